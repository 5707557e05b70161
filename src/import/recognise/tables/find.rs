//! Which grids of a document are which tables of the form; and what they say, as figures of a report.

use crate::form::{Form, Print, Table};
use crate::import::extract::{Block, Extract, Grid};
use crate::import::recognise::tables::recovered::{RecoveredCell, RecoveredRow, RecoveredTable};
use crate::import::recognise::tables::{side_by_side, stacked};

/// The tables of a form as they were found in a document, in the order of the form.
pub(crate) struct Tables<'f> {
    pub(crate) form: &'f Form,
    pub(crate) recovered: Vec<RecoveredTable>,
    /// Whether the main table was found twice: two reports in one file.
    pub(crate) twice: bool,
}

impl<'f> Tables<'f> {
    /// Finds and reads the tables of `form`.
    pub(crate) fn read(extract: &Extract, form: &'f Form) -> Self {
        let grids: Vec<_> = extract.blocks.iter().filter_map(as_grid).collect();
        let owners = owners(form, &grids);
        let parts = |at: usize| {
            let own = grids.iter().zip(&owners).filter(|(_, owner)| **owner == Some(at));
            own.map(|(grid, _)| *grid).collect::<Vec<_>>()
        };
        let recovered = form.tables.iter().enumerate().map(|(at, table)| {
            let read = if is_across(table) { side_by_side::read } else { stacked::read };
            read(table, &parts(at))
        });
        let twice = form.tables.iter().enumerate().any(|(at, table)| {
            let begins = |grid: &&Grid| stacked::holds_row(table, grid, 0);
            let ends = |grid: &&Grid| stacked::holds_row(table, grid, table.rows().count() - 1);
            let parts = parts(at);
            !is_across(table) && count(&parts, begins) > 1 && count(&parts, ends) > 1
        });
        Self { form, recovered: recovered.collect(), twice }
    }

    /// How many figures were found, sure ones only.
    pub(crate) fn sure(&self) -> usize {
        let rows = self.recovered.iter().flat_map(|recovered| recovered.rows.iter().flatten());
        rows.filter(|row| row.doubt.is_none())
            .flat_map(|row| &row.cells)
            .filter(|cell| cell.doubt.is_none())
            .count()
    }

    /// Whether anything of any table was found.
    pub(crate) fn are_there(&self) -> bool {
        self.recovered.iter().any(|recovered| recovered.rows.iter().any(Option::is_some))
    }

    /// The row of a table by the names of the form, with its cells in the order of `columns`.
    pub(crate) fn row(&self, table: &str, row: &str, columns: &[&str]) -> Option<RecoveredRow> {
        let at = self.form.tables.iter().position(|own| own.key == table)?;
        let rows = || self.form.tables[at].rows().enumerate();
        let named = |name: &str| rows().find(|(_, (_, line))| line.key == name);
        let Some((place, (block, _))) = named(row) else {
            // The older form prints the whole group as one row.
            let (place, (block, line)) = named(row.split('.').next()?)?;
            let found = self.recovered[at].rows[place].as_ref()?;
            let why = format!("原件只有“{}”一行", line.name());
            return Some(RecoveredRow::unsure(found.span, block, &why));
        };
        let found = self.recovered[at].rows[place].clone()?;
        let cell = |name: &&str| {
            let column = block.column(name).and_then(|column| found.cells.get(column).cloned());
            let why = || "原件的表没有这一栏".to_string();
            column.unwrap_or_else(|| RecoveredCell::unsure(found.span, why()))
        };
        Some(RecoveredRow { cells: columns.iter().map(cell).collect(), ..found })
    }
}

/// The table that each grid belongs to: the one with the most of its labels, else that of the grid before, of which
/// it is the part on the next page.
fn owners(form: &Form, grids: &[&Grid]) -> Vec<Option<usize>> {
    let mut last = None;
    let mut owners = Vec::new();
    for grid in grids {
        let score = |table: &Table| {
            let count = if is_across(table) { side_by_side::heads_of } else { stacked::rows_of };
            count(table, grid)
        };
        let scores: Vec<_> = form.tables.iter().map(score).collect();
        let best = (0..scores.len()).max_by_key(|at| (scores[*at], usize::MAX - at));
        let own = best.filter(|at| scores[*at] > 0);
        last = own.or(last);
        owners.push(last);
    }
    owners
}

fn as_grid(block: &Block) -> Option<&Grid> {
    if let Block::Grid(grid) = block { Some(grid) } else { None }
}

fn is_across(table: &Table) -> bool {
    table.blocks.iter().any(|block| block.print == Print::Across)
}

fn count(grids: &[&Grid], test: impl Fn(&&Grid) -> bool) -> usize {
    grids.iter().filter(|grid| test(grid)).count()
}
