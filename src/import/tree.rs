//! A document while it is being read: text boxes, cells and tables that are still open, whatever the file does.

use crate::import::extract::UnsureKind;
use crate::import::marks;
use crate::import::unreadable::Unreadable;
use crate::text::unify;

/// Text and cells beyond this are no annual report; real ones hold some 30 KB and 500 cells.
const MOST_TEXT: usize = 1 << 20;
const MOST_NODES: usize = 50_000;
/// Tables within tables; layout by tables rarely goes beyond six.
const MOST_LEVELS: usize = 40;
/// Columns of a table; the widest one of the form has 15.
pub(crate) const MOST_COLUMNS: usize = 256;

/// A paragraph or a table with its cells still as trees.
#[derive(Debug)]
pub(crate) enum Node {
    Paragraph(String),
    Table(Vec<RawRow>),
}

/// A row as the file tells it.
#[derive(Debug, Default)]
pub(crate) struct RawRow {
    /// Grid columns left free before the first cell.
    pub(crate) before: usize,
    /// Taken out by a tracked change.
    pub(crate) deleted: bool,
    pub(crate) cells: Vec<RawCell>,
}

/// A cell as the file tells it.
#[derive(Debug)]
pub(crate) struct RawCell {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// Word's manner of merging downwards: this cell belongs to the one above.
    pub(crate) continued: bool,
    pub(crate) deleted: bool,
    /// Why its words may be others than those that are shown.
    pub(crate) unsure: Option<UnsureKind>,
    /// What it shows that is not read: words with a line through them, or a picture or a control.
    pub(crate) left_out: Option<UnsureKind>,
    pub(crate) nodes: Vec<Node>,
}

impl Default for RawCell {
    fn default() -> Self {
        let (columns, rows, nodes) = (1, 1, Vec::new());
        Self { columns, rows, continued: false, deleted: false, unsure: None, left_out: None, nodes }
    }
}

/// Text as it flows: the finished nodes, the line that is being written, and text boxes that follow it.
#[derive(Debug, Default)]
struct OpenText {
    nodes: Vec<Node>,
    line: String,
    after: Vec<Node>,
}

#[derive(Debug)]
enum OpenElement {
    /// a text box: its own text, whose nodes come after the paragraph that holds it.
    Box(OpenText),
    Cell(OpenText, RawCell),
    Row(RawRow),
    Table(Vec<RawRow>),
}

/// The builder that the readers of DOCX and HTML share. Closing what is not open does nothing.
#[derive(Debug)]
pub(crate) struct TreeBuilder {
    body: OpenText,
    open: Vec<OpenElement>,
    text: usize,
    nodes: usize,
}

impl TreeBuilder {
    pub(crate) fn new() -> Self {
        Self { body: OpenText::default(), open: Vec::new(), text: 0, nodes: 0 }
    }

    /// Adds words to the open paragraph. Words between the cells of a table go before the table, as in browsers.
    pub(crate) fn text(&mut self, words: &str) -> Result<(), Unreadable> {
        self.text += words.len();
        if self.text > MOST_TEXT {
            return Err(Unreadable::TooLarge);
        }
        self.text_mut().line.push_str(&unify(&marks::in_paragraph(words)));
        Ok(())
    }

    /// Adds words that stand above or below the line.
    pub(crate) fn raised(&mut self, words: &str) -> Result<(), Unreadable> {
        self.marked(words, marks::raised)
    }

    /// Adds the number that a list prints before the open paragraph.
    pub(crate) fn number(&mut self, words: &str) -> Result<(), Unreadable> {
        self.marked(words, marks::number)
    }

    fn marked(&mut self, words: &str, mark: fn(&str) -> String) -> Result<(), Unreadable> {
        self.text("")?;
        if words.is_empty() {
            return Ok(());
        }
        self.text += words.len();
        let words = mark(&unify(&marks::in_paragraph(words)));
        self.text_mut().line.push_str(&words);
        Ok(())
    }

    /// Takes note that the words of the open cell are not sure.
    pub(crate) fn doubt(&mut self, kind: UnsureKind) {
        if let Some(cell) = self.cell() {
            cell.unsure = Some(kind);
        }
    }

    /// Whether a cell is open.
    pub(crate) fn is_in_cell(&self) -> bool {
        self.open.iter().any(|element| matches!(element, OpenElement::Cell(..)))
    }

    /// Takes note of words that are left out because a line goes through them.
    pub(crate) fn struck(&mut self, words: &str) {
        if let Some(cell) = self.cell().filter(|_| !words.trim().is_empty()) {
            cell.left_out = Some(UnsureKind::Struck);
        }
    }

    /// Takes note of a picture, or of a control, whose words are not read.
    pub(crate) fn pictured(&mut self) {
        if let Some(cell) = self.cell() {
            cell.left_out.get_or_insert(UnsureKind::Pictured);
        }
    }

