//! Of the workbook's writer: figures, and the formulas of sums with the values that they have.

use crate::form::Sum;
use crate::import::sheets::address;
use crate::report::{Amount, Entry, Grid};
use crate::workbook::sums::Place;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// Numbers of more digits are no longer exact in a cell.
const EXACT_DIGITS: usize = 15;

/// Writes a figure; what is no figure is written as it was, and what is not exact in a cell as text.
pub(super) fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    entry: &Entry,
    decimals: usize,
    format: &Format,
) -> Result<(), XlsxError> {
    let digits = match entry {
        Entry::Count(count) => count.to_string(),
        Entry::Amount(amount) => amount.show(decimals),
        Entry::Blank | Entry::AtLeast(_) => return sheet.write_blank(row, column, format).map(drop),
        Entry::Unsure => return sheet.write_string_with_format(row, column, "?", format).map(drop),
        Entry::NotACount(_, written) => {
            return sheet.write_string_with_format(row, column, written, format).map(drop);
        }
    };
    let is_exact = digits.bytes().filter(u8::is_ascii_digit).count() <= EXACT_DIGITS;
    match digits.parse::<f64>() {
        Ok(number) if is_exact => sheet.write_number_with_format(row, column, number, format).map(drop),
        _ => sheet.write_string_with_format(row, column, digits, format).map(drop),
    }
}

/// What a sum adds up to, where every addend is known.
pub(super) fn added(grid: &Grid, addends: &[Place]) -> Option<u64> {
    addends.iter().try_fold(0_u64, |sum, (row, column)| sum.checked_add(grid.count(*row, *column)?))
}

/// Whether a cell is written as a formula: it says what the figures say, or there is nothing to say yet. Any other total
/// is the agency's own, right or wrong.
pub(super) fn is_formula(grid: &Grid, place: Place, sum: &Sum) -> bool {
    let written = grid.cell(place.0, place.1).map(|cell| &cell.value);
    match (added(grid, &sum.addends), written) {
        (Some(added), Some(Entry::Count(count))) => added == *count,
        (None, None | Some(Entry::Blank | Entry::AtLeast(_))) => true,
        _ => false,
    }
}

/// Writes cells as a formula names them, neighbours as a range: `D5:I5`, `D7:D28,D30`.
pub(super) fn ranges(cells: &BTreeMap<Place, (u32, u16)>, places: &[Place]) -> String {
    let mut cells: Vec<_> = places.iter().filter_map(|place| cells.get(place).copied()).collect();
    cells.sort_unstable();
    let mut ranges: Vec<((u32, u16), (u32, u16))> = vec![];
    for cell in cells {
        match ranges.last_mut() {
            Some((first, last))
                if (last.0 == cell.0 && first.0 == cell.0 && last.1 + 1 == cell.1)
                    || (last.1 == cell.1 && first.1 == cell.1 && last.0 + 1 == cell.0) =>
            {
                *last = cell;
            }
            _ => ranges.push((cell, cell)),
        }
    }
    let name = |(row, column): (u32, u16)| address((row, column.into()));
    let shown = ranges.iter().map(|(first, last)| {
        if first == last { name(*first) } else { format!("{}:{}", name(*first), name(*last)) }
    });
    shown.collect::<Vec<_>>().join(",")
}

/// The number of decimals that a column's amounts have.
pub(super) const AMOUNT_DECIMALS: usize = Amount::WAN_DECIMALS;
