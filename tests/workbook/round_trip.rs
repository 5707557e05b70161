//! Of the tests of workbooks: TOML to workbook to TOML is the same report.

use crate::common::read;
use crate::random::report;
use crate::sheets::{filled, written};
use gen_report::agency_file::{self, Remarks};
use gen_report::form::ANNUAL_2021;
use gen_report::report::Report;
use gen_report::workbook;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

fn samples() -> Vec<PathBuf> {
    let folders = ["corrected", "published", "faults"].map(|folder| format!("samples/{folder}"));
    let files =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()));
    let files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    assert!(files.len() > 10);
    files
}

/// The report as a file.
fn text(report: &Report) -> String {
    agency_file::write(report, &ANNUAL_2021, &Remarks::default())
}

/// The report with a blank row in the place of each that is left out, or has not as many figures as columns: a workbook
/// has every cell of the form.
fn whole(report: &Report) -> Report {
    let (mut whole, blank) = (report.clone(), Report::blank(&ANNUAL_2021));
    for (grid, blank) in whole.grids.iter_mut().zip(&blank.grids) {
        for (row, blank) in grid.rows.iter_mut().zip(&blank.rows) {
            if row.as_ref().is_none_or(|row| !row.fits) {
                row.clone_from(blank);
            }
        }
    }
    whole
}

#[test]
fn every_sample_comes_back() {
    for path in samples() {
        let report = read(fs::read_to_string(&path).unwrap());
        let back = filled(&written(&report));
        assert_eq!(text(&back.report), text(&whole(&report)), "{}", path.display());
        assert!(back.report.issues.is_empty() || !report.issues.is_empty(), "{:?}", back.report.issues);
    }
}

#[test]
fn a_blank_form_comes_back() {
    let blank = Report::blank(&ANNUAL_2021);
    assert_eq!(text(&filled(&written(&blank)).report), text(&blank));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for path in samples() {
        let report = read(fs::read_to_string(&path).unwrap());
        let bytes = written(&report);
        assert!(bytes == written(&report), "{}", path.display());
        assert!(workbook::is_as_written(&bytes), "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_report_comes_back(toml in report()) {
        // A field of nothing but blanks is a blank field.
        let blank = |line: &&str| !line.ends_with("_font = \" \"");
        let toml: Vec<_> = toml.lines().filter(blank).collect();
        let report = read(toml.join("\n"));
        let bytes = written(&report);
        prop_assert_eq!(text(&filled(&bytes).report), text(&report));
        prop_assert!(workbook::is_as_written(&bytes));
    }
}
