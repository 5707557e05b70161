//! Makes the figures of a report of the tables that were found, each sure or named as not sure.

use crate::form::{Form, Table, TableBlock, TableLine};
use crate::import::recognise::imported::{DoubtfulRow, ImportNote, NoteKind, Reason};
use crate::import::recognise::tables::find::Tables;
use crate::import::recognise::tables::recovered::{RecoveredRow, RecoveredTable};
use crate::report::{Grid, Row};
use crate::source::{Span, Spanned};
use std::collections::BTreeSet;

/// The figures of a report, and all that is to be reported of them.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// One for each table of the form.
    pub(crate) grids: Vec<Grid>,
    /// What each row and cell is called.
    pub(crate) paths: Vec<Spanned<String>>,
    /// The labels as they are printed.
    pub(crate) labels: Vec<Spanned<String>>,
    pub(crate) doubts: Vec<DoubtfulRow>,
    pub(crate) notes: Vec<ImportNote>,
}

/// Fills the tables of `form` with what was found.
pub(crate) fn fill(tables: &Tables, form: &Form) -> Figures {
    let mut figures = Figures::default();
    for (at, table) in form.tables.iter().enumerate() {
        let recovered = tables.recovered.get(at);
        let mut grid = Grid::left_out(table.rows().count());
        grid.span = recovered.and_then(|recovered| recovered.span);
        for (place, (block, line)) in table.rows().enumerate() {
            grid.rows[place] = figures.row(tables, (at, place), &table.key, block, line);
        }
        if let Some(recovered) = recovered {
            figures.labels.extend(recovered.labels.iter().cloned());
            figures.lost(at, table, &grid, recovered);
        }
        figures.grids.push(grid);
    }
    figures
}

impl Figures {
    /// Doubts rows that were not found where figures without a label stand: they are there, but which is which is not
    /// known.
    fn lost(&mut self, at: usize, table: &Table, grid: &Grid, recovered: &RecoveredTable) {
        let count = recovered.lost.len();
        let labels: Vec<String> = recovered.lost.iter().filter_map(|lost| lost.label.clone()).collect();
        let mut seen = BTreeSet::new();
        for lost in &recovered.lost {
            let open = (lost.expected..grid.rows.len()).take_while(|row| grid.rows[*row].is_none());
            for row in open.filter(|row| seen.insert(*row)) {
                let width = table.rows().nth(row).map_or(0, |(block, _)| block.columns.len());
                let (columns, reason) = ((0..width).collect(), Reason::LabelsLost(count, labels.clone()));
                self.doubts.push(DoubtfulRow { table: at, row, columns, reason, span: lost.span });
            }
        }
        if count > 0 && seen.is_empty() {
            self.notes
                .push(ImportNote { path: table.key.clone(), kind: NoteKind::LabelsLost(count, labels) });
        }
    }

    /// Makes one row of the form, as it was found.
    fn row(
        &mut self,
        tables: &Tables,
        (table, row): (usize, usize),
        key: &str,
        block: &TableBlock,
        line: &TableLine,
    ) -> Option<Row> {
        let path = format!("{key}.{}", line.key);
        let columns: Vec<&str> = block.columns.iter().map(|column| column.key.as_str()).collect();
        let RecoveredRow { label, span, cells, remarks } = tables.row(key, &line.key, &columns)?;
        self.notes.extend(remarks.into_iter().map(|kind| ImportNote { path: path.clone(), kind }));
        let doubtful = cells.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.doubt.as_ref()?)));
        let (columns_in_doubt, reasons): (Vec<_>, Vec<_>) = doubtful.unzip();
        if let Some(reason) = reasons.first() {
            let reason = Reason::clone(reason);
            self.doubts.push(DoubtfulRow { table, row, columns: columns_in_doubt, reason, span });
        }
        let whole = Span::new(label.start.min(span.start), span.end.max(label.end));
        self.paths.push(Spanned::new(path.clone(), whole));
        if columns.len() > 1 {
            let named = cells.iter().zip(&columns);
            let named = named.map(|(cell, column)| Spanned::new(format!("{path}.{column}"), cell.span));
            self.paths.extend(named);
        }
        let cells: Vec<_> = cells.into_iter().map(|cell| Spanned::new(cell.entry, cell.span)).collect();
        Some(Row { key: label, span, given: cells.len(), fits: true, cells })
    }
}
