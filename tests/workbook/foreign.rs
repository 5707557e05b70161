//! Of the tests of workbooks: tables of another making are read by the form's labels, as documents are.

use crate::common::{corrected, read};
use crate::sheets::{Copy, written};
use gen_report::import::{Imported, read as read_foreign, recognise};
use gen_report::report::Report;

fn imported(bytes: &[u8]) -> Imported {
    recognise("汇总表.xlsx", read_foreign(bytes).unwrap()).unwrap()
}

fn figures(report: &Report) -> Vec<gen_report::report::Entry> {
    report.grids.iter().flat_map(gen_report::report::Grid::cells).map(|cell| cell.value.clone()).collect()
}

/// The form's workbook without its names, as it is when its sheets were pasted into another one.
fn nameless(is_merged: bool) -> Vec<u8> {
    let mut copy = Copy::of(&written(&read(corrected("emin-2024"))));
    copy.names.clear();
    copy.write(is_merged)
}

#[test]
fn tables_are_known_by_their_labels() {
    let report = read(corrected("emin-2024"));
    let imported = imported(&nameless(true));
    assert_eq!(figures(&imported.report), figures(&report), "{:?}", imported.doubts);
}

#[test]
fn a_figure_is_named_by_its_cell() {
    let imported = imported(&nameless(true));
    let place = imported.report.place("requests.new.total").unwrap();
    assert_eq!(imported.source.place(place).unwrap().to_string(), "表三!J6");
}

#[test]
fn labels_that_are_not_merged_are_sure_or_named() {
    let report = read(corrected("emin-2024"));
    let imported = imported(&nameless(false));
    for (own, read) in report.grids.iter().zip(&imported.certain().grids) {
        for (own, read) in own.cells().zip(read.cells()) {
            let is_open = read.value.is_open();
            assert!(is_open || own.value == read.value, "{own:?} {read:?}");
        }
    }
}
