//! Adds up the totals that an agency leaves to the program.

use crate::form::{Axis, Balance, Form, Table, TableBlock, select};
use crate::report::grid::{Cell, Entry, Grid, NotACount, Row};
use crate::report::{Report, Totals};
use crate::source::{Span, Spanned};

/// The columns of a block that some balance makes the sum of others.
pub fn total_columns(table: &Table, block: &TableBlock) -> Vec<usize> {
    let sums = table.balances.iter().filter(|balance| balance.each == Axis::Row);
    sums.filter_map(sum_key).filter_map(|key| block.column(key)).collect()
}

/// The columns of a block whose figures the agency gives, by their places.
pub fn given_columns(table: &Table, block: &TableBlock, totals: Totals) -> Vec<usize> {
    let computed = if totals == Totals::Computed { total_columns(table, block) } else { vec![] };
    (0..block.columns.len()).filter(|column| !computed.contains(column)).collect()
}

/// The key of the only line on a balance's right side.
fn sum_key(balance: &Balance) -> Option<&str> {
    if let [key] = balance.right.as_slice() { Some(key) } else { None }
}

impl Report {
    /// Adds every total that follows from other figures: a column at the end of each row, and whole rows. A total one
    /// of whose addends is no count is only known to be no less than the sum of the others.
    pub fn fill_totals(&mut self, form: &Form) {
        for (table, grid) in form.tables.iter().zip(&mut self.grids) {
            let Some(section) = grid.span else { continue };
            for ((block, _), row) in table.rows().zip(&mut grid.rows) {
                let columns: Vec<_> = block.columns.iter().collect();
                for balance in table.balances.iter().filter(|balance| balance.each == Axis::Row) {
                    let Some(total) = sum_key(balance).and_then(|key| block.column(key)) else { continue };
                    // The total comes behind what the agency gives, as the next figure of the row.
                    if let Some(row) = row.as_mut().filter(|row| row.fits && row.cells.len() == total) {
                        let addends = select(&columns, &balance.left).into_iter();
                        let sum = sum(addends.map(|column| row.cells.get(column)));
                        row.cells.push(Spanned::new(sum, row.span));
                    }
                }
            }
            for balance in table.balances.iter().filter(|balance| balance.each == Axis::Column) {
                fill_row(table, grid, balance, section);
            }
        }
    }
}

/// Adds the row that a balance makes the sum of others, unless the agency gives it.
fn fill_row(table: &Table, grid: &mut Grid, balance: &Balance, section: Span) {
    let Some(place) = sum_key(balance).and_then(|key| table.row(key)) else { return };
    if grid.rows.get(place).is_none_or(Option::is_some) {
        return;
    }
    let lines: Vec<_> = table.rows().map(|(_, line)| line).collect();
    let addends = select(&lines, &balance.left);
    let total = |column| sum(addends.iter().map(|&row| grid.cell(row, column)));
    let cells = (0..table.blocks[0].columns.len()).map(total);
    let cells = cells.map(|sum| Spanned::new(sum, section)).collect();
    let row = Row { key: section, span: section, cells, given: 0, fits: true };
    grid.rows[place] = Some(row);
}

/// What cells add up to; nothing stands for a cell that is not there.
fn sum<'a>(cells: impl Iterator<Item = Option<&'a Cell>>) -> Entry {
    let (mut known, mut least) = (true, 0_u128);
    for cell in cells {
        let value = cell.map(|cell| &cell.value);
        let exact = value.and_then(|value| value.count().map(u128::from).or_else(|| too_large(value)));
        known &= exact.is_some();
        least += exact.or_else(|| value?.least().map(u128::from)).unwrap_or(0);
    }
    match u64::try_from(least) {
        Ok(sum) if known => Entry::Count(sum),
        Err(_) if known => Entry::NotACount(NotACount::TooLarge, least.to_string()),
        sum => Entry::AtLeast(sum.unwrap_or(u64::MAX)),
    }
}

/// A count that is too large for a cell, where some twenty of them can still be added.
fn too_large(value: &Entry) -> Option<u128> {
    let Entry::NotACount(NotACount::TooLarge, digits) = value else { return None };
    digits.parse().ok().filter(|count| *count < u128::MAX >> 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_exact_or_no_less_than_what_is_known() {
        let total = |entries: &[Option<Entry>]| {
            let cells: Vec<_> =
                entries.iter().map(|own| own.clone().map(|own| Cell::new(own, 0..0))).collect();
            sum(cells.iter().map(Option::as_ref))
        };
        let count = |count| Some(Entry::Count(count));
        assert_eq!(total(&[count(3), count(4)]), Entry::Count(7));
        for other in [
            None,
            Some(Entry::Blank),
            Some(Entry::Unsure),
            Some(Entry::NotACount(NotACount::Words, String::new())),
        ] {
            assert_eq!(total(&[count(3), other.clone(), count(4)]), Entry::AtLeast(7), "{other:?}");
        }
        assert_eq!(total(&[count(3), Some(Entry::AtLeast(4))]), Entry::AtLeast(7));
        let large = |digits: &str| Entry::NotACount(NotACount::TooLarge, digits.to_owned());
        assert_eq!(total(&[count(u64::MAX), count(1), count(1)]), large("18446744073709551617"));
        assert_eq!(total(&[Some(large("18446744073709551617")), count(1)]), large("18446744073709551618"));
        assert_eq!(total(&[count(u64::MAX), count(1), None]), Entry::AtLeast(u64::MAX));
        assert_eq!(total(&[Some(large(&"9".repeat(39))), count(1)]), Entry::AtLeast(1));
        assert_eq!(total(&[]), Entry::Count(0));
    }
}
