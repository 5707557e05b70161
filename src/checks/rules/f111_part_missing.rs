//! Section one reports on all five matters of the form.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::form::SectionPart;
use crate::report::{Prose, SectionText};
use crate::text::Normalized;
use crate::text::ordinals::looks_numbered;

pub(crate) const RULE: Rule =
    Rule::new("F111", "part-missing", &[Severity::Warning], include_str!("f111_part_missing.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    if report.may_be_unread() {
        return;
    }
    let overview = case.section("overview").filter(|(_, chapter)| !chapter.is_blank());
    let Some((section, chapter)) = overview else { return };
    let missing: Vec<_> = section
        .parts
        .iter()
        .zip(&chapter.parts)
        .filter(|(_, text)| text.as_ref().is_none_or(Prose::is_blank))
        .filter(|(part, _)| !has_issue_in(case, &section.key, part) && !is_headed(chapter, part))
        .collect();
    let Some((first, _)) = missing.first() else { return };
    let names: Vec<_> = missing.iter().map(|(part, _)| format!("“{}”", part.label)).collect();
    let message = format!("“{}”缺 {} 项：{}", section.heading, missing.len(), names.join("、"));
    let written = missing.iter().find_map(|(_, text)| text.as_ref()).map(|text| text.span);
    let place = written.or(chapter.span).unwrap_or_default();
    let mut problem = RULE.problem(message, place, "").help("五项各写一段，没有的也写明没有");
    problem.path = Some(format!("{}.{}", section.key, first.key));
    found.push(problem);
}

/// Whether the key holds something that is no text: F002 or F206 reports it.
fn has_issue_in(case: &Case, section: &str, part: &SectionPart) -> bool {
    let key = format!("{section}.{}", part.key);
    if case.report.is_misspelt(&key) {
        return true;
    }
    case.report.place(&key).is_some_and(|place| case.report.has_issue_in(place))
}

/// What follows the name of a matter that a paragraph goes on to report on.
const MATTERS: &[&str] = &["方面", "工作方面", "情况:", "建设方面", "工作情况:"];

/// Whether a text of the section is about the part: it has a heading for it, `（二）收到和处理政府信息公开申请情况`, or
/// says 在…方面.
fn is_headed(chapter: &SectionText, part: &SectionPart) -> bool {
    let names = std::iter::once(part.label.as_str());
    let names = names.chain(part.aliases.iter().chain(&part.words).map(String::as_str));
    let heads = |line: &str| {
        let head: String = Normalized::compact(line).text.chars().take(20).collect();
        names.clone().any(|name| head.contains(name)) && looks_numbered(&head)
    };
    let matters = |text: &str| {
        let compact = Normalized::compact(text).text;
        names.clone().any(|name| MATTERS.iter().any(|word| compact.contains(&format!("{name}{word}"))))
    };
    chapter.texts().any(|text| text.text.lines().any(heads) || matters(&text.text))
}
