//! How many figures each row has and should have, with the totals given or computed.

use crate::checks::case::Case;
use crate::form::TableLine;
use crate::report::{Row, Totals, given_columns, total_columns};

/// From so many rows with the same fault on, the agency is taken to have mistaken who adds up the totals: one or two
/// such rows may be slips.
const MANY: usize = 3;

/// A row, and the columns that it should fill.
pub(super) struct RowShape<'a> {
    pub(super) line: &'a TableLine,
    pub(super) row: &'a Row,
    pub(super) columns: Vec<&'a TableLine>,
    /// How many of the block's columns are totals.
    pub(super) totals: usize,
}

impl RowShape<'_> {
    /// Whether the row has as many figures too many, or too few, as it has totals.
    pub(super) fn is_off_by_totals(&self, computed: bool) -> bool {
        let wanted = self.columns.len();
        let other = if computed { wanted + self.totals } else { wanted - self.totals };
        self.totals > 0 && self.row.given == other
    }
}

impl<'a> Case<'a> {
    /// Lists every row that was written, with the columns that it should fill.
    pub(super) fn row_shapes(&self) -> Vec<RowShape<'a>> {
        let mut rows = vec![];
        for (table, grid) in self.form.tables.iter().zip(&self.report.grids) {
            for ((block, line), row) in table.rows().zip(&grid.rows) {
                let Some(row) = row else { continue };
                let columns = given_columns(table, block, self.report.totals).into_iter();
                let columns = columns.map(|column| &block.columns[column]).collect();
                rows.push(RowShape { line, row, columns, totals: total_columns(table, block).len() });
            }
        }
        rows
    }

    /// Whether every row that was written has as many figures as it should, as in most reports.
    pub(super) fn all_rows_fit(&self) -> bool {
        self.report.rows().all(|row| row.fits)
    }

    /// Whether all rows were written for the other setting of `totals`.
    pub(super) fn misreads_totals(&self) -> bool {
        if self.all_rows_fit() {
            return false;
        }
        let computed = self.report.totals == Totals::Computed;
        let rows = self.row_shapes().into_iter().filter(|shape| shape.totals > 0 && shape.row.given > 0);
        let rows: Vec<_> = rows.collect();
        let off = rows.iter().filter(|shape| shape.is_off_by_totals(computed)).count();
        off >= MANY && !rows.iter().any(|shape| shape.row.fits)
    }
}
