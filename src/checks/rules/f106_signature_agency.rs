//! The organ that signs is the one that reports.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::organ::related;
use crate::diagnostic::{Problem, Severity};
use crate::report::ParsedTitle;

pub(crate) const RULE: Rule = Rule::new(
    "F106",
    "signature-agency",
    &[Severity::Warning],
    include_str!("f106_signature_agency.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let Some(signatory) = report.signatory() else { return };
    let Some(signed) = report.signature.as_ref().or(report.agency.name.as_ref()) else { return };
    let name = report.agency.name.as_ref().filter(|name| !related(signatory, &name.value));
    if let Some(name) = name {
        let message = format!("落款是“{signatory}”，机关名称是“{}”", name.value.trim());
        let problem = RULE.problem(message, signed.span, "落款").at(name.span, "机关名称");
        found.push(problem.help("核对落款；删去 signature，落款就印机关名称"));
        return;
    }
    let Some(prose) = &report.title else { return };
    let Some(title) = ParsedTitle::new(&prose.text, &case.form.title) else { return };
    // F101 reports a title that names no organ.
    let Some(organ) = title.organ() else { return };
    if !related(signatory, organ) {
        let message = format!("落款是“{signatory}”，标题写的是“{organ}”");
        let problem = RULE.problem(message, signed.span, "落款").at(prose.span, "标题");
        found.push(problem.help("核对标题和落款，写同一机关的名称"));
    }
}
