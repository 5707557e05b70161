//! Totals that the program adds up are reported as such.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::{Cell, Entry, Totals};

pub(crate) const RULE: Rule = Rule::new(
    "F006",
    "totals-computed",
    &[Severity::Information],
    include_str!("f006_totals_computed.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(place) = case.report.place("totals").filter(|_| case.report.totals == Totals::Computed) else {
        return;
    };
    // F002 reports a word that is neither.
    if case.report.has_issue_in(place) {
        return;
    }
    // F204 reports a sum that is too large.
    let is_too_large = |cell: &&Cell| matches!(cell.value, Entry::NotACount(..));
    let computed = case
        .report
        .rows()
        .flat_map(|row| row.cells.iter().skip(row.given))
        .filter(|cell| !is_too_large(cell));
    let (open, filled): (Vec<_>, Vec<_>) = computed.partition(|cell| cell.value.is_open());
    if filled.is_empty() {
        return;
    }
    let message = format!("{} 个合计由程序计算填入", filled.len());
    if open.is_empty() {
        found.push(RULE.problem(message, place, "合计由程序计算"));
        return;
    }
    let message = format!("{message}，{} 个算不出，没有填：相加的数不全", open.len());
    let problem = RULE.problem(message, place, "合计由程序计算");
    let given = case.report.rows().flat_map(|row| row.cells.iter().take(row.given));
    let unknown = given.into_iter().find(|cell| is_unknown(&cell.value));
    let problem = match unknown {
        Some(cell) => problem.at(cell.span, "其中第一格"),
        None => problem,
    };
    found.push(problem.help("补上相加的数，合计随之算出"));
}

/// Whether a figure cannot be added up.
fn is_unknown(figure: &Entry) -> bool {
    figure.count().is_none() && figure.amount().is_none()
}
