//! The reports that are summed up are those of the parts, for the same year, each of them once.

use crate::checks::case::{Case, ChildMismatch, RelatedReport, Relation, SkipReason, Skipped};
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule::new(
    "Y003",
    "child-file",
    &[Severity::Error, Severity::Warning, Severity::Information],
    include_str!("y003_child_file.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    found.extend(
        case.skipped.iter().filter(|skipped| skipped.relation == Relation::Child).filter_map(left_out),
    );
    found.extend(case.children.iter().filter_map(|child| unlike(case, child)));
}

/// Reports a file that is not counted, or not again. A pattern such as `*.toml` often matches the report itself.
fn left_out(skipped: &Skipped) -> Option<Problem> {
    let (place, label) = Case::reference(skipped.place);
    let problem = |message: String| RULE.problem(message, place, label);
    match &skipped.reason {
        SkipReason::Itself(name) => {
            let problem = problem(format!("下级单位的报告里有“{name}”，就是本报告，没有计入"));
            Some(problem.with_severity(Severity::Information))
        }
        SkipReason::Twice(name) => {
            let problem = problem(format!("下级单位的报告里“{name}”写了几次，只计一次"));
            Some(problem.help("删去多写的；漏了别的单位的，补上").with_severity(Severity::Warning))
        }
        SkipReason::Unread(_) => None,
    }
}

/// Reports a file of another year, or on another form.
fn unlike(case: &Case, child: &RelatedReport) -> Option<Problem> {
    let name = child.name;
    let (place, label) = Case::reference(child.place);
    let (message, help) = match case.child_mismatch(child)? {
        ChildMismatch::Year(theirs, this) => (
            format!("“{name}”是 {theirs} 年的报告，本报告是 {this} 年的"),
            format!("换成 {this} 年的报告；汇总没有核对"),
        ),
        ChildMismatch::Form => (
            format!("“{name}”用的是 {} 的格式，与本报告不同", child.form.notice),
            "换成同一格式的报告；汇总没有核对".to_owned(),
        ),
    };
    Some(RULE.problem(message, place, label).help(help))
}
