//! The stock in force is last year's stock, plus what was made, less what was repealed.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule =
    Rule::new("Y102", "stock", &[Severity::Warning], include_str!("y102_stock.md"), check)
        .categories(&[Category::Comparison]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some((file, before)) = case.previous_figures() else { return };
    let Some(table) = case.form.table("disclosure") else { return };
    for (_, line) in table.rows() {
        let row = &line.key;
        let figure = |column| case.figures().count("disclosure", row, column);
        let Some(cell) = case.figures().cell("disclosure", row, "valid") else { continue };
        let (Some(then), Some(made), Some(repealed), Some(valid)) = (
            before.count("disclosure", row, "valid"),
            figure("made"),
            figure("repealed"),
            cell.value.count(),
        ) else {
            continue;
        };
        // Repealed pieces are added on the other side, so that no sum is below zero.
        let (left, right) = (u128::from(then) + u128::from(made), u128::from(valid) + u128::from(repealed));
        if left == right {
            continue;
        }
        let message = format!(
            "{}：上年报告（{file}）现行有效 {then} + 制发 {made} = {left}，本年现行有效 {valid} + 废止 {repealed} = {right}，相差 {}",
            line.short(),
            left.abs_diff(right)
        );
        let help = "核对现行有效件数；因修改、失效等另有增减的，可以认可并写明理由";
        let label = format!("现行有效 {valid}");
        found.push(RULE.problem(message, cell.span, label).help(help).sides(left, right));
    }
}
