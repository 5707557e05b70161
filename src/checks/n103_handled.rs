//! What the words say was finished, and how, is what 表三 has.

use super::narrative::Matter;
use super::{Check, Rule, compared};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "N103",
    name: "handled",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n103_handled.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Handled, found)),
};
