//! A government's report has something on appraisal, on public review and on accountability.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::{OrganKind, Report};

pub(crate) const RULE: Rule = Rule::new(
    "F114",
    "government-duties",
    &[Severity::Warning],
    include_str!("f114_government_duties.md"),
    check,
);

/// What the report of a government must mention, and the words that mention it.
const DUTIES: &[(&str, &[&str])] = &[
    ("工作考核", &["考核", "考评", "绩效"]),
    ("社会评议", &["评议", "测评", "满意度"]),
    ("责任追究", &["追究", "追责", "问责"]),
];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    if report.has_syntax_errors || !is_government(report) {
        return;
    }
    // F110 reports an empty section.
    let one = case.section("overview").filter(|(_, chapter)| !chapter.is_blank());
    let Some((section, chapter)) = one else { return };
    let mentions =
        |words: &[&str]| report.narratives().any(|text| words.iter().any(|word| text.text.contains(word)));
    let missing: Vec<_> =
        DUTIES.iter().filter(|(_, words)| !mentions(words)).map(|(duty, _)| *duty).collect();
    if missing.is_empty() {
        return;
    }
    let supervision = section.parts.iter().position(|part| part.key == "supervision");
    let part = supervision.and_then(|at| chapter.parts.get(at)?.as_ref()).map(|text| text.span);
    let place = part.or(chapter.span).unwrap_or_default();
    let message = format!("人民政府的报告没有写{}", missing.join("、"));
    found.push(RULE.problem(message, place, "监督保障").help("写明结果；没有发生的，写明没有"));
}

/// Whether the agency is a people's government; a street office is none.
fn is_government(report: &Report) -> bool {
    let name = report.agency.name.as_ref().map_or("", |name| name.value.trim());
    match report.agency.kind.as_ref().map(|kind| kind.value) {
        Some(OrganKind::Government) => true,
        Some(OrganKind::Township) => name.ends_with("政府"),
        _ => false,
    }
}
