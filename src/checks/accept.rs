//! Marks the findings that an agency accepts.

use crate::checks::findings::{Acceptance, scopes};
use crate::diagnostic::Problem;
use crate::report::Report;
use std::collections::BTreeMap;

/// Marks every problem that the agency accepts and may accept; of two acceptances the first gives the reason. `codes`
/// are those of all rules.
pub(super) fn mark(codes: &[&'static str], report: &Report, found: &mut [Problem]) {
    let mut reasons = BTreeMap::new();
    for (order, accept) in Acceptance::all(codes, report).enumerate() {
        reasons.entry(accept.scope()).or_insert((order, accept.reason));
    }
    if reasons.is_empty() {
        return;
    }
    for problem in found.iter_mut().filter(|problem| problem.may_be_accepted()) {
        let scopes = scopes(problem.code, problem.path.as_deref());
        let first = scopes.filter_map(|scope| reasons.get(&scope)).min();
        problem.accepted = first.map(|(_, reason)| (*reason).to_owned());
    }
}
