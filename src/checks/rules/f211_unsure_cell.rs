//! A figure that is yet to be verified is said to be so.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Entry;

pub(crate) const RULE: Rule = Rule {
    code: "F211",
    name: "unsure-cell",
    levels: &[Severity::Information],
    overridable: false,
    since: "0.1",
    page: include_str!("f211_unsure_cell.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    // A published report marks nothing: what could not be read is no fault of the agency's.
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
