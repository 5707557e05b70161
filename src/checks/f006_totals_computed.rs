//! Totals that the program adds up are said to be so.

use super::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Totals;

pub(super) const RULE: Rule = Rule {
    code: "F006",
    name: "totals-computed",
    levels: &[Severity::Information],
    overridable: false,
    since: "0.1",
    page: include_str!("f006_totals_computed.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    if case.report.totals != Totals::Computed {
        return;
    }
    let rows = case.report.grids.iter().flat_map(|grid| grid.rows.iter().flatten());
    let computed: usize = rows.map(|row| row.cells.len().saturating_sub(row.given)).sum();
    if let Some(place) = case.report.place("totals") {
        found.push(RULE.problem(format!("{computed} 个合计由程序计算填入"), place, "合计由程序计算"));
    }
}
