//! Every row has as many cells as the form has columns.

use crate::checks::rule::{Case, Check, Rule};
use crate::checks::typography::quoted;
use crate::diagnostic::{Problem, Severity};
use crate::form::Line;
use crate::report::{Entry, Row, Totals, total_columns};
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "F202",
    name: "cell-count",
    levels: &[Severity::Error],
    overridable: false,
    since: "0.1",
    page: include_str!("f202_cell_count.md"),
    check: Check::Report(check),
};

/// As many rows with the same fault are no slips: their writer has counted on the other kind of totals.
const MANY: usize = 3;

/// A row, and the columns that it should fill.
struct Held<'a> {
    line: &'a Line,
    row: &'a Row,
    columns: Vec<&'a Line>,
    /// How many of the block's columns are totals.
    totals: usize,
}

fn check(case: &Case, found: &mut Vec<Problem>) {
    if all_fit(case) {
        return;
    }
    let (rows, misled) = (rows(case), misled(case));
    let computed = case.report.totals == Totals::Computed;
    if let Some(first) = rows.iter().find(|own| own.is_off_by_totals(computed)).filter(|_| misled) {
        let count = rows.iter().filter(|own| own.is_off_by_totals(computed)).count();
        found.extend(all_rows(case, first.row.span, computed, count));
    }
    let told = |own: &&Held| misled && own.is_off_by_totals(computed);
    for own in rows.iter().filter(|own| !own.row.fits && !told(own)) {
        found.extend(one_row(own, computed));
    }
}

/// Whether all rows were written for the other kind of totals.
pub(crate) fn misled(case: &Case) -> bool {
    if all_fit(case) {
        return false;
    }
    let computed = case.report.totals == Totals::Computed;
    let rows: Vec<_> = rows(case).into_iter().filter(|own| own.totals > 0 && own.row.given > 0).collect();
    let off = rows.iter().filter(|own| own.is_off_by_totals(computed)).count();
    off >= MANY && !rows.iter().any(|own| own.row.fits)
}

/// Whether there is nothing to tell of any row, as of most reports.
fn all_fit(case: &Case) -> bool {
    case.report.grids.iter().flat_map(|grid| &grid.rows).flatten().all(|row| row.fits)
}

fn rows<'a>(case: &Case<'a>) -> Vec<Held<'a>> {
    let computed = case.report.totals == Totals::Computed;
    let mut rows = vec![];
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        for ((block, line), row) in table.rows().zip(&grid.rows) {
            let Some(row) = row else { continue };
            let totals = total_columns(table, block);
            let kept = block.columns.iter().enumerate().filter(|(at, _)| !(computed && totals.contains(at)));
            let columns = kept.map(|(_, column)| column).collect();
            rows.push(Held { line, row, columns, totals: totals.len() });
        }
    }
    rows
}

impl Held<'_> {
    /// Whether the row has as many cells too many, or too few, as it has totals.
    fn is_off_by_totals(&self, computed: bool) -> bool {
        let wanted = self.columns.len();
        let other = if computed { wanted + self.totals } else { wanted - self.totals };
        self.totals > 0 && self.row.given == other
    }
}

/// One problem for rows that all were written for the other kind of totals.
fn all_rows(case: &Case, first: Span, computed: bool, rows: usize) -> Option<Problem> {
    // What stands for `totals` and cannot be read is told already.
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

fn one_row(own: &Held, computed: bool) -> Option<Problem> {
    let Held { line, row, columns, totals } = own;
    // That the row holds no list of numbers is F203's affair.
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

/// Whether a number of three digits stands right behind the comma after another: `1,234`.
fn has_separators(row: &Row) -> bool {
    row.cells.windows(2).any(|pair| {
        let group = pair[1].value != Entry::Blank && pair[1].span.len() == 3;
        group && pair[0].span.end + 1 == pair[1].span.start && pair[0].span.len() <= 3
    })
}
