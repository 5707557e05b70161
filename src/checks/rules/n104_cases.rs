//! The cases that the words count are those of 表四.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N104",
    name: "cases",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n104_cases.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Cases, found)),
};
