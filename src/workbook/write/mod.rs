//! Of the workbook: writes a report as the workbook that it is filled in with. The same report gives the same bytes.

mod accepts;
mod guide;
mod look;
mod names;
mod pack;
mod particulars;
mod sheet;
mod tables;
mod totals;
mod words;

use crate::form::Form;
use crate::report::Report;
use chrono::{Datelike as _, NaiveDate};
use names::Names;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// Why a report cannot be written as a workbook: it holds a text that is longer than a cell can be (32,767 characters).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error;

/// Writes a report as a workbook to be filled in, or that is filled in.
///
/// # Errors
/// A paragraph is longer than a cell can be.
pub fn write(report: &Report, form: &Form) -> Result<Vec<u8>, Error> {
    let packed = assemble(report, form).map_err(|_| Error)?;
    pack::pack(&packed).ok_or(Error)
}

fn assemble(report: &Report, form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut names = Names::default();
    let look = look::Look::new();
    guide::write(book.add_worksheet(), &look, form)?;
    particulars::write(book.add_worksheet(), &look, &mut names, report, form)?;
    for (at, table) in form.tables.iter().enumerate() {
        let blank = crate::report::Grid::default();
        let grid = report.grids.get(at).unwrap_or(&blank);
        tables::write(book.add_worksheet(), &look, &mut names, &tables::Filled { form, table, grid })?;
    }
    words::write(book.add_worksheet(), &look, &mut names, report, form)?;
    accepts::write(book.add_worksheet(), &look, &mut names, report)?;
    for (name, area) in names.all() {
        book.define_name(name, area)?;
    }
    book.set_properties(&properties(report, form)?);
    book.save_to_buffer()
}

/// The properties of the file: without them it would hold the time at which it was written.
fn properties(report: &Report, form: &Form) -> Result<DocProperties, XlsxError> {
    let year = report.year.as_ref().map_or(form.years.from, |year| year.value);
    let end = NaiveDate::from_ymd_opt(year.into(), 12, 31).unwrap_or_default();
    let day = report.date.as_ref().map_or(end, |date| date.value);
    let (year, month, day) = (day.year(), day.month(), day.day());
    let number = |value: u32| u8::try_from(value).unwrap_or(1);
    let day = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(2021), number(month), number(day))?;
    Ok(DocProperties::new().set_title(&form.title).set_creation_datetime(&day))
}
