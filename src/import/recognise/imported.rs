//! A published report as it was recognised, with all that is not sure.

use crate::agency_file::Remarks;
use crate::form::Form;
use crate::report::{Cell, Entry, Kind, Level, Report, Row};
use crate::source::{Source, Span, Spanned};
use std::fmt;

/// A published report, and how far it can be relied on.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The derived text, for diagnostics.
    pub source: Source,
    /// The report as it stands, damaged rows as they seem to be meant: for the checks.
    pub report: Report,
    /// The form that it is told on.
    pub form: &'static Form,
    /// The form that it is printed on.
    pub printed_on: &'static Form,
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
    /// `SkipReason`, in Chinese.
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

/// `SkipReason` a document is no report that can be recognised. `Display` gives the sentence for the user.
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
            Self::NoTable => "没有找到表格；如果表格是图片，改用有文字表格的文件",
            Self::OtherTables => "有表格，但都不是政府信息公开工作年度报告的表",
            Self::TwoReports => "文件里有两份报告（同一张表出现了两次）；拆成两个文件后再试",
            Self::Nothing => "只有空表，没有数字和文字",
        })
    }
}

impl std::error::Error for Unrecognised {}

impl Imported {
    /// Where a row that is not sure stands: a place of the document, or a line of a text.
    pub fn place(&self, doubt: &Doubt) -> String {
        let line = || format!("第 {} 行", self.source.position(doubt.span.start).line);
        self.source.place(doubt.span).map_or_else(line, str::to_owned)
    }

    /// What is to be said in the agency's file, row by row and at its top.
    pub fn remarks(&self) -> Remarks {
        let form = self.form;
        let line = |doubt: &Doubt| form.tables.get(doubt.table)?.rows().nth(doubt.row).map(|(_, line)| line);
        let doubts = self.doubts.iter().filter_map(|doubt| {
            let table = form.tables.get(doubt.table)?;
            let path = format!("{}.{}", table.key, line(doubt)?.key);
            Some((path, format!("待核实：{}，见{}", doubt.why, self.place(doubt))))
        });
        let keys: Vec<String> = form
            .tables
            .iter()
            .flat_map(|table| table.rows().map(move |(_, line)| format!("{}.{}", table.key, line.key)))
            .collect();
        let (rows, others): (Vec<_>, Vec<_>) = self.notes.iter().partition(|note| keys.contains(&note.path));
        let rows = rows.into_iter().map(|note| (note.path.clone(), note.words.clone()));
        let named =
            |note: &Note| if note.path.is_empty() { String::new() } else { format!("{}：", note.path) };
        let mut preface: Vec<String> =
            others.into_iter().map(|note| format!("{}{}", named(note), note.words)).collect();
        preface.extend(self.guesses());
        Remarks { preface, rows: doubts.chain(rows).collect() }
    }

    /// Kind and level as the name suggests them, for the agency to confirm.
    fn guesses(&self) -> Option<String> {
        let agency = &self.report.agency;
        let kind =
            agency.kind.as_ref().and_then(|own| Kind::ALL.iter().find(|(.., kind)| *kind == own.value));
        let level =
            agency.level.as_ref().and_then(|own| Level::ALL.iter().find(|(.., level)| *level == own.value));
        let kind = kind.map(|(word, label, _)| format!("kind 可能是 {word}（{label}）"));
        let level = level.map(|(word, label, _)| format!("level 可能是 {word}（{label}）"));
        let guesses: Vec<_> = kind.into_iter().chain(level).collect();
        (!guesses.is_empty())
            .then(|| format!("[agency] 的 kind 和 level 没有填，按名称推断：{}", guesses.join("，")))
    }

    /// The report as the agency's file should have it: what is not sure is left open, and what was only guessed
    /// from the agency's name is left out.
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
