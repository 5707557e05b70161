//! Marks the findings that an agency accepts, and judges the acceptances themselves.

use crate::checks::RULES;
use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Accept, Report};
use crate::source::{Span, Spanned};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// More places than a reader would take in.
const NAMED: usize = 5;

pub(super) const UNUSED: Rule = Rule {
    levels: &[Severity::Warning],
    ..rule("A001", "accept-unused", include_str!("rules/a001_accept_unused.md"), unused)
};

pub(super) const REASON: Rule =
    rule("A002", "accept-reason", include_str!("rules/a002_accept_reason.md"), reason);

pub(super) const UNKNOWN: Rule =
    rule("A003", "accept-rule", include_str!("rules/a003_accept_rule.md"), unknown);

pub(super) const BALANCE: Rule =
    rule("A004", "accept-balance", include_str!("rules/a004_accept_balance.md"), balance);

/// A rule of what an agency accepts.
const fn rule(
    code: &'static str,
    name: &'static str,
    page: &'static str,
    check: fn(&Case, &Findings, &mut Vec<Problem>),
) -> Rule {
    let check = Check::Acceptances(check);
    Rule { code, name, levels: &[Severity::Error], overridable: false, since: "0.1", page, check }
}

/// What an acceptance speaks of: all that a rule found, or what it found at a place and within it.
type Scope<'a> = (&'static str, Option<&'a str>);

/// An acceptance that says which rule and why.
struct Whole<'a> {
    rule: &'static Rule,
    code: Span,
    reason: &'a str,
    at: Option<&'a str>,
}

impl<'a> Whole<'a> {
    fn all(report: &'a Report) -> impl Iterator<Item = Self> {
        report.accepts.iter().filter_map(|accept| {
            let code = accept.rule.as_ref()?;
            let reason = accept.reason.as_ref()?.value.trim();
            let at = accept.at.as_ref().map(|at| at.value.trim());
            (!reason.is_empty()).then_some(Self { rule: named(code)?, code: code.span, reason, at })
        })
    }

    fn scope(&self) -> Scope<'a> {
        (self.rule.code, self.at)
    }
}

/// The rule that an acceptance means; small letters do as well.
fn named(code: &Spanned<String>) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code.value.trim()))
}

/// Every scope that a problem falls into: its rule, and the rule with each of the places around it.
fn scopes(problem: &Problem) -> impl Iterator<Item = Scope<'_>> {
    let path = problem.path.as_deref();
    let around = path.into_iter().flat_map(|path| path.match_indices('.').map(|(end, _)| &path[..end]));
    std::iter::once(None).chain(around.chain(path).map(Some)).map(|at| (problem.code, at))
}

/// Whether an agency may let a problem stand.
fn may(problem: &Problem) -> bool {
    let overridable = || RULES.iter().any(|rule| rule.code == problem.code && rule.overridable);
    problem.severity < Severity::Error || overridable()
}

/// Marks every problem that the agency accepts and may accept; of two acceptances the first gives the reason.
pub(super) fn mark(report: &Report, found: &mut [Problem]) {
    let mut reasons = BTreeMap::new();
    for (order, accept) in Whole::all(report).enumerate() {
        reasons.entry(accept.scope()).or_insert((order, accept.reason));
    }
    if reasons.is_empty() {
        return;
    }
    for problem in found.iter_mut().filter(|problem| may(problem)) {
        let first = scopes(problem).filter_map(|scope| reasons.get(&scope)).min();
        problem.accepted = first.map(|(_, reason)| (*reason).to_owned());
    }
}

/// Whether an agency accepts a problem, which has its path already.
pub(super) fn accepts(report: &Report, problem: &Problem) -> bool {
    may(problem) && Whole::all(report).any(|accept| scopes(problem).any(|scope| scope == accept.scope()))
}

