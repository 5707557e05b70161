//! What the words say was finished, and how, is what 表三 has.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N103",
    name: "handled",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n103_handled.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Handled, found)),
};
