//! The body: blocks as paragraphs and tables of docx-rs.

use super::pages::Page;
use super::remarks::Remarks;
use super::{runs, schema, sheet, table, title};
use crate::document::{Block, Closing, Document, Kind};
use docx_rs as d;
use docx_rs::BuildXML;

/// A body under way.
pub(super) struct Body<'a> {
    document: d::Document,
    /// For each table, how many rows are its head.
    heads: Vec<usize>,
    page: Page,
    /// The remarks that were placed, in the order of their comments' ids.
    pub(super) remarks: Remarks<'a>,
}

/// Lays out every block of `document`.
pub(super) fn build(document: &Document) -> Body<'_> {
    let mut body = Body {
        document: sheet::section(document),
        heads: vec![],
        page: Page::new(sheet::line_pitch(&document.sheet)),
        remarks: Remarks::default(),
    };
    body.remarks.wait(&document.notes);
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        body.block(block, blocks.peek().map(|next| &next.kind));
    }
    if body.remarks.are_waiting() || ends_with_table(document) {
        body.paragraph("BodyText", [], None);
    }
    body
}

impl<'a> Body<'a> {
    /// The part as Word wants it.
    pub(super) fn xml(&self) -> String {
        let written =
            String::from_utf8(self.document.build()).expect("docx-rs writes strings, which are UTF-8");
        schema::mend(&written, &self.heads)
    }

    fn block(&mut self, block: &'a Block, next: Option<&Kind>) {
        // Signature and date do not stand alone on a page: the text before them stays with them.
        let keep = matches!(next, Some(Kind::Closing(closing)) if !is_empty(closing));
        match &block.kind {
            Kind::Title(pieces) => {
                let lines = title::lines(pieces);
                self.page.whole(lines.len() * sheet::TITLE_PITCH);
                self.page.text(&[]);
                self.paragraph("Title", [runs::run(&lines.join("\n"))], Some(block));
            }
            Kind::Heading { level, text } => {
                self.page.text(&[text]);
                self.paragraph(heading_style(*level), [runs::run(text)], Some(block));
            }
            Kind::RunIn { level, heading, text } => {
                self.page.text(&[heading, text]);
                let runs = [runs::run(heading).style(run_in_style(*level)), runs::run(text)];
                self.kept("BodyText", runs, Some(block), keep);
            }
            Kind::Paragraph(text) => {
                self.page.text(&[text]);
                self.kept("BodyText", [runs::run(text)], Some(block), keep);
            }
            Kind::Table(table) => {
                self.remarks.wait(&block.notes);
                let follows_table = matches!(self.document.children.last(), Some(d::DocumentChild::Table(_)));
                if follows_table {
                    // Word grows two tables together that touch.
                    self.document.children.push(child(d::Paragraph::new().style("TableGap")));
                }
                if let Some(built) = table::build(table, keep, &mut self.page, &mut self.remarks) {
                    self.heads.push(table.head);
                    self.document.children.push(d::DocumentChild::Table(Box::new(built)));
                }
            }
            Kind::Closing(closing) => self.closing(closing, block),
        }
    }

    fn closing(&mut self, closing: &'a Closing, block: &'a Block) {
        self.remarks.wait(&block.notes);
        if is_empty(closing) {
            return;
        }
        self.document.children.push(child(d::Paragraph::new().style("BodyText").keep_next(true)));
        for (style, text) in [("Signature", &closing.signature), ("Date", &closing.date)] {
            if !text.is_empty() {
                self.paragraph(style, [runs::run(text)], None);
            }
        }
    }

    fn paragraph<const N: usize>(&mut self, style: &str, runs: [d::Run; N], block: Option<&'a Block>) {
        self.kept(style, runs, block, false);
    }

    fn kept<const N: usize>(&mut self, style: &str, runs: [d::Run; N], block: Option<&'a Block>, keep: bool) {
        let paragraph = d::Paragraph::new().style(style).keep_next(keep);
        let notes = block.map_or(&[][..], |block| &block.notes);
        let paragraph = self.remarks.fill(paragraph, runs, notes);
        self.document.children.push(child(paragraph));
    }
}

fn child(paragraph: d::Paragraph) -> d::DocumentChild {
    d::DocumentChild::Paragraph(Box::new(paragraph))
}

fn is_empty(closing: &Closing) -> bool {
    closing.signature.is_empty() && closing.date.is_empty()
}

/// Word wants a paragraph after the last table.
fn ends_with_table(document: &Document) -> bool {
    matches!(document.blocks.last(), Some(Block { kind: Kind::Table(_), .. }))
}

fn heading_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        _ => "Heading4",
    }
}

fn run_in_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1Char",
        2 => "Heading2Char",
        3 => "Heading3Char",
        _ => "Heading4Char",
    }
}
