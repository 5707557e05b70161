//! Adds up the totals that an agency leaves to the program.

use super::{Entry, Report, Row};
use crate::form::{Axis, Balance, Block, Form, Table, select};
use crate::source::Written;

/// The columns of a block that some balance makes the sum of others.
pub fn total_columns(table: &Table, block: &Block) -> Vec<usize> {
    let sums = table.balances.iter().filter(|balance| balance.each == Axis::Row);
    sums.filter_map(sum_key).filter_map(|key| block.column(key)).collect()
}

/// The key of the only line on a balance's right side.
fn sum_key(balance: &Balance) -> Option<&str> {
    if let [key] = balance.right.as_slice() { Some(key) } else { None }
}

impl Report {
    /// Adds every total that follows from other figures: a column at the end of each row, and whole rows.
    /// A total one of whose addends is no count is left out.
    pub fn fill_totals(&mut self, form: &Form) {
        for (table, grid) in form.tables.iter().zip(&mut self.grids) {
            let Some(section) = grid.span.clone() else { continue };
            let lines: Vec<_> = table.rows().map(|(_, line)| line).collect();
            for balance in &table.balances {
                let Some(key) = sum_key(balance) else { continue };
                if balance.each == Axis::Column && table.row(key).is_some_and(|row| grid.rows[row].is_none())
                {
                    let addends = select(&lines, &balance.left);
                    let width = table.blocks[0].columns.len();
                    let cells = (0..width).map_while(|column| {
                        let sum = addends
                            .iter()
                            .try_fold(0_u64, |sum, &row| sum.checked_add(grid.count(row, column)?));
                        Some(Written::new(Entry::Count(sum?), section.clone()))
                    });
                    let row = Row {
                        key: section.clone(),
                        span: section.clone(),
                        cells: cells.collect(),
                        given: 0,
                        fits: true,
                    };
                    let place = table.row(key).unwrap_or_default();
                    grid.rows[place] = Some(row);
                }
            }
            for ((block, _), row) in table.rows().zip(&mut grid.rows) {
                let Some(row) = row.as_mut().filter(|row| row.fits) else { continue };
                for total in total_columns(table, block) {
                    let sum =
                        row.cells.iter().try_fold(0_u64, |sum, cell| sum.checked_add(cell.value.count()?));
                    if let (Some(sum), true) = (sum, row.cells.len() == total) {
                        row.cells.push(Written::new(Entry::Count(sum), row.span.clone()));
                    }
                }
            }
        }
    }
}
