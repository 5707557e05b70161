//! Of the Word file: puts the children of what docx-rs writes into the order of the schema.
//!
//! docx-rs 0.4.22 writes `rPr` before `pStyle` and `footerReference` behind `docGrid`. One forward scan over XML that a
//! program wrote: no comments, no CDATA, no `>` in attributes.

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
/// Returns the order of an element's children; nothing where any order is right.
fn order(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "w:pPr" => Some(PARAGRAPH),
        "w:rPr" => Some(RUN),
        "w:sectPr" => Some(SECTION),
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

/// Writes `part` as docx-rs does, in order.
pub(super) fn write(part: &impl BuildXML) -> String {
    let written = String::from_utf8(part.build()).expect("docx-rs writes strings, which are UTF-8");
    reorder(&written)
}

/// Puts children into order; what is in order stays as it is.
fn reorder(xml: &str) -> String {
    let mut scan = Scan { out: String::with_capacity(xml.len()), open: vec![] };
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
}

impl Scan {
    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            self.end(name);
            return;
        }
        let name = tag.split([' ', '/']).next().unwrap_or(tag);
        let empty = tag.ends_with('/');
        // Empty properties have no effect.
        if !(empty && matches!(name, "w:rPr" | "w:pPr")) {
            self.start(name, tag, empty);
        }
    }

    fn start(&mut self, name: &str, tag: &str, empty: bool) {
        let start = self.out.len();
        if let Some(Open { order: Some(order), children, .. }) = self.open.last_mut() {
            let place = order.iter().position(|child| *child == name).unwrap_or(order.len());
            children.push((place, start));
        }
        self.out.push('<');
        match name {
            // Ids of paragraphs change with the order of building, and no program needs them.
            "w:p" => self.out.push_str(if empty { "w:p/" } else { "w:p" }),
            _ => self.out.push_str(tag),
        }
        self.out.push('>');
        if !empty && !tag.starts_with('?') {
            let content = self.out.len();
            self.open.push(Open { order: order(name), children: vec![], start, content });
        }
    }

    fn end(&mut self, name: &str) {
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
        let ordered = "<w:pPr><w:pStyle w:val=\"Title\" /><w:keepNext /><w:jc w:val=\"left\" /></w:pPr>";
        assert_eq!(reorder(xml), ordered);
        assert_eq!(reorder(ordered), ordered);
    }

    #[test]
    fn nothing_is_lost_where_any_order_is_right() {
        let xml = "<?xml version=\"1.0\"?><w:document a=\"b\"><w:p/><w:t xml:space=\"preserve\"> 公开 </w:t></w:document>尾";
        assert_eq!(reorder(xml), xml);
    }
}
