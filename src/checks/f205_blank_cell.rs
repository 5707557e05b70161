//! A cell where nothing is to report says 0.

use super::{Case, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Row};

pub(super) const RULE: Rule = Rule {
    code: "F205",
    name: "blank-cell",
    severity: Severity::Warning,
    overridable: false,
    since: "0.1",
    page: include_str!("f205_blank_cell.md"),
    check,
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        // A table without any figure is an empty section: F110.
        if grid.is_blank() {
            continue;
        }
        for ((_, line), row) in table.rows().zip(&grid.rows) {
            if let Some(row) = row {
                check_row(line.name(), row, found);
            }
        }
    }
    if let Some(fee) = case.report.fee_charged.as_ref().filter(|fee| fee.value == Entry::Blank) {
        let problem = RULE.problem("本年实收信息处理费尚未填写", &fee.span, "空");
        found.push(problem.help("没有收取的填 0"));
    }
}

fn check_row(name: &str, row: &Row, found: &mut Vec<Problem>) {
    let blank: Vec<_> = row.cells.iter().filter(|cell| cell.value == Entry::Blank).collect();
    if blank.len() > 1 && blank.len() == row.cells.len() {
        let message = format!("“{name}”整行 {} 格空着", blank.len());
        found.push(RULE.problem(message, &row.span, "空").help("没有的填 0"));
        return;
    }
    for cell in blank {
        let message = format!("“{name}”有一格空着或划了线");
        found.push(RULE.problem(message, &cell.span, "空").help("没有的填 0"));
    }
}
