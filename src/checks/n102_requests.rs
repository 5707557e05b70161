//! What the words say was received and carried over is what 表三 has.

use super::narrative::Matter;
use super::{Check, Rule, compared};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "N102",
    name: "requests",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n102_requests.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Requests, found)),
};
