//! What the words deny is not in the tables.

use super::narrative::Matter;
use super::{Check, Rule, compared};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "N107",
    name: "none-but-some",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n107_none_but_some.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::NoneButSome, found)),
};
