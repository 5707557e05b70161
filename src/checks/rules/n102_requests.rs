//! What the words say was received and carried over is what 表三 has.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N102",
    name: "requests",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n102_requests.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Requests, found)),
};
