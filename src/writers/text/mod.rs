//! The writer of plain text: headings and paragraphs as on paper, tables drawn with `+`, `-` and `|`.

mod canvas;
mod table;

use crate::document::{BlockKind, Document, SignatureBlock, Title};
use crate::templates::Templates;
use crate::writers::error::Error;
use crate::writers::notes;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// How wide titles are centred, tables are drawn and signatures are placed, in half characters. Paragraphs stand in one
/// line each: who reads them wraps them.
const WIDTH: usize = 84;
/// Two full-width blanks before the first line of a paragraph.
const INDENT: &str = "　　";

/// Ends the lines of a text as the Notepad of every Windows reads them: with CR LF, and a byte order mark before the first.
pub fn for_notepad(text: &[u8]) -> Vec<u8> {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let ended = lines.flat_map(|line| match line.split_last() {
        Some((b'\n', words)) => [words, b"\r\n"],
        _ => [line, b""],
    });
    std::iter::once(&b"\xef\xbb\xbf"[..]).chain(ended).collect::<Vec<_>>().concat()
}

/// Whether a text looks like one that was written here: it holds a drawn table. A plain text has no room for an invisible
/// mark that would show whether it was edited.
pub(super) fn is_like_written(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| line.trim_ascii_start().starts_with(b"+-"))
}

/// Writes `document` as UTF-8 with plain line feeds.
///
/// # Errors
/// None: the words are rendered already.
#[expect(clippy::unnecessary_wraps, reason = "every writer has this signature")]
pub(super) fn write(document: &Document, _: &Templates) -> Result<Vec<u8>, Error> {
    let mut out = String::new();
    if document.draft {
        line(&mut out, &centred("【草稿】"));
    }
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Title(words) => title(&mut out, words),
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => {
                line(&mut out, &[INDENT, &plain(text)].concat());
            }
            BlockKind::RunIn { heading, text, .. } => {
                line(&mut out, &[INDENT, &plain(heading), &plain(text)].concat());
            }
            BlockKind::Table(table) => table::draw(table, WIDTH).iter().for_each(|row| line(&mut out, row)),
            BlockKind::Signature(closing) => close(&mut out, closing),
        }
    }
    let notes = notes::all(document);
    if document.draft && !notes.is_empty() {
        line(&mut out, "");
        line(&mut out, &[INDENT, "草稿中待核实、修改之处："].concat());
        for (i, note) in notes.iter().enumerate() {
            let (author, text) = (plain(&note.note.author), plain(&note.note.text));
            line(&mut out, &format!("{INDENT}{}. {author}　{}：{text}", i + 1, plain(&note.place)));
        }
    }
    Ok(out.into_bytes())
}

fn line(out: &mut String, words: &str) {
    out.push_str(words.trim_end());
    out.push('\n');
}

/// Writes the title in one line or two, and a blank line after it.
fn title(out: &mut String, title: &Title) {
    let mut lines: Vec<String> = vec![];
    for half in title.halves().iter().map(|half| plain(half)) {
        match lines.last_mut() {
            Some(last) if last.width() + half.width() <= WIDTH => last.push_str(&half),
            _ => lines.push(half.into_owned()),
        }
    }
    for words in &lines {
        line(out, &centred(words));
    }
    line(out, "");
}

fn centred(words: &str) -> String {
    " ".repeat(WIDTH.saturating_sub(words.width()) / 2) + words
}

/// Signature and date at the right, after a blank line.
fn close(out: &mut String, closing: &SignatureBlock) {
    line(out, "");
    for (words, indent) in closing.lines() {
        let words = plain(words);
        let indent = usize::try_from(indent).unwrap_or(WIDTH);
        line(out, &(" ".repeat(WIDTH.saturating_sub(indent).saturating_sub(words.width())) + &words));
    }
}

/// Removes control characters, which a terminal would obey.
fn plain(words: &str) -> Cow<'_, str> {
    if words.contains(char::is_control) {
        words.chars().filter(|c| !c.is_control()).collect()
    } else {
        Cow::Borrowed(words)
    }
}
