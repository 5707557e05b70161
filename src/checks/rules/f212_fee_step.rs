//! The fee for handling information is a multiple of 10 yuan.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Amount;

pub(crate) const RULE: Rule =
    Rule::new("F212", "fee-step", &[Severity::Information], include_str!("f212_fee_step.md"), check)
        .categories(&[Category::Figures]);

/// 10 yuan in fen: the fee is 10, 20 or 40 yuan a page, or 100 yuan and more an application (国办函〔2020〕109号).
const STEP: u64 = 1000;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(cell) = &case.report.fee_charged else { return };
    let Some(amount) = cell.value.amount().filter(|amount| amount.0 % STEP != 0) else { return };
    let shown = amount.show(Amount::YUAN_DECIMALS);
    let problem = RULE.problem(format!("信息处理费 {shown} 元，不是 10 元的整倍数"), cell.span, "元");
    found.push(problem.help("核对金额和单位：这一项以元计；属实的不必改"));
}
