//! From the tree that a reader built to the extract: merged cells flat, layout tables opened, places named.

use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable, Paragraph, Unsure, UnsureKind};
use crate::import::marks;
use crate::import::tree::{MOST_COLUMNS, Node, RawCell, RawRow};
use crate::source::{Place, PlaceName, Span};

/// A cell with more words than this in several paragraphs is a page put into a table, not a cell of the form.
const MOST_CELL_WORDS: usize = 300;

/// Writes the derived text and gives every paragraph and cell its place in it.
pub(crate) fn flatten(nodes: Vec<Node>) -> Extract {
    let mut flattener = Flattener::default();
    flattener.nodes(nodes);
    flattener.extract
}

#[derive(Default)]
struct Flattener {
    extract: Extract,
    paragraphs: usize,
    grids: usize,
}

impl Flattener {
    /// Recursion is as deep as tables are nested, which the tree bounds.
    fn nodes(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            match node {
                Node::Paragraph(words) => self.paragraph(&words),
                Node::Table(rows) if is_layout(&rows) => {
                    let cells = rows.into_iter().filter(|row| !row.deleted).flat_map(|row| row.cells);
                    for cell in cells.filter(|cell| !cell.deleted) {
                        self.nodes(cell.nodes);
                    }
                }
                Node::Table(rows) => self.grid(&rows),
            }
        }
    }

    fn paragraph(&mut self, words: &str) {
        self.paragraphs += 1;
        let start = self.extract.text.len();
        self.extract.text.push_str(&marks::in_paragraph(words));
        let span = Span::new(start, self.extract.text.len());
        self.extract.text.push('\n');
        self.extract.places.push(Place { span, name: PlaceName::Paragraph(self.paragraphs) });
        self.extract.blocks.push(Block::Paragraph(Paragraph { span, apart: true }));
    }

    fn grid(&mut self, rows: &[RawRow]) {
        self.grids += 1;
        let start = self.extract.text.len();
        let mut flat: Vec<Vec<ExtractedCell>> = Vec::new();
        let mut covered = Covered::default();
        for row in rows.iter().filter(|row| !row.deleted) {
            let cells = self.row(row, flat.len() + 1, &mut flat, &mut covered);
            covered.next_row();
            flat.push(cells);
            self.extract.text.push('\n');
        }
        let span = start..self.extract.text.len().max(start + 1) - 1;
        if flat.iter().flatten().any(|cell| !cell.text.is_empty()) {
            self.extract.blocks.push(Block::Table(ExtractedTable {
                rows: flat,
                ruled: true,
                span: Span::from(span),
            }));
        }
    }

    fn row(
        &mut self,
        row: &RawRow,
        number: usize,
        above: &mut [Vec<ExtractedCell>],
        covered: &mut Covered,
    ) -> Vec<ExtractedCell> {
        let mut cells: Vec<ExtractedCell> = Vec::new();
        let mut column = row.before.min(MOST_COLUMNS);
        for cell in row.cells.iter().filter(|cell| !cell.deleted) {
            column = covered.free_from(column);
            let columns = cell.columns.clamp(1, MOST_COLUMNS);
            if cell.continued && covered.stretch(above, column) {
                column += columns;
                continue;
            }
            if !cells.is_empty() {
                self.extract.text.push('\t');
            }
            let words = words_of(&cell.nodes);
            let (words, raised) = marks::in_cell(&words);
            let words = words.into_owned();
            let start = self.extract.text.len();
            self.extract.text.push_str(&words);
            let span = Span::new(start, self.extract.text.len());
            let left_out = cell.left_out.filter(|_| words.is_empty());
            let kind = cell.unsure.or(raised.then_some(UnsureKind::Raised)).or(left_out);
            self.extract.unsure.extend(kind.map(|kind| Unsure { span, kind }));
            let name = PlaceName::Cell { table: self.grids, row: number, cell: cells.len() + 1 };
            self.extract.places.push(Place { span, name });
            covered.cover(column, columns, cell.rows);
            covered.hold(column, (number - 1, cells.len()));
            cells.push(ExtractedCell { column, columns, rows: cell.rows.max(1), text: words, span });
            column += columns;
        }
        cells
    }
}

/// Columns that cells of earlier rows still cover, as browsers count them.
#[derive(Default)]
struct Covered {
    /// For each column the number of rows, this one included, that are still covered from above.
    now: Vec<usize>,
    /// The cells of this row, which cover the rows after it.
    next: Vec<(usize, usize, usize)>,
    /// For each column the row and number of the last cell that begins there.
    holders: Vec<Option<(usize, usize)>>,
}

impl Covered {
    fn free_from(&self, mut column: usize) -> usize {
        while self.now.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        column
    }

    fn cover(&mut self, column: usize, columns: usize, rows: usize) {
        if rows > 1 && column < MOST_COLUMNS {
            self.next.push((column, columns.min(MOST_COLUMNS), rows - 1));
        }
    }

    fn next_row(&mut self) {
        for rows in &mut self.now {
            *rows = rows.saturating_sub(1);
        }
        for (column, columns, rows) in self.next.drain(..) {
            if self.now.len() < column + columns {
                self.now.resize(column + columns, 0);
            }
            for place in &mut self.now[column..column + columns] {
                *place = rows.max(*place);
            }
        }
    }

    fn hold(&mut self, column: usize, cell: (usize, usize)) {
        if column < MOST_COLUMNS {
            if self.holders.len() <= column {
                self.holders.resize(column + 1, None);
            }
            self.holders[column] = Some(cell);
        }
    }

    /// Lets the cell above that begins at `column` reach one row further down; false when there is none.
    fn stretch(&self, above: &mut [Vec<ExtractedCell>], column: usize) -> bool {
        let Some(Some((row, number))) = self.holders.get(column) else { return false };
        let depth = above.len();
        let holder = above.get_mut(*row).and_then(|row| row.get_mut(*number));
        let holder = holder.filter(|cell| row + cell.rows == depth);
        holder.map(|cell| cell.rows += 1).is_some()
    }
}

/// A table that only arranges the page: its text must be read as text.
fn is_layout(rows: &[RawRow]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    cells().nth(1).is_none() || cells().any(holds_a_page)
}

fn holds_a_page(cell: &RawCell) -> bool {
    let tables = cell.nodes.iter().any(|node| match node {
        Node::Table(rows) => is_more_than_a_cell(rows),
        Node::Paragraph(_) => false,
    });
    let paragraphs = cell.nodes.iter().filter(|node| matches!(node, Node::Paragraph(_))).count();
    tables || (paragraphs > 2 && words_of(&cell.nodes).chars().nth(MOST_CELL_WORDS).is_some())
}

/// Whether a table within a cell has several cells, or only one in which a page stands: old sites nest them.
fn is_more_than_a_cell(rows: &[RawRow]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    cells().nth(1).is_some() || cells().any(holds_a_page)
}

/// The words of a cell on one line. Cells of a form hold a label or a number; a lone table within is read as words.
fn words_of(nodes: &[Node]) -> String {
    let mut words = String::new();
    for node in nodes {
        let more = match node {
            Node::Paragraph(line) => line.replace(['\t', '\n'], " "),
            Node::Table(rows) => {
                let inner = rows.iter().flat_map(|row| &row.cells).map(|cell| words_of(&cell.nodes));
                inner.collect::<Vec<_>>().join(" ")
            }
        };
        if !words.is_empty() && !more.is_empty() {
            words.push(' ');
        }
        words.push_str(&more);
    }
    words
}
