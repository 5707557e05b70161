//! Every row has as many cells as the form has columns.

use crate::checks::case::Case;
use crate::checks::row_shape::RowShape;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Row, Totals};
use crate::source::Span;
use crate::text::quotes::quoted;

pub(crate) const RULE: Rule =
    Rule::new("F202", "cell-count", &[Severity::Error], include_str!("f202_cell_count.md"), check)
        .categories(&[Category::Figures, Category::Gaps]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    if case.all_rows_fit() {
        return;
    }
    let (rows, misread) = (case.row_shapes(), case.misreads_totals());
    let computed = case.report.totals == Totals::Computed;
    let is_off = |shape: &&RowShape| shape.is_off_by_totals(computed);
    if let Some(first) = rows.iter().find(is_off).filter(|_| misread) {
        found.extend(all_rows(case, first.row.span, computed, rows.iter().filter(is_off).count()));
    }
    for shape in rows.iter().filter(|shape| !(shape.row.fits || misread && is_off(shape))) {
        found.extend(one_row(shape, computed));
    }
}

/// Makes one problem for all rows that were written for the other setting of `totals`.
fn all_rows(case: &Case, first: Span, computed: bool, rows: usize) -> Option<Problem> {
    // F206 reports a misspelt `totals`.
    if case.report.is_misspelt("totals") {
        return None;
    }
    let place = case.report.place("totals").unwrap_or(first);
    let (fact, help) = if computed {
        (
            "多一个数，而 totals 是 computed",
            "合计由本单位填写的，改为 totals = \"given\"；由程序计算的，删去各行的总计",
        )
    } else {
        (
            "少一个数，而合计由本单位填写",
            "合计由程序计算的，写明 totals = \"computed\"；否则在各行末尾补上总计",
        )
    };
    let problem = RULE.problem(format!("{rows} 行都{fact}"), place, "");
    Some(if place == first { problem } else { problem.at(first, "其中第一行") }.help(help))
}

fn one_row(shape: &RowShape, computed: bool) -> Option<Problem> {
    let RowShape { line, row, columns, totals } = shape;
    // F203 reports a row that is no list of numbers.
    if row.is_no_list() {
        return None;
    }
    let message = format!("{}应有 {} 个数，实有 {} 个", quoted(line.name()), columns.len(), row.given);
    let why = if computed && *totals > 0 {
        "合计由程序计算，不填；"
    } else if row.given > columns.len() && has_separators(row) {
        "数里不写千分位逗号；"
    } else {
        ""
    };
    let names: Vec<_> = columns.iter().map(|column| column.name()).collect();
    let help = format!("{why}依次填写：{}", names.join("、"));
    Some(RULE.problem(message, row.span, format!("{} 个数", row.given)).help(help))
}

/// Whether a figure of three digits follows right after the comma of another: `1,234`.
fn has_separators(row: &Row) -> bool {
    row.cells.windows(2).any(|pair| {
        let group = pair[1].value != Entry::Blank && pair[1].span.len() == 3;
        group && pair[0].span.end + 1 == pair[1].span.start && pair[0].span.len() <= 3
    })
}
