//! Writing the agency's file: what is written is read back the same, and keeps the schema.

#![allow(clippy::unwrap_used)]

mod common;

use common::{judge, read};
use gen_report::agency_file::{self, Remarks, schema};
use gen_report::form::ANNUAL_2021;
use gen_report::report::{Prose, Report};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn samples() -> Vec<PathBuf> {
    let files = ["samples/published", "samples/corrected"].map(|folder| fs::read_dir(folder).unwrap());
    let paths: Vec<_> = files.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    assert!(paths.len() >= 10, "{paths:?}");
    paths
}

/// What stands in a report, without the places.
fn content(report: &Report) -> String {
    let figures: Vec<Vec<_>> = report
        .grids
        .iter()
        .flat_map(|grid| &grid.rows)
        .map(|row| row.iter().flat_map(|row| &row.cells).map(|cell| cell.value.clone()).collect())
        .collect();
    let words: Vec<_> = report.narratives().chain(&report.title).map(|prose| prose.text.clone()).collect();
    let date = report.date.as_ref().map(|date| date.value);
    let name = report.agency.name.as_ref().map(|name| name.value.clone());
    let fee = report.fee_charged.as_ref().map(|fee| fee.value.clone());
    format!("{figures:?}\n{words:?}\n{date:?}\n{name:?}\n{fee:?}\n{:?}", report.issues)
}

#[test]
fn every_sample_is_read_back_as_it_was() {
    for path in samples() {
        let report = read(fs::read_to_string(&path).unwrap());
        let written = agency_file::write(&report, &ANNUAL_2021, &Remarks::default());
        let again = read(written.as_str());
        assert_eq!(content(&again), content(&report), "{}", path.display());
        assert_eq!(
            agency_file::write(&again, &ANNUAL_2021, &Remarks::default()),
            written,
            "{}",
            path.display()
        );
    }
}

#[test]
fn computed_totals_are_left_to_the_program_again() {
    let text = "year = 2024\ntotals = \"computed\"\n[agency]\n[requests]\nnew = [3, 0, 0, 0, 0, 0]\n\
                granted = [3, 0, 0, 0, 0, 0]\n";
    let written = agency_file::write(&read(text), &ANNUAL_2021, &Remarks::default());
    assert_eq!(written.matches(" = [3, 0, 0, 0, 0, 0]  #").count(), 2, "{written}");
    assert!(!written.contains("\nprocessed"), "{written}");
}

#[test]
fn a_blank_file_holds_every_row_and_says_only_what_is_to_be_filled_in() {
    let written = agency_file::write(&Report::blank(&ANNUAL_2021), &ANNUAL_2021, &Remarks::default());
    let report = read(written);
    assert_eq!(report.issues, []);
    assert!(report.grids.iter().all(|grid| grid.rows.iter().all(Option::is_some) && grid.is_blank()));
    let problems = judge(&report);
    let balances: Vec<_> = problems.iter().filter(|problem| problem.code.starts_with('B')).collect();
    assert!(balances.is_empty(), "{balances:?}");
    assert!(problems.len() <= 24, "{} problems of a blank file are noise: {problems:#?}", problems.len());
}

#[test]
fn an_editor_may_replace_every_blank_at_once() {
    let written = agency_file::write(&Report::blank(&ANNUAL_2021), &ANNUAL_2021, &Remarks::default());
    let report = read(written.replace("\"待填\"", "0"));
    assert_eq!(report.issues, []);
    assert!(report.cells().all(|cell| cell.value.count() == Some(0) || cell.value.amount().is_some()));
    // The texts are untouched, and rows hold nothing that texts hold too.
    assert_eq!(written.matches("\"\"\"").count(), report.narratives().count() * 2);
    assert!(!written.replace("\"\"\"", "").contains("[\"\""), "{written}");
}

#[test]
fn every_sample_and_the_blank_file_keep_the_schema() {
    let validator = jsonschema::draft7::new(&schema(&ANNUAL_2021)).unwrap();
    let blank = agency_file::write(&Report::blank(&ANNUAL_2021), &ANNUAL_2021, &Remarks::default());
    let year = format!("year = {}\nform   = ", ANNUAL_2021.years.from);
    let blank = blank.replace("form   = ", &year);
    let texts = samples().into_iter().map(|path| fs::read_to_string(path).unwrap()).chain([blank]);
    for text in texts {
        let value = json(toml::Value::Table(toml::from_str(&text).unwrap()));
        let faults: Vec<_> = validator
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}\n{text}");
    }
}

#[test]
fn the_schema_refuses_what_the_form_does_not_know() {
    let validator = jsonschema::draft7::new(&schema(&ANNUAL_2021)).unwrap();
    for (place, text) in [
        ("/agency", "year = 2024\n[agency]\nadress = \"县\""),
        ("/requests/new", "year = 2024\n[agency]\n[requests]\nnew = [1, 2, 3, 4, 5, 6, 7, 8]"),
        (
            "/requests/denied/query/0",
            "year = 2024\n[agency]\n[requests]\ndenied.query = [-1, 0, 0, 0, 0, 0, 0]",
        ),
        ("/disclosure/fees", "year = 2024\n[agency]\n[disclosure]\nfees = \"无\""),
        ("/year", "year = \"2024\"\n[agency]\n"),
    ] {
        let value = json(toml::Value::Table(toml::from_str(text).unwrap()));
        let places: Vec<_> =
            validator.iter_errors(&value).map(|fault| fault.instance_path().to_string()).collect();
        assert_eq!(places, [place], "{text}");
    }
}

/// A TOML value as editors hand it to a schema: days are texts.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(day) => Value::String(day.to_string()),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

#[test]
fn braces_are_printed_as_they_were() {
    for words in
        ["{{ requests.new.total }}件", "{year}年｛｛ 略 }}", "{{{ a }}} }}", "{{ \"{{\" }}", "a { b }"]
    {
        let mut report = Report::blank(&ANNUAL_2021);
        report.title = Some(Prose::verbatim(words.to_owned(), 0));
        report.opening = Some(Prose::verbatim(format!("第一段\n{words}"), 0));
        let written = agency_file::write(&report, &ANNUAL_2021, &Remarks::default());
        let again = read(written.as_str());
        assert_eq!(again.title.map(|title| title.text).as_deref(), Some(words), "{written}");
        assert_eq!(again.opening.map(|text| text.text), Some(format!("第一段\n{words}")), "{written}");
        let told: Vec<_> = again.issues.iter().map(|odd| format!("{:?}", odd.what)).collect();
        assert!(!told.iter().any(|what| what.contains("Citation")), "{told:?}");
    }
}
