//! Not all applications of a year are carried over to the next one.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule::new(
    "F213",
    "all-carried-out",
    &[Severity::Information],
    include_str!("f213_all_carried_out.md"),
    check,
)
.categories(&[Category::Figures]);

/// Fewer applications may all come in December: an answer is due within 20 working days (《政府信息公开条例》第三十三条).
const FEW: u64 = 5;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let count = |row| case.figures().count("requests", row, "total");
    let (Some(new), Some(processed)) = (count("new"), count("processed")) else { return };
    let Some(cell) = case.figures().cell("requests", "carried_out", "total") else { return };
    let Some(left) = cell.value.count().filter(|left| *left >= new && *left > 0) else { return };
    if new >= FEW && processed == 0 {
        let message = format!("新收 {new} 件，一件没有办结，全部 {left} 件结转下年度");
        let problem = RULE.problem(message, cell.span, format!("结转下年度 {left}"));
        found.push(problem.help("核对各项办理结果有无漏填；属实的不必改"));
    }
}
