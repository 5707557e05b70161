//! The part of a page that is pasted into a site's editor: inline styles alone, since editors and sites drop style sheets
//! and classes, and nothing that they would show wrongly without.

use crate::document::{Block, BlockKind, Document, SignatureBlock};
use crate::templates::{Templates, escape};
use crate::writers::error::Error;
use crate::writers::html::length::ems;
use crate::writers::html::mark;
use crate::writers::html::marks::Marks;
use crate::writers::html::table::{self, Look};
use crate::writers::notes;

const TITLE: &str = "margin: 0 0 1em; text-align: center; text-indent: 0";
const HEADING: &str = "margin: 0; text-indent: 2em; font-size: inherit; font-weight: bold";
const PARAGRAPH: &str = "margin: 0; text-indent: 2em; text-align: justify";
const NOTICE: &str = "margin: 1em 0 0; text-indent: 0; color: #b00020";

/// Writes the blocks of `document` as a fragment in UTF-8; fonts are those of the site.
///
/// # Errors
/// None: the words are rendered already.
#[expect(clippy::unnecessary_wraps, reason = "every writer has this signature")]
pub(in crate::writers) fn write(document: &Document, _: &Templates) -> Result<Vec<u8>, Error> {
    let mut fragment = Fragment { out: String::new(), level: 2, marks: Marks::new(document.draft, false) };
    if document.draft {
        fragment.element("p", NOTICE, "【草稿】");
    }
    for block in &document.blocks {
        fragment.block(block);
    }
    let notes = notes::all(document);
    if document.draft && !notes.is_empty() {
        fragment.element("p", NOTICE, "草稿中待核实、修改之处：");
        for (i, placed) in notes.iter().enumerate() {
            let (author, text) = (escape(&placed.note.author), escape(&placed.note.text));
            let note = format!("{}. {author}　{}：{text}", i + 1, escape(&placed.place));
            fragment.element("p", PARAGRAPH, &note);
        }
    }
    Ok(mark::marked(fragment.out))
}

/// A fragment under way.
struct Fragment {
    out: String,
    /// The level of the last heading. The title is h2: the site's page has an h1 of its own.
    level: u8,
    marks: Marks,
}

impl Fragment {
    fn block(&mut self, block: &Block) {
        let marks = self.marks.next(&block.notes);
        match &block.kind {
            BlockKind::Title(title) => {
                self.element("h2", TITLE, &format!("{}{marks}", escape(&title.text())));
            }
            BlockKind::Heading { level, text } => {
                self.level = level.saturating_add(2).clamp(3, self.level.saturating_add(1).min(6));
                self.element(&format!("h{}", self.level), HEADING, &format!("{}{marks}", escape(text)));
            }
            // Editors do not keep a heading and a paragraph on one line.
            BlockKind::RunIn { heading, text, .. } => {
                let words = format!("<strong>{}</strong>{marks}{}", escape(heading), escape(text));
                self.element("p", PARAGRAPH, &words);
            }
            BlockKind::Paragraph(text) => self.element("p", PARAGRAPH, &format!("{}{marks}", escape(text))),
            BlockKind::Table(table) => {
                if !marks.is_empty() {
                    self.element("p", PARAGRAPH, &marks);
                }
                let table = table::build(table, Look::Fragment, &mut self.marks);
                self.out.push_str(&table);
            }
            BlockKind::Signature(closing) => self.closing(closing, &marks),
        }
    }

    /// Signature and date at the right, the marks behind the last of them.
    fn closing(&mut self, closing: &SignatureBlock, marks: &str) {
        let lines: Vec<_> = closing.lines().collect();
        for (i, (words, indent)) in lines.iter().enumerate() {
            let above = if i == 0 { "2em" } else { "0" };
            let style = format!(
                "margin: {above} 0 0; padding-right: {}; text-align: right; text-indent: 0",
                ems(*indent)
            );
            let marks = if i + 1 == lines.len() { marks } else { "" };
            self.element("p", &style, &format!("{}{marks}", escape(words)));
        }
    }

    fn element(&mut self, tag: &str, style: &str, html: &str) {
        self.out.push_str(&["<", tag, " style=\"", style, "\">", html, "</", tag, ">\n"].concat());
    }
}
