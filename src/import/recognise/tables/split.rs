//! One table in print that holds several of the form, parted where the next one begins.

use crate::import::extract::{ExtractedCell, ExtractedTable};
use crate::import::recognise::tables::cell::is_figure;
use crate::import::recognise::tables::labels::Labels;
use crate::source::Span;

/// Parts a grid in which rows of several tables stand below each other; `claims` tells whether a row is one of a table.
pub(crate) fn split(
    tables: &[Labels<'_>],
    grid: &ExtractedTable,
    claims: impl Fn(&Labels<'_>, &[ExtractedCell]) -> bool,
) -> Vec<ExtractedTable> {
    let owner = |row: &Vec<ExtractedCell>| {
        let mut owners = (0..tables.len()).filter(|at| claims(&tables[*at], row));
        owners.next().filter(|_| owners.next().is_none())
    };
    let owners: Vec<Option<usize>> = grid.rows.iter().map(owner).collect();
    let known: Vec<(usize, usize)> =
        owners.iter().enumerate().filter_map(|(row, owner)| Some((row, (*owner)?))).collect();
    // Tables that take turns are none of the form's, or one of them has been taken for another.
    let starts: Vec<usize> =
        known.windows(2).filter(|pair| pair[0].1 != pair[1].1).map(|pair| pair[1].0).collect();
    if starts.is_empty() || !known.is_sorted_by_key(|(_, owner)| owner) {
        return vec![grid.clone()];
    }
    // Heads stand above the first row of their table.
    let is_bare =
        |row: &Vec<ExtractedCell>| row.iter().all(|cell| cell.text.is_empty() || !is_figure(&cell.text));
    let above = |start: usize| {
        let heads = (0..start).rev().take_while(|row| owners[*row].is_none() && is_bare(&grid.rows[*row]));
        heads.last().unwrap_or(start)
    };
    let starts: Vec<usize> = std::iter::once(0).chain(starts.into_iter().map(above)).collect();
    let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
    starts.iter().zip(ends).map(|(start, end)| piece(grid, *start..end)).collect()
}

fn piece(grid: &ExtractedTable, rows: std::ops::Range<usize>) -> ExtractedTable {
    let rows = grid.rows[rows].to_vec();
    let cells = || rows.iter().flatten();
    let span = cells().next().zip(cells().next_back());
    let span = span.map_or(grid.span, |(first, last)| Span::new(first.span.start, last.span.end));
    ExtractedTable { rows, ruled: grid.ruled, span }
}
