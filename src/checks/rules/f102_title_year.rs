//! The title names the year that the report covers.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::ParsedTitle;

pub(crate) const RULE: Rule =
    Rule::new("F102", "title-year", &[Severity::Error], include_str!("f102_title_year.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let (Some(year), Some(prose)) = (case.year(), &case.report.title) else { return };
    let Some(title) = ParsedTitle::new(&prose.text, &case.form.title) else { return };
    if title.years.iter().any(|named| named.value == year.value) {
        return;
    }
    let (span, message, label) = match title.years.first() {
        Some(other) => {
            let message = format!("标题里的年度是 {}，报告年度是 {}", other.value, year.value);
            (prose.span(other.span.clone()), message, "标题里的年度")
        }
        None => (prose.span, format!("标题里没有报告年度 {}", year.value), "标题"),
    };
    let help = format!("标题写明“{}年”", year.value);
    found.push(RULE.problem(message, span, label).at(year.span, "报告年度").help(help));
}
