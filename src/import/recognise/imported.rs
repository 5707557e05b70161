//! A published report as it was recognised, with all that is not sure: kinds with their data, worded elsewhere.

use crate::form::Form;
use crate::import::extract::UnsureKind;
use crate::report::{Cell, Entry, Report, Row};
use crate::source::{PlaceName, Source, Span, Spanned};

/// A published report, and how far it can be relied on.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The derived text, for diagnostics.
    pub source: Source,
    /// The report as it stands, damaged rows as they seem to be meant: for the checks.
    pub report: Report,
    /// The form that the report is written on.
    pub form: &'static Form,
    /// The form that it is printed on.
    pub printed_on: &'static Form,
    /// How many figures are sure.
    pub sure: usize,
    /// How many figures stand in the document, but are not sure.
    pub unsure: usize,
    /// How many figures of the form are not there, or are left blank.
    pub missing: usize,
    /// Every row with a figure that is not sure, in the order of the form.
    pub doubts: Vec<DoubtfulRow>,
    /// What else to report: remarks beside figures, words that have no place in the form, marks left out.
    pub notes: Vec<ImportNote>,
}

/// A row with figures that are not sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulRow {
    /// The table of the form, by its place.
    pub table: usize,
    /// The row of the table, by its place.
    pub row: usize,
    /// The columns, by their places.
    pub columns: Vec<usize>,
    /// Why they are not sure.
    pub reason: Reason,
    /// Where it stands.
    pub span: Span,
}

/// Why figures are not sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The heads of the columns were not found.
    NoHead,
    /// Several figures stand together without a blank.
    RunTogether(String),
    /// One figure stands where so many belong.
    OnlyOne(usize),
    /// More or fewer figures are printed than there are columns.
    WrongCount {
        /// How many columns there are.
        expected: usize,
        /// The figures that are printed.
        printed: Vec<String>,
    },
    /// The last column, which is named, is blank: the figures before it may have slid.
    LastBlank(String),
    /// What is printed in a column is no figure.
    NotAFigure {
        /// The head of the column.
        column: String,
        /// What is printed.
        printed: String,
    },
    /// The row is printed twice, with other figures.
    PrintedTwice,
    /// Of the group that is named only one row is printed.
    GroupInOneRow(String),
    /// The older form has only the one row that is named.
    OneRowOnOldForm(String),
    /// The older form has no such column.
    NoColumnOnOldForm,
    /// The labels of so many rows are lost, or are none of the form's, as these.
    LabelsLost(usize, Vec<String>),
    /// The head of a column names another unit than the form's.
    OtherUnit {
        /// The head of the column.
        column: String,
        /// The unit that is printed.
        unit: String,
    },
    /// The reader of the file is not sure.
    Unsure(UnsureKind),
}

/// Something to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportNote {
    /// What it refers to, as a path of the agency's file; empty for the whole report.
    pub path: String,
    /// What there is to report.
    pub kind: NoteKind,
}

/// What there is to report besides doubts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// A remark is printed beside the figure of a column.
    BesideFigure {
        /// The head of the column.
        column: String,
        /// The remark.
        remark: String,
    },
    /// A paragraph stands beside the tables of a section that has no text.
    BesideTables(String),
    /// Tables in a text have no place in the agency's file.
    OtherTables {
        /// How many there are.
        count: usize,
        /// The words of the first of them.
        words: String,
    },
    /// Lines before or behind the report were left out.
    OutsideReport(Vec<String>),
    /// The footer of a site was left out.
    Footer(Vec<String>),
    /// A list of contents was left out.
    Contents(Vec<String>),
    /// Lines that are printed above every page were left out.
    RunningHeads(Vec<String>),
    /// No amount of the fee was found in the text.
    NoFee,
    /// So many torn paragraphs were joined.
    Rejoined(usize),
    /// Bookmarks of a conversion were left out.
    Bookmarks(Vec<String>),
    /// So many marks of Markdown were left out.
    Markdown(usize),
    /// The labels of so many rows of a table are lost, or are none of the form's, as these; every row of the form was
    /// found elsewhere.
    LabelsLost(usize, Vec<String>),
    /// An amount is printed in yuan.
    InYuan {
        /// What is printed.
        printed: String,
        /// The same in the form's unit.
        read: String,
    },
    /// The reader of the file is not sure of words outside the tables, or left a page out.
    Unsure {
        /// What the first of the places is called.
        place: Option<PlaceName>,
        /// How many places there are.
        count: usize,
        /// Why.
        kind: UnsureKind,
    },
}

/// Why a document is no report that can be recognised.
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

impl Imported {
    /// Counts the figures of the form: sure, not sure, and missing or blank.
    pub(crate) fn count(&mut self) {
        let (mut sure, mut unsure, mut missing) = (0, 0, 0);
        for (at, table) in self.form.tables.iter().enumerate() {
            for (place, (block, _)) in table.rows().enumerate() {
                let doubt = self.doubts.iter().find(|doubt| (doubt.table, doubt.row) == (at, place));
                for column in 0..block.columns.len() {
                    let cell = self.report.grids.get(at).and_then(|grid| grid.cell(place, column));
                    if doubt.is_some_and(|doubt| doubt.columns.contains(&column)) {
                        unsure += 1;
                    } else if cell.is_none_or(|cell| cell.value == Entry::Blank) {
                        missing += 1;
                    } else {
                        sure += 1;
                    }
                }
            }
        }
        (self.sure, self.unsure, self.missing) = (sure, unsure, missing);
    }

    /// Makes the report that the agency's file holds: what is not sure is left open, and what was only guessed from
    /// the agency's name is left out.
    pub fn certain(&self) -> Report {
        let mut report = self.report.clone();
        for doubt in &self.doubts {
            let Some(row) = report.grids.get_mut(doubt.table).and_then(|grid| grid.rows.get_mut(doubt.row))
            else {
                continue;
            };
            let open = Cell::new(Entry::Unsure, doubt.span);
            let lost = || Row {
                key: doubt.span,
                span: doubt.span,
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
        // In the agency's file, no signature at all would mean that the agency's name is printed.
        report.signature.get_or_insert_with(|| Spanned::new(String::new(), 0..0));
        report.agency.kind = None;
        report.agency.level = None;
        report.printed = None;
        report
    }
}
