//! Every key holds the kind of value that it asks for.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::slip_wording;
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;
use crate::text::quotes::after;

pub(crate) const RULE: Rule =
    Rule::new("F002", "wrong-kind", &[Severity::Error], include_str!("f002_wrong_kind.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        if let IssueKind::WrongKind { path, wanted, found: written } = &issue.what {
            let written = after(&slip_wording::found(written));
            let wanted = slip_wording::wanted(wanted, case.report.likely_year);
            let problem = RULE.problem(format!("{path} 现在是{written}"), issue.span, "");
            found.push(problem.help(format!("应填{}", after(&wanted))));
        }
    }
}
