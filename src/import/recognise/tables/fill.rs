//! From tables that were recovered down to the figures of a report, each sure or named as unsure.

use crate::form::{Block, Line, Table};
use crate::import::recognise::assemble::Assembly;
use crate::import::recognise::imported::Doubt;
use crate::import::recognise::tables::find::Tables;
use crate::import::recognise::tables::recovered::RecoveredTable;
use crate::report::{Entry, Grid, Row};
use crate::source::{Span, Spanned};
use std::collections::BTreeSet;

impl Assembly<'_> {
    pub(crate) fn figures(&mut self, tables: &Tables<'_>) {
        for (at, table) in self.form.tables.iter().enumerate() {
            let recovered = tables.recovered.get(at);
            let mut grid = Grid::left_out(table.rows().count());
            grid.span = recovered.and_then(|recovered| recovered.span);
            for (place, (block, line)) in table.rows().enumerate() {
                grid.rows[place] = self.row(tables, (at, place), &table.key, block, line);
            }
            if let Some(recovered) = recovered {
                self.printed().labels.extend(recovered.labels.iter().cloned());
                self.lost(at, table, &grid, recovered);
            }
            self.imported.report.grids.push(grid);
        }
    }

    /// Rows that were not found where figures without a label stand: there they are, but nobody knows which is which.
    fn lost(&mut self, at: usize, table: &Table, grid: &Grid, recovered: &RecoveredTable) {
        if recovered.lost.is_empty() {
            return;
        }
        let why = format!("有 {} 行数字的标签丢失或认不出，分不清各是哪一行", recovered.lost.len());
        let mut seen = BTreeSet::new();
        for lost in &recovered.lost {
            let open = (lost.expected..grid.rows.len()).take_while(|row| grid.rows[*row].is_none());
            for row in open.filter(|row| seen.insert(*row)) {
                let width = table.rows().nth(row).map_or(0, |(block, _)| block.columns.len());
                self.imported.missing -= width;
                self.imported.unsure += width;
                let columns = (0..width).collect();
                let doubt = Doubt { table: at, row, columns, why: why.clone(), span: lost.span };
                self.imported.doubts.push(doubt);
            }
        }
        if seen.is_empty() {
            self.note(&table.key, why);
        }
    }

    /// One row of the form, as it was found.
    fn row(
        &mut self,
        tables: &Tables<'_>,
        (table, place): (usize, usize),
        key: &str,
        block: &Block,
        line: &Line,
    ) -> Option<Row> {
        let path = format!("{key}.{}", line.key);
        let columns: Vec<&str> = block.columns.iter().map(|column| column.key.as_str()).collect();
        let Some(found) = tables.row(key, &line.key, &columns) else {
            self.imported.missing += columns.len();
            return None;
        };
        for remark in &found.remarks {
            self.note(&path, remark.clone());
        }
        let mut doubt = Doubt {
            table,
            row: place,
            columns: Vec::new(),
            why: found.doubt.clone().unwrap_or_default(),
            span: found.span,
        };
        for (column, cell) in found.cells.iter().enumerate() {
            if found.doubt.is_some() || cell.doubt.is_some() {
                self.imported.unsure += 1;
                doubt.columns.push(column);
            } else if cell.entry == Entry::Blank {
                self.imported.missing += 1;
            } else {
                self.imported.sure += 1;
            }
            if let (true, Some(why)) = (doubt.why.is_empty(), &cell.doubt) {
                doubt.why.clone_from(why);
            }
        }
        if !doubt.columns.is_empty() {
            self.imported.doubts.push(doubt);
        }
        self.path(
            &path,
            Span::new(found.label.start.min(found.span.start), found.span.end.max(found.label.end)),
        );
        let cells: Vec<_> =
            found.cells.iter().map(|cell| Spanned::new(cell.entry.clone(), cell.span)).collect();
        if columns.len() > 1 {
            for (cell, column) in cells.iter().zip(&columns) {
                self.path(&format!("{path}.{column}"), cell.span);
            }
        }
        Some(Row { key: found.label, span: found.span, given: cells.len(), fits: true, cells })
    }
}
