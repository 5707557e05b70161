//! The report says which period it covers: the whole year.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::period::{Period, period};
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(crate) const RULE: Rule =
    Rule::new("F103", "period", &[Severity::Error, Severity::Warning], include_str!("f103_period.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let Some(year) = case.year() else { return };
    let whole = format!("{0}年1月1日至{0}年12月31日", year.value);
    let mut periods = case.narratives().iter().map(|(_, compact)| period(compact, year.value));
    // A period in the body is the report's only when the opening has none.
    let opening = report.opening.as_ref().filter(|opening| !opening.is_blank());
    let first = periods.next().unwrap_or(Period::None);
    let is_said = first != Period::None || periods.any(|period| period != Period::None);
    if let (Some(opening), Period::Wrong(part)) = (opening, first) {
        let message = format!("统计期限不是 {whole}");
        let problem = RULE.problem(message, opening.span(part), "统计期限");
        found.push(problem.at(year.span, "报告年度").help(format!("改为{whole}")));
    }
    if is_said || report.may_be_unread() {
        return;
    }
    // Where a file has no opening, the program writes one with the period; a published report is final.
    let place = match (opening, &report.printed) {
        (Some(opening), _) => opening.span,
        (None, Some(_)) => Span::default(),
        (None, None) => return,
    };
    let problem = RULE.problem("没有写统计期限", place, "").with_severity(Severity::Warning);
    found.push(problem.help(format!("写明：报告统计期限为{whole}")));
}
