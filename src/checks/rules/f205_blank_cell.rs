//! A cell without anything to report holds 0.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Row};
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
        let rows =
            table.rows().zip(&grid.rows).filter_map(|((_, line), row)| Some((line.name(), row.as_ref()?)));
        let (empty, rest): (Vec<_>, Vec<_>) = rows.partition(|(_, row)| is_blank(row));
        let section = case.form.name_of(table);
        check_rows(section, &empty, found);
        for (name, row) in rest {
            // F202 reports a blank in place of a whole row.
            let lone = row.given == 1 && !row.fits;
            for cell in row.cells.iter().filter(|cell| cell.value == Entry::Blank && !lone) {
                let message = format!("{}有一格空着或划了线", quoted(name));
                found.push(RULE.problem(message, cell.span, "空").help("没有的填 0"));
            }
        }
    }
    if let Some(fee) = case.report.fee_charged.as_ref().filter(|fee| fee.value == Entry::Blank) {
        let problem = RULE.problem("本年实收信息处理费尚未填写", fee.span, "空");
        found.push(problem.help("没有收取的填 0"));
    }
}

fn is_blank(row: &Row) -> bool {
    row.given > 1 && row.cells.iter().take(row.given).all(|cell| cell.value == Entry::Blank)
}

/// Reports rows that are all blank once for the table.
fn check_rows(section: &str, empty: &[(&str, &Row)], found: &mut Vec<Problem>) {
    let Some((name, first)) = empty.first() else { return };
    let (message, label) = if empty.len() == 1 {
        (format!("{}整行 {} 格空着", quoted(name), first.given), "空")
    } else {
        (format!("{}表有 {} 行整行空着", quoted(section), empty.len()), "其中第一行")
    };
    found.push(RULE.problem(message, first.span, label).help("没有的填 0"));
}
