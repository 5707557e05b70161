//! The figures of a report by name, as narratives cite them and rules compare them.

use crate::form::Form;
use crate::report::Report;
use crate::report::grid::Cell;

/// Looks figures up by table, row and column.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'a> {
    form: &'a Form,
    report: &'a Report,
}

impl<'a> Figures<'a> {
    /// The figures of one report.
    pub fn new(form: &'a Form, report: &'a Report) -> Self {
        Self { form, report }
    }

    /// A cell: `cell("requests", "new", "total")`.
    pub fn cell(&self, table: &str, row: &str, column: &str) -> Option<&'a Cell> {
        let place = self.form.tables.iter().position(|own| own.key == table)?;
        let (line, (block, _)) =
            self.form.tables[place].rows().enumerate().find(|(_, (_, own))| own.key == row)?;
        self.report.grids.get(place)?.cell(line, block.column(column)?)
    }

    /// The count in a cell, where it is one.
    pub fn count(&self, table: &str, row: &str, column: &str) -> Option<u64> {
        self.cell(table, row, column)?.value.count()
    }
}
