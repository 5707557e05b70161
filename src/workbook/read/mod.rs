//! Of the workbook: reads it as the text of an agency's file, in which every value is named by its cell.

mod accepts;
mod cells;
mod fields;
mod source_builder;
mod tables;
mod texts;

use crate::form::{self, Form};
use crate::import::sheets;
use crate::import::{Unreadable, Unrecognised};
use crate::report::{SECTIONS, fields_of};
use crate::source::Source;
use crate::workbook::names::{FORM, name};
use cells::Cells;
use source_builder::SourceBuilder;
use std::collections::BTreeMap;

/// Why a form workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no workbook that can be read.
    Unreadable(Unreadable),
    /// A name stands for cells of several sheets: a sheet was copied, and which one counts is not known.
    Unrecognised(Unrecognised),
}

/// The text that a workbook stands for.
pub(super) struct Text {
    pub(super) source: Source,
    pub(super) form: &'static Form,
    /// The cell of every path.
    pub(super) places: BTreeMap<String, String>,
}

/// Reads a form workbook as the text of an agency's file; nothing where it is no form workbook.
///
/// # Errors
/// The workbook cannot be read, or holds a sheet twice.
pub(super) fn source(file: &str, bytes: &[u8]) -> Result<Option<Text>, Refusal> {
    let book = sheets::open(bytes).map_err(Refusal::Unreadable)?;
    if !book.names.contains_key(FORM) {
        return Ok(None);
    }
    if book.names.values().any(|areas| areas.iter().any(|area| area.sheet != areas[0].sheet)) {
        return Err(Refusal::Unrecognised(Unrecognised::TwoReports));
    }
    let cells = Cells::new(&book);
    let form = form_of(&cells);
    let mut out = SourceBuilder::default();
    // What is missing is told at the beginning: the year is the first thing to fill in.
    if let Some(area) = cells.area(&name("year")) {
        out.at("#", &cells.place(area.sheet, area.first));
        out.put(" 由工作簿读入\n");
    }
    let computed = fields::fields(&mut out, &cells, "");
    out.section("agency", "", cells.under("agency."));
    fields::fields(&mut out, &cells, "agency");
    for section in &form.sections {
        out.section(&section.key, &section.heading, cells.under(&format!("{}.", section.key)));
        fields::fields(&mut out, &cells, &section.key);
        texts::texts(&mut out, &cells, section);
        for table in form.tables.iter().filter(|table| table.section == section.key) {
            tables::rows(&mut out, &cells, table, computed);
        }
    }
    for section in SECTIONS.iter().filter(|own| own.key == "style") {
        if fields_of(section.key).any(|field| cells.first(&name(&field.path())).is_some()) {
            out.section(section.key, section.description, None);
            fields::fields(&mut out, &cells, section.key);
        }
    }
    accepts::accepts(&mut out, &cells);
    let places = cells.paths();
    Ok(Some(Text { source: out.finish(file), form, places }))
}

/// The form that the workbook is on: the one that it names, else the one of its year.
fn form_of(cells: &Cells) -> &'static Form {
    let named = cells.first(FORM).map(|(_, value)| value.text.trim().to_owned());
    let year = cells.first(&name("year")).and_then(|(_, value)| value.text.trim().parse().ok());
    form::to_fill_in(named.as_deref(), year)
}
