//! What is written is read again: every figure and every heading of every sample, and of random reports.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

mod common;
#[path = "common/figures.rs"]
mod figures;
#[path = "common/random.rs"]
mod random;

use common::{judge, lay_out, read, write};
use gen_report::diagnostic::Severity;
use gen_report::document::BlockKind;
use gen_report::form::ANNUAL_2021;
use gen_report::import::{Block, read as read_published, recognise};
use gen_report::report::{Entry, Report};
use proptest::prelude::*;
use std::fs;

fn figures(report: &Report) -> Vec<Option<&Entry>> {
    let places = ANNUAL_2021.tables.iter().zip(&report.grids).flat_map(|(table, grid)| {
        table.rows().enumerate().flat_map(move |(row, (block, _))| {
            (0..block.columns.len()).map(move |column| grid.cell(row, column).map(|cell| &cell.value))
        })
    });
    places.collect()
}

fn samples() -> impl Iterator<Item = Report> {
    let paths = fs::read_dir("samples/corrected").unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| read(fs::read_to_string(path).unwrap()))
}

/// The importer reads every figure and every heading of a Word file, a page, its fragment and a text.
fn is_read_back(report: &Report) {
    let document = lay_out(report, &[]);
    let headings = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Title(title) => Some(title.text()),
        BlockKind::Heading { text, .. } => Some(text.clone()),
        _ => None,
    });
    let headings: Vec<_> = headings.map(|heading| bare(&heading)).collect();
    for ending in ["docx", "html", "fragment.html", "txt"] {
        let stream = read_published(&write(&document, ending)).unwrap();
        let paragraphs = stream.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(bare(stream.words(paragraph.span))),
            Block::Table(_) => None,
        });
        let words: String = paragraphs.collect();
        let mut rest = words.as_str();
        for heading in &headings {
            let (_, after) =
                rest.split_once(heading).unwrap_or_else(|| panic!("{ending}: {heading} is not read"));
            rest = after;
        }
        let imported = recognise("report", stream).unwrap();
        assert_eq!(figures(&imported.report), figures(report), "{ending}");
    }
}

fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

/// The drawn tables of a text hold every figure in its order.
fn is_drawn(report: &Report) {
    let text = String::from_utf8(write(&lay_out(report, &[]), "txt")).unwrap();
    let cells = text.lines().flat_map(|line| line.split('|')).map(str::trim);
    let is_figure = |cell: &&str| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || c == '.');
    let drawn: Vec<_> = cells.filter(is_figure).map(str::to_owned).collect();
    let expected = figures(report).into_iter().map(|entry| match entry.unwrap() {
        Entry::Count(count) => count.to_string(),
        Entry::Amount(amount) => amount.show(6),
        other => panic!("{other:?}"),
    });
    assert_eq!(drawn, expected.collect::<Vec<_>>());
}

#[test]
fn every_sample_is_read_back() {
    for report in samples() {
        is_read_back(&report);
        is_drawn(&report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_random_report_is_free_of_errors_and_read_back(text in random::report()) {
        let report = read(text);
        let found = judge(&report);
        let errors: Vec<_> = found.iter().filter(|problem| problem.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        is_read_back(&report);
        is_drawn(&report);
    }
}
