//! The reports that are summed up are those of the parts, for the same year, each of them once.

use crate::checks::rule::{Case, Check, RelatedReport, Role, Rule, SkipReason, Skipped};
use crate::diagnostic::{Problem, Severity};
use crate::report::Report;

pub(crate) const RULE: Rule = Rule {
    code: "Y003",
    name: "child-file",
    levels: &[Severity::Error, Severity::Warning, Severity::Information],
    overridable: false,
    since: "0.1",
    page: include_str!("y003_child_file.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    found.extend(case.aside.iter().filter(|aside| aside.role == Role::Child).filter_map(left_out));
    found.extend(case.children.iter().filter_map(|child| unlike(case, child)));
}

/// That a file is not counted, or not again. A pattern such as `*.toml` is apt to fit the report itself.
fn left_out(aside: &Skipped) -> Option<Problem> {
    let (place, label) = Case::naming(aside.place.as_ref().copied());
    let problem = |message: String| RULE.problem(message, place, label);
    match &aside.why {
        SkipReason::Itself(name) => {
            let problem = problem(format!("下级单位的报告里有“{name}”，就是本报告，没有计入"));
            Some(problem.weighing(Severity::Information))
        }
        SkipReason::Twice(name) => {
            let problem = problem(format!("下级单位的报告里“{name}”写了几次，只计一次"));
            Some(problem.help("删去多写的；漏了别的单位的，补上").weighing(Severity::Warning))
        }
        SkipReason::Unread(_) => None,
    }
}

/// That a report is of another year, or on another form.
fn unlike(case: &Case, child: &RelatedReport) -> Option<Problem> {
    let year = |report: &Report| report.year.as_ref().map(|year| year.value);
    let name = child.name;
    let (place, label) = Case::naming(child.place);
    let (own, theirs) = (year(case.report), year(child.report));
    if let (Some(own), Some(theirs)) = (own, theirs)
        && own != theirs
    {
        let message = format!("“{name}”是 {theirs} 年的报告，本报告是 {own} 年的");
        let help = format!("换成 {own} 年的报告；汇总没有核对");
        return Some(RULE.problem(message, place, label).help(help));
    }
    if child.form.key == case.form.key {
        return None;
    }
    let message = format!("“{name}”用的是 {} 的格式，与本报告不同", child.form.notice);
    Some(RULE.problem(message, place, label).help("换成同一格式的报告；汇总没有核对"))
}

/// The reports that can be summed up; none where one of them cannot be read or is not the right one, for then no sum
/// would be that of all.
pub(crate) fn comparable<'a>(case: &Case<'a>) -> &'a [RelatedReport<'a>] {
    let unread = |aside: &Skipped| aside.role == Role::Child && matches!(aside.why, SkipReason::Unread(_));
    let wrong = |child: &RelatedReport| child.report.empty || unlike(case, child).is_some();
    if case.aside.iter().any(unread) || case.children.iter().any(wrong) { &[] } else { case.children }
}
