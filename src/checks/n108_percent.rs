//! The share that the words say was finished follows from 表三.

use super::narrative::Matter;
use super::{Check, Rule, compared};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "N108",
    name: "percent",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n108_percent.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Percent, found)),
};
