//! A page as it is understood: lines of text and tables, each from top to bottom.

use super::line::Line;
use super::table::Table;

/// A page sorted into lines and tables.
pub(super) struct Sheet {
    /// The number of the page in the file; two halves of a page have the same.
    pub(super) number: usize,
    pub(super) width: i32,
    pub(super) height: i32,
    /// From top to bottom, without those in tables.
    pub(super) lines: Vec<Line>,
    /// From top to bottom.
    pub(super) tables: Vec<Table>,
}
