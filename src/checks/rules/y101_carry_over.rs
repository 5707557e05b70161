//! The requests carried in are those that last year's report carried out.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule::new(
    "Y101",
    "carry-over",
    &[Severity::Error, Severity::Warning],
    include_str!("y101_carry_over.md"),
    check,
)
.overridable()
.categories(&[Category::Comparison]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some((file, before)) = case.previous_figures() else { return };
    let Some(table) = case.form.table("requests") else { return };
    for column in table.blocks.iter().flat_map(|block| &block.columns) {
        let cell = case.figures().cell("requests", "carried_in", &column.key);
        let (Some(cell), Some(then)) = (cell, before.count("requests", "carried_out", &column.key)) else {
            continue;
        };
        let Some(now) = cell.value.count().filter(|&now| now != then) else { continue };
        let name = column.short();
        let message =
            format!("{name}：上年结转 {now}，上年报告（{file}）结转下年 {then}，相差 {}", now.abs_diff(then));
        // Requests may be counted under another kind of applicant; their number cannot change overnight.
        let severity = if column.key == "total" { Severity::Error } else { Severity::Warning };
        let help = "上年结转 = 上年报告的结转下年度；上年报告确有差错的，以 [[accept]] 认可并写明理由";
        let problem = RULE.problem(message, cell.span, format!("上年结转下年 {then}")).help(help);
        found.push(problem.with_severity(severity).sides(then.into(), now.into()));
    }
}
