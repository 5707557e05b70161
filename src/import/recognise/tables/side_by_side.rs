//! Tables whose rows stand side by side, so that one row of print holds them all (表四).

use crate::form::{TableBlock, TableLine};
use crate::import::extract::{ExtractedCell, ExtractedTable};
use crate::import::recognise::imported::Reason;
use crate::import::recognise::tables::align::{Alignment, Columns, Place, align};
use crate::import::recognise::tables::cell::is_figure;
use crate::import::recognise::tables::label_set::ALL;
use crate::import::recognise::tables::labels::{ColumnLabels, Labels, stand_torn};
use crate::import::recognise::tables::recovered::{RecoveredRow, RecoveredTable};
use crate::import::recognise::tables::stacked;
use crate::report::Entry;
use crate::source::{Span, Spanned};
use crate::text::label::{without_layout, without_number};

/// Reads a table from the grids that were recognised as its parts.
pub(crate) fn read(labels: &Labels<'_>, grids: &[&ExtractedTable]) -> RecoveredTable {
    // Some reports turn the table by 90°, so that it reads like any other.
    let turned = stacked::read(labels, grids);
    let whole = |row: &&Option<RecoveredRow>| row.as_ref().is_some_and(RecoveredRow::is_sure);
    if turned.rows.iter().filter(whole).count() > 1 {
        return turned;
    }
    let Some((block, columns)) = labels.table.blocks.first().zip(labels.columns.first()) else {
        return turned;
    };
    let mut recovered = RecoveredTable { rows: vec![None; block.rows.len()], lost: Vec::new(), ..turned };
    recovered.labels.clear();
    let mut heads = Heads::default();
    for grid in grids {
        heads.places.clear();
        if grid.rows.iter().any(|row| bears_group(labels, row)) {
            heads = Heads::default();
        }
        for row in &grid.rows {
            let is_known = |cell: &ExtractedCell| cell.text.is_empty() || ALL.kind(&cell.text).is_some();
            let bare = row.iter().all(|cell| cell.text.is_empty() || !is_figure(&cell.text));
            if bare && (row.iter().any(is_known) || !heads.are_known(block)) {
                heads.take(row, block, columns, &mut recovered);
            } else {
                figures(row, grid, block, &heads, &mut recovered);
            }
        }
    }
    recovered.doubt_slid_together(block);
    recovered
}

/// Counts the groups and heads of the table that stand in a grid.
pub(crate) fn heads_of(labels: &Labels<'_>, grid: &ExtractedTable) -> usize {
    let Some((block, columns)) = labels.table.blocks.first().zip(labels.columns.first()) else { return 0 };
    let cells = || grid.rows.iter().flatten();
    let groups = cells().filter(|cell| group(block, &cell.text).is_some()).count();
    let heads = cells().filter(|cell| columns.find(&cell.text).is_some_and(|at| at < 4)).count();
    if groups > 0 { heads + groups } else { 0 }
}

/// Whether a row without figures bears the label of a group.
pub(crate) fn bears_group(labels: &Labels<'_>, row: &[ExtractedCell]) -> bool {
    let bare = row.iter().all(|cell| cell.text.is_empty() || !is_figure(&cell.text));
    bare && labels.table.blocks.iter().any(|block| row.iter().any(|cell| group(block, &cell.text).is_some()))
}

#[derive(Default)]
struct Heads {
    /// The heads in reading order: the columns over and over again.
    order: Vec<usize>,
    /// The heads of this grid: column of the form, and place.
    places: Vec<(usize, Place)>,
    /// The groups in reading order: row of the form, and place.
    groups: Vec<(usize, Place)>,
    /// All words but those of groups, to find torn heads in.
    words: String,
    /// The row of the form that was named last, by itself or by what stands above several of them.
    named: usize,
    /// Whether the groups stand in another order than the form's, such as 行政诉讼 before 行政复议.
    disordered: bool,
}

impl Heads {
    fn take(
        &mut self,
        row: &[ExtractedCell],
        block: &TableBlock,
        columns: &ColumnLabels,
        recovered: &mut RecoveredTable,
    ) {
        for cell in row {
            let place = (cell.column, cell.columns);
            if let Some(row) = outer(block, &cell.text) {
                self.disordered |= row < self.named;
                self.named = row;
            }
            if group(block, &cell.text).is_none() {
                self.words.push_str(&without_layout(&cell.text));
            }
            if let Some(row) = group(block, &cell.text) {
                self.groups.push((row, place));
            } else if let Some(column) = columns.find(&cell.text) {
                self.order.push(column);
                self.places.push((column, place));
            } else {
                continue;
            }
            recovered.labels.push(Spanned::new(cell.text.clone(), cell.span));
        }
    }

