//! There and back: a report of any figures and words is built, and what is imported from the documents says the same.

#![no_main]

use gen_report::agency_file::read;
use gen_report::document::compose;
use gen_report::form::ANNUAL_2021;
use gen_report::import::{read as read_published, recognise};
use gen_report::report::{Entry, Report, total_columns};
use gen_report::source::Source;
use gen_report::writers::{WRITERS, built_in};
use std::fmt::Write as _;

const HEAD: &str = "form = \"2021-30\"\nyear = 2024\ndate = 2025-01-20\ntotals = \"computed\"\n\n\
    [agency]\nname = \"某县水务局\"\nkind = \"department\"\nlevel = \"county\"\n";

/// Any bytes as a file: the first of them are figures, the rest are words.
fn file(bytes: &[u8]) -> String {
    let mut numbers = bytes.iter().map(|byte| u64::from(*byte));
    let mut file = HEAD.to_owned();
    for table in &ANNUAL_2021.tables {
        let _ = write!(file, "\n[{}]\n", table.key);
        for (block, line) in table.rows() {
            let given = block.columns.len() - total_columns(table, block).len();
            // A byte over 250 is a power of it, so that some figures are long.
            let number = |byte: u64| if byte > 250 { byte.pow(u32::try_from(byte % 5).unwrap_or(0)) } else { byte };
            let row = (0..given).map(|_| number(numbers.next().unwrap_or(0)).to_string());
            let _ = writeln!(file, "{} = [{}]", line.key, row.collect::<Vec<_>>().join(", "));
        }
    }
    let words: String = String::from_utf8_lossy(bytes).chars().filter(|c| !"\\\"'{}".contains(*c)).collect();
    let words = words.split(|c: char| c.is_control()).filter(|line| !line.trim().is_empty());
    let words = words.collect::<Vec<_>>().join("\n");
    let _ = write!(file, "\n[overview]\ndisclosure = \"\"\"\n{words}\"\"\"\n");
    file
}

/// Every figure of the tables, row by row.
fn figures(report: &Report) -> Vec<Option<u64>> {
    let rows = report.grids.iter().flat_map(|grid| &grid.rows);
    let cells = rows.flat_map(|row| row.iter().flat_map(|row| &row.cells));
    let figure = |entry: &Entry| entry.count().or_else(|| entry.amount().map(|amount| amount.0));
    cells.map(|cell| figure(&cell.value)).collect()
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("fuzz.toml", file(bytes));
    let report = read(&source, &ANNUAL_2021);
    // A row that is no list, or a sum that no cell can hold, is no report to be built.
    let written = figures(&report);
    if !report.issues.is_empty() || written.contains(&None) {
        return;
    }
    let document = compose(&report, &ANNUAL_2021, built_in(), &[], false).expect("the built-in templates");
    for writer in WRITERS.iter().filter(|writer| ["docx", "html", "txt"].contains(&writer.name)) {
        let Ok(file) = (writer.write)(&document, built_in()) else { continue };
        let extract = read_published(&file).unwrap_or_else(|why| panic!("{}: {why:?}", writer.name));
        let imported = recognise("fuzz", extract).unwrap_or_else(|why| panic!("{}: {why:?}", writer.name));
        assert_eq!(figures(&imported.report), written, "{}\n{}", writer.name, source.text);
    }
});
