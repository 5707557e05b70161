//! Every key holds the kind of value that it asks for.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::typography::after;
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;

pub(crate) const RULE: Rule = Rule {
    code: "F002",
    name: "wrong-kind",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f002_wrong_kind.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for oddity in &case.report.issues {
        if let IssueKind::WrongKind { path, wanted, found: written } = &oddity.what {
            let problem = RULE.problem(format!("{path} 现在是{}", after(written)), oddity.span, "");
            found.push(problem.help(format!("应填{}", after(wanted))));
        }
    }
}
