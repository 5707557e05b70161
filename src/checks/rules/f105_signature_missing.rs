//! The report is signed by its organ.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "F105",
    name: "signature-missing",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("f105_signature_missing.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let (span, help) = match &report.signature {
        Some(signature) if signature.value.trim().is_empty() => {
            (signature.span, "删去这一行，落款就印机关名称")
        }
        // A published report prints its signature, or has none.
        None if report.printed.is_some() && !report.has_syntax_errors && !report.empty => {
            (Span::default(), "在报告末尾写明机关名称")
        }
        _ => return,
    };
    found.push(RULE.problem("没有落款", span, "落款").help(help));
}
