//! The header says who reports, and for which year.

use super::{Case, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: "F003",
    name: "header-missing",
    severity: Severity::Error,
    overridable: false,
    since: "0.1",
    page: include_str!("f003_header_missing.md"),
    check,
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What cannot be read may be there all the same.
    if report.torn || report.empty {
        return;
    }
    let top = 0..0;
    let agency = &report.agency;
    let section = agency.span.as_ref().unwrap_or(&top);
    let name = agency.name.as_ref().map(|name| (name.value.trim().is_empty(), &name.span));
    let mut missing = |key: &str, what: &str, written: Option<(bool, &Span)>, place: &Span, example: &str| {
        let (blank, span) = written.unwrap_or((true, place));
        if blank {
            let mut problem = RULE
                .problem(format!("{what}尚未填写"), span, format!("填写 {key}"))
                .help(format!("例如 {example}"));
            problem.path = Some(key.to_owned());
            found.push(problem);
        }
    };
    let odd =
        |path: &str| case.report.paths.iter().find(|own| own.value == path).map(|own| (false, &own.span));
    missing("year", "报告年度", odd("year"), &top, "year = 2024");
    missing("agency.name", "机关名称", name.or(odd("agency.name")), section, "name = \"某县人民政府办公室\"");
    if agency.kind.is_none() {
        let blank = blank_at(case, "agency.kind");
        let written = if blank.is_none() { odd("agency.kind") } else { blank };
        missing("agency.kind", "机关类别", written, section, "kind = \"department\"");
    }
    if agency.level.is_none() {
        let blank = blank_at(case, "agency.level");
        let written = if blank.is_none() { odd("agency.level") } else { blank };
        missing("agency.level", "机关层级", written, section, "level = \"county\"");
    }
}

/// The place of a key whose value is an empty text; the reader takes an empty word for none.
fn blank_at<'a>(case: &Case<'a>, path: &str) -> Option<(bool, &'a Span)> {
    let odd = |span: &Span| {
        case.report
            .oddities
            .iter()
            .any(|oddity| span.start <= oddity.span.start && oddity.span.end <= span.end)
    };
    let place = case.report.paths.iter().find(|own| own.value == path)?;
    (!odd(&place.span)).then_some((true, &place.span))
}
