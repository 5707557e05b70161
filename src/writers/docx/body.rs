//! The body: blocks as paragraphs and tables.

use super::pages::Page;
use super::paragraph::{Paragraph, Run};
use super::remarks::Remarks;
use super::xml::Xml;
use super::{sheet, table, title};
use crate::document::{Block, Closing, Document, Kind, Note};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What has been written of the body.
struct Progress<'a> {
    page: Page,
    remarks: Remarks<'a>,
    /// Whether the last thing written is a table.
    after_table: bool,
}

/// Writes the body, and gives the remarks that it refers to.
pub(super) fn write(document: &Document) -> (String, Remarks<'_>) {
    let page = Page::new(sheet::line_pitch(&document.sheet));
    let mut progress = Progress { page, remarks: Remarks::default(), after_table: false };
    let mut xml = Xml::new();
    xml.element_with("w:document", &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)], |xml| {
        xml.element("w:body", |xml| {
            progress.blocks(xml, document);
            sheet::section(xml, document);
        });
    });
    (xml.finish(), progress.remarks)
}

impl<'a> Progress<'a> {
    fn blocks(&mut self, xml: &mut Xml, document: &'a Document) {
        self.remarks.wait(&document.notes);
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let next = blocks.peek().and_then(|next| match &next.kind {
                Kind::Closing(closing) => Some((closing, &next.notes)),
                _ => None,
            });
            // Signature and date do not stand alone on a page: the text before them stays with them. Where there is
            // neither, the text before bears the remarks.
            let keep = next.is_some_and(|(closing, _)| !is_empty(closing));
            if let Some((_, notes)) = next.filter(|_| !keep) {
                self.remarks.wait(notes);
            }
            self.block(xml, block, keep);
        }
        // Word wants a paragraph after the last table, and remarks one to stand on.
        if self.after_table || self.remarks.are_waiting() {
            self.paragraph(xml, "TableGap", &[], false, &[]);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &'a Block, keep: bool) {
        let notes = &block.notes;
        match &block.kind {
            Kind::Title(pieces) => {
                let lines = title::lines(pieces);
                self.page.whole(lines.len() * sheet::TITLE_PITCH);
                self.page.text(&[]);
                self.paragraph(xml, "Title", &[Run::new(&lines.join("\n"))], false, notes);
            }
            Kind::Heading { level, text } => {
                self.page.text(&[text]);
                self.paragraph(xml, heading(*level).0, &[Run::new(text)], false, notes);
            }
            Kind::RunIn { level, heading: words, text } => {
                self.page.text(&[words, text]);
                let words = Run { style: Some(heading(*level).1), ..Run::new(words) };
                self.paragraph(xml, "BodyText", &[words, Run::new(text)], keep, notes);
            }
            Kind::Paragraph(text) => {
                self.page.text(&[text]);
                self.paragraph(xml, "BodyText", &[Run::new(text)], keep, notes);
            }
            Kind::Table(table) => {
                self.remarks.wait(notes);
                if self.after_table {
                    // Word grows two tables together that touch.
                    self.paragraph(xml, "TableGap", &[], false, &[]);
                }
                self.after_table |= table::write(xml, table, keep, &mut self.page, &mut self.remarks);
            }
            Kind::Closing(closing) if is_empty(closing) => {}
            Kind::Closing(closing) => {
                self.remarks.wait(notes);
                self.closing(xml, closing);
            }
        }
    }

    fn closing(&mut self, xml: &mut Xml, closing: &Closing) {
        self.paragraph(xml, "BodyText", &[], true, &[]);
        for (style, text) in [("Signature", &closing.signature), ("Date", &closing.date)] {
            if !text.is_empty() {
                self.paragraph(xml, style, &[Run::new(text)], false, &[]);
            }
        }
    }

    fn paragraph(&mut self, xml: &mut Xml, style: &'static str, runs: &[Run], keep: bool, notes: &'a [Note]) {
        Paragraph { style, keep_next: keep, runs }.write(xml, &mut self.remarks, notes);
        self.after_table = false;
    }
}

fn is_empty(closing: &Closing) -> bool {
    closing.signature.is_empty() && closing.date.is_empty()
}

/// The styles of a heading: that of a paragraph, and that of its words when text follows them.
fn heading(level: u8) -> (&'static str, &'static str) {
    match level {
        0 | 1 => ("Heading1", "Heading1Char"),
        2 => ("Heading2", "Heading2Char"),
        3 => ("Heading3", "Heading3Char"),
        _ => ("Heading4", "Heading4Char"),
    }
}
