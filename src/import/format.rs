//! A published report in any format: the format is told by the bytes, not by the name of the file.

use crate::import::extract::{Block, Extract};
use crate::import::kinds::InputFormat;
use crate::import::signatures::{self, holds};
use crate::import::tree::MOST_COLUMNS;
use crate::import::unreadable::Unreadable;
use crate::import::{csv, docx, html, mht, odt, pdf, pictures, sheets, text as plain, word_xml};
use std::borrow::Cow;

/// A document may hold pictures, which are not looked at; what is unpacked of it has bounds of its own.
const LARGEST_DOCX: usize = 32 << 20;
/// A workbook of sixty offices has some 1 MB.
const LARGEST_BOOK: usize = 16 << 20;
/// A PDF may hold scanned pages and fonts.
const LARGEST_PDF: usize = 32 << 20;
const LARGEST_TEXT: usize = 8 << 20;

/// Reads a published report.
///
/// # Errors
/// The file is of another format, damaged, encrypted, dangerous or empty.
pub fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    let format = format(bytes)?;
    let plain = if format == InputFormat::Html { pictures::left_out(bytes) } else { Cow::Borrowed(bytes) };
    let bytes = &*plain;
    let largest = match format {
        InputFormat::Docx | InputFormat::Odt | InputFormat::WordXml | InputFormat::Mht => LARGEST_DOCX,
        InputFormat::Workbook => LARGEST_BOOK,
        InputFormat::Pdf => LARGEST_PDF,
        InputFormat::Html | InputFormat::Text => LARGEST_TEXT,
    };
    if bytes.len() > largest {
        return Err(Unreadable::TooLarge);
    }
    let extract = match format {
        InputFormat::Docx => docx::read(bytes)?,
        InputFormat::Html => html::read(bytes)?,
        InputFormat::Mht if cfg!(feature = "office") => mht::read(bytes)?,
        InputFormat::Odt => odt::read(bytes)?,
        InputFormat::Pdf => pdf::read(bytes)?,
        InputFormat::Text => csv::read(bytes).unwrap_or_else(|| plain::read(bytes))?,
        InputFormat::WordXml => word_xml::read(bytes)?,
        InputFormat::Workbook if cfg!(feature = "office") => sheets::read(bytes)?,
        InputFormat::Mht | InputFormat::Workbook => return Err(Unreadable::LeftOut),
    };
    if extract.blocks.is_empty() {
        return Err(Unreadable::Empty);
    }
    if extract.blocks.iter().any(is_too_wide) { Err(Unreadable::TooWide) } else { Ok(extract) }
}

/// Whether a block is a table with a row that no form has: the labels of each cell are compared with those beside it.
fn is_too_wide(block: &Block) -> bool {
    matches!(block, Block::Table(grid) if grid.rows.iter().any(|row| row.len() > MOST_COLUMNS))
}

/// Tells the format by the first bytes.
///
/// # Errors
/// A format that cannot be read.
pub fn format(bytes: &[u8]) -> Result<InputFormat, Unreadable> {
    // Mail programs and servers put some bytes before the first line of a PDF.
    if holds(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        return Ok(InputFormat::Pdf);
    }
    if let Some(format) = signatures::format(bytes) {
        return format;
    }
    if memchr::memchr(b'<', bytes).is_none() {
        return Ok(InputFormat::Text);
    }
    // In UTF-16 every second byte of a tag is zero.
    let head = bytes.iter().take(4096).filter(|byte| **byte != 0);
    let head: Vec<u8> = head.map(u8::to_ascii_lowercase).collect();
    let tags = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta"];
    Ok(if tags.iter().any(|tag| holds(&head, tag.as_bytes())) {
        InputFormat::Html
    } else {
        InputFormat::Text
    })
}
