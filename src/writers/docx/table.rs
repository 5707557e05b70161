//! Of the Word file: a table of the form, with a fixed grid, whole rows, and a head that is repeated on every page.
//!
//! Nothing in it depends on where its page begins: it may be broken between groups of rows, and reads well wherever a
//! program breaks it after somebody has edited the text above.

use crate::document::{GridCell, Role, Table};
use crate::templates::escape;
use crate::writers::docx::comments::Comments;
use crate::writers::docx::table_layout::{SIDE, TableLayout, WIDTH};
use crate::writers::docx::xml::Xml;

/// The style of tables in the template of styles: their rules, and what their cells keep free.
pub(super) const STYLE: &str = "FormTable";

/// Adds `table` to `xml`, and returns whether there is one: without columns or rows there is not. `keep` is whether the
/// next block stays with it.
pub(super) fn write<'a>(xml: &mut String, table: &'a Table, keep: bool, comments: &mut Comments<'a>) -> bool {
    if table.widths.is_empty() || table.rows.is_empty() {
        return false;
    }
    let layout = TableLayout::new(table);
    let count = layout.rows.len();
    let breaks = layout.breaks();
    let mut writer = TableWriter { xml: Xml::append(xml), table, layout: &layout, comments };
    writer.xml.start("w:tbl");
    writer.properties();
    for row in 0..count {
        let keep_next = if row + 1 == count { keep } else { !breaks.contains(&(row + 1)) };
        writer.row(row, row < table.head.min(count), keep_next);
    }
    writer.xml.end("w:tbl");
    *xml = writer.xml.finish();
    true
}

/// Describes a table for those who hear it read aloud.
fn description(table: &Table, first_figure: usize) -> String {
    let (rows, columns) = (table.rows.len() - table.head.min(table.rows.len()), table.widths.len());
    let captions = table.rows.iter().flatten().filter(|cell| cell.role() == Some(Role::Caption)).count();
    let shape = match (table.head, captions) {
        (0, 0) => format!("共 {rows} 行"),
        // A block's head is not that of the next one: no row is repeated, and a page is broken before a block.
        (0, blocks) => format!("共 {rows} 行，分 {blocks} 块，每块先是标题和表头"),
        (head, _) => format!("表头 {head} 行，下面 {rows} 行"),
    };
    let labels = (first_figure > 0).then(|| format!("左边 {first_figure} 列是项目"));
    let figures = format!("右边 {} 列是数", columns - first_figure);
    let columns = labels.into_iter().chain([figures]).collect::<Vec<_>>().join("，");
    format!("{}：{shape}；{columns}", table.name)
}

/// A table that is being written.
struct TableWriter<'l, 'a, 'c> {
    xml: Xml,
    table: &'l Table,
    layout: &'l TableLayout<'a>,
    comments: &'c mut Comments<'a>,
}

impl<'a> TableWriter<'_, 'a, '_> {
    fn properties(&mut self) {
        let xml = &mut self.xml;
        xml.start("w:tblPr");
        xml.empty("w:tblStyle", &[("w:val", STYLE)]);
        xml.length("w:tblW", WIDTH);
        xml.empty("w:jc", &[("w:val", "center")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let first_row = if self.table.head > 0 { "1" } else { "0" };
        let look = [
            ("w:val", if self.table.head > 0 { "06A0" } else { "0680" }),
            ("w:firstRow", first_row),
            ("w:lastRow", "0"),
            ("w:firstColumn", "1"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        xml.empty("w:tblLook", &look);
        xml.empty("w:tblCaption", &[("w:val", &escape(&self.table.name))]);
        let description = description(self.table, self.layout.first_figure);
        xml.empty("w:tblDescription", &[("w:val", &escape(&description))]);
        xml.end("w:tblPr");
        xml.start("w:tblGrid");
        for edges in self.layout.edges.windows(2) {
            xml.empty("w:gridCol", &[("w:w", &(edges[1] - edges[0]).to_string())]);
        }
        xml.end("w:tblGrid");
    }

    fn row(&mut self, row: usize, is_head: bool, keep_next: bool) {
        self.xml.start("w:tr");
        self.xml.start("w:trPr");
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
        let is_first = row == cell.top;
        let size = self.layout.size(cell);
        let is_smaller = size < self.layout.style.size;
        let notes = if is_first { cell.cell.notes.as_slice() } else { &[] };
        let comments = self.comments.place(notes);
        let style = self.style(cell);
        let xml = &mut self.xml;
        xml.start("w:tc");
        xml.start("w:tcPr");
        xml.length("w:tcW", self.layout.width(cell));
        if cell.wide > 1 {
            xml.empty("w:gridSpan", &[("w:val", &cell.wide.to_string())]);
        }
        if cell.tall() > 1 {
            xml.empty("w:vMerge", &[("w:val", if is_first { "restart" } else { "continue" })]);
        }
        let margin = self.layout.side(cell);
        if margin < SIDE {
            xml.start("w:tcMar");
            xml.length("w:left", margin);
            xml.length("w:right", margin);
            xml.end("w:tcMar");
        }
        // A label that a page may break stands at its top, where Word and LibreOffice set all of it on the first page.
        let align = if self.layout.may_be_torn(cell) { "top" } else { "center" };
        xml.empty("w:vAlign", &[("w:val", align)]);
        xml.end("w:tcPr");
        xml.start("w:p");
        xml.start("w:pPr");
        xml.empty("w:pStyle", &[("w:val", style)]);
        if keep_next {
            xml.empty("w:keepNext", &[]);
        }
        xml.end("w:pPr");
        xml.comment_starts(comments.clone());
        if is_first {
            xml.run(&self.layout.text(cell), is_smaller.then_some(size));
        }
        xml.comment_ends(comments);
        xml.end("w:p");
        xml.end("w:tc");
    }

    fn style(&self, cell: &GridCell) -> &'static str {
        let is_item = cell.cell.role() == Some(Role::RowHead) && cell.tall() == 1;
        if is_item { self.layout.style.label } else { self.layout.style.centred }
    }
}
