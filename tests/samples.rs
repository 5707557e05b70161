//! What the published reports show: every fault that was found by hand, and nothing that is none.

#![allow(clippy::unwrap_used)]

mod common;

use gen_report::agency_file;
use gen_report::diagnostic::{Problem, Severity};
use gen_report::form::ANNUAL_2021;

use gen_report::source::Source;
use std::collections::BTreeSet;
use std::fs;

/// A rule's code and a line of the file.
type TemplateFault = (&'static str, usize);

/// Every published report with all that is told of it, in the order of its lines: what was
/// established by hand, and what else was found to be true when each was looked at.
const PUBLISHED: &[(&str, &[TemplateFault])] = &[
    ("emin-2024", &[("F211", 58), ("B301", 84), ("B303", 84)]),
    (
        "emalguoleng-2024",
        &[
            ("F108", 5),
            ("F101", 6),
            ("F102", 6),
            ("T102", 9),
            ("T103", 9),
            ("T106", 31),
            ("T106", 34),
            ("F114", 36),
            ("T106", 37),
            ("F205", 54),
            ("T103", 93),
            ("T106", 93),
            ("T101", 101),
            ("T103", 101),
        ],
    ),
    (
        "yingjisha-2023",
        &[
            ("F107", 1),
            ("F101", 5),
            ("F105", 6),
            ("F103", 7),
            ("F104", 7),
            ("T102", 8),
            ("N101", 21),
            ("N101", 21),
            ("T104", 21),
            ("F114", 32),
            ("B302", 77),
            ("B302", 77),
            ("B303", 77),
            ("B303", 77),
            ("F116", 94),
            ("T103", 97),
        ],
    ),
    ("zhangwu-2024", &[("F107", 1), ("F105", 6), ("F104", 7), ("F201", 60)]),
    ("emin-commerce-2024", &[("F108", 5), ("T101", 9), ("T102", 9)]),
];

fn problems(path: &str) -> (Source, Vec<Problem>) {
    let source = Source::new(path, fs::read_to_string(path).unwrap().replace("\r\n", "\n"));
    let report = agency_file::read(&source, &ANNUAL_2021);
    let found = common::judge(&report);
    (source, found)
}

fn told(path: &str) -> Vec<(&'static str, usize)> {
    let (source, found) = problems(path);
    found.iter().map(|problem| (problem.code, source.position(problem.span().start).line)).collect()
}

#[test]
fn the_published_reports_show_their_faults_and_no_others() {
    for (name, faults) in PUBLISHED {
        let mut told = told(&format!("samples/published/{name}.toml"));
        told.sort_by_key(|&(code, line)| (line, code));
        assert_eq!(told, *faults, "{name}");
    }
}

#[test]
fn the_corrected_reports_are_free_of_errors() {
    for (name, _) in PUBLISHED {
        let (_, found) = problems(&format!("samples/corrected/{name}.toml"));
        let errors: Vec<_> = found.iter().filter(|problem| problem.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        // These the published report deserves, and no words of ours could mend them.
        let deserved = ["F104", "F114"];
        let other: Vec<_> = found.iter().filter(|problem| !deserved.contains(&problem.code)).collect();
        assert!(other.is_empty(), "{name}: {other:?}");
    }
}

#[test]
fn seven_faults_are_reported_in_one_run_each_once() {
    let codes: Vec<_> = told("samples/faults/seven.toml").into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["F102", "T101", "F206", "F204", "B301", "F203", "F202"]);
}

/// The documents that the published samples were taken from, and what only a finished document can show.
const PRINTED: &[(&str, &[(&str, &str)])] = &[
    ("000", &[("F117", "规范性文件")]),
    ("001", &[("F116", "（3）不予公开"), ("F117", "规范性文件")]),
    ("002", &[]),
    ("003", &[]),
    ("004", &[("F116", "总体情况"), ("F116", "存在的主要问题及改进情况"), ("F117", "规范性文件")]),
];

#[test]
fn what_is_printed_otherwise_than_in_the_form_is_reported() {
    for (name, faults) in PRINTED {
        let imported = common::seed(name);
        let found = common::judge(&imported.report);
        let told: Vec<_> = found
            .iter()
            .filter(|problem| {
                problem.code == "F117" || problem.code == "F116" && problem.severity == Severity::Error
            })
            .map(|problem| (problem.code, imported.source.text[problem.span()].replace([' ', '\n'], "")))
            .collect();
        let wanted = faults.iter().map(|(code, words)| (*code, (*words).to_owned()));
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), wanted.collect(), "{name}");
    }
}
