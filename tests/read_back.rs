//! What is written is read again: every figure of every sample.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

use gen_report::document::{Templates, compose};
use gen_report::form::ANNUAL_2021;
use gen_report::input::{read, read_published, recognise};
use gen_report::report::{Entry, Report};
use gen_report::source::Source;
use gen_report::writers::WRITERS;
use std::fs;

fn figures(report: &Report) -> Vec<Option<&Entry>> {
    let places = ANNUAL_2021.tables.iter().zip(&report.grids).flat_map(|(table, grid)| {
        table.rows().enumerate().flat_map(move |(row, (block, _))| {
            (0..block.columns.len()).map(move |column| grid.cell(row, column).map(|cell| &cell.value))
        })
    });
    places.collect()
}

/// Each corrected sample: its report, and its file in one format.
fn written(ending: &str) -> Vec<(Report, Vec<u8>)> {
    let writer = WRITERS.iter().find(|writer| writer.ending == ending).unwrap();
    let paths = fs::read_dir("samples/corrected").unwrap().map(|entry| entry.unwrap().path());
    let written = paths.map(|path| {
        let report = read(&Source::new("report.toml", fs::read_to_string(path).unwrap()), &ANNUAL_2021);
        let document = compose(&report, &ANNUAL_2021, Templates::built_in(), &[], false).unwrap();
        let file = (writer.write)(&document, Templates::built_in()).unwrap();
        (report, file)
    });
    written.collect()
}

#[test]
fn the_importer_reads_every_figure_of_a_word_file_and_of_a_page() {
    for (report, file) in ["docx", "html"].into_iter().flat_map(written) {
        let imported = recognise("report", &read_published(&file).unwrap()).unwrap();
        assert_eq!(figures(&imported.report), figures(&report));
    }
}

#[test]
fn the_drawn_tables_hold_every_figure_in_its_order() {
    for (report, file) in written("txt") {
        let text = String::from_utf8(file).unwrap();
        let cells = text.lines().flat_map(|line| line.split('│')).map(str::trim);
        let is_figure =
            |cell: &&str| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || c == '.');
        let drawn: Vec<_> = cells.filter(is_figure).map(str::to_owned).collect();
        let expected = figures(&report).into_iter().map(|entry| match entry.unwrap() {
            Entry::Count(count) => count.to_string(),
            Entry::Amount(amount) => amount.show(6),
            other => panic!("{other:?}"),
        });
        assert_eq!(drawn, expected.collect::<Vec<_>>());
    }
}
