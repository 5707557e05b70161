//! The cases that the words count are those of 表四.

use super::narrative::Matter;
use super::{Check, Rule, compared};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "N104",
    name: "cases",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n104_cases.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Cases, found)),
};
