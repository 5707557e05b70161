//! Reads a report from a workbook: cells with their places, and from them the tables and paragraphs that one recogniser
//! knows.

mod book;
mod bounds;
mod decimal;
mod format;
mod layout;
mod looks;
mod rich;
mod values;

use crate::import::extract::Extract;
use crate::import::unreadable::Unreadable;

pub use book::{Area, Book, Sheet, address, open};
pub(super) use layout::lay_out;
pub use values::{CellKind, Value};

/// Reads the paragraphs and tables of a workbook, sheet by sheet.
///
/// # Errors
/// Whatever makes the file no workbook, or a dangerous one.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    layout::lay_out(&open(bytes)?)
}
