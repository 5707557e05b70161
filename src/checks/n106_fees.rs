//! The fees that the words name are those that were filled in.

use super::narrative::Matter;
use super::{Check, Rule, compared};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "N106",
    name: "fees",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n106_fees.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Fees, found)),
};
