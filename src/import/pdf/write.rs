//! From the pages to what every reader hands on: words in reading order, each with its place.

use super::join::join as join_tables;
use super::line::{Line, join};
use super::paragraph::{Measure, begins};
use super::sheet::Sheet;
use super::table::Table;
use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable, Paragraph, Unsure, UnsureKind};
use crate::source::{Place, PlaceName, Span};

/// A paragraph, or a table with all its parts.
enum Whole {
    Lines(Vec<Told>),
    Table(Table),
}

/// A line of a paragraph, with the number of its page and its own.
struct Told {
    /// Which of all halves of pages it stands on.
    half: usize,
    page: usize,
    number: usize,
    line: Line,
    measure: Measure,
}

/// Writes the text of all pages and gives every line and cell its place in it.
pub(super) fn write(sheets: Vec<Sheet>) -> Extract {
    let mut writer = Writer::default();
    for whole in wholes(sheets) {
        match whole {
            Whole::Lines(lines) => writer.paragraph(&lines),
            Whole::Table(table) => writer.table(&table),
        }
    }
    writer.extract
}

/// Paragraphs and tables in reading order, put together over the ends of pages.
fn wholes(sheets: Vec<Sheet>) -> Vec<Whole> {
    let measures = Measure::of(&sheets);
    let mut wholes: Vec<Whole> = vec![];
    for (half, (sheet, measure)) in sheets.into_iter().zip(measures).enumerate() {
        let page = sheet.number;
        let mut tables = sheet.tables.into_iter().peekable();
        let mut number = 0;
        let mut fresh = true;
        let mut lines = sheet.lines.into_iter().peekable();
        loop {
            let above = match (lines.peek(), tables.peek()) {
                (None, None) => break,
                (Some(line), Some(table)) => table.top < line.y,
                (None, Some(_)) => true,
                (Some(_), None) => false,
            };
            if above && let Some(table) = tables.next() {
                number += table.rows.len();
                take_table(&mut wholes, table, fresh);
            } else if let Some(line) = lines.next() {
                number += 1;
                take_line(&mut wholes, Told { half, page, number, line, measure });
            }
            fresh = false;
        }
    }
    wholes
}

fn take_table(wholes: &mut Vec<Whole>, table: Table, fresh: bool) {
    let left = match wholes.last_mut() {
        Some(Whole::Table(last)) if fresh => join_tables(last, table),
        _ => Some(table),
    };
    wholes.extend(left.map(Whole::Table));
}

fn take_line(wholes: &mut Vec<Whole>, told: Told) {
    if let Some(Whole::Lines(lines)) = wholes.last_mut()
        && let Some(last) = lines.last()
        && !begins((&last.line, last.measure), (&told.line, told.measure), last.half == told.half)
    {
        lines.push(told);
        return;
    }
    wholes.push(Whole::Lines(vec![told]));
}

#[derive(Default)]
struct Writer {
    extract: Extract,
    tables: usize,
}

impl Writer {
    fn paragraph(&mut self, lines: &[Told]) {
        let start = self.extract.text.len();
        for (at, told) in lines.iter().enumerate() {
            let from = self.extract.text.len();
            if at == 0 {
                self.extract.text.push_str(&told.line.text());
            } else {
                join(&mut self.extract.text, &told.line.text());
            }
            let span: Span = (from..self.extract.text.len()).into();
            let name = PlaceName::Line { page: told.page, line: told.number };
            self.extract.places.push(Place { span, name });
            if told.line.glyphs.iter().any(|glyph| glyph.hidden) {
                self.extract.unsure.push(Unsure { span, kind: UnsureKind::Hidden });
            }
        }
        let span = (start..self.extract.text.len()).into();
        self.extract.text.push('\n');
        self.extract.blocks.push(Block::Paragraph(Paragraph { span, apart: true }));
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let start = self.extract.text.len();
        let mut rows = vec![];
        for (row, own) in table.rows.iter().enumerate() {
            let mut cells = vec![];
            for (at, cell) in own.iter().enumerate() {
                if at > 0 {
                    self.extract.text.push('\t');
                }
                let from = self.extract.text.len();
                self.extract.text.push_str(&cell.text);
                let span: Span = (from..self.extract.text.len()).into();
                let name = PlaceName::Cell { table: self.tables, row: row + 1, cell: at + 1 };
                self.extract.places.push(Place { span, name });
                if let Some(kind) = cell.doubt {
                    self.extract.unsure.push(Unsure { span, kind });
                }
                cells.push(ExtractedCell {
                    column: cell.column,
                    columns: cell.columns,
                    rows: cell.rows,
                    text: cell.text.clone(),
                    span,
                });
            }
            self.extract.text.push('\n');
            rows.push(cells);
        }
        let span = (start..self.extract.text.len().max(start + 1) - 1).into();
        if rows.iter().flatten().any(|cell| !cell.text.is_empty()) {
            self.extract.blocks.push(Block::Table(ExtractedTable { rows, ruled: table.ruled, span }));
        }
    }
}
