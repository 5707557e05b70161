//! The report is signed by its organ.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule::new(
    "F105",
    "signature-missing",
    &[Severity::Warning],
    include_str!("f105_signature_missing.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let (span, help) = match &report.signature {
        Some(signature) if signature.value.trim().is_empty() => {
            (signature.span, "删去这一行，落款就印机关名称")
        }
        // Only a published report must print its signature itself.
        None if report.printed.is_some() && !report.may_be_unread() => {
            (Span::default(), "在报告末尾写明机关名称")
        }
        _ => return,
    };
    found.push(RULE.problem("没有落款", span, "落款").help(help));
}
