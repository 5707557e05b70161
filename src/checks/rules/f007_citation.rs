//! A citation in the narrative names a figure that is there.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::slip_wording;
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;

pub(crate) const RULE: Rule =
    Rule::new("F007", "citation", &[Severity::Error], include_str!("f007_citation.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        if let IssueKind::Citation { name, fault, nearest } = &issue.what {
            let help = match nearest {
                Some(near) => format!("是否应为 {near}？"),
                None => "核对这处引用；可以引用的名称见 gen-report explain F007".to_owned(),
            };
            found.push(RULE.problem(slip_wording::citation(name, *fault), issue.span, "引用").help(help));
        }
    }
}
