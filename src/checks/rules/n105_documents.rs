//! The rules and normative documents that the words count are those of 表二.

use crate::checks::compared;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::Severity;
use crate::narrative::contradictions::Matter;

pub(crate) const RULE: Rule = Rule {
    code: "N105",
    name: "documents",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("n105_documents.md"),
    check: Check::Report(|case, found| compared::tell(case, &RULE, Matter::Documents, found)),
};
