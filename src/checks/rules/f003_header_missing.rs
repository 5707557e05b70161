//! The header names the agency and the year.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::{FIELDS, Field, Need};

pub(crate) const RULE: Rule = Rule::new(
    "F003",
    "header-missing",
    &[Severity::Error, Severity::Warning],
    include_str!("f003_header_missing.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What cannot be read may be there all the same.
    if report.may_be_unread() {
        return;
    }
    // A published report says neither kind nor level.
    let asked = |field: &&Field| match field.need {
        Need::Required => true,
        Need::Wanted => report.printed.is_none(),
        Need::Optional => false,
    };
    for field in FIELDS.iter().filter(asked).filter(|field| !field.is_filled(report)) {
        let path = field.path();
        let written = report.place(&path);
        // A value of the wrong kind is reported by F002.
        let has_issue = written.is_some_and(|place| report.has_issue_in(place));
        if has_issue || report.is_misspelt(&path) {
            continue;
        }
        let section = report.agency.span.as_ref().filter(|_| field.section == "agency");
        let place = written.or(section.copied()).unwrap_or_default();
        // Without year and name there is no title; without kind and level a few rules are silent.
        let severity = if field.need == Need::Required { Severity::Error } else { Severity::Warning };
        let name = field.names.first().copied().unwrap_or(field.label);
        let problem = RULE.problem(format!("{name}尚未填写"), place, format!("填写 {path}"));
        let example = format!("例如 {} = {}", field.key, field.example(report.likely_year));
        let problem = problem.with_severity(severity).help(example);
        found.push(Problem { path: Some(path), ..problem });
    }
}
