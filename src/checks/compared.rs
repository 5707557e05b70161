//! Holds the words of a report against its tables, for the rules N102–N108.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::wording;
use crate::diagnostic::Problem;
use crate::narrative::claims::{Quantity, Subject};
use crate::narrative::clauses::Topic;
use crate::narrative::contradictions::Contradiction;
use crate::narrative::tables::{Outcomes, Requests, Stock, Tables};
use crate::narrative::{Findings, findings as findings_in};
use crate::report::{Cell, Kind, Prose};
use std::ops::Range;

/// The single results of （三）–（六） in the order of the form.
pub(super) const LEAVES: [&str; 19] = [
    "denied.state_secret",
    "denied.forbidden",
    "denied.safety",
    "denied.third_party",
    "denied.internal",
    "denied.process",
    "denied.case_file",
    "denied.query",
    "unable.not_held",
    "unable.must_create",
    "unable.unclear",
    "refused.complaint",
    "refused.repeat",
    "refused.publication",
    "refused.excessive",
    "refused.reissue",
    "closed.not_corrected",
    "closed.not_paid",
    "closed.other",
];
/// Where each group of them stands: （三）不予公开, （四）无法提供, （五）不予处理, （六）其他处理.
pub(super) const DENIED: Range<usize> = 0..8;
pub(super) const UNABLE: Range<usize> = 8..11;
pub(super) const REFUSED: Range<usize> = 11..16;
pub(super) const CLOSED: Range<usize> = 16..19;

/// Every text of the narrative with what is found in it.
pub(super) fn findings<'a>(case: &Case<'a>) -> Vec<(&'a Prose, Findings)> {
    let tables = tables_of(case);
    let found = |(prose, topic): (&'a Prose, Topic)| (prose, findings_in(&prose.text, topic, &tables));
    passages(case).into_iter().map(found).collect()
}

/// Every text with what it is about by its place in the report.
fn passages<'a>(case: &Case<'a>) -> Vec<(&'a Prose, Topic)> {
    let report = case.report;
    let mut found: Vec<_> = report.opening.iter().map(|prose| (prose, Topic::Else)).collect();
    for (section, chapter) in case.form.sections.iter().zip(&report.section_texts) {
        let topic = |key: &str| match key {
            "requests" => Topic::Requests,
            "cases" => Topic::Review,
            _ => Topic::Else,
        };
        found.extend(chapter.text.iter().map(|prose| (prose, topic(&section.key))));
        let parts = section.parts.iter().zip(&chapter.parts);
        found.extend(parts.filter_map(|(part, prose)| Some((prose.as_ref()?, topic(&part.key)))));
    }
    found
}

/// The problem that a contradiction is.
pub(super) fn problem(case: &Case, rule: &Rule, prose: &Prose, found: &Contradiction) -> Problem {
    let stated = prose.span(found.range.clone());
    let problem = rule.problem(wording::message(found), stated, wording::stated(found));
    let cells = wording::cells(found.subject);
    let label = |problem: Problem, (table, row, column): (&str, &str, &str)| {
        let Some(cell) = case.figures().cell(table, row, column) else { return problem };
        match cell.value.count() {
            Some(count) => problem.at(cell.span, format!("表中 {count}")),
            None => problem.at(cell.span, "表中"),
        }
    };
    let mut problem = cells.into_iter().fold(problem, label);
    if let (Subject::InformationFee, Some(cell)) = (found.subject, &case.report.fee_charged) {
        problem = problem.at(cell.span, "fee_charged");
    }
    let problem = problem.help("核对文字和表格，改正其中一处");
    match (found.stated, found.accepted.first()) {
        (Quantity::Count(count), Some(own)) => problem.sides(count, *own),
        (Quantity::Nothing, Some(own)) => problem.sides(0, *own),
        _ => problem,
    }
}

fn tables_of(case: &Case) -> Tables {
    let count = |table: &str, row: &str, column: &str| case.figures().count(table, row, column);
    let outcomes = |row: &str| Outcomes {
        upheld: count("cases", row, "upheld"),
        corrected: count("cases", row, "corrected"),
        other: count("cases", row, "other"),
        pending: count("cases", row, "pending"),
        total: count("cases", row, "total"),
    };
    let stock = |row: &str| Stock {
        made: count("disclosure", row, "made"),
        repealed: count("disclosure", row, "repealed"),
        valid: count("disclosure", row, "valid"),
    };
    let amount = |cell: Option<&Cell>| cell.and_then(|cell| cell.value.amount()).map(|amount| amount.0);
    let report = case.report;
    let kind = report.agency.kind.as_ref().map(|kind| kind.value);
    Tables {
        year: report.year.as_ref().map(|year| year.value),
        office: matches!(kind, Some(Kind::Department | Kind::Organization)),
        requests: requests(case, "total"),
        natural: requests(case, "natural"),
        review: outcomes("review"),
        direct: outcomes("litigation.direct"),
        after_review: outcomes("litigation.after_review"),
        rules: stock("rules"),
        documents: stock("documents"),
        fees: amount(case.figures().cell("disclosure", "fees", "charged")),
        information_fee: amount(report.fee_charged.as_ref()),
    }
}

/// One column of 表三, its groups added up.
fn requests(case: &Case, column: &str) -> Requests {
    let count = |row: &str| case.figures().count("requests", row, column);
    let leaves = LEAVES.map(count);
    let sum =
        |group: Range<usize>| leaves[group].iter().try_fold(0_u64, |sum, leaf| sum.checked_add((*leaf)?));
    Requests {
        new: count("new"),
        carried_in: count("carried_in"),
        granted: count("granted"),
        partial: count("partial"),
        denied: sum(DENIED),
        unable: sum(UNABLE),
        refused: sum(REFUSED),
        closed: sum(CLOSED),
        results: count("processed"),
        carried_out: count("carried_out"),
        leaves,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_result_stands_in_its_group() {
        let groups = [("denied.", DENIED), ("unable.", UNABLE), ("refused.", REFUSED), ("closed.", CLOSED)];
        for (prefix, group) in groups {
            for (place, leaf) in LEAVES.iter().enumerate() {
                assert_eq!(group.contains(&place), leaf.starts_with(prefix), "{leaf}");
            }
        }
    }
}
