//! The header names the agency and the year.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Report;

pub(crate) const RULE: Rule = Rule::new(
    "F003",
    "header-missing",
    &[Severity::Error, Severity::Warning],
    include_str!("f003_header_missing.md"),
    check,
);

struct Item {
    key: &'static str,
    what: &'static str,
    example: &'static str,
    /// Without year and name there is no title; without kind and level a few rules are silent.
    severity: Severity,
    filled: fn(&Report) -> bool,
}

const ITEMS: &[Item] = &[
    Item {
        key: "year",
        what: "报告年度",
        example: "year = 2024",
        severity: Severity::Error,
        filled: |report| report.year.is_some(),
    },
    Item {
        key: "agency.name",
        what: "机关名称",
        example: "name = \"某县人民政府办公室\"",
        severity: Severity::Error,
        filled: |report| report.agency.name.as_ref().is_some_and(|name| !name.value.trim().is_empty()),
    },
    Item {
        key: "agency.kind",
        what: "机关类别",
        example: "kind = \"department\"",
        severity: Severity::Warning,
        filled: |report| report.agency.kind.is_some(),
    },
    Item {
        key: "agency.level",
        what: "机关层级",
        example: "level = \"county\"",
        severity: Severity::Warning,
        filled: |report| report.agency.level.is_some(),
    },
];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What could not be read may be there all the same.
    if report.has_syntax_errors || report.empty {
        return;
    }
    // A published report prints neither kind nor level.
    let printed = |item: &&Item| report.printed.is_none() || item.severity == Severity::Error;
    for item in ITEMS.iter().filter(|item| !(item.filled)(report)).filter(printed) {
        let written = report.place(item.key);
        // F002 reports a value of the wrong kind.
        let has_issue_in = written.is_some_and(|place| report.has_issue_in(place));
        if has_issue_in || report.is_misspelt(item.key) {
            continue;
        }
        let section = report.agency.span.as_ref().filter(|_| item.key.starts_with("agency."));
        let place = written.or(section.copied()).unwrap_or_default();
        let problem = RULE.problem(format!("{}尚未填写", item.what), place, format!("填写 {}", item.key));
        let problem = problem.with_severity(item.severity).help(format!("例如 {}", item.example));
        found.push(Problem { path: Some(item.key.to_owned()), ..problem });
    }
}
