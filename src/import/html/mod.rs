//! Reads a published report from a web page, as a browser would show it.

mod look;
mod page;
mod sheets;
mod tags;

use encoding_rs::{Encoding, UTF_8};

use crate::import::charset;
use crate::import::extract::Extract;
use crate::import::flatten::flatten;
use crate::import::html::page::LeftOut;
use crate::import::html::sheets::Sheets;
use crate::import::tree::Node;
use crate::import::unreadable::Unreadable;

/// Where browsers look for the charset, too: real pages name it in the first kilobytes.
const HEAD: usize = 4096;

/// Reads the paragraphs and tables of an HTML file.
///
/// # Errors
/// Bytes that are no text, and pages beyond every size.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    read_text(&charset::decode_page(bytes, declared_charset(bytes))?)
}

/// Reads the paragraphs and tables of a page that is text already.
///
/// # Errors
/// Pages beyond every size.
pub(crate) fn read_text(text: &str) -> Result<Extract, Unreadable> {
    let sheets = Sheets::of(text);
    let read = |left_out| page::read(text, &sheets, left_out);
    // Menus are left out, unless one is never closed and would take the whole page with it; so is what is hidden.
    let first = read(LeftOut::All)?;
    let second = if first.is_none() { read(LeftOut::Hidden)? } else { first };
    let nodes = match second {
        Some(nodes) if nodes.iter().any(holds_table) => nodes,
        // A script shows the page, or the end of what is hidden is not known.
        found => match read(LeftOut::Nothing)? {
            Some(nodes) if found.is_none() || nodes.iter().any(holds_table) => nodes,
            _ => found.unwrap_or_default(),
        },
    };
    Ok(flatten(nodes))
}

fn holds_table(node: &Node) -> bool {
    matches!(node, Node::Table(rows) if rows.iter().any(|row| !row.cells.is_empty()))
}

/// The charset that `<meta charset=…>`, `<meta … content="…; charset=…">` or the XML declaration names.
fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let after = ["charset=", "encoding="].iter().find_map(|key| Some(head.split_once(key)?.1))?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page that could be read up to here is not in UTF-16, whatever it says.
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}
