//! Of the Word file: the body, block by block.

use crate::document::{Block, Document, Kind, Note, SignatureBlock, TitlePart, measures};
use crate::writers::docx::comments::Comments;
use crate::writers::docx::page_estimate::Page;
use crate::writers::docx::paragraph::{paragraph, run};
use crate::writers::docx::{schema_order, section, table, title_lines};
use docx_rs as d;

/// What has been written of the body.
struct Progress<'a> {
    xml: String,
    page: Page,
    comments: Comments<'a>,
    /// Whether the last thing written is a table.
    after_table: bool,
}

/// Writes the body, and returns the comments that it refers to.
pub(super) fn write(document: &Document) -> (String, Comments<'_>) {
    let frame = schema_order::write(&section::section(document));
    let (before, end) = frame.split_at(frame.find("<w:sectPr").expect("docx-rs writes a section"));
    let mut progress = Progress {
        xml: before.to_owned(),
        page: Page::new(section::line_pitch(&document.style)),
        comments: Comments::default(),
        after_table: false,
    };
    progress.blocks(document);
    progress.xml.push_str(end);
    (progress.xml, progress.comments)
}

impl<'a> Progress<'a> {
    fn blocks(&mut self, document: &'a Document) {
        self.comments.wait(&document.notes);
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let next = blocks.peek().and_then(|next| match &next.kind {
                Kind::Signature(closing) => Some((closing, &next.notes)),
                _ => None,
            });
            // Signature and date are never alone on a page: the text before them stays with them. Where there is
            // neither, the text before bears the remarks.
            let keep = next.is_some_and(|(closing, _)| !is_empty(closing));
            if let Some((_, notes)) = next.filter(|_| !keep) {
                self.comments.wait(notes);
            }
            self.block(block, keep);
        }
        // Word needs a paragraph after the last table, and comments need one.
        if self.after_table || self.comments.are_waiting() {
            self.paragraph("TableGap", None, false, &[]);
        }
    }

    fn block(&mut self, block: &'a Block, keep: bool) {
        let notes = &block.notes;
        match &block.kind {
            Kind::Title(title) => {
                let lines = title_lines::lines(&title.parts, measures::TITLE_LINE.into());
                self.page.whole(lines.len() * usize::from(measures::TITLE_PITCH));
                self.page.text(&[]);
                self.paragraph("Title", run(&lines.join("\n")), false, notes);
            }
            Kind::Heading { level, text } => {
                self.page.heading(text);
                self.paragraph(heading(*level).0, run(text), false, notes);
            }
            Kind::RunIn { level, heading: words, text } => {
                self.page.text(&[words, text]);
                let words = run(words).map(|run| run.style(heading(*level).1));
                self.paragraph("BodyText", words.into_iter().chain(run(text)), keep, notes);
            }
            Kind::Paragraph(text) => {
                self.page.text(&[text]);
                self.paragraph("BodyText", run(text), keep, notes);
            }
            Kind::Table(table) => {
                self.comments.wait(notes);
                if self.after_table {
                    // Word joins two tables that touch.
                    self.paragraph("TableGap", None, false, &[]);
                }
                self.after_table |=
                    table::write(&mut self.xml, table, keep, &mut self.page, &mut self.comments);
            }
            Kind::Signature(closing) if is_empty(closing) => {}
            Kind::Signature(closing) => {
                self.comments.wait(notes);
                self.closing(closing);
            }
        }
    }

    fn closing(&mut self, closing: &SignatureBlock) {
        self.paragraph("BodyText", None, true, &[]);
        let indent = usize::try_from(closing.signature_indent).unwrap_or(usize::MAX);
        let room = usize::from(measures::LINE).saturating_sub(indent);
        let signature = title_lines::lines(&[(TitlePart::Organ, closing.signature.clone())], room).join("\n");
        for (style, text) in [("Signature", &signature), ("Date", &closing.date)] {
            if !text.is_empty() {
                self.paragraph(style, run(text), false, &[]);
            }
        }
    }

    fn paragraph(
        &mut self,
        style: &str,
        runs: impl IntoIterator<Item = d::Run>,
        keep: bool,
        notes: &'a [Note],
    ) {
        let paragraph = paragraph(style, keep, runs, self.comments.place(notes));
        self.xml.push_str(&schema_order::write(&paragraph));
        self.after_table = false;
    }
}

fn is_empty(closing: &SignatureBlock) -> bool {
    closing.signature.is_empty() && closing.date.is_empty()
}

/// Returns the styles of a heading: that of a paragraph, and that of its words when text follows them.
fn heading(level: u8) -> (&'static str, &'static str) {
    match level {
        0 | 1 => ("Heading1", "Heading1Char"),
        2 => ("Heading2", "Heading2Char"),
        3 => ("Heading3", "Heading3Char"),
        _ => ("Heading4", "Heading4Char"),
    }
}
