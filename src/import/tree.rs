//! A document while it is being read: text boxes, cells and tables that are still open, whatever the file does.

use crate::import::unreadable::Unreadable;

/// Text and cells beyond this are no annual report; real ones hold some 30 KB and 500 cells.
const MOST_TEXT: usize = 1 << 20;
const MOST_PIECES: usize = 50_000;
/// Tables within tables; layout by tables rarely goes beyond six.
const MOST_LEVELS: usize = 40;
/// Columns of a table; the widest one of the form has 15.
pub(crate) const MOST_COLUMNS: usize = 256;

/// A paragraph or a table with its cells still as trees.
#[derive(Debug)]
pub(crate) enum Piece {
    Paragraph(String),
    Table(Vec<DraftRow>),
}

/// A row as the file tells it.
#[derive(Debug, Default)]
pub(crate) struct DraftRow {
    /// Grid columns left free before the first cell.
    pub(crate) before: usize,
    /// Taken out by a tracked change.
    pub(crate) deleted: bool,
    pub(crate) cells: Vec<DraftCell>,
}

/// A cell as the file tells it.
#[derive(Debug)]
pub(crate) struct DraftCell {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// Word's manner of merging downwards: this cell belongs to the one above.
    pub(crate) continued: bool,
    pub(crate) deleted: bool,
    pub(crate) pieces: Vec<Piece>,
}

impl Default for DraftCell {
    fn default() -> Self {
        Self { columns: 1, rows: 1, continued: false, deleted: false, pieces: Vec::new() }
    }
}

/// Text as it flows: the finished pieces, the line that is being written, and text boxes that follow it.
#[derive(Debug, Default)]
struct Flow {
    pieces: Vec<Piece>,
    line: String,
    after: Vec<Piece>,
}

#[derive(Debug)]
enum Level {
    /// A text box: its own flow, whose pieces come after the paragraph that holds it.
    Box(Flow),
    Cell(Flow, DraftCell),
    Row(DraftRow),
    Table(Vec<DraftRow>),
}

/// The builder that the readers of DOCX and HTML share. Closing what is not open does nothing.
#[derive(Debug)]
pub(crate) struct Draft {
    body: Flow,
    levels: Vec<Level>,
    text: usize,
    pieces: usize,
}

impl Draft {
    pub(crate) fn new() -> Self {
        Self { body: Flow::default(), levels: Vec::new(), text: 0, pieces: 0 }
    }

    /// Adds words to the open paragraph. Words between the cells of a table go before the table, as in browsers.
    pub(crate) fn text(&mut self, words: &str) -> Result<(), Unreadable> {
        self.text += words.len();
        if self.text > MOST_TEXT {
            return Err(Unreadable::TooLarge);
        }
        self.flow().line.push_str(words);
        Ok(())
    }

    /// The paragraph that is being written.
    pub(crate) fn line(&mut self) -> &mut String {
        &mut self.flow().line
    }

    pub(crate) fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        self.count()?;
        let flow = self.flow();
        flow.finish_line();
        Ok(())
    }

    pub(crate) fn open_table(&mut self) -> Result<(), Unreadable> {
        self.end_paragraph()?;
        self.push(Level::Table(Vec::new()))
    }

    pub(crate) fn close_table(&mut self) {
        self.close(|level| matches!(level, Level::Table(_)));
    }

    pub(crate) fn open_row(&mut self) -> Result<(), Unreadable> {
        self.close_row();
        if matches!(self.levels.last(), Some(Level::Table(_))) {
            self.push(Level::Row(DraftRow::default()))?;
        }
        Ok(())
    }

    pub(crate) fn close_row(&mut self) {
        self.close(|level| matches!(level, Level::Row(_)));
    }

    pub(crate) fn open_cell(&mut self) -> Result<(), Unreadable> {
        self.close_cell();
        if matches!(self.levels.last(), Some(Level::Table(_))) {
            self.open_row()?;
        }
        if matches!(self.levels.last(), Some(Level::Row(_))) {
            self.push(Level::Cell(Flow::default(), DraftCell::default()))?;
        }
        Ok(())
    }

    pub(crate) fn close_cell(&mut self) {
        self.close(|level| matches!(level, Level::Cell(..)));
    }

    pub(crate) fn open_box(&mut self) -> Result<(), Unreadable> {
        self.push(Level::Box(Flow::default()))
    }

    pub(crate) fn close_box(&mut self) {
        if let Some(at) = self.levels.iter().rposition(|level| matches!(level, Level::Box(_))) {
            self.close_down_to(at);
        }
    }

    /// The row that is open, to learn its properties.
    pub(crate) fn row(&mut self) -> Option<&mut DraftRow> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Row(row) => Some(row),
            _ => None,
        })
    }

    /// The cell that is open, to learn its properties.
    pub(crate) fn cell(&mut self) -> Option<&mut DraftCell> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Cell(_, cell) => Some(cell),
            _ => None,
        })
    }

    /// Closes all that is open and gives what was read.
    pub(crate) fn finish(mut self) -> Vec<Piece> {
        self.close_down_to(0);
        self.body.finish()
    }

    fn push(&mut self, level: Level) -> Result<(), Unreadable> {
        self.count()?;
        if self.levels.len() > MOST_LEVELS * 3 {
            return Err(Unreadable::TooDeep);
        }
        self.levels.push(level);
        Ok(())
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    fn flow(&mut self) -> &mut Flow {
        let inner = self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Box(flow) | Level::Cell(flow, _) => Some(flow),
            Level::Row(_) | Level::Table(_) => None,
        });
        inner.unwrap_or(&mut self.body)
    }

    /// Closes the innermost level of a kind and all within it, but never reaches out of a text box or, for cells and
    /// rows, out of the table that is open.
    fn close(&mut self, kind: fn(&Level) -> bool) {
        for at in (0..self.levels.len()).rev() {
            let level = &self.levels[at];
            if kind(level) {
                return self.close_down_to(at);
            }
            if matches!(level, Level::Box(_) | Level::Table(_)) {
                return;
            }
        }
    }

    fn close_down_to(&mut self, at: usize) {
        while self.levels.len() > at {
            let Some(level) = self.levels.pop() else { return };
            match level {
                Level::Cell(flow, mut cell) => {
                    cell.pieces = flow.finish();
                    if let Some(Level::Row(row)) = self.levels.last_mut() {
                        row.cells.push(cell);
                    }
                }
                Level::Row(row) => {
                    if let Some(Level::Table(rows)) = self.levels.last_mut() {
                        rows.push(row);
                    }
                }
                Level::Table(rows) => {
                    let flow = self.flow();
                    flow.finish_line();
                    flow.pieces.push(Piece::Table(rows));
                }
                Level::Box(flow) => self.flow().after.extend(flow.finish()),
            }
        }
    }
}

impl Flow {
    fn finish_line(&mut self) {
        let words = self.line.trim();
        if !words.is_empty() {
            self.pieces.push(Piece::Paragraph(words.to_string()));
        }
        self.line.clear();
        self.pieces.append(&mut self.after);
    }

    fn finish(mut self) -> Vec<Piece> {
        self.finish_line();
        self.pieces
    }
}
