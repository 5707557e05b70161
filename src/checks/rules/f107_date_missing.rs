//! The report has a date.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(crate) const RULE: Rule =
    Rule::new("F107", "date-missing", &[Severity::Warning], include_str!("f107_date_missing.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let is_unread = report.place("date").is_some() || report.is_misspelt("date");
    if report.date.is_some() || is_unread || report.may_be_unread() {
        return;
    }
    let next = report.year.as_ref().map_or(2025, |year| year.value.saturating_add(1));
    let (span, label, help) = match report.commented_date {
        Some(line) => (line, "这一行还是说明", "删去行首的 #，日期改成实际的成文日期".to_owned()),
        None => (Span::default(), "填写 date", format!("例如 date = {next}-01-20")),
    };
    let mut problem = RULE.problem("没有成文日期", span, label).help(help);
    problem.path = Some("date".to_owned());
    found.push(problem);
}
