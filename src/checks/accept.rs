//! Marks the findings that an agency accepts, and judges the acceptances themselves.

use super::{Case, RULES, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Accept, Report};
use crate::source::{Span, Written};
use std::collections::BTreeSet;

/// More places than a reader would take in.
const NAMED: usize = 5;

/// One rule for each fault of an acceptance. They run when every other rule has, and look at what was found.
pub(super) static ACCEPTING: [Rule; 4] = [
    Rule {
        severity: Severity::Warning,
        ..rule("A001", "accept-unused", include_str!("a001_accept_unused.md"), unused)
    },
    rule("A002", "accept-reason", include_str!("a002_accept_reason.md"), reason),
    rule("A003", "accept-rule", include_str!("a003_accept_rule.md"), unknown),
    rule("A004", "accept-balance", include_str!("a004_accept_balance.md"), balance),
];

const fn rule(
    code: &'static str,
    name: &'static str,
    page: &'static str,
    check: fn(&Case, &mut Vec<Problem>),
) -> Rule {
    Rule { code, name, severity: Severity::Error, overridable: false, since: "0.1", page, check }
}

/// An acceptance that says which rule and why.
struct Whole<'a> {
    rule: &'static Rule,
    code: &'a Span,
    reason: &'a str,
    at: Option<&'a str>,
}

impl<'a> Whole<'a> {
    fn all(report: &'a Report) -> impl Iterator<Item = Self> {
        report.accepts.iter().filter_map(|accept| {
            let code = accept.rule.as_ref()?;
            let reason = accept.reason.as_ref()?.value.trim();
            let at = accept.at.as_ref().map(|at| at.value.trim());
            (!reason.is_empty()).then_some(Self { rule: named(code)?, code: &code.span, reason, at })
        })
    }

    /// Whether it speaks of a problem: of the rule, and at the place or within it.
    fn meets(&self, problem: &Problem) -> bool {
        let within = |at: &str| {
            let rest = problem.path.as_deref()?.strip_prefix(at)?;
            Some(rest.is_empty() || rest.starts_with('.'))
        };
        problem.code == self.rule.code && self.at.is_none_or(|at| within(at).unwrap_or(false))
    }

    /// Whether the agency may let a problem stand.
    fn may(&self, problem: &Problem) -> bool {
        problem.severity < Severity::Error || self.rule.overridable
    }
}

fn named(code: &Written<String>) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code.value.trim())
}

/// Marks every problem that the agency accepts and may accept.
pub(super) fn mark(report: &Report, found: &mut [Problem]) {
    for accept in Whole::all(report) {
        for problem in found.iter_mut().filter(|problem| accept.meets(problem) && accept.may(problem)) {
            problem.accepted.get_or_insert_with(|| accept.reason.to_owned());
        }
    }
}

fn unused(case: &Case, found: &mut Vec<Problem>) {
    let judged = found.len();
    for accept in Whole::all(case.report) {
        if found[..judged].iter().any(|problem| accept.meets(problem)) {
            continue;
        }
        let code = accept.rule.code;
        let elsewhere = found[..judged].iter().filter(|problem| problem.code == code);
        let places: BTreeSet<_> = elsewhere.filter_map(|problem| problem.path.as_deref()).collect();
        let places: Vec<_> = places.into_iter().take(NAMED).collect();
        let (message, help) = match accept.at {
            Some(at) if !places.is_empty() => (
                format!("{code} 没有指出“{at}”的问题，这条认可没有用处"),
                format!("{code} 指出的是 {}", places.join("、")),
            ),
            _ => (format!("{code} 没有指出问题，这条认可没有用处"), "删去这条认可".to_owned()),
        };
        found.push(ACCEPTING[0].problem(message, accept.code, "没有对应的问题").help(help));
    }
}

fn reason(case: &Case, found: &mut Vec<Problem>) {
    for accept in &case.report.accepts {
        let (place, label) = match &accept.reason {
            Some(reason) if reason.value.trim().is_empty() => (&reason.span, "空"),
            None if !unread(case.report, accept, "accept.reason") => (place(accept), "缺 reason"),
            _ => continue,
        };
        let problem = ACCEPTING[1].problem("认可一条提示须写明理由", place, label);
        found.push(problem.help("写明理由，例如 reason = \"另有转载信息20条未列入分类\""));
    }
}

fn unknown(case: &Case, found: &mut Vec<Problem>) {
    for accept in &case.report.accepts {
        let (message, place, label) = match &accept.rule {
            Some(code) if named(code).is_none() => {
                (format!("没有编号为“{}”的规则", code.value.trim()), &code.span, "没有这条规则")
            }
            None if !unread(case.report, accept, "accept.rule") => {
                ("没有写认可的是哪一条规则".to_owned(), &accept.span, "缺 rule")
            }
            _ => continue,
        };
        let help = "写成 rule = \"N101\" 这样；全部规则见 gen-report rules";
        found.push(ACCEPTING[2].problem(message, place, label).help(help));
    }
}

fn balance(case: &Case, found: &mut Vec<Problem>) {
    for accept in Whole::all(case.report) {
        let Some(problem) = found.iter().find(|problem| accept.meets(problem) && !accept.may(problem)) else {
            continue;
        };
        let message = format!("{} 指出的是错误，不能认可", accept.rule.code);
        let place = problem.span().clone();
        let problem = ACCEPTING[3].problem(message, accept.code, "不能认可").at(&place, "指出的错误");
        found.push(problem.help("改正所指的错误，删去这条认可"));
    }
}

/// Where an acceptance is best pointed at.
fn place(accept: &Accept) -> &Span {
    accept.rule.as_ref().map_or(&accept.span, |rule| &rule.span)
}

/// Whether a key of an acceptance is there after all, though it could not be read.
fn unread(report: &Report, accept: &Accept, key: &str) -> bool {
    let starts = report.accepts.iter().map(|other| other.span.start);
    let end = starts.filter(|&start| start > accept.span.start).min().unwrap_or(usize::MAX);
    let own = |path: &&Written<String>| (accept.span.start..end).contains(&path.span.start);
    report.torn || report.paths.iter().filter(own).any(|path| path.value == key)
}