/// All that the other rules found, as acceptances speak of it.
#[derive(Debug)]
pub struct Findings<'a> {
    /// Scopes in which there is a problem, with the first one that may not be accepted.
    scopes: BTreeMap<Scope<'a>, Option<&'a Problem>>,
    /// The places of each rule's problems.
    places: BTreeMap<&'static str, BTreeSet<&'a str>>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(report: &Report, found: &'a [Problem]) -> Self {
        let mut findings = Self { scopes: BTreeMap::new(), places: BTreeMap::new() };
        // Most reports accept nothing, and need no list.
        for problem in found.iter().filter(|_| !report.accepts.is_empty()) {
            let barred = (!may(problem)).then_some(problem);
            for scope in scopes(problem) {
                let first = findings.scopes.entry(scope).or_default();
                *first = first.or(barred);
            }
            findings.places.entry(problem.code).or_default().extend(problem.path.as_deref());
        }
        findings
    }
}

fn unused(case: &Case, judged: &Findings, found: &mut Vec<Problem>) {
    for accept in Whole::all(case.report).filter(|accept| !judged.scopes.contains_key(&accept.scope())) {
        let code = accept.rule.code;
        let places = judged.places.get(code).into_iter().flatten().copied().take(NAMED).collect::<Vec<_>>();
        let (message, help) = match accept.at {
            Some(at) if !places.is_empty() => (
                format!("{code} 没有指出“{at}”的问题，这条认可没有用处"),
                format!("{code} 指出的是 {}", places.join("、")),
            ),
            _ => (format!("{code} 没有指出问题，这条认可没有用处"), "删去这条认可".to_owned()),
        };
        found.push(UNUSED.problem(message, accept.code, "没有对应的问题").help(help));
    }
}

fn reason(case: &Case, _: &Findings, found: &mut Vec<Problem>) {
    for (accept, part) in parts(case.report) {
        let (place, label) = match &accept.reason {
            Some(reason) if reason.value.trim().is_empty() => (reason.span, "空"),
            None if !unread(case.report, part, "accept.reason") => (place(accept), "缺 reason"),
            _ => continue,
        };
        let problem = REASON.problem("认可一处问题，须写明理由", place, label);
        found.push(problem.help("写明理由，例如 reason = \"另有转载信息20条未列入分类\""));
    }
}

fn unknown(case: &Case, _: &Findings, found: &mut Vec<Problem>) {
    for (accept, part) in parts(case.report) {
        let (message, place, label) = match &accept.rule {
            Some(code) if named(code).is_none() => {
                (format!("没有编号为“{}”的规则", code.value.trim()), code.span, "没有这条规则")
            }
            None if !unread(case.report, part, "accept.rule") => {
                ("没有写认可的是哪一条规则".to_owned(), accept.span, "缺 rule")
            }
            _ => continue,
        };
        let help = "写成 rule = \"N101\" 这样；全部规则见 gen-report rules";
        found.push(UNKNOWN.problem(message, place, label).help(help));
    }
}

fn balance(case: &Case, judged: &Findings, found: &mut Vec<Problem>) {
    for accept in Whole::all(case.report) {
        let Some(Some(problem)) = judged.scopes.get(&accept.scope()) else { continue };
        let message = format!("{} 指出的是错误，不能认可", accept.rule.code);
        let place = problem.span();
        let problem = BALANCE.problem(message, accept.code, "不能认可").at(place, "指出的错误");
        found.push(problem.help("改正所指的错误，删去这条认可"));
    }
}

/// Where an acceptance is best pointed at.
fn place(accept: &Accept) -> Span {
    accept.rule.as_ref().map_or(accept.span, |rule| rule.span)
}

/// Every acceptance with the part of the file up to the next one.
fn parts(report: &Report) -> impl Iterator<Item = (&Accept, Range<usize>)> {
    let starts = report.accepts.iter().map(|accept| accept.span.start);
    let ends = starts.skip(1).chain([usize::MAX]);
    report.accepts.iter().zip(ends).map(|(accept, end)| (accept, accept.span.start..end))
}

/// Whether a key of an acceptance is there after all, though it could not be read.
fn unread(report: &Report, part: Range<usize>, key: &str) -> bool {
    report.has_syntax_errors || report.paths.within(part).any(|path| path.value == key)
}
