//! Which cell of a table covers which place, for writers that must know every place.

use crate::document::{Cell, Role, Table};

/// A cell in its place.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    pub(super) cell: &'a Cell,
    /// Its first column, and how many it covers.
    pub(super) column: usize,
    pub(super) wide: usize,
    /// Its first row, and the one behind its last.
    pub(super) top: usize,
    pub(super) bottom: usize,
}

/// For each row, the cells that cover its columns; a tall cell stands in each of its rows. Rows that are too long lose
/// what does not fit, rows that are too short end with empty places: every place is covered once.
pub(super) fn rows(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let columns = table.widths.len();
    let mut rows: Vec<Vec<Slot>> = Vec::with_capacity(table.rows.len());
    for (top, cells) in table.rows.iter().enumerate() {
        let row = row(cells, top, columns, table.rows.len(), rows.last().map_or(&[], Vec::as_slice));
        rows.push(row);
    }
    rows
}

/// The cells that cover row `top`, given those of the row above.
fn row<'a>(cells: &'a [Cell], top: usize, columns: usize, count: usize, above: &[Slot<'a>]) -> Vec<Slot<'a>> {
    static EMPTY: Cell = Cell { text: String::new(), wide: 1, tall: 1, role: Role::Figure, notes: vec![] };
    let mut cells = cells.iter();
    let mut tall = above.iter().filter(|slot| slot.bottom > top).peekable();
    let mut slots: Vec<Slot> = vec![];
    let mut column = 0;
    while column < columns {
        let slot = tall.next_if(|slot| slot.column == column).copied().unwrap_or_else(|| {
            let cell = cells.next().unwrap_or(&EMPTY);
            let free = tall.peek().map_or(columns, |slot| slot.column) - column;
            let bottom = top.saturating_add(cell.tall.max(1)).min(count);
            Slot { cell, column, wide: cell.wide.clamp(1, free), top, bottom }
        });
        column += slot.wide;
        slots.push(slot);
    }
    slots
}
