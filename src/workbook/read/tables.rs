//! Of the workbook's reader: the figures. Formulas are not run: a total that stands as a formula is added up anew, and
//! what some program computed last is compared with that.

use crate::agency_file::figure_token;
use crate::form::{Sum, Table};
use crate::import::sheets::Value;
use crate::report::{Amount, Cell, CellId, Entry, Totals, given_columns};
use crate::workbook::names::name;
use crate::workbook::read::cells::Cells;
use crate::workbook::read::fields;
use crate::workbook::read::source_builder::SourceBuilder;
use crate::workbook::sums::Place;
use std::collections::BTreeMap;

/// Totals of totals are two deep.
const DEEPEST: usize = 4;

/// A cell that the workbook has.
struct Found<'b> {
    entry: Entry,
    value: Option<&'b Value>,
    place: String,
    decimals: Option<usize>,
}

/// Writes the rows of a table; a row of which no cell is left is not there.
pub(super) fn rows(out: &mut SourceBuilder, cells: &Cells, table: &Table, totals: Totals) {
    let sums = table.sums();
    let found = find(cells, table);
    for (row, (block, line)) in table.rows().enumerate() {
        let columns = given_columns(table, block, totals);
        let is_sum = |column: &usize| {
            sums.get(&(row, *column)).is_some_and(|sum| sum.addends.iter().any(|(other, _)| *other != row))
        };
        if totals == Totals::Computed && columns.iter().all(is_sum) {
            continue;
        }
        let Some(first) = columns.iter().find_map(|column| found.get(&(row, *column))) else { continue };
        out.at(&format!("{} = ", line.key), &first.place);
        if block.columns.len() > 1 {
            out.put("[");
        }
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.put(", ");
            }
            match found.get(&(row, *column)) {
                Some(cell) => out.at(&show(&found, &sums, (row, *column)), &cell.place),
                // The column was deleted, as far as this row goes.
                None => out.at("\"\"", &first.place),
            }
        }
        if block.columns.len() > 1 {
            out.put("]");
        }
        out.comment(&line.label.last().cloned().unwrap_or_default());
    }
}

fn find<'b>(cells: &Cells<'b>, table: &Table) -> BTreeMap<Place, Found<'b>> {
    let mut found = BTreeMap::new();
    for (row, (block, line)) in table.rows().enumerate() {
        for (at, column) in block.columns.iter().enumerate() {
            let path = CellId::new(table, block, line, column).to_string();
            let Some(area) = cells.area(&name(&path)) else { continue };
            let value = cells.value(area.sheet, area.first);
            let decimals = column.decimals();
            let entry = value.map_or(Entry::Blank, |value| fields::entry(value, decimals));
            let place = cells.place(area.sheet, area.first);
            found.insert((row, at), Found { entry, value, place, decimals });
        }
    }
    found
}

fn show(found: &BTreeMap<Place, Found>, sums: &BTreeMap<Place, Sum>, place: Place) -> String {
    let Some(cell) = found.get(&place) else { return "\"\"".to_owned() };
    let entry = value(found, sums, place, DEEPEST);
    if entry == Entry::Blank {
        return "\"\"".to_owned();
    }
    figure_token(&Cell::new(entry, 0..0), cell.decimals.unwrap_or(Amount::WAN_DECIMALS))
}

/// What stands in a cell; what a formula stands for is added up.
fn value(found: &BTreeMap<Place, Found>, sums: &BTreeMap<Place, Sum>, place: Place, depth: usize) -> Entry {
    let Some(cell) = found.get(&place) else { return Entry::Blank };
    let is_computed = cell.value.is_some_and(|value| value.is_computed);
    let (true, Some(sum), true) = (is_computed, sums.get(&place), depth > 0) else {
        return cell.entry.clone();
    };
    let mut addends = sum.addends.iter().map(|addend| value(found, sums, *addend, depth - 1).count());
    let added = addends.try_fold(0_u64, |sum, addend| sum.checked_add(addend?));
    match (added, &cell.entry) {
        (None, _) => Entry::Blank,
        // A file that no program has computed holds nothing or 0 there.
        (Some(added), Entry::Count(written)) if *written != added && *written != 0 => Entry::Count(*written),
        (Some(added), _) => Entry::Count(added),
    }
}
