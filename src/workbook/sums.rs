//! Of the workbook: which columns of a table are to be in balance.

use crate::form::{Axis, Balance, Table, TableLine, select};

/// A row and a column of the form's table.
pub(super) type Place = (usize, usize);

/// Two sums of one column that are to be the same.
#[derive(Debug)]
pub(super) struct Check {
    /// The column.
    pub(super) column: usize,
    /// The cells of the left side.
    pub(super) left: Vec<Place>,
    /// The cells of the right side.
    pub(super) right: Vec<Place>,
}

/// Lists the balances of columns of which neither side is a single cell, each with its columns.
pub(super) fn checks(table: &Table) -> Vec<(&Balance, Vec<Check>)> {
    let own = table.balances.iter().filter(|own| own.each == Axis::Column && own.right.len() > 1);
    let checked = own.map(|balance| {
        let rows = lines(table);
        let (left, right) = (select(&rows, &balance.left), select(&rows, &balance.right));
        let check = |column| Check {
            column,
            left: left.iter().map(|row| (*row, column)).collect(),
            right: right.iter().map(|row| (*row, column)).collect(),
        };
        (balance, (0..columns(table)).map(check).collect())
    });
    checked.collect()
}

fn lines(table: &Table) -> Vec<&TableLine> {
    table.rows().map(|(_, line)| line).collect()
}

/// Counts the columns of the only block over which balances of columns run.
fn columns(table: &Table) -> usize {
    table.blocks.first().map_or(0, |block| block.columns.len())
}
