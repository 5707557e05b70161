//! The report says which period it covers: the whole year.

use super::period::{Period, period};
use super::{Case, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;

pub(super) const RULE: Rule = Rule {
    code: "F103",
    name: "period",
    severity: Severity::Error,
    overridable: false,
    since: "0.1",
    page: include_str!("f103_period.md"),
    check,
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let Some(year) = &report.year else { return };
    let whole = format!("{0}年1月1日至{0}年12月31日", year.value);
    let told: Vec<_> = report.narratives().map(|prose| (prose, period(&prose.text, year.value))).collect();
    // A period in the body is one of the report only when nothing else is.
    let opening = report.opening.as_ref().filter(|opening| !opening.is_blank());
    let is_opening = |prose: &Prose| opening.is_some_and(|opening| std::ptr::eq(opening, prose));
    if told.iter().any(|(prose, told)| *told == Period::Right && is_opening(prose)) {
        return;
    }
    for (prose, told) in &told {
        if let (Period::Wrong(part), true) = (told, is_opening(prose)) {
            let message = format!("统计期限不是 {whole}");
            let problem = RULE.problem(message, &prose.span(part.clone()), "统计期限");
            found.push(problem.at(&year.span, "报告年度").help(format!("改为{whole}")));
        }
    }
    if told.iter().any(|(_, told)| *told != Period::Silent) || report.torn || report.empty {
        return;
    }
    // The program words an opening of its own with the period in it; a published report has what it has.
    let top = 0..0;
    let place = match (opening, &report.printed) {
        (Some(opening), _) => &opening.span,
        (None, Some(_)) => &top,
        (None, None) => return,
    };
    let problem = RULE.problem("没有写统计期限", place, "").weighing(Severity::Warning);
    found.push(problem.help(format!("写明：报告统计期限为{whole}")));
}
