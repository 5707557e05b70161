//! Cases that were pending come back the year after.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule =
    Rule::new("Y103", "pending", &[Severity::Warning], include_str!("y103_pending.md"), check)
        .categories(&[Category::Comparison]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some((file, before)) = case.previous_figures() else { return };
    let Some(table) = case.form.table("cases") else { return };
    for (_, line) in table.rows() {
        let Some(cell) = case.figures().cell("cases", &line.key, "total") else { continue };
        let Some(pending) = before.count("cases", &line.key, "pending") else { continue };
        let Some(total) = cell.value.count().filter(|&total| total < pending) else { continue };
        let message = format!(
            "{}：上年报告（{file}）尚未审结 {pending}，本年总计 {total}，少 {}",
            line.short(),
            pending - total
        );
        let problem = RULE.problem(message, cell.span, format!("总计 {total}"));
        found.push(
            problem
                .help("上年尚未审结的案件，本年无论审结与否，都计入本年")
                .sides(pending.into(), total.into()),
        );
    }
}
