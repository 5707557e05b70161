//! Every judgement: one file for each rule of the text, and one for all the balances.

mod accept;
mod compared;
mod edits;
mod last;
mod printed;
mod rule;
mod rules;
mod typography;
mod wording;
mod words;

pub use accept::Findings;
pub use rule::{Case, Check, RelatedReport, Role, Rule, SkipReason, Skipped};
pub use rules::RULES;

use crate::diagnostic::Problem;

/// More problems of one rule than this no honest report has: its tables hold some two hundred cells.
const MOST: usize = 1000;

/// Every problem of a case, in the order in which it stands in the file.
pub fn check(case: &Case) -> Vec<Problem> {
    let mut found = vec![];
    for rule in RULES {
        if let Check::Report(check) = rule.check {
            let first = found.len();
            check(case, &mut found);
            limit(&mut found, first);
        }
    }
    name(case, &mut found);
    accept::mark(case.report, &mut found);
    let judged = Findings::new(case.report, &found);
    let mut told = vec![];
    for rule in RULES {
        if let Check::Acceptances(check) = rule.check {
            check(case, &judged, &mut told);
        }
    }
    name(case, &mut told);
    found.extend(told);
    found.sort_by_key(|problem| (problem.span().start, problem.code));
    found
}

/// Lists no more than [`MOST`] problems of one rule; the last of them says how many more there are.
fn limit(found: &mut Vec<Problem>, first: usize) {
    if found.len() <= first + MOST {
        return;
    }
    let mut told = found.split_off(first);
    told.sort_by_key(|problem| problem.code);
    for own in told.chunk_by(|one, next| one.code == next.code) {
        found.extend(own.iter().take(MOST).cloned());
        if let (more @ 1.., Some(last)) = (own.len().saturating_sub(MOST), found.last_mut()) {
            last.message = format!("{}（此后还有 {more} 处同样的问题，没有一一列出）", last.message);
        }
    }
}

/// Says what the place of each problem is called.
fn name(case: &Case, found: &mut [Problem]) {
    for problem in found.iter_mut().filter(|problem| problem.path.is_none()) {
        problem.path = case.report.path_at(problem.span()).map(str::to_owned);
    }
}
