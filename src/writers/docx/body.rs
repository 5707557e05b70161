//! Of the Word file: the body, block by block.

use crate::document::{Block, BlockKind, Document, Note, SignatureBlock, TitlePart, measures};
use crate::writers::docx::comments::Comments;
use crate::writers::docx::line_count::lines;
use crate::writers::docx::paragraph::{paragraph, run};
use crate::writers::docx::section::Indent;
use crate::writers::docx::xml::Xml;
use crate::writers::docx::{schema_order, section, table, title_lines};
use docx_rs as d;

/// The style of a paragraph whose long words may be broken anywhere.
pub(super) const BROKEN: &str = "BodyTextBroken";

/// The last paragraph stays with signature and date where that leaves no more lines of a page white: 40 %. LibreOffice moves all
/// of it with the headings before it, Word its last lines alone. Tried in vain to have LibreOffice do so: control of widows,
/// the closing in the same paragraph, space in place of the blank line.
const WHITE: usize = measures::LINES as usize * 2 / 5;

/// A word of so many Latin letters and digits takes more than a third of a line, and would leave as much to be stretched; a
/// telephone number or an amount has fewer.
const LONG_WORD: usize = 20;

/// What has been written of the body.
struct Progress<'a> {
    xml: String,
    comments: Comments<'a>,
    /// Whether the last thing written is a table.
    after_table: bool,
    /// How many lines of headings were written last: they stay with what follows.
    headings: usize,
}

/// Writes the body, and returns the comments that it refers to.
pub(super) fn write(document: &Document) -> (String, Comments<'_>) {
    let frame = schema_order::write(&section::section(document));
    let (before, end) = frame.split_at(frame.find("<w:sectPr").expect("docx-rs writes a section"));
    let mut progress =
        Progress { xml: before.to_owned(), comments: Comments::default(), after_table: false, headings: 0 };
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
                BlockKind::Signature(closing) => Some((closing, &next.notes)),
                _ => None,
            });
            // Signature and date are not alone on a page: the text before them stays with them. Where there is neither, the
            // text before bears the remarks.
            if let Some((_, notes)) = next.filter(|(closing, _)| is_empty(closing)) {
                self.comments.wait(notes);
            }
            self.block(block, next.is_some_and(|(closing, _)| self.stays(block, closing)));
            self.headings = match &block.kind {
                BlockKind::Heading { text, .. } => self.headings + lines(&[text]),
                _ => 0,
            };
        }
        // Word needs a paragraph after the last table, and comments need one.
        if self.after_table || self.comments.are_waiting() {
            self.paragraph("TableGap", None, false, &[]);
        }
    }

    /// Tells whether `block` is kept on one page with the closing behind it.
    fn stays(&self, block: &Block, closing: &SignatureBlock) -> bool {
        let text = match &block.kind {
            BlockKind::RunIn { heading, text, .. } => lines(&[heading, text]),
            BlockKind::Paragraph(text) => lines(&[text]),
            _ => return !is_empty(closing),
        };
        let closing_lines: usize = closing.lines().map(|(line, _)| lines(&[line])).sum();
        !is_empty(closing) && self.headings + text + closing_lines <= WHITE
    }

    fn block(&mut self, block: &'a Block, keep: bool) {
        let notes = &block.notes;
        match &block.kind {
            BlockKind::Title(title) => {
                let lines = title_lines::lines(&title.parts, measures::TITLE_LINE.into());
                self.paragraph("Title", run(&lines.join("\n")), false, notes);
            }
            BlockKind::Heading { level, text } => {
                self.paragraph(heading(*level).0, run(text), false, notes);
            }
            BlockKind::RunIn { level, heading: words, text } => {
                let ids = self.comments.place(notes);
                let style = body_style(&[words, text]);
                let words = run(words).map(|run| run.style(heading(*level).1));
                // Its level puts it into the navigation pane.
                let paragraph = paragraph(style, keep, words.into_iter().chain(run(text)), ids)
                    .outline_lvl(usize::from(*level).saturating_sub(1));
                self.add(&paragraph);
            }
            BlockKind::Paragraph(text) => {
                self.paragraph(body_style(&[text]), run(text), keep, notes);
            }
            BlockKind::Table(table) => {
                self.comments.wait(notes);
                if self.after_table {
                    // Word joins two tables that touch.
                    self.paragraph("TableGap", None, false, &[]);
                }
                self.after_table |= table::write(&mut self.xml, table, keep, &mut self.comments);
            }
            BlockKind::Signature(closing) if is_empty(closing) => {}
            BlockKind::Signature(closing) => {
                self.comments.wait(notes);
                self.closing(closing);
            }
        }
    }

    fn closing(&mut self, closing: &SignatureBlock) {
        self.paragraph("BodyText", None, true, &[]);
        for (place, (name, indent)) in closing.organs().enumerate() {
            let room = usize::try_from(indent).unwrap_or(usize::MAX);
            let room = usize::from(measures::LINE).saturating_sub(room);
            let lines = title_lines::lines(&[(TitlePart::Organ, name.to_owned())], room).join("\n");
            if place == 0 {
                self.paragraph("Signature", run(&lines), false, &[]);
            } else {
                self.cosigner(&lines, &Indent::new(indent));
            }
        }
        if !closing.date.is_empty() {
            self.paragraph("Date", run(&closing.date), false, &[]);
        }
    }

    /// Adds the name of an organ that signs after the first one, whose place the style gives.
    fn cosigner(&mut self, name: &str, indent: &Indent) {
        let mut xml = Xml::append(&mut self.xml);
        xml.start("w:p");
        xml.start("w:pPr");
        xml.empty("w:pStyle", &[("w:val", "Signature")]);
        let (chars, twips) = (indent.chars.to_string(), indent.twips.to_string());
        xml.empty("w:ind", &[("w:rightChars", &chars), ("w:right", &twips)]);
        xml.end("w:pPr");
        xml.run(name, None);
        xml.end("w:p");
        self.xml = xml.finish();
    }

    fn paragraph(
        &mut self,
        style: &str,
        runs: impl IntoIterator<Item = d::Run>,
        keep: bool,
        notes: &'a [Note],
    ) {
        let paragraph = paragraph(style, keep, runs, self.comments.place(notes));
        self.add(&paragraph);
    }

    fn add(&mut self, paragraph: &d::Paragraph) {
        self.xml.push_str(&schema_order::write(paragraph));
        self.after_table = false;
    }
}

/// Returns the style of a paragraph of the body: one whose Latin words are so long that the line before would be stretched
/// lets them break anywhere.
fn body_style(parts: &[&str]) -> &'static str {
    let is_long = |word: &str| word.len() >= LONG_WORD;
    let has_long = parts.iter().any(|part| part.split(|c: char| !c.is_ascii_graphic()).any(is_long));
    if has_long { BROKEN } else { "BodyText" }
}

fn is_empty(closing: &SignatureBlock) -> bool {
    closing.lines().next().is_none()
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
