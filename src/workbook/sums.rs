//! Of the workbook: which cells of a table are the sums of others, and which columns are to be in balance.

use crate::form::{Axis, Balance, Table, TableLine, select};
use std::collections::BTreeMap;

/// A row and a column of the form's table.
pub(super) type Place = (usize, usize);

/// What a cell is the sum of.
#[derive(Debug)]
pub(super) struct Sum<'f> {
    /// The cells that are added up.
    pub(super) addends: Vec<Place>,
    /// The balance that says so.
    pub(super) balance: &'f Balance,
}

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

/// Lists the cells that a balance makes the sum of others.
pub(super) fn sums(table: &Table) -> BTreeMap<Place, Sum<'_>> {
    let mut sums = BTreeMap::new();
    for balance in &table.balances {
        let [key] = balance.right.as_slice() else { continue };
        match balance.each {
            Axis::Row => {
                for (row, (block, _)) in table.rows().enumerate() {
                    let Some(total) = block.column(key) else { continue };
                    let columns: Vec<&TableLine> = block.columns.iter().collect();
                    let addends = select(&columns, &balance.left).into_iter().map(|column| (row, column));
                    sums.entry((row, total)).or_insert(Sum { addends: addends.collect(), balance });
                }
            }
            Axis::Column => {
                let (Some(total), rows) = (table.row(key), lines(table)) else { continue };
                let addends = select(&rows, &balance.left);
                for column in 0..columns(table) {
                    let addends = addends.iter().map(|row| (*row, column)).collect();
                    sums.entry((total, column)).or_insert(Sum { addends, balance });
                }
            }
        }
    }
    sums
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
