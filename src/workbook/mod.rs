//! The form as a workbook that an agency fills in: written, and read as the agency's own file.
//!
//! The reader turns the cells into the text of an agency's file and names the cell of every value, so that a workbook
//! means what the same file means, with its citations, acceptances and findings.

mod names;
mod read;
mod sums;
mod write;

pub use read::Refusal;
pub use write::{Error, write};

use crate::agency_file;
use crate::form::Form;
use crate::report::Report;
use crate::source::Source;
use std::collections::BTreeMap;

/// A form workbook as it was read.
#[derive(Debug)]
pub struct FilledWorkbook {
    /// The text of the agency's file that the workbook stands for, with the cell of every value.
    pub source: Source,
    /// What stands in it.
    pub report: Report,
    /// The form that it is on.
    pub form: &'static Form,
    /// The cell of every path of the report: `requests.new.total` is `表三!J6`.
    pub places: BTreeMap<String, String>,
}

/// Reads a form workbook; nothing where the file is a workbook of another making.
///
/// # Errors
/// The workbook cannot be read, or holds a sheet twice.
pub fn read(file: &str, bytes: &[u8]) -> Result<Option<FilledWorkbook>, Refusal> {
    let Some(read::Text { source, form, places }) = read::source(file, bytes)? else { return Ok(None) };
    let report = agency_file::read(&source, form);
    Ok(Some(FilledWorkbook { source, report, form, places }))
}

/// Tells whether a workbook stands as this program wrote it: what it holds, written anew, gives the same bytes.
pub fn is_as_written(bytes: &[u8]) -> bool {
    let read = read("", bytes).ok().flatten();
    read.is_some_and(|FilledWorkbook { report, form, .. }| write(&report, form).is_ok_and(|own| own == bytes))
}
