//! Section six says whether a fee for handling information was charged.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule =
    Rule::new("F113", "fee-sentence", &[Severity::Warning], include_str!("f113_fee_sentence.md"), check);

/// Words that refer to the fee.
const FEE: &[&str] = &["处理费", "收费", "费用", "缴费", "收取"];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let six = case.section("other").filter(|(_, chapter)| !chapter.is_blank());
    let Some((section, chapter)) = six else { return };
    let mut texts = chapter.texts();
    let is_mentioned = texts.clone().any(|text| text.mentions_fee(FEE));
    // For a fee that is given, the program adds a sentence.
    if is_mentioned || report.has_syntax_errors || report.fee_charged.is_some() {
        return;
    }
    let Some(text) = texts.next() else { return };
    let message = format!("“{}”没有写信息处理费", section.heading);
    let help = "在 fee_charged 填写本年实收的信息处理费（元），没有收取的填 0";
    found.push(RULE.problem(message, text.span, "").help(help));
}
