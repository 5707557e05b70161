//! Which grids of a document are which tables of the form; and what they say, as figures of a report.

use crate::form::{Form, Print, Table};
use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable};
use crate::import::recognise::imported::Reason;
use crate::import::recognise::tables::labels::{FormLabels, Labels};
use crate::import::recognise::tables::recovered::{RecoveredCell, RecoveredRow, RecoveredTable};
use crate::import::recognise::tables::split::split;
use crate::import::recognise::tables::{side_by_side, stacked};
use crate::report::Entry;
use crate::source::Span;

/// The tables of a form as they were found in a document, in the order of the form.
pub(crate) struct Tables {
    pub(crate) form: &'static Form,
    pub(crate) recovered: Vec<RecoveredTable>,
    /// Whether the main table was found twice: two reports in one file.
    pub(crate) twice: bool,
    /// The tables of the document in which no label of the form stands.
    pub(crate) others: Vec<Span>,
}

impl Tables {
    /// Finds and reads the tables of a form.
    pub(crate) fn read(extract: &Extract, labels: &'static FormLabels) -> Self {
        let printed = extract.blocks.iter().filter_map(as_grid);
        let pieces: Vec<ExtractedTable> =
            printed.flat_map(|grid| split(&labels.tables, grid, claims)).collect();
        let grids: Vec<&ExtractedTable> = pieces.iter().collect();
        let owners = owners(&labels.tables, &grids);
        let is_other = |grid: &&&ExtractedTable| {
            is_filled(grid) && labels.tables.iter().all(|labels| score(labels, grid) == 0)
        };
        let others = grids.iter().filter(is_other).map(|grid| grid.span).collect();
        let parts = |at: usize| {
            let parts = grids.iter().zip(&owners).filter(|(_, owner)| **owner == Some(at));
            parts.map(|(grid, _)| *grid).collect::<Vec<_>>()
        };
        let recovered = labels.tables.iter().enumerate().map(|(at, labels)| {
            let read = if is_side_by_side(labels.table) { side_by_side::read } else { stacked::read };
            let mut recovered = read(labels, &parts(at));
            recovered.doubt_unsure(&extract.unsure);
            recovered
        });
        let twice = labels.tables.iter().enumerate().any(|(at, labels)| {
            let begins = |grid: &&ExtractedTable| stacked::holds_row(labels, grid, 0);
            let ends = |grid: &&ExtractedTable| stacked::holds_row(labels, grid, labels.rows().len() - 1);
            let parts = parts(at);
            let is_twice = count(&parts, begins) > 1 && count(&parts, ends) > 1;
            !is_side_by_side(labels.table) && is_twice && differ(labels, &parts)
        });
        Self { form: labels.form, recovered: recovered.collect(), twice, others }
    }

    /// Counts the heads of columns that were found.
    pub(crate) fn heads(&self) -> usize {
        self.recovered.iter().map(|recovered| recovered.heads).sum()
    }

    /// Counts the figures that are sure.
    pub(crate) fn sure(&self) -> usize {
        let rows = self.recovered.iter().flat_map(|recovered| recovered.rows.iter().flatten());
        rows.flat_map(|row| &row.cells).filter(|cell| cell.doubt.is_none()).count()
    }

    /// Whether anything of any table was found.
    pub(crate) fn are_there(&self) -> bool {
        self.recovered.iter().any(|recovered| recovered.rows.iter().any(Option::is_some))
    }

    /// Finds the row of a table by its keys, which all forms share, with its cells in the order of `columns`.
    pub(crate) fn row(&self, table: &str, row: &str, columns: &[&str]) -> Option<RecoveredRow> {
        let at = self.form.tables.iter().position(|found| found.key == table)?;
        let rows = || self.form.tables[at].rows().enumerate();
        let named = |name: &str| rows().find(|(_, (_, line))| line.key == name);
        let Some((place, (block, _))) = named(row) else {
            // The older form prints the whole group as one row.
            let (place, (block, line)) = named(row.split('.').next()?)?;
            let found = self.recovered[at].rows[place].as_ref()?;
            let reason = Reason::OneRowOnOldForm(line.name().to_owned());
            return Some(RecoveredRow::unsure(found.span, block, &reason));
        };
        let found = self.recovered[at].rows[place].clone()?;
        let cell = |name: &&str| {
            let column = block.column(name).and_then(|column| found.cells.get(column).cloned());
            column.unwrap_or_else(|| RecoveredCell::unsure(found.span, Reason::NoColumnOnOldForm))
        };
        Some(RecoveredRow { cells: columns.iter().map(cell).collect(), ..found })
    }
}

