//! The rules B301–B303 and B401: every balance that the form lists holds.

use crate::checks::case::Case;
use crate::checks::equations::{Equation, TermPlace, advice, equations, one_figure};
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::form::TableLine;
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
        let mut first_place = None;
        for equation in &equations(table, |balance| balance.code == rule.code) {
            // F201–F205 report a figure that is missing.
            let (Some(left), Some(right)) = (side(&equation.left, grid), side(&equation.right, grid)) else {
                continue;
            };
            if left.cannot_equal(&right) {
                let advice = first_place
                    .get_or_insert_with(|| one_figure(table, grid).map(|place| advice(table, place)));
                found.extend(unbalanced(equation, rule, &left, &right, advice.as_deref()));
            }
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

/// Reads the figures of a side; nothing where one is missing.
fn side<'a>(places: &[TermPlace<'a>], grid: &'a Grid) -> Option<Side<'a>> {
    let term = |term: &TermPlace<'a>| {
        let cell = grid.cell(term.place.0, term.place.1).filter(|cell| cell.value.least().is_some())?;
        Some(Term { line: term.line, cell })
    };
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
    equation: &Equation,
    rule: &Rule,
    left: &Side,
    right: &Side,
    advice: Option<&str>,
) -> Option<Problem> {
    let balance = equation.balance;
    let message = format!(
        "{}：{}，{}，相差 {}",
        equation.lane.name(),
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
    let advice = advice.map(|advice| format!("；{advice}")).unwrap_or_default();
    Some(problem.help(format!("核对并改正其中的数，使 {}{advice}", balance.says)))
}
