//! A cell holds a number, not words.

use super::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Odd};

pub(super) const RULE: Rule = Rule {
    code: "F203",
    name: "not-a-number",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f203_not_a_number.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for cell in case.report.cells() {
        let (shown, help) = match &cell.value {
            Entry::Odd(Odd::Words, words) => {
                let digits = !words.is_empty() && words.chars().all(|c| c.is_ascii_digit() || c == '.');
                let help = if digits { "数字不加引号" } else { "填写数字；没有的填 0" };
                (format!("文字“{words}”"), help)
            }
            Entry::Odd(Odd::Kind, kind) => (format!(" {kind}"), "填写数字；没有的填 0"),
            _ => continue,
        };
        found.push(RULE.problem(format!("这一格是{shown}，不是数字"), &cell.span, "不是数字").help(help));
    }
}
