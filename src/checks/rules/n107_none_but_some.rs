//! What the words deny is not in the tables.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N107",
    name: "none-but-some",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n107_none_but_some.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::NoneButSome, found)),
};
