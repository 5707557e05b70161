//! What all rules found in a report, as the acceptances of its agency refer to it.

use crate::diagnostic::Problem;
use crate::report::Report;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What an acceptance refers to: all that a rule found, or what it found at a place and within it.
type Scope<'a> = (&'static str, Option<&'a str>);

/// An acceptance that names a rule and gives a reason.
#[derive(Debug, Clone, Copy)]
pub(super) struct Acceptance<'a> {
    pub(super) code: &'static str,
    /// Where the code was written.
    pub(super) place: Span,
    pub(super) reason: &'a str,
    pub(super) at: Option<&'a str>,
}

impl<'a> Acceptance<'a> {
    /// Lists the acceptances of a report that name one of these codes and give a reason.
    pub(super) fn all(codes: &[&'static str], report: &'a Report) -> impl Iterator<Item = Self> {
        report.accepts.iter().filter_map(|accept| {
            let code = accept.rule.as_ref()?;
            let reason = accept.reason.as_ref()?.value.trim();
            let at = accept.at.as_ref().map(|at| at.value.trim());
            let named = named(codes, &code.value)?;
            (!reason.is_empty()).then_some(Self { code: named, place: code.span, reason, at })
        })
    }

    pub(super) fn scope(&self) -> Scope<'a> {
        (self.code, self.at)
    }
}

/// Finds the code that was written; small letters do as well.
fn named(codes: &[&'static str], written: &str) -> Option<&'static str> {
    codes.iter().copied().find(|code| code.eq_ignore_ascii_case(written.trim()))
}

/// Lists the scopes that a finding falls into: its rule, and the rule with each of the places around it.
pub(super) fn scopes<'a>(code: &'static str, path: Option<&'a str>) -> impl Iterator<Item = Scope<'a>> {
    let around = path.into_iter().flat_map(|path| path.match_indices('.').map(|(end, _)| &path[..end]));
    std::iter::once(None).chain(around.chain(path).map(Some)).map(move |at| (code, at))
}

/// Whether an agency accepts what a rule finds at a place.
pub(super) fn is_accepted(report: &Report, code: &'static str, path: Option<&str>) -> bool {
    Acceptance::all(&[code], report).any(|accept| scopes(code, path).any(|scope| scope == accept.scope()))
}

/// All that the rules found, by scope.
#[derive(Debug)]
pub struct Findings<'a> {
    codes: &'a [&'static str],
    acceptances: Vec<Acceptance<'a>>,
    /// Scopes in which there is a problem, with the first one that may not be accepted.
    scopes: BTreeMap<Scope<'a>, Option<&'a Problem>>,
    /// The places of each rule's problems.
    places: BTreeMap<&'static str, BTreeSet<&'a str>>,
}

impl<'a> Findings<'a> {
    /// Orders the problems of a report by scope; `codes` are those of all rules.
    pub(super) fn new(codes: &'a [&'static str], report: &'a Report, found: &'a [Problem]) -> Self {
        let acceptances = Acceptance::all(codes, report).collect();
        let mut findings = Self { codes, acceptances, scopes: BTreeMap::new(), places: BTreeMap::new() };
        // Most reports accept nothing, and need no list.
        for problem in found.iter().filter(|_| !report.accepts.is_empty()) {
            let barred = (!problem.may_be_accepted()).then_some(problem);
            for scope in scopes(problem.code, problem.path.as_deref()) {
                let first = findings.scopes.entry(scope).or_default();
                *first = first.or(barred);
            }
            findings.places.entry(problem.code).or_default().extend(problem.path.as_deref());
        }
        findings
    }

    /// Lists the acceptances that name a rule and give a reason.
    pub(super) fn acceptances(&self) -> &[Acceptance<'a>] {
        &self.acceptances
    }

    /// Whether some rule has the code that was written.
    pub(super) fn has_rule(&self, written: &str) -> bool {
        named(self.codes, written).is_some()
    }

    /// Whether there is a problem that an acceptance refers to.
    pub(super) fn is_used(&self, accept: &Acceptance) -> bool {
        self.scopes.contains_key(&accept.scope())
    }

    /// Returns the first problem that an acceptance refers to and that may not be accepted.
    pub(super) fn barred(&self, accept: &Acceptance) -> Option<&'a Problem> {
        self.scopes.get(&accept.scope()).copied().flatten()
    }

    /// Lists the places of a rule's problems.
    pub(super) fn places(&self, code: &str) -> impl Iterator<Item = &'a str> {
        self.places.get(code).into_iter().flatten().copied()
    }
}
