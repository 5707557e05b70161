//! Every row of the form is filled in.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::Table;
use crate::report::{CellId, Grid};
use crate::text::quotes::quoted;

pub(crate) const RULE: Rule =
    Rule::new("F201", "row-missing", &[Severity::Error], include_str!("f201_row_missing.md"), check)
        .categories(&[Category::Figures, Category::Gaps]);

/// The most rows that a message names: it stays on one line.
const NAMED: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    // A row that could not be read is not missing.
    if case.report.has_syntax_errors {
        return;
    }
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        // F110 reports a table without any row.
        if grid.rows.iter().any(Option::is_some) {
            check_table(case, table, grid, found);
        }
    }
}

fn check_table(case: &Case, table: &Table, grid: &Grid, found: &mut Vec<Problem>) {
    // An agency that leaves the totals to the program omits the rows of totals: F202 reports that.
    let misread = case.misreads_totals();
    let missing = table.rows().enumerate().filter(|(row, (_, line))| {
        let is_misspelt = || case.report.is_misspelt(&CellId::of_row(table, line).to_string());
        grid.rows[*row].is_none() && !is_misspelt() && !(misread && table.is_sum(&line.key))
    });
    let missing: Vec<_> = missing.collect();
    let (Some((first, (_, line))), Some(section)) = (missing.first(), grid.span) else { return };
    let names: Vec<_> = missing.iter().take(NAMED).map(|(_, (_, line))| quoted(line.name())).collect();
    let rest = if missing.len() > NAMED { "等" } else { "" };
    let name = case.form.name_of(table);
    let message = format!("“{name}”表缺 {} 行：{}{rest}", missing.len(), names.join("、"));
    let before = grid.rows[..*first].iter().rev().flatten().next();
    let (place, label) = before.map_or((section, "这张表"), |row| (row.key, "缺的行在此之后"));
    let keys: Vec<_> = missing.iter().take(NAMED).map(|(_, (_, line))| line.key.as_str()).collect();
    let help = format!("补上 {} {rest}，没有的填 0", keys.join("、")).replace(" ，", "，");
    let mut problem = RULE.problem(message, place, label).help(help);
    problem.path = Some(format!("{}.{}", table.key, line.key));
    found.push(problem);
}
