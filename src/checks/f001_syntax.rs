//! The file keeps to TOML's grammar.

use super::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Strange;

pub(super) const RULE: Rule = Rule {
    code: "F001",
    name: "syntax",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f001_syntax.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for oddity in &case.report.oddities {
        if let Strange::Syntax { message, help } = &oddity.what {
            let problem = RULE.problem(message, &oddity.span, "");
            found.push(match help {
                Some(help) => problem.help(help),
                None => problem,
            });
        }
    }
}
