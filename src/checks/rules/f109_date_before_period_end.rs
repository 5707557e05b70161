//! The report is dated after the year that it covers.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::format_date;
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule::new(
    "F109",
    "date-before-period-end",
    &[Severity::Error],
    include_str!("f109_date_before_period_end.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let (Some(year), Some(date)) = (case.year(), &case.report.date) else { return };
    if date.value.year() > i32::from(year.value) {
        return;
    }
    let message =
        format!("成文日期 {} 不晚于统计期限的最后一日 {}年12月31日", format_date(date.value), year.value);
    let problem = RULE.problem(message, date.span, "成文日期").at(year.span, "报告年度");
    found.push(problem.help("核对成文日期和报告年度"));
}