/// Finds the table that each grid belongs to: the one with the most of its labels, else that of the grid before, of
/// which it is the part on the next page.
fn owners(tables: &[Labels<'_>], grids: &[&ExtractedTable]) -> Vec<Option<usize>> {
    let mut last = None;
    let mut owners = vec![];
    for grid in grids {
        let scores: Vec<_> = tables.iter().map(|labels| score(labels, grid)).collect();
        let best = (0..scores.len()).max_by_key(|at| (scores[*at], usize::MAX - at));
        last = best.filter(|at| scores[*at] > 0).or_else(|| headed(tables, grid)).or(last);
        owners.push(last);
    }
    owners
}

/// The table whose heads alone stand in a grid, and of no other so many: its rows come in further grids.
fn headed(tables: &[Labels<'_>], grid: &ExtractedTable) -> Option<usize> {
    let counts: Vec<_> = tables.iter().map(|labels| stacked::heads_of(labels, grid)).collect();
    let most = counts.iter().max().filter(|most| **most > 0)?;
    let mut best = (0..counts.len()).filter(|at| counts[*at] == *most);
    best.next().filter(|_| best.next().is_none())
}

/// Whether a row is one of a table by its label, or holds its heads.
fn claims(labels: &Labels<'_>, row: &[ExtractedCell]) -> bool {
    let test = if is_side_by_side(labels.table) { side_by_side::bears_group } else { stacked::is_own };
    test(labels, row)
}

/// Counts the labels of a table of the form that stand in a grid.
fn score(labels: &Labels<'_>, grid: &ExtractedTable) -> usize {
    let count = if is_side_by_side(labels.table) { side_by_side::heads_of } else { stacked::rows_of };
    count(labels, grid)
}

/// Whether copies of a table hold other figures; an empty form is no copy.
fn differ(labels: &Labels<'_>, parts: &[&ExtractedTable]) -> bool {
    let begins = |grid: &&ExtractedTable| stacked::holds_row(labels, grid, 0);
    let starts = (0..parts.len()).filter(|at| begins(&parts[*at]));
    let mut starts: Vec<usize> = starts.collect();
    // What stands before the first copy belongs to it.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([parts.len()]);
    let copies = starts.iter().zip(ends).map(|(start, end)| stacked::read(labels, &parts[*start..end]));
    let entries = |copy: &RecoveredTable| -> Vec<Option<Entry>> {
        let rows = copy.rows.iter().zip(labels.rows());
        let cell = |row: &Option<RecoveredRow>, at: usize| Some(row.as_ref()?.cells[at].entry.clone());
        rows.flat_map(|(row, (block, _))| (0..block.columns.len()).map(move |at| cell(row, at))).collect()
    };
    let copies: Vec<_> = copies.map(|copy| entries(&copy)).collect();
    let is_empty =
        |copy: &&Vec<Option<Entry>>| copy.iter().flatten().all(|entry| matches!(entry, Entry::Blank));
    let filled: Vec<_> = copies.iter().filter(|copy| !is_empty(copy)).collect();
    filled.windows(2).any(|pair| pair[0] != pair[1])
}

fn is_filled(grid: &ExtractedTable) -> bool {
    grid.rows.iter().flatten().any(|cell| !cell.span.is_empty())
}

fn as_grid(block: &Block) -> Option<&ExtractedTable> {
    if let Block::Table(grid) = block { Some(grid) } else { None }
}

fn is_side_by_side(table: &Table) -> bool {
    table.blocks.iter().any(|block| block.print == Print::Across)
}

fn count(grids: &[&ExtractedTable], test: impl Fn(&&ExtractedTable) -> bool) -> usize {
    grids.iter().filter(|grid| test(grid)).count()
}
