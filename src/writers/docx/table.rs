//! A table of the form: fixed grid, whole rows, a head that is repeated on every page.

use super::grid::{ABOVE, Grid, SIDE, Slot};
use super::pages::Page;
use super::paragraph::{Paragraph, Run};
use super::remarks::Remarks;
use super::sheet::TYPE_AREA;
use super::xml::Xml;
use crate::document::{Role, Table};
use std::fmt::Display;

/// Tables of no more rows than this stay on one page.
const SHORT: usize = 16;

/// Writes `table`, and gives whether there is one: without columns or rows there is not. `keep` is whether the next
/// block stays with it.
///
/// A long table breaks at one place only, where the labels of the rows behind are said again: Word shows the label of
/// a merged cell on its first page only.
pub(super) fn write<'a>(
    xml: &mut Xml,
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
    xml.element("w:tbl", |xml| {
        properties(xml);
        xml.element("w:tblGrid", |xml| {
            for edges in grid.edges.windows(2) {
                xml.empty("w:gridCol", &[("w:w", &(edges[1] - edges[0]))]);
            }
        });
        for (row, slots) in grid.rows.iter().enumerate() {
            let keep_next = if row + 1 == count { keep } else { at != Some(row + 1) };
            xml.element("w:tr", |xml| {
                xml.element("w:trPr", |xml| {
                    xml.empty("w:cantSplit", &[]);
                    xml.empty("w:trHeight", &[("w:val", &grid.face.row), ("w:hRule", &"atLeast")]);
                    if row < head {
                        xml.empty("w:tblHeader", &[]);
                    }
                });
                for slot in slots {
                    Place { grid: &grid, slot, row, at, keep_next }.write(xml, remarks);
                }
            });
        }
    });
    true
}

fn properties(xml: &mut Xml) {
    xml.element("w:tblPr", |xml| {
        width(xml, "w:tblW", TYPE_AREA);
        xml.value("w:jc", "center");
        xml.element("w:tblBorders", |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                // Sizes count in eighths of a point.
                let line: [(&str, &dyn Display); 4] =
                    [("w:val", &"single"), ("w:sz", &4), ("w:space", &0), ("w:color", &"000000")];
                xml.empty(side, &line);
            }
        });
        xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
        xml.element("w:tblCellMar", |xml| {
            for (side, free) in [("w:top", ABOVE), ("w:left", SIDE), ("w:bottom", ABOVE), ("w:right", SIDE)] {
                width(xml, side, free);
            }
        });
    });
}

/// A length in twips.
fn width(xml: &mut Xml, name: &str, twips: usize) {
    xml.empty(name, &[("w:w", &twips), ("w:type", &"dxa")]);
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
    fn write(&self, xml: &mut Xml, remarks: &mut Remarks<'a>) {
        let Self { grid, slot, row, .. } = *self;
        let rows = self.merged_rows();
        let size = grid.size(slot);
        let is_smaller = size < grid.face.size;
        xml.element("w:tc", |xml| {
            xml.element("w:tcPr", |xml| {
                width(xml, "w:tcW", grid.width(slot));
                if slot.wide > 1 {
                    xml.value("w:gridSpan", slot.wide);
                }
                if rows.len() > 1 {
                    xml.value("w:vMerge", if row == rows.start { "restart" } else { "continue" });
                }
                if is_smaller {
                    xml.element("w:tcMar", |xml| {
                        width(xml, "w:left", grid.side(slot));
                        width(xml, "w:right", grid.side(slot));
                    });
                }
                xml.value("w:vAlign", "center");
            });
            let text = if row == rows.start { slot.cell.text.as_str() } else { "" };
            let run = Run { size: is_smaller.then_some(size), ..Run::new(text) };
            // A label that is said again is not remarked on again.
            let notes = if row == slot.top { slot.cell.notes.as_slice() } else { &[] };
            Paragraph { style: self.style(), keep_next: self.keep_next, runs: &[run] }
                .write(xml, remarks, notes);
        });
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
