//! The file keeps to TOML's grammar.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;

pub(crate) const RULE: Rule = Rule {
    code: "F001",
    name: "syntax",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f001_syntax.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for oddity in &case.report.issues {
        if let IssueKind::Syntax { message, help, first, fix } = &oddity.what {
            let mut problem = RULE.problem(message, oddity.span, "").fixed_by(fix.clone());
            if let Some(first) = first {
                problem = problem.at(*first, "先写在这里");
            }
            found.push(match help {
                Some(help) => problem.help(help),
                None => problem,
            });
        }
    }
}
