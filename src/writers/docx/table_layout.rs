//! Of the Word file: the measures of a table, the edges of its columns, the size of its text, the heights of its rows.

use crate::document::{CellGrid, GridCell, Table, measures};
use unicode_width::UnicodeWidthStr;

/// What a cell keeps free at its left and right, in twips.
pub(super) const SIDE: usize = measures::CELL_SIDE as usize;
/// The width of a table in twips.
pub(super) const WIDTH: usize = measures::WIDTH as usize;
/// What a cell keeps free there when its figure is set smaller to fit on one line: the width of the rule.
const TIGHT_SIDE: usize = 15;
/// What a cell keeps free above and below its text, in twips.
pub(super) const ABOVE: usize = 28;

/// The look of a table's cells. The styles of the templates say the same of size and line.
pub(super) struct TableStyle {
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

const LARGE: TableStyle = TableStyle {
    centred: "TableText",
    label: "TableText",
    size: measures::TABLE as usize / 10,
    line: 320,
    row: 500,
};
/// With rows of this height the longest table of the form fits on a page, under its heading.
const SMALL: TableStyle = TableStyle {
    centred: "TableSmall",
    label: "TableLabel",
    size: measures::SMALL_TABLE as usize / 10,
    line: 260,
    row: 340,
};

/// A table with its measures.
pub(super) struct TableLayout<'a> {
    pub(super) style: &'static TableStyle,
    /// Where columns begin and end, in twips.
    pub(super) edges: Vec<usize>,
    /// For each row, the cells that cover its columns; a tall cell is in each of its rows.
    pub(super) rows: Vec<Vec<GridCell<'a>>>,
}

impl<'a> TableLayout<'a> {
    /// Measures `table`.
    pub(super) fn new(table: &'a Table) -> Self {
        let style = if table.widths.len() > measures::FEW_COLUMNS { &SMALL } else { &LARGE };
        Self { style, edges: edges(&table.widths), rows: CellGrid::new(table).rows }
    }

    /// Returns the width of a cell in twips.
    pub(super) fn width(&self, cell: &GridCell) -> usize {
        self.edges[cell.column + cell.wide] - self.edges[cell.column]
    }

    /// Returns the size in half points at which a figure fits on one line, not below 5.5 pt, the smallest that Word offers
    /// by name (七号); everything else may wrap.
    pub(super) fn size(&self, cell: &GridCell) -> usize {
        // A half character is half as wide as the font is high: at n half points, 5n twips.
        let half_characters = cell.cell.text().width_cjk().max(1);
        let fitting = |side: usize| self.width(cell).saturating_sub(2 * side) / 5 / half_characters;
        if !cell.cell.is_figure() || fitting(SIDE) >= self.style.size {
            return self.style.size;
        }
        fitting(TIGHT_SIDE).clamp(11, self.style.size)
    }

    /// Returns what a cell keeps free at its left and right, in twips.
    pub(super) fn side(&self, cell: &GridCell) -> usize {
        if self.size(cell) < self.style.size { TIGHT_SIDE } else { SIDE }
    }

    /// Computes how high the text of a cell makes it, in twips.
    pub(super) fn height(&self, cell: &GridCell) -> usize {
        let space = self.width(cell).saturating_sub(2 * self.side(cell)) / (5 * self.size(cell));
        // Half of a Chinese character does not stand at the end of a line.
        let step = if cell.cell.is_figure() { 1 } else { 2 };
        let line = (space / step * step).max(step);
        cell.cell.text().width_cjk().div_ceil(line).max(1) * self.style.line + 2 * ABOVE
    }

    /// Computes how high each row becomes, in twips.
    pub(super) fn heights(&self) -> Vec<usize> {
        let mut heights = vec![usize::from(self.style.row); self.rows.len()];
        for (row, cells) in self.rows.iter().enumerate() {
            // A tall cell is measured where it ends, when the rows above are known.
            for cell in cells.iter().filter(|cell| cell.bottom == row + 1) {
                let above: usize = heights[cell.top..row].iter().sum();
                heights[row] = heights[row].max(self.height(cell).saturating_sub(above));
            }
        }
        heights
    }
}

/// Computes where columns begin and end, in twips, rounded so that the last one ends at the type area's edge.
fn edges(widths: &[u16]) -> Vec<usize> {
    let whole = widths.iter().map(|width| usize::from(*width)).sum::<usize>().max(1);
    let sums = widths.iter().scan(0, |sum, width| {
        *sum += usize::from(*width);
        Some(*sum * WIDTH / whole)
    });
    std::iter::once(0).chain(sums).collect()
}
