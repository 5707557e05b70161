//! A government's report tells of appraisal, of public review and of accountability.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::rules::f110_section_empty::is_silent;
use crate::diagnostic::{Problem, Severity};
use crate::report::{Kind, Report};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "F114",
    name: "government-duties",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("f114_government_duties.md"),
    check: Check::Report(check),
};

/// What the report of a government has to tell, and the words that tell of it.
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
    // An empty section is another rule's affair.
    let one = case.chapter("overview").filter(|(_, chapter)| !is_silent(chapter));
    let Some((section, chapter)) = one else { return };
    let told =
        |words: &[&str]| report.narratives().any(|text| words.iter().any(|word| text.text.contains(word)));
    let missing: Vec<_> = DUTIES.iter().filter(|(_, words)| !told(words)).map(|(duty, _)| *duty).collect();
    if missing.is_empty() {
        return;
    }
    let supervision = section.parts.iter().position(|part| part.key == "supervision");
    let part = supervision.and_then(|at| chapter.parts.get(at)?.as_ref()).map(|text| text.span);
    let top = 0..0;
    let place = part.or(chapter.span.as_ref().copied()).unwrap_or(Span::from(top));
    let message = format!("人民政府的报告没有写{}", missing.join("、"));
    found.push(RULE.problem(message, place, "监督保障").help("写明结果；没有发生的，写明没有"));
}

/// Whether a people's government reports; a street office is no government.
fn is_government(report: &Report) -> bool {
    let name = report.agency.name.as_ref().map_or("", |name| name.value.trim());
    match report.agency.kind.as_ref().map(|kind| kind.value) {
        Some(Kind::Government) => true,
        Some(Kind::Township) => name.ends_with("政府"),
        _ => false,
    }
}
