//! Every judgement: one file for each rule of the text, and one for all the balances.

mod rule;

pub use rule::{Case, Rule, Sibling};

use crate::diagnostic::Problem;

/// Every rule, in the order of the codes.
pub const RULES: &[Rule] = &[];

/// Every problem of a case, in the order in which it stands in the file.
pub fn check(case: &Case) -> Vec<Problem> {
    let mut found = vec![];
    for rule in RULES {
        (rule.check)(case, &mut found);
    }
    for problem in &mut found {
        problem.path = case.report.path_at(problem.span()).map(str::to_owned);
    }
    found.sort_by_key(|problem| (problem.span().start, problem.code));
    found
}
