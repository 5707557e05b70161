//! The fees that the words name are those that were filled in.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N106",
    name: "fees",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n106_fees.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Fees, found)),
};
