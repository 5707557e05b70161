//! The report that a report is held against is the same agency's, of the year before.

use super::{Case, Rule, last};
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "Y002",
    name: "last-file",
    severity: Severity::Error,
    overridable: false,
    since: "0.1",
    page: include_str!("y002_last_file.md"),
    check,
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(before) = case.last else { return };
    let report = case.report;
    // A file that the command line names has no place in the report.
    let place =
        |own: Option<&Span>| report.last.as_ref().map(|last| &last.span).or(own).cloned().unwrap_or_default();
    if let Some((year, expected)) = last::wrong_year(report, before.report) {
        let message = format!("上一年度的报告应是 {expected} 年的，{} 是 {year} 年的", before.name);
        let place = place(report.year.as_ref().map(|year| &year.span));
        let problem = RULE.problem(message, &place, "年度不相接");
        found.push(problem.help(format!("换成 {expected} 年的报告；结转、存量等各项没有核对")));
    }
    if let Some((other, own)) = last::other_agency(report, before.report) {
        let message = format!("{} 是“{other}”的报告，本报告是“{own}”的", before.name);
        let place = place(report.agency.name.as_ref().map(|name| &name.span));
        let help =
            "不是同一机关的，换成本机关的报告；机关更名的，以 [[accept]] 认可 Y002 并写明理由，再作核对";
        found.push(RULE.problem(message, &place, "机关名称不同").help(help).weighing(Severity::Warning));
    }
}
