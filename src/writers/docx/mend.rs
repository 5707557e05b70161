//! What docx-rs writes, mended: children in the order that the schema demands, and what its API cannot say.
//!
//! docx-rs 0.4.22 writes `rPr` before `pStyle`, `footerReference` behind `docGrid`, and gives `gridCol` a type that
//! it does not have; it cannot mark a row as a table's head. One forward scan over XML that a machine wrote: no
//! comments, no CDATA, no `>` in attributes.

use docx_rs::BuildXML;
use std::ops::Range;

const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
];
const RUN: &[&str] = &["w:rStyle", "w:rFonts", "w:spacing", "w:w", "w:sz", "w:szCs"];
const SECTION: &[&str] =
    &["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"];
const TABLE: &[&str] =
    &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"];
const CELL: &[&str] = &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:tcMar", "w:vAlign"];

/// The order of an element's children; nothing where any order is right.
fn order(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "w:pPr" => Some(PARAGRAPH),
        "w:rPr" => Some(RUN),
        "w:sectPr" => Some(SECTION),
        "w:tblPr" => Some(TABLE),
        "w:tcPr" => Some(CELL),
        _ => None,
    }
}

/// An element that is open.
struct Open {
    order: Option<&'static [&'static str]>,
    /// Of each child, its place in the order and where it begins.
    children: Vec<(usize, usize)>,
    start: usize,
    content: usize,
}

/// What docx-rs writes of `part`, mended; `head` is how many rows are the head of a table.
pub(super) fn write(part: &impl BuildXML, head: usize) -> String {
    let written = String::from_utf8(part.build()).expect("docx-rs writes strings, which are UTF-8");
    mend(&written, head)
}

/// Mending twice changes nothing more.
fn mend(xml: &str, head: usize) -> String {
    let mut scan = Scan { out: String::with_capacity(xml.len()), open: vec![], rows_left: head };
    let mut rest = xml;
    while let Some((text, tail)) = rest.split_once('<') {
        let Some((tag, tail)) = tail.split_once('>') else { break };
        scan.out.push_str(text);
        scan.tag(tag);
        rest = tail;
    }
    scan.out.push_str(rest);
    scan.out
}

struct Scan {
    out: String,
    open: Vec<Open>,
    /// How many rows of the head are still to come.
    rows_left: usize,
}

impl Scan {
    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            self.end(name);
            return;
        }
        let name = tag.split([' ', '/']).next().unwrap_or(tag);
        let empty = tag.ends_with('/');
        match name {
            // They say nothing.
            "w:rPr" | "w:pPr" if empty => return,
            // The scan gives them itself.
            "w:tblHeader" => return,
            _ => {}
        }
        self.start(name, tag, empty);
    }

    fn start(&mut self, name: &str, tag: &str, empty: bool) {
        let start = self.out.len();
        if let Some(Open { order: Some(order), children, .. }) = self.open.last_mut() {
            let place = order.iter().position(|child| *child == name).unwrap_or(order.len());
            children.push((place, start));
        }
        self.out.push('<');
        match name {
            // Ids of paragraphs change with the order of building and serve nobody here.
            "w:p" => self.out.push_str(if empty { "w:p/" } else { "w:p" }),
            "w:gridCol" => self.out.push_str(&tag.replace(" w:type=\"dxa\"", "")),
            _ => self.out.push_str(tag),
        }
        self.out.push('>');
        if !empty && !tag.starts_with('?') {
            let content = self.out.len();
            self.open.push(Open { order: order(name), children: vec![], start, content });
        }
    }

    fn end(&mut self, name: &str) {
        if name == "w:trPr" && self.rows_left > 0 {
            self.out.push_str("<w:tblHeader/>");
            self.rows_left -= 1;
        }
        let Some(element) = self.open.pop() else { return };
        if matches!(name, "w:rPr" | "w:pPr") && self.out.len() == element.content {
            self.out.truncate(element.start);
            if let Some(parent) = self.open.last_mut() {
                parent.children.pop_if(|(_, start)| *start == element.start);
            }
            return;
        }
        self.sort(&element.children);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Puts the children, which end where the output ends, into their order.
    fn sort(&mut self, children: &[(usize, usize)]) {
        let Some((_, first)) = children.first() else { return };
        if children.is_sorted_by_key(|(place, _)| *place) {
            return;
        }
        let written = self.out.split_off(*first);
        let ends = children.iter().skip(1).map(|(_, start)| start - first).chain([written.len()]);
        let mut pieces: Vec<(usize, Range<usize>)> =
            children.iter().zip(ends).map(|((place, start), end)| (*place, start - first..end)).collect();
        pieces.sort_by_key(|(place, _)| *place);
        for (_, piece) in pieces {
            self.out.push_str(&written[piece]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_come_in_the_order_of_the_schema() {
        let xml = "<w:pPr><w:rPr /><w:jc w:val=\"left\" /><w:keepNext /><w:pStyle w:val=\"Title\" /></w:pPr>";
        let mended = "<w:pPr><w:pStyle w:val=\"Title\" /><w:keepNext /><w:jc w:val=\"left\" /></w:pPr>";
        assert_eq!(mend(xml, 0), mended);
        assert_eq!(mend(mended, 0), mended);
    }

    #[test]
    fn the_head_is_marked_once() {
        let row = "<w:tr><w:trPr><w:cantSplit /></w:trPr></w:tr>";
        let xml = ["<w:tbl>", row, row, "</w:tbl>"].concat();
        let mended = mend(&xml, 1);
        assert_eq!(mended.matches("<w:tblHeader/>").count(), 1);
        assert!(mended.starts_with("<w:tbl><w:tr><w:trPr><w:cantSplit /><w:tblHeader/>"), "{mended}");
        assert_eq!(mend(&mended, 1), mended);
    }

    #[test]
    fn nothing_is_lost_of_what_nobody_orders() {
        let xml = "<?xml version=\"1.0\"?><w:document a=\"b\"><w:p/><w:t xml:space=\"preserve\"> 公开 </w:t></w:document>尾";
        assert_eq!(mend(xml, 0), xml);
    }
}
