//! A published report as it was recognised, with all that is not sure.

use crate::report::{Cell, Entry, Report, Row};
use crate::source::{Source, Span};
use std::fmt;

/// A published report, and how far it can be relied on.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The derived text, for diagnostics.
    pub source: Source,
    /// The report as it stands, damaged rows as they seem to be meant: for the checks.
    pub report: Report,
    /// The form that it is printed on: `2021-30` or `2019-60`.
    pub printed_on: &'static str,
    /// How many figures are sure.
    pub sure: usize,
    /// How many figures stand in the document, but are not sure.
    pub unsure: usize,
    /// How many figures of the form are not there, or are left blank.
    pub missing: usize,
    /// Every figure that is not sure, in the order of the form.
    pub doubts: Vec<Doubt>,
    /// What else to tell: remarks beside figures, words that have no place in the form, marks left out.
    pub notes: Vec<Note>,
}

/// A row with figures that are not sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The table of the form, by its place.
    pub table: usize,
    /// The row of the table, by its place.
    pub row: usize,
    /// The columns, by their places.
    pub columns: Vec<usize>,
    /// Why, in Chinese.
    pub why: String,
    /// Where it stands.
    pub span: Span,
}

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it speaks of, as a path of the agency's file; empty for the whole report.
    pub path: String,
    /// What, in Chinese.
    pub words: String,
}

/// Why a document is no report that can be recognised. `Display` gives the sentence for the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrecognised {
    /// There is no table.
    NoTable,
    /// There are tables, but none of the form.
    OtherTables,
    /// The tables come twice.
    TwoReports,
    /// The form is there, and nothing in it.
    Nothing,
}

impl fmt::Display for Unrecognised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTable => "没有找到表格；如果表格是图片，请改用有文字表格的文件",
            Self::OtherTables => "有表格，但都不是政府信息公开工作年度报告的表",
            Self::TwoReports => "文件里有两份报告（同一张表出现了两次），请拆成两个文件再试",
            Self::Nothing => "只有空表，没有数字和文字",
        })
    }
}

impl std::error::Error for Unrecognised {}

impl Imported {
    /// The report as the agency's file should have it: what is not sure is left open, and what was only guessed
    /// from the agency's name is left out.
    pub fn certain(&self) -> Report {
        let mut report = self.report.clone();
        for doubt in &self.doubts {
            let Some(row) = report.grids.get_mut(doubt.table).and_then(|grid| grid.rows.get_mut(doubt.row))
            else {
                continue;
            };
            let open = Cell::new(Entry::Unsure, doubt.span.clone());
            let lost = || Row {
                key: doubt.span.clone(),
                span: doubt.span.clone(),
                cells: vec![open.clone(); doubt.columns.len()],
                given: doubt.columns.len(),
                fits: true,
            };
            let row = row.get_or_insert_with(lost);
            for (column, cell) in row.cells.iter_mut().enumerate() {
                if doubt.columns.contains(&column) {
                    cell.value = Entry::Unsure;
                }
            }
        }
        report.agency.kind = None;
        report.agency.level = None;
        report.printed = None;
        report
    }
}
