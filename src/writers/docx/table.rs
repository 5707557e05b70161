//! Of the Word file: a table of the form, with a fixed grid, whole rows, and a head that is repeated on every page.

use crate::document::{GridCell, Role, Table, measures};
use crate::writers::docx::comments::Comments;
use crate::writers::docx::page_estimate::Page;
use crate::writers::docx::table_layout::{ABOVE, SIDE, TableLayout, WIDTH};
use crate::writers::docx::xml::Xml;
use std::ops::Range;

/// Tables of no more rows than this stay on one page: 表二 and 表四, which take half a page at most.
const SHORT: usize = 16;

/// Adds `table` to `xml`, and returns whether there is one: without columns or rows there is not. `keep` is whether the
/// next block stays with it.
///
/// A long table breaks at one place only, where the labels of the rows behind are repeated: Word shows the label of a
/// merged cell on its first page only.
pub(super) fn write<'a>(
    xml: &mut String,
    table: &'a Table,
    keep: bool,
    page: &mut Page,
    comments: &mut Comments<'a>,
) -> bool {
    if table.widths.is_empty() || table.rows.is_empty() {
        return false;
    }
    let layout = TableLayout::new(table);
    let count = layout.rows.len();
    let head = table.head.min(count);
    let at = if count > SHORT {
        page.table(&layout, head)
    } else {
        page.whole(layout.heights().iter().sum());
        None
    };
    let mut writer = TableWriter { xml: Xml::append(xml), layout: &layout, at, comments };
    writer.xml.start("w:tbl", &[]);
    writer.properties();
    for row in 0..count {
        let keep_next = if row + 1 == count { keep } else { at != Some(row + 1) };
        writer.row(row, row < head, keep_next);
    }
    writer.xml.end("w:tbl");
    *xml = writer.xml.finish();
    true
}

/// A table that is being written.
struct TableWriter<'l, 'a, 'c> {
    xml: Xml,
    layout: &'l TableLayout<'a>,
    /// The row before which the table breaks.
    at: Option<usize>,
    comments: &'c mut Comments<'a>,
}

impl<'a> TableWriter<'_, 'a, '_> {
    fn properties(&mut self) {
        let xml = &mut self.xml;
        xml.start("w:tblPr", &[]);
        xml.length("w:tblW", WIDTH);
        xml.empty("w:jc", &[("w:val", "center")]);
        xml.start("w:tblBorders", &[]);
        // In eighths of a point.
        let size = (usize::from(measures::RULE) * 8 / 20).to_string();
        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            let style = [("w:val", "single"), ("w:sz", &size), ("w:space", "0"), ("w:color", "000000")];
            xml.empty(side, &style);
        }
        xml.end("w:tblBorders");
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.start("w:tblCellMar", &[]);
        for (side, width) in [("w:top", ABOVE), ("w:left", SIDE), ("w:bottom", ABOVE), ("w:right", SIDE)] {
            xml.length(side, width);
        }
        xml.end("w:tblCellMar");
        xml.end("w:tblPr");
        xml.start("w:tblGrid", &[]);
        for edges in self.layout.edges.windows(2) {
            xml.empty("w:gridCol", &[("w:w", &(edges[1] - edges[0]).to_string())]);
        }
        xml.end("w:tblGrid");
    }

    fn row(&mut self, row: usize, is_head: bool, keep_next: bool) {
        self.xml.start("w:tr", &[]);
        self.xml.start("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        let height = self.layout.style.row.to_string();
        self.xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
        if is_head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.end("w:trPr");
        let layout = self.layout;
        for cell in &layout.rows[row] {
            self.cell(cell, row, keep_next);
        }
        self.xml.end("w:tr");
    }

    /// Writes a cell in one of its rows.
    fn cell(&mut self, cell: &GridCell<'a>, row: usize, keep_next: bool) {
        let rows = self.merged_rows(cell, row);
        let is_first = row == rows.start;
        let size = self.layout.size(cell);
        let is_smaller = size < self.layout.style.size;
        // The remarks on a label are not repeated with it.
        let notes = if row == cell.top { cell.cell.notes.as_slice() } else { &[] };
        let comments = self.comments.place(notes);
        let style = self.style(cell);
        let xml = &mut self.xml;
        xml.start("w:tc", &[]);
        xml.start("w:tcPr", &[]);
        xml.length("w:tcW", self.layout.width(cell));
        if cell.wide > 1 {
            xml.empty("w:gridSpan", &[("w:val", &cell.wide.to_string())]);
        }
        if rows.len() > 1 {
            xml.empty("w:vMerge", &[("w:val", if is_first { "restart" } else { "continue" })]);
        }
        if is_smaller {
            xml.start("w:tcMar", &[]);
            xml.length("w:left", self.layout.side(cell));
            xml.length("w:right", self.layout.side(cell));
            xml.end("w:tcMar");
        }
        xml.empty("w:vAlign", &[("w:val", "center")]);
        xml.end("w:tcPr");
        xml.start("w:p", &[]);
        xml.start("w:pPr", &[]);
        xml.empty("w:pStyle", &[("w:val", style)]);
        if keep_next {
            xml.empty("w:keepNext", &[]);
        }
        xml.end("w:pPr");
        xml.comment_starts(comments.clone());
        if is_first {
            xml.run(&cell.cell.text(), is_smaller.then_some(size));
        }
        xml.comment_ends(comments);
        xml.end("w:p");
        xml.end("w:tc");
    }

    /// Returns the rows that the cell covers as one: the break divides a tall cell into two.
    fn merged_rows(&self, cell: &GridCell, row: usize) -> Range<usize> {
        let GridCell { top, bottom, .. } = *cell;
        match self.at.filter(|at| (top + 1..bottom).contains(at)) {
            Some(at) if row < at => top..at,
            Some(at) => at..bottom,
            None => top..bottom,
        }
    }

    fn style(&self, cell: &GridCell) -> &'static str {
        let is_item = cell.cell.role() == Some(Role::RowHead) && cell.tall() == 1;
        if is_item { self.layout.style.label } else { self.layout.style.centred }
    }
}
