//! Of the document: which cell of a table covers which place, for writers that must know every place.

use crate::document::block::{Cell, Content, Table};
use crate::report::Entry;

/// A table whose every place is covered once.
#[derive(Debug)]
pub struct CellGrid<'a> {
    /// The table itself.
    pub table: &'a Table,
    /// For each row, the cells that cover its columns; a tall cell is in each of its rows.
    pub rows: Vec<Vec<GridCell<'a>>>,
}

/// A cell in its place.
#[derive(Debug, Clone, Copy)]
pub struct GridCell<'a> {
    /// The cell itself.
    pub cell: &'a Cell,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub wide: usize,
    /// Its first row.
    pub top: usize,
    /// The row behind its last.
    pub bottom: usize,
}

impl<'a> CellGrid<'a> {
    /// Finds the place of every cell. Rows that are too long lose what does not fit, rows that are too short end with
    /// empty places.
    pub fn new(table: &'a Table) -> Self {
        let columns = table.widths.len();
        let mut rows: Vec<Vec<GridCell>> = Vec::with_capacity(table.rows.len());
        for (top, cells) in table.rows.iter().enumerate() {
            let row = row(cells, top, columns, table.rows.len(), rows.last().map_or(&[], Vec::as_slice));
            rows.push(row);
        }
        Self { table, rows }
    }

    /// Lists every cell once, where it begins.
    pub fn cells(&self) -> impl Iterator<Item = &GridCell<'a>> {
        self.rows.iter().enumerate().flat_map(|(row, cells)| cells.iter().filter(move |cell| cell.top == row))
    }

    /// Returns the first column that holds a figure.
    pub fn first_figure(&self) -> Option<usize> {
        self.cells().filter(|cell| cell.cell.is_figure()).map(|cell| cell.column).min()
    }
}

impl GridCell<'_> {
    /// Returns how many rows it covers.
    pub fn tall(&self) -> usize {
        self.bottom - self.top
    }
}

/// Finds the cells that cover row `top`, given those of the row above.
fn row<'a>(
    cells: &'a [Cell],
    top: usize,
    columns: usize,
    count: usize,
    above: &[GridCell<'a>],
) -> Vec<GridCell<'a>> {
    static EMPTY: Cell = Cell { content: Content::Figure(Entry::Blank), wide: 1, tall: 1, notes: vec![] };
    let mut cells = cells.iter();
    let mut tall = above.iter().filter(|cell| cell.bottom > top).peekable();
    let mut row: Vec<GridCell> = vec![];
    let mut column = 0;
    while column < columns {
        let placed = tall.next_if(|cell| cell.column == column).copied().unwrap_or_else(|| {
            let cell = cells.next().unwrap_or(&EMPTY);
            let free = tall.peek().map_or(columns, |cell| cell.column) - column;
            let bottom = top.saturating_add(cell.tall.max(1)).min(count);
            GridCell { cell, column, wide: cell.wide.clamp(1, free), top, bottom }
        });
        column += placed.wide;
        row.push(placed);
    }
    row
}
