//! An amount has no digits below one fen.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Amount, AmountFault, Entry, NotACount};

pub(crate) const RULE: Rule = Rule::new(
    "F207",
    "amount-precision",
    &[Severity::Error],
    include_str!("f207_amount_precision.md"),
    check,
)
.categories(&[Category::Figures]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let fee = case.report.fee_charged.as_ref();
    for cell in case.report.cells() {
        let Entry::NotACount(NotACount::Amount(AmountFault::TooPrecise), written) = &cell.value else {
            continue;
        };
        let (unit, decimals) = if fee.is_some_and(|fee| fee.span == cell.span) {
            ("元", Amount::YUAN_DECIMALS)
        } else {
            ("万元", Amount::WAN_DECIMALS)
        };
        let message = format!("{written} 的小数超过 {decimals} 位，不足 1 分");
        let help = format!("以{unit}为单位，最多 {decimals} 位小数");
        found.push(RULE.problem(message, cell.span, unit).help(help));
    }
}
