//! From the tree that a reader built to the stream: merged cells settled, layout tables opened, places named.

use crate::import::extract::{Block, Cell, Grid, Paragraph, Stream};
use crate::import::tree::{DraftCell, DraftRow, MOST_COLUMNS, Piece};
use crate::source::{Place, Span};

/// A cell with more words than this in several paragraphs is a page put into a table, not a cell of the form.
const MOST_CELL_WORDS: usize = 300;

/// Writes the derived text and gives every paragraph and cell its place in it.
pub(crate) fn settle(pieces: Vec<Piece>) -> Stream {
    let mut settler = Settler::default();
    settler.pieces(pieces);
    settler.stream
}

#[derive(Default)]
struct Settler {
    stream: Stream,
    paragraphs: usize,
    grids: usize,
}

impl Settler {
    /// Recursion is as deep as tables are nested, which the draft bounds.
    fn pieces(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(words) => self.paragraph(&words),
                Piece::Table(rows) if is_layout(&rows) => {
                    let cells = rows.into_iter().filter(|row| !row.deleted).flat_map(|row| row.cells);
                    for cell in cells.filter(|cell| !cell.deleted) {
                        self.pieces(cell.pieces);
                    }
                }
                Piece::Table(rows) => self.grid(&rows),
            }
        }
    }

    fn paragraph(&mut self, words: &str) {
        self.paragraphs += 1;
        let start = self.stream.text.len();
        self.stream.text.push_str(words);
        let span = Span::new(start, self.stream.text.len());
        self.stream.text.push('\n');
        self.stream.places.push(Place { span, name: format!("第 {} 段", self.paragraphs) });
        self.stream.blocks.push(Block::Paragraph(Paragraph { span, apart: true }));
    }

    fn grid(&mut self, rows: &[DraftRow]) {
        self.grids += 1;
        let start = self.stream.text.len();
        let mut settled: Vec<Vec<Cell>> = Vec::new();
        let mut covered = Covered::default();
        for row in rows.iter().filter(|row| !row.deleted) {
            let cells = self.row(row, settled.len() + 1, &mut settled, &mut covered);
            covered.next_row();
            settled.push(cells);
            self.stream.text.push('\n');
        }
        let span = start..self.stream.text.len().max(start + 1) - 1;
        if settled.iter().flatten().any(|cell| !cell.text.is_empty()) {
            self.stream.blocks.push(Block::Grid(Grid { rows: settled, ruled: true, span: Span::from(span) }));
        }
    }

    fn row(
        &mut self,
        row: &DraftRow,
        number: usize,
        above: &mut [Vec<Cell>],
        covered: &mut Covered,
    ) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut column = row.before.min(MOST_COLUMNS);
        for cell in row.cells.iter().filter(|cell| !cell.deleted) {
            column = covered.free_from(column);
            let columns = cell.columns.clamp(1, MOST_COLUMNS);
            if cell.continued && covered.stretch(above, column) {
                column += columns;
                continue;
            }
            if !cells.is_empty() {
                self.stream.text.push('\t');
            }
            let words = words_of(&cell.pieces);
            let start = self.stream.text.len();
            self.stream.text.push_str(&words);
            let span = Span::new(start, self.stream.text.len());
            let name = format!("表 {} 第 {number} 行第 {} 格", self.grids, cells.len() + 1);
            self.stream.places.push(Place { span, name });
            covered.cover(column, columns, cell.rows);
            covered.hold(column, (number - 1, cells.len()));
            cells.push(Cell { column, columns, rows: cell.rows.max(1), text: words, span });
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
    fn stretch(&self, above: &mut [Vec<Cell>], column: usize) -> bool {
        let Some(Some((row, number))) = self.holders.get(column) else { return false };
        let depth = above.len();
        let holder = above.get_mut(*row).and_then(|row| row.get_mut(*number));
        let holder = holder.filter(|cell| row + cell.rows == depth);
        holder.map(|cell| cell.rows += 1).is_some()
    }
}

/// A table that only arranges the page: its text must be read as text.
fn is_layout(rows: &[DraftRow]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    cells().nth(1).is_none() || cells().any(holds_a_page)
}

fn holds_a_page(cell: &DraftCell) -> bool {
    let tables = cell.pieces.iter().any(|piece| match piece {
        Piece::Table(rows) => rows.iter().map(|row| row.cells.len()).sum::<usize>() > 1,
        Piece::Paragraph(_) => false,
    });
    let paragraphs = cell.pieces.iter().filter(|piece| matches!(piece, Piece::Paragraph(_))).count();
    tables || (paragraphs > 2 && words_of(&cell.pieces).chars().nth(MOST_CELL_WORDS).is_some())
}

/// The words of a cell on one line. Cells of a form hold a label or a number; a lone table within is read as words.
fn words_of(pieces: &[Piece]) -> String {
    let mut words = String::new();
    for piece in pieces {
        let more = match piece {
            Piece::Paragraph(line) => line.replace(['\t', '\n'], " "),
            Piece::Table(rows) => {
                let inner = rows.iter().flat_map(|row| &row.cells).map(|cell| words_of(&cell.pieces));
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