    /// The paragraph that is being written.
    pub(crate) fn line(&mut self) -> &mut String {
        &mut self.text_mut().line
    }

    pub(crate) fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        self.count()?;
        let text = self.text_mut();
        text.finish_line();
        Ok(())
    }

    pub(crate) fn open_table(&mut self) -> Result<(), Unreadable> {
        self.end_paragraph()?;
        self.push(OpenElement::Table(Vec::new()))
    }

    pub(crate) fn close_table(&mut self) {
        self.close(|element| matches!(element, OpenElement::Table(_)));
    }

    pub(crate) fn open_row(&mut self) -> Result<(), Unreadable> {
        self.close_row();
        if matches!(self.open.last(), Some(OpenElement::Table(_))) {
            self.push(OpenElement::Row(RawRow::default()))?;
        }
        Ok(())
    }

    pub(crate) fn close_row(&mut self) {
        self.close(|element| matches!(element, OpenElement::Row(_)));
    }

    pub(crate) fn open_cell(&mut self) -> Result<(), Unreadable> {
        self.close_cell();
        if matches!(self.open.last(), Some(OpenElement::Table(_))) {
            self.open_row()?;
        }
        if matches!(self.open.last(), Some(OpenElement::Row(_))) {
            self.push(OpenElement::Cell(OpenText::default(), RawCell::default()))?;
        }
        Ok(())
    }

    pub(crate) fn close_cell(&mut self) {
        self.close(|element| matches!(element, OpenElement::Cell(..)));
    }

    pub(crate) fn open_box(&mut self) -> Result<(), Unreadable> {
        self.push(OpenElement::Box(OpenText::default()))
    }

    pub(crate) fn close_box(&mut self) {
        if let Some(at) = self.open.iter().rposition(|element| matches!(element, OpenElement::Box(_))) {
            self.close_down_to(at);
        }
    }

    /// The row that is open, to learn its properties.
    pub(crate) fn row(&mut self) -> Option<&mut RawRow> {
        self.open.iter_mut().rev().find_map(|element| match element {
            OpenElement::Row(row) => Some(row),
            _ => None,
        })
    }

    /// The cell that is open, to learn its properties.
    pub(crate) fn cell(&mut self) -> Option<&mut RawCell> {
        self.open.iter_mut().rev().find_map(|element| match element {
            OpenElement::Cell(_, cell) => Some(cell),
            _ => None,
        })
    }

    /// Closes all that is open and gives what was read.
    pub(crate) fn finish(mut self) -> Vec<Node> {
        self.close_down_to(0);
        self.body.finish()
    }

    fn push(&mut self, element: OpenElement) -> Result<(), Unreadable> {
        self.count()?;
        if self.open.len() > MOST_LEVELS * 3 {
            return Err(Unreadable::TooDeep);
        }
        self.open.push(element);
        Ok(())
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.nodes += 1;
        if self.nodes > MOST_NODES { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    fn text_mut(&mut self) -> &mut OpenText {
        let inner = self.open.iter_mut().rev().find_map(|element| match element {
            OpenElement::Box(text) | OpenElement::Cell(text, _) => Some(text),
            OpenElement::Row(_) | OpenElement::Table(_) => None,
        });
        inner.unwrap_or(&mut self.body)
    }

    /// Closes the innermost element of a kind and all within it, but never reaches out of a text box or, for cells and
    /// rows, out of the table that is open.
    fn close(&mut self, kind: fn(&OpenElement) -> bool) {
        for at in (0..self.open.len()).rev() {
            let element = &self.open[at];
            if kind(element) {
                return self.close_down_to(at);
            }
            if matches!(element, OpenElement::Box(_) | OpenElement::Table(_)) {
                return;
            }
        }
    }

    fn close_down_to(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(element) = self.open.pop() else { return };
            match element {
                OpenElement::Cell(text, mut cell) => {
                    cell.nodes = text.finish();
                    if let Some(OpenElement::Row(row)) = self.open.last_mut() {
                        row.cells.push(cell);
                    }
                }
                OpenElement::Row(row) => {
                    if let Some(OpenElement::Table(rows)) = self.open.last_mut() {
                        rows.push(row);
                    }
                }
                OpenElement::Table(rows) => {
                    let text = self.text_mut();
                    text.finish_line();
                    text.nodes.push(Node::Table(rows));
                }
                OpenElement::Box(text) => self.text_mut().after.extend(text.finish()),
            }
        }
    }
}

impl OpenText {
    fn finish_line(&mut self) {
        let words = self.line.trim();
        if !words.is_empty() {
            self.nodes.push(Node::Paragraph(words.to_string()));
        }
        self.line.clear();
        self.nodes.append(&mut self.after);
    }

    fn finish(mut self) -> Vec<Node> {
        self.finish_line();
        self.nodes
    }
}
