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

/// A word of so many Latin letters and digits takes more than a quarter of a line, and would leave as much to be stretched; a
/// telephone number or an amount has fewer.
const LONG_WORD: usize = 15;

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
            let stays = next.is_some_and(|(closing, _)| self.stays(block, closing));
            self.block(block, stays || is_lead(block, blocks.peek().copied()));
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
                let latin = Latin::of(&[words, text]);
                let words = run(words).map(|run| run.style(heading(*level).1));
                // Its level puts it into the navigation pane.
                let paragraph = paragraph(latin.style(), keep, words.into_iter().chain(run(text)), ids)
                    .outline_lvl(usize::from(*level).saturating_sub(1))
                    .widow_control(true);
                self.add(&latin.align(paragraph));
            }
            BlockKind::Paragraph(text) => {
                let ids = self.comments.place(notes);
                let latin = Latin::of(&[text]);
                let mut paragraph = paragraph(latin.style(), keep, run(text), ids);
                if self.headings > 0 {
                    paragraph = paragraph.widow_control(true);
                }
                self.add(&latin.align(paragraph));
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

/// What the Latin words of a paragraph ask for.
#[derive(Clone, Copy, PartialEq)]
enum Latin {
    /// Nothing: lines are stretched to the margin.
    Short,
    /// They are so long that the line before would be stretched, and are all that may be broken: they break anywhere.
    Broken,
    /// There are numbers beside them, which must not be broken: the lines are not stretched.
    Loose,
}

impl Latin {
    fn of(parts: &[&str]) -> Self {
        let words = || parts.iter().flat_map(|part| part.split(|c: char| !c.is_ascii_graphic()));
        let is_long = |word: &str| word.len() >= LONG_WORD;
        if !words().any(is_long) {
            return Self::Short;
        }
        let may_break = |word: &str| is_long(word) && word.contains(|c: char| c.is_ascii_alphabetic());
        if words().all(|word| word.len() < 2 || may_break(word)) { Self::Broken } else { Self::Loose }
    }

    fn style(self) -> &'static str {
        if self == Self::Broken { BROKEN } else { "BodyText" }
    }

    fn align(self, paragraph: d::Paragraph) -> d::Paragraph {
        if self == Self::Loose { paragraph.align(d::AlignmentType::Left) } else { paragraph }
    }
}

/// Tells whether a block is a heading that runs into a single line: it does not end a page before the text that belongs to it.
fn is_lead(block: &Block, next: Option<&Block>) -> bool {
    let BlockKind::RunIn { heading, text, .. } = &block.kind else { return false };
    lines(&[heading, text]) == 1 && next.is_some_and(|next| matches!(next.kind, BlockKind::Paragraph(_)))
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
