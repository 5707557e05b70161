//! The share that the words say was finished follows from 表三.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N108",
    name: "percent",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n108_percent.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Percent, found)),
};
