//! Every row has as many cells as the form has columns.

use super::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Totals, total_columns};

pub(super) const RULE: Rule = Rule {
    code: "F202",
    name: "cell-count",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f202_cell_count.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let computed = case.report.totals == Totals::Computed;
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        for ((block, line), row) in table.rows().zip(&grid.rows) {
            let Some(row) = row.as_ref().filter(|row| !row.fits) else { continue };
            let totals = if computed { total_columns(table, block) } else { vec![] };
            let columns = block.columns.iter().enumerate().filter(|(place, _)| !totals.contains(place));
            let columns: Vec<_> = columns.map(|(_, column)| column.name()).collect();
            let message = format!("“{}”应有 {} 个数，实有 {} 个", line.name(), columns.len(), row.given);
            let why = if totals.is_empty() { "" } else { "合计由程序计算，不填；" };
            let help = format!("{why}依次填写：{}", columns.join("、"));
            found.push(RULE.problem(message, &row.span, format!("{} 个数", row.given)).help(help));
        }
    }
}
