//! Reads a report that a spreadsheet saved as text with commas: as the cells of a sheet, or as lines with tabs.

use crate::import::extract::Extract;
use crate::import::sheets::{Book, CellKind, Sheet, Value, lay_out};
use crate::import::tree::MOST_COLUMNS;
use crate::import::unreadable::Unreadable;
use crate::import::{charset, text};
use crate::report::is_stroke;
use std::collections::BTreeMap;

/// Text beyond this is no annual report.
const MOST_TEXT: usize = 1 << 20;
/// Lines beyond this are no annual report.
const MOST_RECORDS: usize = 20_000;
/// Fewer rows of figures than this are words with commas in them.
const FEWEST_ROWS: usize = 10;
/// Figures behind the label of such a row; 规章 has three.
const FEWEST_FIGURES: usize = 3;
/// What the sheet is called in the places of cells: it has no name of its own.
const NAME: &str = "CSV";

type Record = Vec<String>;

/// Reads the paragraphs and tables of a text whose cells commas part; nothing where it is another text.
pub(super) fn read(bytes: &[u8]) -> Option<Result<Extract, Unreadable>> {
    if bytes.len() > 4 * MOST_TEXT {
        return None;
    }
    let text = charset::decode_page(bytes, None).ok().filter(|text| text.len() <= MOST_TEXT)?;
    if text.contains(['\t', '|']) {
        return None;
    }
    let records = records(&text)?;
    if records.iter().filter(|record| is_row(record)).count() < FEWEST_ROWS {
        return None;
    }
    Some(if is_even(&records) { lay_out(&book(records)) } else { text::read(with_tabs(&records).as_bytes()) })
}

/// Takes the text apart; nothing where a quotation mark has no partner. The csv crate leaves out blank lines, which part
/// tables, and takes everything behind such a mark for one field.
fn records(text: &str) -> Option<Vec<Record>> {
    let (mut records, mut record, mut field): (Vec<Record>, Record, String) = (vec![], vec![], String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => field.push('"'),
            '"' if quoted || field.is_empty() => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
        if records.len() > MOST_RECORDS || record.len() > MOST_COLUMNS {
            return None;
        }
    }
    record.push(field);
    records.push(record);
    // Excel is told so by which sign cells are parted.
    if records.first().is_some_and(|record| record[0].starts_with("sep=")) {
        records[0] = vec![String::new()];
    }
    (!quoted).then_some(records)
}

fn is_figure(field: &str) -> bool {
    let field = field.trim();
    let is_digit = |c: char| c.is_numeric() || matches!(c, ',' | '.' | '-');
    field.is_empty() || is_stroke(field) || field.chars().all(is_digit)
}

/// Whether a record is a row of figures behind a label.
fn is_row(record: &Record) -> bool {
    let figures = record.iter().rev().take_while(|field| is_figure(field)).count();
    figures >= FEWEST_FIGURES && figures < record.len()
}

/// Whether the rows of each table have the same number of cells: then covered places are among them.
fn is_even(records: &[Record]) -> bool {
    let is_wide = |record: &Record| record.len() > 1;
    records.windows(2).all(|pair| !(is_wide(&pair[0]) && is_wide(&pair[1])) || pair[0].len() == pair[1].len())
}

fn book(records: Vec<Record>) -> Book {
    let mut cells = BTreeMap::new();
    for (row, record) in (0_u32..).zip(records) {
        for (column, field) in (0_u32..).zip(record) {
            if !field.trim().is_empty() {
                let value = Value { text: field, kind: CellKind::Words, is_computed: false, doubt: None };
                cells.insert((row, column), value);
            }
        }
    }
    let sheet = Sheet { name: NAME.to_owned(), is_hidden: false, cells, merged: vec![] };
    Book { sheets: vec![sheet], names: BTreeMap::new() }
}

fn with_tabs(records: &[Record]) -> String {
    let line = |record: &Record| {
        let fields: Vec<String> = record.iter().map(|field| field.trim().replace('\n', " ")).collect();
        fields.join("\t")
    };
    records.iter().map(line).collect::<Vec<_>>().join("\n")
}
