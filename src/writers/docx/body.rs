//! The body: blocks as paragraphs and tables of docx-rs.

use crate::document::{Block, Closing, Document, Kind, Note, measures};
use crate::writers::docx::pages::Page;
use crate::writers::docx::paragraph::{paragraph, run};
use crate::writers::docx::remarks::Remarks;
use crate::writers::docx::{mend, sheet, table, wrap};
use docx_rs as d;

/// What has been written of the body.
struct Progress<'a> {
    xml: String,
    page: Page,
    remarks: Remarks<'a>,
    /// Whether the last thing written is a table.
    after_table: bool,
}

/// Writes the body, and gives the remarks that it refers to.
pub(super) fn write(document: &Document) -> (String, Remarks<'_>) {
    let frame = mend::write(&sheet::section(document), 0);
    let (before, section) = frame.split_at(frame.find("<w:sectPr").expect("docx-rs writes a section"));
    let mut progress = Progress {
        xml: before.to_owned(),
        page: Page::new(sheet::line_pitch(&document.sheet)),
        remarks: Remarks::default(),
        after_table: false,
    };
    progress.blocks(document);
    progress.xml.push_str(section);
    (progress.xml, progress.remarks)
}

impl<'a> Progress<'a> {
    fn blocks(&mut self, document: &'a Document) {
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
            self.block(block, keep);
        }
        // Word wants a paragraph after the last table, and remarks one to stand on.
        if self.after_table || self.remarks.are_waiting() {
            self.paragraph("TableGap", None, false, &[]);
        }
    }

    fn block(&mut self, block: &'a Block, keep: bool) {
        let notes = &block.notes;
        match &block.kind {
            Kind::Title(pieces) => {
                let lines = wrap::lines(pieces, measures::TITLE_LINE.into());
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
                self.remarks.wait(notes);
                if self.after_table {
                    // Word grows two tables together that touch.
                    self.paragraph("TableGap", None, false, &[]);
                }
                self.after_table |=
                    table::write(&mut self.xml, table, keep, &mut self.page, &mut self.remarks);
            }
            Kind::Closing(closing) if is_empty(closing) => {}
            Kind::Closing(closing) => {
                self.remarks.wait(notes);
                self.closing(closing);
            }
        }
    }

    fn closing(&mut self, closing: &Closing) {
        self.paragraph("BodyText", None, true, &[]);
        let indent = usize::try_from(closing.signature_indent).unwrap_or(usize::MAX);
        let room = usize::from(measures::LINE).saturating_sub(indent);
        let signature = wrap::lines(std::slice::from_ref(&closing.signature), room).join("\n");
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
        let paragraph = paragraph(style, keep, runs, self.remarks.place(notes));
        self.xml.push_str(&mend::write(&paragraph, 0));
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
