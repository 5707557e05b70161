//! None of the six sections is empty.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::Section;
use crate::report::{IssueKind, Prose, Report, SectionText};

pub(crate) const RULE: Rule = Rule {
    code: "F110",
    name: "section-empty",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f110_section_empty.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What cannot be read may be there all the same.
    if report.has_syntax_errors || report.empty {
        return;
    }
    for (section, chapter) in case.form.sections.iter().zip(&report.section_texts) {
        let table =
            case.form.tables.iter().zip(&report.grids).find(|(table, _)| table.section == section.key);
        let (empty, place, help) = match table {
            Some((_, grid)) => (grid.is_blank() && is_silent(chapter), grid.span, "填写这张表，没有的填 0"),
            None => (is_silent(chapter), chapter.span, "填写这一部分的文字"),
        };
        let fee = section.key == "other" && report.fee_charged.is_some();
        if empty && !fee && !has_odd(report, section) {
            let message = format!("“{}”没有内容", section.heading);
            let mut problem = RULE.problem(message, place.unwrap_or_default(), "").help(help);
            problem.path = Some(section.key.clone());
            found.push(problem);
        }
    }
}

/// Whether a chapter holds no word.
pub(crate) fn is_silent(chapter: &SectionText) -> bool {
    chapter.texts().all(Prose::is_blank)
}

/// Whether something stands in the section, or for it, that cannot be read: another rule tells of that.
fn has_odd(report: &Report, section: &Section) -> bool {
    if report.is_misspelt(&section.key) || report.has_misspelt(&section.key) {
        return true;
    }
    let inside = |path: &str| {
        path.strip_prefix(&*section.key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let kinds = report.issues.iter().filter(|odd| matches!(odd.what, IssueKind::WrongKind { .. }));
    kinds.into_iter().any(|odd| report.path_at(odd.span).is_some_and(inside))
}
