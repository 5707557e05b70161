//! The rules B301–B303 and B401: every balance that the form lists holds.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::{Axis, Balance, Table, TableLine, select};
use crate::report::{Cell, Entry, Grid};

pub(crate) const ROW_TOTAL: Rule =
    Rule::new("B301", "row-total", &[Severity::Error], include_str!("b301_row_total.md"), |case, found| {
        check(case, &ROW_TOTAL, found);
    })
    .categories(&[Category::Figures]);

pub(crate) const RESULTS_TOTAL: Rule = Rule::new(
    "B302",
    "results-total",
    &[Severity::Error],
    include_str!("b302_results_total.md"),
    |case, found| check(case, &RESULTS_TOTAL, found),
)
.categories(&[Category::Figures]);

pub(crate) const INTAKE_OUTCOME: Rule = Rule::new(
    "B303",
    "intake-outcome",
    &[Severity::Error],
    include_str!("b303_intake_outcome.md"),
    |case, found| check(case, &INTAKE_OUTCOME, found),
)
.categories(&[Category::Figures]);

pub(crate) const CASES_TOTAL: Rule = Rule::new(
    "B401",
    "cases-total",
    &[Severity::Error],
    include_str!("b401_cases_total.md"),
    |case, found| check(case, &CASES_TOTAL, found),
)
.categories(&[Category::Figures]);

fn check(case: &Case, rule: &Rule, found: &mut Vec<Problem>) {
    for (table, grid) in case.form.tables.iter().zip(&case.report.grids) {
        for balance in table.balances.iter().filter(|balance| balance.code == rule.code) {
            check_one(table, grid, balance, rule, found);
        }
    }
}

fn check_one(table: &Table, grid: &Grid, balance: &Balance, rule: &Rule, found: &mut Vec<Problem>) {
    let rows: Vec<&TableLine> = table.rows().map(|(_, line)| line).collect();
    // A balance holds within one block, whose columns all its rows share.
    let columns: Vec<&TableLine> = table.blocks[0].columns.iter().collect();
    let (lanes, terms) = match balance.each {
        Axis::Row => (&rows, &columns),
        Axis::Column => (&columns, &rows),
    };
    let (left, right) = (select(terms, &balance.left), select(terms, &balance.right));
    for (lane, line) in lanes.iter().enumerate() {
        let term = |&term: &usize| {
            let cell = match balance.each {
                Axis::Row => grid.cell(lane, term),
                Axis::Column => grid.cell(term, lane),
            };
            Some(Term { line: terms[term], cell: cell.filter(|cell| cell.value.least().is_some())? })
        };
        // F201–F205 report a figure that is missing.
        let (Some(left), Some(right)) = (side(&left, term), side(&right, term)) else { continue };
        if left.cannot_equal(&right) {
            found.extend(unbalanced(balance, rule, line, &left, &right));
        }
    }
}

struct Term<'a> {
    line: &'a TableLine,
    cell: &'a Cell,
}

/// One side of an equation.
struct Side<'a> {
    terms: Vec<Term<'a>>,
    /// The sum of the figures that are known; blanks, and totals that are only known to be no less, may add to it.
    sum: u128,
    blanks: bool,
}

fn side<'a>(places: &[usize], term: impl Fn(&usize) -> Option<Term<'a>>) -> Option<Side<'a>> {
    let terms: Vec<_> = places.iter().map(term).collect::<Option<_>>()?;
    let sum = terms.iter().filter_map(|term| term.cell.value.least()).map(u128::from).sum();
    let blanks = terms.iter().any(|term| term.cell.value.is_open());
    Some(Side { terms, sum, blanks })
}

impl Side<'_> {
    /// Whether no counts in the blanks could make the two sides equal.
    fn cannot_equal(&self, other: &Self) -> bool {
        self.sum < other.sum && !self.blanks || self.sum > other.sum && !other.blanks
    }

    /// Words the side: its terms, or their sum by its name where the form gives one.
    fn show(&self, sum: Option<&str>) -> String {
        let least = if self.blanks { "至少 " } else { "" };
        match (self.terms.as_slice(), sum) {
            ([only], _) => format!("{} {}", only.line.short(), only.show()),
            (_, Some(name)) => format!("{name} {least}{}", self.sum).replace(" 至少", "至少"),
            (terms, None) => {
                let terms: Vec<_> =
                    terms.iter().map(|term| format!("{} {}", term.line.short(), term.show())).collect();
                format!("{} = {least}{}", terms.join(" + "), self.sum)
            }
        }
    }
}

impl Term<'_> {
    fn show(&self) -> String {
        match self.cell.value {
            Entry::AtLeast(count) => format!("至少 {count}"),
            _ => self.cell.value.count().map_or_else(|| "（空）".to_owned(), |count| count.to_string()),
        }
    }
}

fn unbalanced(
    balance: &Balance,
    rule: &Rule,
    lane: &TableLine,
    left: &Side,
    right: &Side,
) -> Option<Problem> {
    let message = format!(
        "{}：{}，{}，相差 {}",
        lane.name(),
        left.show(balance.sum.as_deref()),
        right.show(None),
        left.sum.abs_diff(right.sum)
    );
    let written = |term: &&Term| term.cell.value != Entry::Count(0);
    let mut places = right.terms.iter().chain(left.terms.iter().filter(written));
    let first = places.next()?;
    let label = |term: &Term| format!("{} {}", term.line.short(), term.show());
    let mut problem = rule.problem(message, first.cell.span, label(first)).sides(left.sum, right.sum);
    for term in places {
        problem = problem.at(term.cell.span, label(term));
    }
    Some(problem.help(format!("核对并改正其中的数，使 {}", balance.says)))
}
