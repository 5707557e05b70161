//! A cell without anything to report holds 0.

use crate::checks::case::Case;
use crate::checks::places::FEW;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::{Table, TableLine};
use crate::report::{Cell, CellId, Entry, Grid, Row};
use crate::text::quotes::quoted;

pub(crate) const RULE: Rule =
    Rule::new("F205", "blank-cell", &[Severity::Warning], include_str!("f205_blank_cell.md"), check)
        .categories(&[Category::Figures]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        // F110 reports a table without any figure.
        if grid.is_blank() {
            continue;
        }
        let section = case.form.name_of(table);
        let rows = table.rows().zip(&grid.rows).enumerate();
        let rows = rows.filter_map(|(at, ((_, line), row))| Some((at, line, row.as_ref()?)));
        let empty = rows.filter(|(at, _, row)| is_whole(table, grid, *at, row));
        let empty: Vec<_> = empty.map(|(_, line, row)| (line, row)).collect();
        check_rows(section, &empty, found);
        check_cells(case, table, grid, found);
    }
    if let Some(fee) = case.report.fee_charged.as_ref().filter(|fee| fee.value == Entry::Blank) {
        let problem = RULE.problem("本年实收信息处理费尚未填写", fee.span, "空");
        found.push(problem.help("没有收取的填 0"));
    }
}

/// Reports the cells that are blank in rows that are not.
fn check_cells(case: &Case, table: &Table, grid: &Grid, found: &mut Vec<Problem>) {
    let (sums, mut blank) = (table.sums(), vec![]);
    for (at, ((block, line), row)) in table.rows().zip(&grid.rows).enumerate() {
        // F202 reports a blank in place of a whole row.
        let Some(row) = row.as_ref().filter(|row| row.given > 1 || row.fits) else { continue };
        if is_whole(table, grid, at, row) {
            continue;
        }
        for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| cell.value == Entry::Blank) {
            let sum = sums.get(&(at, column)).filter(|_| row.fits).map(|sum| added(grid, &sum.addends));
            // A total cannot be known before its addends.
            if sum == Some(None) {
                continue;
            }
            let path = block.columns.get(column).map(|own| CellId::new(table, block, line, own).to_string());
            let message = format!("{}有一格空着或划了线", quoted(line.name()));
            let help = sum.flatten().map(|sum| format!("各项之和是 {sum}，核对以后填上"));
            let problem = RULE.problem(message, cell.span, "空");
            let problem = problem.help(help.unwrap_or_else(|| "没有的填 0".to_owned()));
            blank.push((sum.is_some(), is_named(case, path.as_deref()), problem));
        }
    }
    if blank.iter().filter(|(_, is_named, _)| !is_named).count() <= FEW {
        return found.extend(blank.into_iter().map(|(.., problem)| problem));
    }
    let (own, rest): (Vec<_>, Vec<_>) = blank.into_iter().partition(|(_, is_named, _)| *is_named);
    found.extend(own.into_iter().map(|(.., problem)| problem));
    let has_total = rest.iter().any(|(is_total, ..)| *is_total);
    let count = rest.len();
    let first = rest.into_iter().take(FEW).map(|(.., problem)| problem).reduce(|mut all, next| {
        all.labels.extend(next.labels);
        all
    });
    let message = format!("{}表有 {count} 格空着或划了线", quoted(case.form.name_of(table)));
    let help = if has_total { "没有的填 0；总计、小计填各项之和" } else { "没有的填 0" };
    found.extend(first.map(|problem| Problem { message, ..problem }.help(help)));
}

/// Whether the agency accepts what is found in that cell or its row, which is then told by itself.
fn is_named(case: &Case, path: Option<&str>) -> bool {
    let mut places = case.report.accepts.iter().filter_map(|accept| accept.at.as_ref());
    path.is_some_and(|path| {
        places.any(|at| {
            let at = at.value.trim();
            at.contains('.')
                && path.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// What cells add up to, where all of them are counts.
fn added(grid: &Grid, addends: &[(usize, usize)]) -> Option<u64> {
    addends.iter().try_fold(0_u64, |sum, (row, column)| sum.checked_add(grid.count(*row, *column)?))
}

/// Whether a row is told as a whole: it is blank, and so is all that it is the sum of.
fn is_whole(table: &Table, grid: &Grid, at: usize, row: &Row) -> bool {
    let is_blank = |cell: &Cell| cell.value == Entry::Blank;
    let addends =
        table.sums().into_iter().filter(|(place, _)| place.0 == at).flat_map(|(_, sum)| sum.addends);
    let mut addends = addends.filter_map(|(row, column)| grid.cell(row, column));
    row.given > 1 && row.cells.iter().take(row.given).all(is_blank) && addends.all(is_blank)
}

/// Reports rows that are all blank once for the table.
fn check_rows(section: &str, empty: &[(&TableLine, &Row)], found: &mut Vec<Problem>) {
    let Some((line, first)) = empty.first() else { return };
    let (message, label) = if empty.len() == 1 {
        (format!("{}整行 {} 格空着", quoted(line.name()), first.given), "空")
    } else {
        (format!("{}表有 {} 行整行空着", quoted(section), empty.len()), "其中第一行")
    };
    found.push(RULE.problem(message, first.span, label).help("没有的填 0"));
}
