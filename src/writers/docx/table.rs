//! A table of the form: fixed grid, whole rows, a head that is repeated on every page.

use crate::document::{Role, Table};
use crate::writers::docx::blank::{Blank, Cell, Content, Merge, Smaller};
use crate::writers::docx::grid::Grid;
use crate::writers::docx::pages::Page;
use crate::writers::docx::remarks::Remarks;
use crate::writers::slots::Slot;

/// Tables of no more rows than this stay on one page.
const SHORT: usize = 16;

/// Adds `table` to `xml`, and gives whether there is one: without columns or rows there is not. `keep` is whether the
/// next block stays with it.
///
/// A long table breaks at one place only, where the labels of the rows behind are said again: Word shows the label of
/// a merged cell on its first page only.
pub(super) fn write<'a>(
    xml: &mut String,
    table: &'a Table,
    keep: bool,
    page: &mut Page,
    remarks: &mut Remarks<'a>,
) -> bool {
    if table.widths.is_empty() || table.rows.is_empty() {
        return false;
    }
    let grid = Grid::new(table);
    let count = grid.rows.len();
    let head = table.head.min(count);
    let at = if count > SHORT {
        page.table(&grid, head)
    } else {
        page.whole(grid.heights().iter().sum());
        None
    };
    let mut figures = vec![];
    let rows = grid.rows.iter().enumerate().map(|(row, slots)| {
        let keep_next = if row + 1 == count { keep } else { at != Some(row + 1) };
        let cells = slots.iter().map(|slot| {
            let place = Place { grid: &grid, slot, row, at, keep_next };
            if place.holds_number() {
                figures.push(slot.cell.text.as_str());
            }
            place.cell(remarks)
        });
        cells.collect()
    });
    let blank = Blank {
        head,
        height: grid.face.row,
        rows: rows.collect(),
        columns: grid.edges.windows(2).map(|edges| edges[1] - edges[0]).collect(),
    };
    blank.fill(&figures, xml);
    true
}

/// A cell in one of its rows.
struct Place<'g, 'a> {
    grid: &'g Grid<'a>,
    slot: &'g Slot<'a>,
    row: usize,
    /// The row before which the table breaks.
    at: Option<usize>,
    keep_next: bool,
}

impl<'a> Place<'_, 'a> {
    fn cell(&self, remarks: &mut Remarks<'a>) -> Cell {
        let Self { grid, slot, row, keep_next, .. } = *self;
        let rows = self.merged_rows();
        let size = grid.size(slot);
        let content = if self.holds_number() {
            Content::Figure
        } else {
            Content::Words(if row == rows.start { slot.cell.text.clone() } else { String::new() })
        };
        // A label that is said again is not remarked on again.
        let notes = if row == slot.top { slot.cell.notes.as_slice() } else { &[] };
        Cell {
            width: grid.width(slot),
            wide: slot.wide,
            merge: (rows.len() > 1).then_some(if row == rows.start { Merge::Begins } else { Merge::GoesOn }),
            smaller: (size < grid.face.size).then(|| Smaller { size, side: grid.side(slot) }),
            style: self.style(),
            keep_next,
            content,
            remarks: remarks.place(notes),
        }
    }

    /// Whether the cell says a plain number here, which needs no escape.
    fn holds_number(&self) -> bool {
        let text = &self.slot.cell.text;
        self.slot.cell.role == Role::Figure
            && self.row == self.merged_rows().start
            && !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }

    /// The rows that the cell covers as one: the break divides a tall cell into two.
    fn merged_rows(&self) -> std::ops::Range<usize> {
        let Slot { top, bottom, .. } = *self.slot;
        match self.at.filter(|at| (top + 1..bottom).contains(at)) {
            Some(at) if self.row < at => top..at,
            Some(at) => at..bottom,
            None => top..bottom,
        }
    }

    fn style(&self) -> &'static str {
        let is_label = self.slot.cell.role == Role::RowHead && self.slot.bottom - self.slot.top == 1;
        if is_label { self.grid.face.label } else { self.grid.face.centred }
    }
}
