//! The figures of a report by name, as narratives cite them and rules compare them.

use super::{Entry, Report};
use crate::form::Form;

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

    /// What stands in a cell: `entry("requests", "new", "total")`.
    pub fn entry(&self, table: &str, row: &str, column: &str) -> Option<&'a Entry> {
        let place = self.form.tables.iter().position(|own| own.key == table)?;
        let (line, (block, _)) =
            self.form.tables[place].rows().enumerate().find(|(_, (_, own))| own.key == row)?;
        Some(&self.report.grids.get(place)?.cell(line, block.column(column)?)?.value)
    }

    /// The count in a cell, where it is one.
    pub fn count(&self, table: &str, row: &str, column: &str) -> Option<u64> {
        self.entry(table, row, column)?.count()
    }
}
