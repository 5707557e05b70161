//! Section six says whether a fee for handling information was charged.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::rules::f110_section_empty::is_silent;
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "F113",
    name: "fee-sentence",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("f113_fee_sentence.md"),
    check: Check::Report(check),
};

/// Words that speak of the fee.
const FEE: &[&str] = &["处理费", "收费", "费用", "缴费", "收取"];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let six = case.chapter("other").filter(|(_, chapter)| !is_silent(chapter));
    let Some((section, chapter)) = six else { return };
    let mut texts = chapter.texts();
    let told = texts.clone().any(|text| text.speaks_of_fee(FEE));
    // The program words a sentence of its own for a fee that is given.
    if told || report.has_syntax_errors || report.fee_charged.is_some() {
        return;
    }
    let Some(text) = texts.next() else { return };
    let message = format!("“{}”没有写信息处理费", section.heading);
    let help = "在 fee_charged 填写本年实收的信息处理费（元），没有收取的填 0";
    found.push(RULE.problem(message, text.span, "").help(help));
}
