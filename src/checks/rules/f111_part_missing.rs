//! Section one tells of all five matters.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::rules::f110_section_empty::is_silent;
use crate::checks::words::plain::Plain;
use crate::diagnostic::{Problem, Severity};
use crate::form::Part;
use crate::report::{Prose, SectionText};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "F111",
    name: "part-missing",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("f111_part_missing.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    if report.has_syntax_errors || report.empty {
        return;
    }
    let overview = case.chapter("overview").filter(|(_, chapter)| !is_silent(chapter));
    let Some((section, chapter)) = overview else { return };
    let missing: Vec<_> = section
        .parts
        .iter()
        .zip(&chapter.parts)
        .filter(|(_, text)| text.as_ref().is_none_or(Prose::is_blank))
        .filter(|(part, _)| !has_issue_in(case, &section.key, part) && !is_told(chapter, part))
        .collect();
    let Some((first, _)) = missing.first() else { return };
    let names: Vec<_> = missing.iter().map(|(part, _)| format!("“{}”", part.label)).collect();
    let message = format!("“{}”缺 {} 项：{}", section.heading, missing.len(), names.join("、"));
    let top = 0..0;
    let written = missing.iter().find_map(|(_, text)| text.as_ref()).map(|text| text.span);
    let place = written.or(chapter.span.as_ref().copied()).unwrap_or(Span::from(top));
    let mut problem = RULE.problem(message, place, "").help("五项各写一段，没有的也写明没有");
    problem.path = Some(format!("{}.{}", section.key, first.key));
    found.push(problem);
}

/// Whether the key holds something that is no text: another rule tells of that.
fn has_issue_in(case: &Case, section: &str, part: &Part) -> bool {
    let key = format!("{section}.{}", part.key);
    if case.report.is_misspelt(&key) {
        return true;
    }
    case.report.place(&key).is_some_and(|place| case.report.has_issue_in(place))
}

/// Whether a text of the section has a heading of its own for the part: `（二）依申请公开情况。…`.
fn is_told(chapter: &SectionText, part: &Part) -> bool {
    let names = std::iter::once(&part.label).chain(&part.aliases);
    let heads = |line: &str| {
        let head: String = Plain::new(line).text.chars().take(20).collect();
        names.clone().any(|name| head.contains(name.as_str())) && is_numbered(&head)
    };
    chapter.texts().any(|text| text.text.lines().any(heads))
}

fn is_numbered(head: &str) -> bool {
    let head = head.trim_start_matches('(');
    head.starts_with(|c: char| c.is_ascii_digit() || "一二三四五".contains(c))
}
