//! The grid under a table: where columns stand, which cell covers which place, how high the rows become.

use crate::document::{Role, Table, measures};
use crate::writers::slots;
pub(super) use crate::writers::slots::Slot;
use unicode_width::UnicodeWidthStr;

/// What a cell keeps free at its left and right, in twips.
pub(super) const SIDE: usize = measures::CELL_SIDE as usize;
/// The width of a table in twips.
pub(super) const WIDTH: usize = measures::WIDTH as usize;
/// What a cell keeps free there when its figure is set smaller to stand on one line.
const TIGHT_SIDE: usize = 15;
/// What a cell keeps free above and below its text, in twips.
pub(super) const ABOVE: usize = 28;

/// The look of a table's cells. The styles of the templates say the same of size and line.
pub(super) struct Face {
    /// The style of figures and heads.
    pub(super) centred: &'static str,
    /// The style of labels before figures.
    pub(super) label: &'static str,
    /// The font's size in half points.
    pub(super) size: usize,
    /// The pitch of lines in twips.
    line: usize,
    /// How high a row is at least, in twips.
    pub(super) row: u16,
}

const LARGE: Face = Face {
    centred: "TableText",
    label: "TableText",
    size: measures::TABLE as usize / 10,
    line: 320,
    row: 500,
};
/// With rows of this height the longest table of the form fits on a page, under its heading.
const SMALL: Face = Face {
    centred: "TableSmall",
    label: "TableLabel",
    size: measures::SMALL_TABLE as usize / 10,
    line: 260,
    row: 340,
};

/// A table whose every place is covered once.
pub(super) struct Grid<'a> {
    pub(super) face: &'static Face,
    /// Where columns begin and end, in twips.
    pub(super) edges: Vec<usize>,
    /// For each row, the cells that cover its columns; a tall cell stands in each of its rows.
    pub(super) rows: Vec<Vec<Slot<'a>>>,
}

impl<'a> Grid<'a> {
    /// The grid of `table`.
    pub(super) fn new(table: &'a Table) -> Self {
        let face = if table.widths.len() > measures::FEW_COLUMNS { &SMALL } else { &LARGE };
        Self { face, edges: edges(&table.widths), rows: slots::rows(table) }
    }

    /// The width of a cell in twips.
    pub(super) fn width(&self, slot: &Slot) -> usize {
        self.edges[slot.column + slot.wide] - self.edges[slot.column]
    }

    /// The size in half points at which a figure stands on one line, not below 5.5 pt; everything else may wrap.
    pub(super) fn size(&self, slot: &Slot) -> usize {
        // A half character is half as wide as the font is high: at n half points, 5n twips.
        let half_characters = slot.cell.text.width_cjk().max(1);
        let fitting = |side: usize| self.width(slot).saturating_sub(2 * side) / 5 / half_characters;
        if slot.cell.role != Role::Figure || fitting(SIDE) >= self.face.size {
            return self.face.size;
        }
        fitting(TIGHT_SIDE).clamp(11, self.face.size)
    }

    /// What a cell keeps free at its left and right, in twips.
    pub(super) fn side(&self, slot: &Slot) -> usize {
        if self.size(slot) < self.face.size { TIGHT_SIDE } else { SIDE }
    }

    /// How high the text of a cell makes it, in twips.
    pub(super) fn height(&self, slot: &Slot) -> usize {
        let space = self.width(slot).saturating_sub(2 * self.side(slot)) / (5 * self.size(slot));
        // Half of a Chinese character does not stand at the end of a line.
        let step = if slot.cell.text.is_ascii() { 1 } else { 2 };
        let line = (space / step * step).max(step);
        slot.cell.text.width_cjk().div_ceil(line).max(1) * self.face.line + 2 * ABOVE
    }

    /// How high each row becomes, in twips.
    pub(super) fn heights(&self) -> Vec<usize> {
        let mut heights = vec![usize::from(self.face.row); self.rows.len()];
        for (row, slots) in self.rows.iter().enumerate() {
            // A tall cell is weighed where it ends, when the rows above are known.
            for slot in slots.iter().filter(|slot| slot.bottom == row + 1) {
                let above: usize = heights[slot.top..row].iter().sum();
                heights[row] = heights[row].max(self.height(slot).saturating_sub(above));
            }
        }
        heights
    }
}

/// Where columns begin and end, in twips, rounded so that the last one ends at the type area's edge.
fn edges(widths: &[u16]) -> Vec<usize> {
    let whole = widths.iter().map(|width| usize::from(*width)).sum::<usize>().max(1);
    let sums = widths.iter().scan(0, |sum, width| {
        *sum += usize::from(*width);
        Some(*sum * WIDTH / whole)
    });
    std::iter::once(0).chain(sums).collect()
}
