//! Every key holds the kind of value that it asks for.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::checks::slip_wording;
use crate::diagnostic::{Problem, Severity};
use crate::edit::Edit;
use crate::report::{Found, IssueKind, Wanted};
use crate::text::quotes::after;

pub(crate) const RULE: Rule =
    Rule::new("F002", "wrong-kind", &[Severity::Error], include_str!("f002_wrong_kind.md"), check)
        .categories(&[Category::Reading]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for issue in &case.report.issues {
        if let IssueKind::WrongKind { path, wanted, found: written } = &issue.what {
            let meant = meant(wanted, written);
            let said = after(&slip_wording::found(written));
            let wanted = slip_wording::wanted(wanted, case.report.likely_year);
            let problem = RULE.problem(format!("{path} 现在是{said}"), issue.span, "");
            found.push(match meant {
                Some((typed, word)) => {
                    let [old, new] = [typed, word].map(|word| format!("\"{word}\""));
                    let help = format!("写成 {new}");
                    problem.help(help).fixed_by(vec![Edit { span: issue.span, old, new }])
                }
                None => problem.help(format!("应填{}", after(&wanted))),
            });
        }
    }
}

/// The Chinese word that was typed for one of a few, 部门 or 县, and the one that it is called by in a file.
fn meant<'a>(wanted: &Wanted, found: &'a Found) -> Option<(&'a str, &'static str)> {
    let (Wanted::OneOf(words), Found::Word(typed)) = (wanted, found) else { return None };
    let is_label = |label: &str| label == typed || label.strip_suffix('级') == Some(typed.as_str());
    words.iter().find(|(_, label)| is_label(label)).map(|(word, _)| (typed.as_str(), *word))
}