    /// Whether all groups and all their heads were found in the order of the form.
    fn are_known(&self, block: &TableBlock) -> bool {
        let n = block.columns.len();
        let heads = self.order.len() == n * block.rows.len()
            && self.order.iter().enumerate().all(|(at, column)| at % n == *column);
        let names = || block.columns.iter().map(TableLine::name);
        let torn = || stand_torn(&self.words, block.rows.iter().flat_map(|_| names()));
        let groups: Vec<_> = self.groups.iter().map(|(row, _)| *row).collect();
        !self.disordered
            && (heads || (self.order.len() < n && torn()))
            && groups.iter().copied().eq(0..block.rows.len())
    }

    /// The place of every head in its group, for grids whose columns are known.
    fn ruled(&self, block: &TableBlock) -> Vec<Option<Place>> {
        let inside = |(column, _): Place, (start, columns): Place| (start..start + columns).contains(&column);
        let head = |row: usize, column: usize| {
            let (_, own) = self.groups.iter().find(|(own, _)| *own == row)?;
            let mut here = self.places.iter().filter(|(name, place)| *name == column && inside(*place, *own));
            here.next().map(|(_, place)| *place)
        };
        let n = block.columns.len();
        (0..n * block.rows.len()).map(|at| head(at / n, at % n)).collect()
    }
}

/// The row of the form whose innermost label is printed.
fn group(block: &TableBlock, printed: &str) -> Option<usize> {
    let words = without_number(printed);
    block.rows.iter().position(|line| without_number(line.name()) == words)
}

/// The first row of the form that the words name, or what stands above its label.
fn outer(block: &TableBlock, printed: &str) -> Option<usize> {
    let words = without_number(printed);
    block.rows.iter().position(|line| line.label.iter().any(|label| without_number(label) == words))
}

fn figures(
    row: &[ExtractedCell],
    grid: &ExtractedTable,
    block: &TableBlock,
    heads: &Heads,
    recovered: &mut RecoveredTable,
) {
    let n = block.columns.len();
    let all = n * block.rows.len();
    let columns = Columns {
        heads: heads.ruled(block),
        ruled: grid.ruled,
        known: heads.are_known(block),
        ..Columns::default()
    };
    let values: Vec<_> = row.iter().collect();
    if values.iter().all(|cell| cell.text.is_empty()) {
        return;
    }
    let (first, last) =
        (row.first().map_or(0, |cell| cell.span.start), row.last().map_or(0, |cell| cell.span.end));
    let span = Span::new(first, last);
    let mut alignments: Vec<Alignment<'_>> = match align(&values, all, &columns) {
        Alignment::Whole(cells) => cells.chunks(n).map(|cells| Alignment::Whole(cells.to_vec())).collect(),
        Alignment::InOne(cell, words) => {
            words.chunks(n).map(|words| Alignment::InOne(cell, words.to_vec())).collect()
        }
        Alignment::Ambiguous(cells, why) => {
            cells.chunks(n).map(|cells| Alignment::Ambiguous(cells.to_vec(), why.clone())).collect()
        }
    };
    let read = alignments.drain(..).take(block.rows.len());
    keep(
        read.map(|alignment| RecoveredRow::read(span, span, alignment, block, &[])).collect(),
        block,
        recovered,
    );
}

/// Keeps the figures that are sure; where two rows of print are and differ, neither is.
fn keep(read: Vec<RecoveredRow>, block: &TableBlock, recovered: &mut RecoveredTable) {
    let are_sure = |rows: &[Option<RecoveredRow>]| {
        rows.iter().all(|row| row.as_ref().is_some_and(RecoveredRow::is_sure))
    };
    let read: Vec<Option<RecoveredRow>> = read.into_iter().map(Some).collect();
    if recovered.rows.iter().all(Option::is_none) || (are_sure(&read) && !are_sure(&recovered.rows)) {
        for (place, row) in recovered.rows.iter_mut().zip(read) {
            *place = row;
        }
    } else if are_sure(&read) {
        let entries = |rows: &[Option<RecoveredRow>]| -> Vec<Entry> {
            rows.iter().flatten().flat_map(|row| &row.cells).map(|cell| cell.entry.clone()).collect()
        };
        if entries(&read) != entries(&recovered.rows) {
            for row in recovered.rows.iter_mut().flatten() {
                *row = RecoveredRow::unsure(row.span, block, &Reason::PrintedTwice);
            }
        }
    }
}
