//! A citation in the narrative names a figure that is there.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;

pub(crate) const RULE: Rule = Rule {
    code: "F007",
    name: "citation",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f007_citation.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for oddity in &case.report.issues {
        if let IssueKind::Citation { name, message, nearest } = &oddity.what {
            let help = match nearest {
                Some(near) => format!("是否应为 {near}？"),
                None => "核对这处引用；可以引用的名称见 gen-report explain F007".to_owned(),
            };
            found.push(RULE.problem(format!("“{name}”{message}"), oddity.span, "引用").help(help));
        }
    }
}
