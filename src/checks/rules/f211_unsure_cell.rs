//! Figures marked as yet to be verified are reported.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Entry;

pub(crate) const RULE: Rule =
    Rule::new("F211", "unsure-cell", &[Severity::Information], include_str!("f211_unsure_cell.md"), check)
        .categories(&[Category::Figures]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    // In a published report the import marks what it could not read, not the agency.
    if case.report.printed.is_some() {
        return;
    }
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        let unsure: Vec<_> = grid.cells().filter(|cell| cell.value == Entry::Unsure).collect();
        if let Some(first) = unsure.first() {
            let name = case.form.name_of(table);
            let message = format!("“{name}”表有 {} 格标着“?”，数待核实", unsure.len());
            found.push(RULE.problem(message, first.span, "待核实").help("核实后填上数"));
        }
    }
}
