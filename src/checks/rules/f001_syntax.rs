//! The file follows the grammar of TOML.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::checks::slip_wording;
use crate::diagnostic::{Problem, Severity};
use crate::report::IssueKind;

pub(crate) const RULE: Rule =
    Rule::new("F001", "syntax", &[Severity::Error], include_str!("f001_syntax.md"), check)
        .categories(&[Category::Reading, Category::Gaps]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        if let IssueKind::Syntax { slip, first, fix } = &issue.what {
            let (message, help) = slip_wording::slip(slip, case.report.likely_year);
            let mut problem = RULE.problem(message, issue.span, "").fixed_by(fix.clone());
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
