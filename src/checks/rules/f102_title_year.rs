//! The title names the year that the report covers.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::words::title::Title;
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "F102",
    name: "title-year",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f102_title_year.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let (Some(year), Some(title)) = (case.year(), Title::new(report.title.as_ref())) else { return };
    if title.years.iter().any(|own| own.value == year.value) {
        return;
    }
    let (span, message, label) = match (title.years.first(), &report.title) {
        (Some(other), _) => {
            let message = format!("标题里的年度是 {}，报告年度是 {}", other.value, year.value);
            (title.place(other), message, "标题里的年度")
        }
        (None, Some(prose)) => (prose.span, format!("标题里没有报告年度 {}", year.value), "标题"),
        (None, None) => return,
    };
    let help = format!("标题写明“{}年”", year.value);
    found.push(RULE.problem(message, span, label).at(year.span, "报告年度").help(help));
}
