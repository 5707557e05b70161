//! The report says which period it covers: the whole year.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::words::period::{Period, period};
use crate::checks::words::plain::Plain;
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "F103",
    name: "period",
    levels: &[Severity::Error, Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("f103_period.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let Some(year) = case.year() else { return };
    let whole = format!("{0}年1月1日至{0}年12月31日", year.value);
    let told = |(_, plain): &(&Prose, Plain)| period(plain, year.value);
    // A period in the body is one of the report only when the opening has none.
    let opening = report.opening.as_ref().filter(|opening| !opening.is_blank());
    if let Some(opening) = opening
        && let Some(Period::Wrong(part)) = case.plain().first().map(told)
    {
        let message = format!("统计期限不是 {whole}");
        let problem = RULE.problem(message, opening.span(part), "统计期限");
        found.push(problem.at(year.span, "报告年度").help(format!("改为{whole}")));
    }
    if case.plain().iter().any(|own| told(own) != Period::Silent) || report.has_syntax_errors || report.empty
    {
        return;
    }
    // The program words an opening of its own with the period in it; a published report has what it has.
    let top = 0..0;
    let place = match (opening, &report.printed) {
        (Some(opening), _) => opening.span,
        (None, Some(_)) => Span::from(top),
        (None, None) => return,
    };
    let problem = RULE.problem("没有写统计期限", place, "").weighing(Severity::Warning);
    found.push(problem.help(format!("写明：报告统计期限为{whole}")));
}
