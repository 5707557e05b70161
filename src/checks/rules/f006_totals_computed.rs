//! Totals that the program adds up are said to be so.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Totals};

pub(crate) const RULE: Rule = Rule {
    code: "F006",
    name: "totals-computed",
    levels: &[Severity::Information],
    overridable: false,
    since: "0.1",
    page: include_str!("f006_totals_computed.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(place) = case.report.place("totals").filter(|_| case.report.totals == Totals::Computed) else {
        return;
    };
    // A word that is neither is told by F002.
    if case.report.has_issue_in(place) {
        return;
    }
    let rows = || case.report.grids.iter().flat_map(|grid| grid.rows.iter().flatten());
    let computed = rows().flat_map(|row| row.cells.iter().skip(row.given));
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
    let given = rows().flat_map(|row| row.cells.iter().take(row.given));
    let unknown = given.into_iter().find(|cell| is_unknown(&cell.value));
    let problem = match unknown {
        Some(cell) => problem.at(cell.span, "其中第一格"),
        None => problem,
    };
    found.push(problem.help("补上相加的数，合计随之算出"));
}

/// Whether a figure is none that a total could be made of.
fn is_unknown(figure: &Entry) -> bool {
    figure.count().is_none() && figure.amount().is_none()
}
