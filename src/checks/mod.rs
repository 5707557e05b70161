//! Runs every rule over a report; the rules themselves are on the shelf `rules/`.

mod accept;
mod case;
mod edits;
mod equations;
mod findings;
mod places;
mod previous_year;
mod printed_numbers;
mod row_shape;
mod rule;
mod rules;
mod slip_wording;
mod words;

pub use case::{Case, OwnErrors, RelatedReport, Relation, SkipReason, Skipped};
pub use findings::Findings;
pub use rule::{Category, Check, Rule};
pub use rules::{RULES, find_rule};

use crate::diagnostic::Problem;
use crate::form::Form;
use crate::report::Report;
use crate::source::Span;

/// The most problems of one rule that are listed: five times the cells of all tables, so that only a damaged file has
/// more.
const MOST: usize = 1000;

/// Reports every problem of a case, in the order of their places in the file.
pub fn check(case: &Case) -> Vec<Problem> {
    let mut found = vec![];
    for rule in RULES {
        if let Check::Report(check) = rule.check {
            let first = found.len();
            check(case, &mut found);
            limit(&mut found, first);
        }
    }
    point_at_title(case, &mut found);
    set_paths(case, &mut found);
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    accept::mark(&codes, case.report, &mut found);
    let findings = Findings::new(&codes, case.report, &found);
    let mut on_acceptances = vec![];
    for rule in RULES {
        if let Check::Acceptances(check) = rule.check {
            let first = on_acceptances.len();
            check(case, &findings, &mut on_acceptances);
            limit(&mut on_acceptances, first);
        }
    }
    set_paths(case, &mut on_acceptances);
    found.extend(on_acceptances);
    found.sort_by_key(|problem| (problem.span().start, problem.code));
    found
}

/// Counts the errors of a report by itself, for one that is to be summed up.
pub fn own_errors(form: &Form, report: &Report) -> OwnErrors {
    OwnErrors::of(&check(&Case::new(form, report)))
}

impl OwnErrors {
    /// Counts the errors among the problems that a check reports.
    pub fn of(found: &[Problem]) -> Self {
        Self::count(found.iter().filter(|problem| is_own_error(problem)))
    }

    /// Counts them with those that Y001 restates for a report that is summed up.
    pub fn with_gaps(found: &[Problem]) -> Self {
        Self::count(found.iter().filter(|problem| problem.is_error()))
    }

    fn count<'p>(errors: impl Iterator<Item = &'p Problem> + Clone) -> Self {
        let in_figures = errors.clone().filter(|problem| is_in(problem, Category::Figures)).count();
        Self { all: errors.count(), in_figures }
    }
}

/// Whether the rule of a problem is of a category.
pub fn is_in(problem: &Problem, category: Category) -> bool {
    find_rule(problem.code).is_some_and(|rule| rule.is_in(category))
}

fn is_own_error(problem: &Problem) -> bool {
    problem.is_error() && !is_in(problem, Category::Gaps)
}

/// Keeps at most [`MOST`] problems of one rule; the last of them says how many more there are.
fn limit(found: &mut Vec<Problem>, first: usize) {
    if found.len() <= first + MOST {
        return;
    }
    let mut added = found.split_off(first);
    added.sort_by_key(|problem| problem.code);
    for group in added.chunk_by(|one, next| one.code == next.code) {
        found.extend(group.iter().take(MOST).cloned());
        if let (more @ 1.., Some(last)) = (group.len().saturating_sub(MOST), found.last_mut()) {
            last.message = format!("{}（此后还有 {more} 处同样的问题，没有一一列出）", last.message);
        }
    }
}

/// Points problems of a published report that have no place of their own at its title: its first words are often those
/// of a site.
fn point_at_title(case: &Case, found: &mut [Problem]) {
    let Some(title) = case.report.title.as_ref().filter(|_| case.report.printed.is_some()) else { return };
    for label in found.iter_mut().filter_map(|problem| problem.labels.first_mut()) {
        if label.span == Span::default() {
            label.span = title.span;
        }
    }
}

/// Sets the path of each problem that has none to the innermost named place around it.
fn set_paths(case: &Case, found: &mut [Problem]) {
    for problem in found.iter_mut().filter(|problem| problem.path.is_none()) {
        problem.path = case.report.path_at(problem.span()).map(str::to_owned);
    }
}
