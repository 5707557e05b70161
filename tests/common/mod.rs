//! What the integration tests share: a report read, checked, laid out and written, and the samples.
#![allow(dead_code, reason = "each test uses some of it")]

pub(crate) mod sentences;

use gen_report::agency_file;
use gen_report::checks::{Case, check};
use gen_report::diagnostic::Problem;
use gen_report::document::{Document, Remark, compose};
use gen_report::form::ANNUAL_2021;
use gen_report::import::{Imported, read as read_published, recognise};
use gen_report::report::Report;
use gen_report::source::Source;
use gen_report::writers::{self, WRITERS};
use std::fs;

/// Reads an agency's file.
pub(crate) fn read(text: impl Into<String>) -> Report {
    read_source(text).1
}

/// Reads an agency's file and keeps its text, where places in it are looked up.
pub(crate) fn read_source(text: impl Into<String>) -> (Source, Report) {
    let source = Source::new("report.toml", text);
    let report = agency_file::read(&source, &ANNUAL_2021);
    (source, report)
}

/// Checks a report on its own, without those of other years and offices.
pub(crate) fn judge(report: &Report) -> Vec<Problem> {
    check(&Case::new(&ANNUAL_2021, report))
}

/// Reads an agency's file and checks it.
pub(crate) fn found(text: impl Into<String>) -> Vec<Problem> {
    judge(&read(text))
}

/// Lays a report out in the words that the program brings; with remarks it is a draft.
pub(crate) fn lay_out(report: &Report, remarks: &[Remark]) -> Document {
    compose(report, &ANNUAL_2021, writers::built_in(), remarks, !remarks.is_empty()).unwrap()
}

/// Writes a document in the format of an ending.
pub(crate) fn write(document: &Document, ending: &str) -> Vec<u8> {
    let writer = WRITERS.iter().find(|writer| writer.ending == ending).unwrap();
    (writer.write)(document, writers::built_in()).unwrap()
}

/// The text of a sample without faults.
pub(crate) fn corrected(name: &str) -> String {
    fs::read_to_string(format!("samples/corrected/{name}.toml")).unwrap()
}

/// Imports one of the published reports.
pub(crate) fn seed(name: &str) -> Imported {
    let bytes = fs::read(format!("tests/import/seeds/{name}.txt")).unwrap();
    recognise(name, read_published(&bytes).unwrap()).unwrap()
}

/// Every text by which the reading of narratives is tested: sentences, the rules' pages, the samples.
pub(crate) fn sentences_of_the_project() -> String {
    let folders =
        ["tests/narrative", "src/checks/rules", "samples/corrected", "samples/faults", "samples/published"];
    let mut all = vec![fs::read_to_string("tests/common/sentences.rs").unwrap()];
    for file in folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()) {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml" || ending == "md") {
            all.push(fs::read_to_string(path).unwrap());
        }
    }
    all.join("\n")
}
