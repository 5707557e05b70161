//! The rules A001–A004: what an agency accepts is there, and may be accepted.

use crate::checks::case::Case;
use crate::checks::findings::Findings;
use crate::checks::rule::{Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Accept, Report};
use crate::source::Span;
use std::ops::Range;

/// The most places that a message lists: more do not fit on a line.
const NAMED: usize = 5;

pub(crate) const UNUSED: Rule = Rule {
    severities: &[Severity::Warning],
    ..rule("A001", "accept-unused", include_str!("a001_accept_unused.md"), unused)
};

pub(crate) const REASON: Rule = rule("A002", "accept-reason", include_str!("a002_accept_reason.md"), reason);

pub(crate) const UNKNOWN: Rule = rule("A003", "accept-rule", include_str!("a003_accept_rule.md"), unknown);

pub(crate) const BALANCE: Rule =
    rule("A004", "accept-balance", include_str!("a004_accept_balance.md"), balance);

/// Describes a rule on acceptances.
const fn rule(
    code: &'static str,
    name: &'static str,
    page: &'static str,
    check: fn(&Case, &Findings, &mut Vec<Problem>),
) -> Rule {
    Rule::of(code, name, &[Severity::Error], page, Check::Acceptances(check))
}

fn unused(_: &Case, findings: &Findings, found: &mut Vec<Problem>) {
    for accept in findings.acceptances().iter().filter(|accept| !findings.is_used(accept)) {
        let code = accept.code;
        let places: Vec<_> = findings.places(code).take(NAMED).collect();
        let (message, help) = match accept.at {
            Some(at) if !places.is_empty() => (
                format!("{code} 没有指出“{at}”的问题，这条认可没有用处"),
                format!("{code} 指出的是 {}", places.join("、")),
            ),
            _ => (format!("{code} 没有指出问题，这条认可没有用处"), "删去这条认可".to_owned()),
        };
        found.push(UNUSED.problem(message, accept.place, "没有对应的问题").help(help));
    }
}

fn reason(case: &Case, _: &Findings, found: &mut Vec<Problem>) {
    for (accept, part) in parts(case.report) {
        let (place, label) = match &accept.reason {
            Some(reason) if reason.value.trim().is_empty() => (reason.span, "空"),
            None if !is_unread(case.report, part, "accept.reason") => (place(accept), "缺 reason"),
            _ => continue,
        };
        let problem = REASON.problem("认可一处问题，须写明理由", place, label);
        found.push(problem.help("写明理由，例如 reason = \"另有转载信息20条未列入分类\""));
    }
}

fn unknown(case: &Case, findings: &Findings, found: &mut Vec<Problem>) {
    for (accept, part) in parts(case.report) {
        let (message, place, label) = match &accept.rule {
            Some(code) if !findings.has_rule(&code.value) => {
                (format!("没有编号为“{}”的规则", code.value.trim()), code.span, "没有这条规则")
            }
            None if !is_unread(case.report, part, "accept.rule") => {
                ("没有写认可的是哪一条规则".to_owned(), accept.span, "缺 rule")
            }
            _ => continue,
        };
        let help = "写成 rule = \"N101\" 这样；全部规则见 gen-report rules";
        found.push(UNKNOWN.problem(message, place, label).help(help));
    }
}

fn balance(_: &Case, findings: &Findings, found: &mut Vec<Problem>) {
    for accept in findings.acceptances() {
        let Some(problem) = findings.barred(accept) else { continue };
        let message = format!("{} 指出的是错误，不能认可", accept.code);
        let place = problem.span();
        let problem = BALANCE.problem(message, accept.place, "不能认可").at(place, "指出的错误");
        found.push(problem.help("改正所指的错误，删去这条认可"));
    }
}

/// Returns where a problem of an acceptance is reported: at its code, else at all of it.
fn place(accept: &Accept) -> Span {
    accept.rule.as_ref().map_or(accept.span, |rule| rule.span)
}

/// Lists the acceptances, each with the part of the file up to the next one.
fn parts(report: &Report) -> impl Iterator<Item = (&Accept, Range<usize>)> {
    let starts = report.accepts.iter().map(|accept| accept.span.start);
    let ends = starts.skip(1).chain([usize::MAX]);
    report.accepts.iter().zip(ends).map(|(accept, end)| (accept, accept.span.start..end))
}

/// Whether a key of an acceptance is there after all, though it could not be read.
fn is_unread(report: &Report, part: Range<usize>, key: &str) -> bool {
    report.has_syntax_errors || report.paths.within(part).any(|path| path.value == key)
}
