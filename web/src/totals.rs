//! The totals that follow from the figures that were filled in.

use crate::patch;
use crate::values::Values;
use gen_report::agency_file::read_on_its_form;
use gen_report::report::{CellId, Totals, given_columns};
use gen_report::source::Source;
use serde::Serialize;
use std::collections::BTreeMap;

/// Totals by their paths.
#[derive(Debug, Serialize)]
pub struct TotalsAnswer {
    cells: BTreeMap<String, String>,
}

/// Adds up every total whose addends are all known.
pub fn totals(values: &Values) -> TotalsAnswer {
    let mut values = values.clone();
    values.fields.insert("totals".to_owned(), "computed".to_owned());
    let source = Source::new("", patch::write(&values).toml);
    let (report, form) = read_on_its_form(&source);
    let mut cells = BTreeMap::new();
    for (table, grid) in form.tables.iter().zip(&report.grids) {
        for (row, (block, line)) in table.rows().enumerate() {
            let given = given_columns(table, block, Totals::Computed);
            let is_sum = table.is_sum(&line.key);
            for (at, column) in block.columns.iter().enumerate() {
                if let Some(count) = grid.count(row, at).filter(|_| is_sum || !given.contains(&at)) {
                    cells.insert(CellId::new(table, block, line, column).to_string(), count.to_string());
                }
            }
        }
    }
    TotalsAnswer { cells }
}
