//! The report is written on a form that is known and in force for its year.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;

pub(crate) const RULE: Rule =
    Rule::new("F004", "unknown-form", &[Severity::Error], include_str!("f004_unknown_form.md"), check)
        .categories(&[Category::Reading]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        if let IssueKind::UnknownForm { name } = &issue.what {
            let message = format!("没有编号为“{name}”的格式");
            let help = format!("改为 \"{}\"（{}），或删去这一行", case.form.key, case.form.notice);
            found.push(RULE.problem(message, issue.span, "格式编号").help(help));
        }
    }
    if let Some(year) = case.report.year.as_ref().filter(|_| case.year().is_none()) {
        let message = format!(
            "{} 年度的报告不适用{}的格式，该格式自 {} 年度起用",
            year.value, case.form.notice, case.form.years.from
        );
        found.push(RULE.problem(message, year.span, "报告年度").help("核对报告年度"));
    }
}
