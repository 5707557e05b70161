//! None of the six sections is empty.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::headings::varied;
use crate::diagnostic::{Problem, Severity};
use crate::form::Section;
use crate::report::{IssueKind, Report};

pub(crate) const RULE: Rule =
    Rule::new("F110", "section-empty", &[Severity::Error], include_str!("f110_section_empty.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What could not be read may be there all the same.
    if report.may_be_unread() {
        return;
    }
    for (section, chapter) in case.form.sections.iter().zip(&report.section_texts) {
        let table =
            case.form.tables.iter().zip(&report.grids).find(|(table, _)| table.section == section.key);
        let (empty, place, help) = match table {
            Some((_, grid)) => (grid.is_blank() && chapter.is_blank(), grid.span, "填写这张表，没有的填 0"),
            None => (chapter.is_blank(), chapter.span, "填写这一部分的文字"),
        };
        // F125 reports a heading that is worded in another way; its text may not have been found.
        let is_varied =
            report.printed.iter().flat_map(|printed| &printed.headings).any(|heading| {
                varied(case.form, &heading.value).is_some_and(|varied| varied.key == section.key)
            });
        let fee = section.key == "other" && report.fee_charged.is_some();
        if empty && !fee && !is_varied && !has_unread(report, section) {
            let message = format!("“{}”没有内容", section.heading);
            let mut problem = RULE.problem(message, place.unwrap_or_default(), "").help(help);
            problem.path = Some(section.key.clone());
            found.push(problem);
        }
    }
}

/// Whether something in the section, or in its place, could not be read: F002 or F206 reports it.
fn has_unread(report: &Report, section: &Section) -> bool {
    if report.is_misspelt(&section.key) || report.has_misspelt(&section.key) {
        return true;
    }
    let inside = |path: &str| {
        path.strip_prefix(&*section.key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let mut issues = report.issues.iter().filter(|issue| matches!(issue.what, IssueKind::WrongKind { .. }));
    issues.any(|issue| report.path_at(issue.span).is_some_and(inside))
}
