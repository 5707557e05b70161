//! The body of the page, block by block.

use crate::document::{Block, BlockKind, Document, Note, SignatureBlock};
use crate::templates::escape;
use crate::writers::html::length::ems;
use crate::writers::html::marks::Marks;
use crate::writers::html::table::{self, Look};
use crate::writers::notes;

/// A page under way.
pub(super) struct Body {
    out: String,
    /// The level of the last heading: none may be more than one deeper than the one before.
    level: u8,
    marks: Marks,
}

/// The blocks of a document as HTML; a draft says so, and lists its remarks at the end.
pub(super) fn build(document: &Document) -> String {
    let mut body = Body { out: String::new(), level: 1, marks: Marks::new(document.draft, true) };
    if document.draft {
        body.out.push_str("<p class=\"draft\">草稿</p>\n");
    }
    body.out.push_str("<main>\n");
    for (i, block) in document.blocks.iter().enumerate() {
        body.block(i, block);
    }
    body.out.push_str("</main>\n");
    if document.draft {
        body.notes(document);
    }
    body.out
}

impl Body {
    fn block(&mut self, i: usize, block: &Block) {
        match &block.kind {
            BlockKind::Title(title) => {
                let spans: Vec<_> =
                    title.halves().iter().map(|piece| format!("<span>{}</span>", escape(piece))).collect();
                let marks = self.marks.next(&block.notes);
                self.line(&format!("<h1>{}{marks}</h1>", spans.concat()));
            }
            BlockKind::Heading { level, text } => {
                let heading = self.heading(*level, text, &block.notes);
                self.line(&heading);
            }
            BlockKind::RunIn { level, heading, text } => {
                let heading = self.heading(*level, heading, &block.notes);
                self.line(&format!("<div class=\"run-in\">{heading}<p>{}</p></div>", escape(text)));
            }
            BlockKind::Paragraph(text) => {
                let marks = self.marks.next(&block.notes);
                self.line(&format!("<p>{}{marks}</p>", escape(text)));
            }
            BlockKind::Table(table) => {
                let marks = self.marks.next(&block.notes);
                if !marks.is_empty() {
                    self.line(&format!("<p>{marks}</p>"));
                }
                let table = table::build(table, Look::Page(i), &mut self.marks);
                self.out.push_str(&table);
            }
            BlockKind::Signature(closing) => self.closing(i, closing, &block.notes),
        }
    }

    /// A heading; the title is h1, and no level is left out.
    fn heading(&mut self, level: u8, text: &str, notes: &[Note]) -> String {
        self.level = level.saturating_add(1).clamp(2, self.level.saturating_add(1).min(6));
        let marks = self.marks.next(notes);
        format!("<h{0} class=\"level-{level}\">{1}{marks}</h{0}>", self.level, escape(text))
    }

    fn closing(&mut self, i: usize, closing: &SignatureBlock, notes: &[Note]) {
        let marks = self.marks.next(notes);
        self.line(&format!("<div class=\"closing\" id=\"closing-{i}\">"));
        let last = closing.lines().count().saturating_sub(1);
        let organs = closing.organs().count();
        for (place, (words, indent)) in closing.lines().enumerate() {
            let marks = if place == last { marks.as_str() } else { "" };
            let class = if place < organs { "signature" } else { "date" };
            // The page's rules place the first organ; the others bear their own places.
            let is_other = place > 0 && place < organs;
            let style = is_other.then(|| format!(" style=\"padding-inline-end: {}\"", ems(indent)));
            let style = style.unwrap_or_default();
            self.line(&format!("<p class=\"{class}\"{style}>{}{marks}</p>", escape(words)));
        }
        self.line("</div>");
    }

    /// The remarks in the order of their marks, then those on the whole report.
    fn notes(&mut self, document: &Document) {
        let notes = notes::all(document);
        if notes.is_empty() {
            return;
        }
        let marked = self.marks.count();
        self.line("<section class=\"notes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">草稿中待核实、修改之处</h2>\n<ol>");
        for (i, placed) in notes.iter().enumerate() {
            let (number, place) = (i + 1, escape(&placed.place));
            let place = if i < marked { format!("<a href=\"#place-{number}\">{place}</a>") } else { place };
            let (author, text) = (escape(&placed.note.author), escape(&placed.note.text));
            self.line(&format!("<li id=\"note-{number}\">{author}　{place}：{text}</li>"));
        }
        self.line("</ol>\n</section>");
    }

    fn line(&mut self, html: &str) {
        self.out.push_str(html);
        self.out.push('\n');
    }
}
