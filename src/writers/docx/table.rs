//! A table of the form: fixed grid, whole rows, a head that is repeated on every page.

use super::grid::{ABOVE, Grid, SIDE, Slot};
use super::pages::Page;
use super::remarks::Remarks;
use super::runs;
use super::sheet::TYPE_AREA;
use crate::document::{Role, Table};
use docx_rs as d;

/// Tables of no more rows than this stay on one page.
const SHORT: usize = 16;

/// Builds `table`; nothing where it has no columns or no rows. `keep` is whether the next block stays with it.
///
/// A long table breaks at one place only, where the labels of the rows behind are said again: Word shows the label of
/// a merged cell on its first page only.
pub(super) fn build<'a>(
    table: &'a Table,
    keep: bool,
    page: &mut Page,
    remarks: &mut Remarks<'a>,
) -> Option<d::Table> {
    if table.widths.is_empty() || table.rows.is_empty() {
        return None;
    }
    let grid = Grid::new(table);
    let count = grid.rows.len();
    let at = if count > SHORT {
        page.table(&grid, table.head.min(count))
    } else {
        page.whole(grid.heights().iter().sum());
        None
    };
    let rows = grid.rows.iter().enumerate().map(|(row, slots)| {
        let keep_next = if row + 1 == count { keep } else { at != Some(row + 1) };
        let cells = slots.iter().map(|slot| cell(&grid, slot, row, at, keep_next, remarks));
        d::TableRow::new(cells.collect())
            .cant_split()
            .row_height(grid.face.row.into())
            .height_rule(d::HeightRule::AtLeast)
    });
    Some(
        d::Table::new(rows.collect())
            .set_grid(grid.edges.windows(2).map(|pair| pair[1] - pair[0]).collect())
            .width(TYPE_AREA, d::WidthType::Dxa)
            .align(d::TableAlignmentType::Center)
            .layout(d::TableLayoutType::Fixed)
            .margins(d::TableCellMargins::new().margin(ABOVE, SIDE, ABOVE, SIDE))
            .set_borders(borders()),
    )
}

/// The cell of `slot` in `row` of a table that breaks before row `at`.
fn cell<'a>(
    grid: &Grid,
    slot: &Slot<'a>,
    row: usize,
    at: Option<usize>,
    keep_next: bool,
    remarks: &mut Remarks<'a>,
) -> d::TableCell {
    let mut built =
        d::TableCell::new().width(grid.width(slot), d::WidthType::Dxa).vertical_align(d::VAlignType::Center);
    if slot.wide > 1 {
        built = built.grid_span(slot.wide);
    }
    // The break divides a tall cell into two.
    let at = at.filter(|at| (slot.top + 1..slot.bottom).contains(at)).unwrap_or(slot.bottom);
    let (top, bottom) = if row < at { (slot.top, at) } else { (at, slot.bottom) };
    if bottom - top > 1 {
        built =
            built.vertical_merge(if row == top { d::VMergeType::Restart } else { d::VMergeType::Continue });
    }
    let is_label = slot.cell.role == Role::RowHead && slot.bottom - slot.top == 1;
    let style = if is_label { grid.face.label } else { grid.face.centred };
    let paragraph = d::Paragraph::new().style(style).keep_next(keep_next);
    if row != top {
        return built.add_paragraph(paragraph);
    }
    let size = grid.size(slot);
    if size < grid.face.size {
        let (free, twips) = (grid.side(slot), d::WidthType::Dxa);
        built.property = built.property.margin_left(free, twips).margin_right(free, twips);
    }
    let run = (!slot.cell.text.is_empty()).then(|| {
        let run = runs::run(&slot.cell.text);
        if size < grid.face.size { run.size(size) } else { run }
    });
    // A label that is said again is not remarked on again.
    let notes = if row == slot.top { slot.cell.notes.as_slice() } else { &[] };
    built.add_paragraph(remarks.fill(paragraph, run, notes))
}

fn borders() -> d::TableBorders {
    use d::TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    // Half a point; docx-rs would draw a quarter.
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(d::TableBorders::new(), |borders, position| borders.set(d::TableBorder::new(position).size(4)))
}
