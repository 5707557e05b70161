//! Of the tests of workbooks: workbooks that are made up or changed.

use gen_report::form::ANNUAL_2021;
use gen_report::import::sheets::{Book, open};
use gen_report::report::Report;
use gen_report::workbook::{self, FilledWorkbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Writes a report as a workbook.
pub(crate) fn written(report: &Report) -> Vec<u8> {
    workbook::write(report, &ANNUAL_2021).unwrap()
}

/// Reads a form workbook.
pub(crate) fn filled(bytes: &[u8]) -> FilledWorkbook {
    workbook::read("2025.xlsx", bytes).unwrap().unwrap()
}

/// A form workbook that may be changed: sheets as cells of text, and names of cells. It is written by another program
/// than the form's own, which keeps neither formulas nor looks.
pub(crate) struct Copy {
    book: Book,
    /// The names of sheets.
    pub(crate) sheets: Vec<String>,
    /// What stands in the cells.
    pub(crate) cells: BTreeMap<(usize, u32, u32), Content>,
    /// Sheet, row and column of each name.
    pub(crate) names: BTreeMap<String, (usize, u32, u32)>,
}

/// What a made-up cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Text(String),
    Number(f64),
    /// A formula with the value that some program computed last.
    Formula(&'static str, &'static str),
}

impl Copy {
    /// Copies what a workbook holds.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let book = open(bytes).unwrap();
        let sheets = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let cells = book.sheets.iter().enumerate().flat_map(|(at, sheet)| {
            sheet.cells.iter().filter(|(_, value)| !value.text.is_empty()).map(
                move |((row, column), value)| {
                    let number = value
                        .text
                        .parse()
                        .ok()
                        .filter(|_| value.kind == gen_report::import::sheets::CellKind::Number);
                    ((at, *row, *column), number.map_or(Content::Text(value.text.clone()), Content::Number))
                },
            )
        });
        let cells = cells.collect();
        let names = book
            .names
            .iter()
            .map(|(name, areas)| (name.clone(), (areas[0].sheet, areas[0].first.0, areas[0].first.1)));
        let names = names.collect();
        Self { book, sheets, cells, names }
    }

    /// Puts something into the cell of a name.
    pub(crate) fn set(&mut self, name: &str, content: Content) {
        self.cells.insert(self.names[name], content);
    }

    /// Inserts a row before that of a name, on its sheet.
    pub(crate) fn insert_row(&mut self, name: &str) {
        let (sheet, at, _) = self.names[name];
        let moved = |(own, row, column): (usize, u32, u32)| {
            (own, if own == sheet && row >= at { row + 1 } else { row }, column)
        };
        self.cells =
            std::mem::take(&mut self.cells).into_iter().map(|(cell, own)| (moved(cell), own)).collect();
        self.names =
            std::mem::take(&mut self.names).into_iter().map(|(name, cell)| (name, moved(cell))).collect();
    }

    /// Writes the workbook; merged cells stay where they were in the original, if asked for.
    pub(crate) fn write(&self, is_merged: bool) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (at, name) in self.sheets.iter().enumerate() {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            let format = rust_xlsxwriter::Format::new();
            for area in self.book.sheets[at].merged.iter().filter(|_| is_merged) {
                let (first, last) = (area.first, area.last);
                let column = |column: u32| u16::try_from(column).unwrap();
                sheet.merge_range(first.0, column(first.1), last.0, column(last.1), "", &format).unwrap();
            }
            for ((_, row, column), content) in self.cells.iter().filter(|((own, ..), _)| *own == at) {
                let (row, column) = (*row, u16::try_from(*column).unwrap());
                match content {
                    Content::Text(text) => sheet.write_string(row, column, text),
                    Content::Number(number) => sheet.write_number(row, column, *number),
                    Content::Formula(formula, result) => sheet.write_formula(
                        row,
                        column,
                        rust_xlsxwriter::Formula::new(formula).set_result(*result),
                    ),
                }
                .unwrap();
            }
        }
        for (name, (sheet, row, column)) in &self.names {
            let cell = gen_report::import::sheets::address((*row, *column));
            let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap();
            let cell = format!("='{}'!${}${}", self.sheets[*sheet], &cell[..digits], &cell[digits..]);
            book.define_name(name, &cell).unwrap();
        }
        book.save_to_buffer().unwrap()
    }
}

/// The parts of a workbook, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Packs parts as a workbook.
pub(crate) fn pack(parts: &BTreeMap<String, String>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
