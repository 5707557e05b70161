//! Reads a published report from a PDF.
//!
//! Characters with their places and ruling lines come from an interpreter of PDF; all the rest is told from them:
//! tables from lines, else from columns of numbers, paragraphs from indents. A cell is right, or it is named.

mod bounds;
mod columns;
mod device;
mod join;
mod lattice;
mod line;
mod margins;
mod page;
mod paragraph;
mod ruled;
mod sheet;
mod table;
mod write;

pub use bounds::is_reading;

use crate::import::extract::{Extract, Unsure, UnsureKind};
use crate::import::unreadable::Unreadable;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use page::{Glyph, Page};
use sheet::Sheet;
use table::Table;

/// Pages beyond this are no annual report; the longest real ones have 20.
const MOST_PAGES: usize = 60;
/// A file with fewer readable characters than this is a picture, or the cover of something.
const FEWEST_CHARACTERS: usize = 20;

/// Reads the paragraphs and tables of a PDF.
///
/// # Errors
/// Whatever makes the file no report in characters, or a dangerous one.
pub(super) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    if bounds::unpack_too_far(bytes) {
        return Err(Unreadable::TooLarge);
    }
    let pages = bounds::guarded(|| pages(bytes))??;
    let count = |own: fn(&Page) -> usize| pages.iter().map(own).sum::<usize>();
    let (all, nameless) = (count(|page| page.glyphs.len()), count(|page| page.nameless));
    if nameless * 2 > all {
        return Err(Unreadable::NamelessPdf);
    }
    if all - nameless < FEWEST_CHARACTERS {
        return Err(bounds::carrier(bytes).unwrap_or(Unreadable::PicturePdf));
    }
    let pictures: Vec<usize> =
        (1..).zip(&pages).filter(|(_, page)| is_picture(page)).map(|(at, _)| at).collect();
    let mut sheets: Vec<Sheet> = pages.iter().map(sheet).collect();
    margins::strip(&mut sheets);
    for sheet in &mut sheets {
        let (lines, tables) = columns::tables(std::mem::take(&mut sheet.lines));
        sheet.lines = lines;
        sheet.tables.extend(tables);
        sheet.tables.sort_by_key(|table| table.top);
    }
    let mut extract = write::write(sheets);
    let end = extract.text.len();
    extract.unsure.extend(
        pictures.into_iter().map(|page| Unsure { span: (end..end).into(), kind: UnsureKind::Picture(page) }),
    );
    Ok(extract)
}

/// Takes down every page.
fn pages(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::EncryptedPdf,
        LoadPdfError::Invalid => Unreadable::BrokenPdf,
    })?;
    let sheets = pdf.pages();
    if sheets.len() > MOST_PAGES {
        return Err(Unreadable::TooManyPages);
    }
    let cache = InterpreterCache::new();
    let mut left = device::MOST_DRAWN;
    let mut pages = vec![];
    for sheet in sheets.iter() {
        if sheet.page_stream().is_some_and(|content| content.len() > bounds::LARGEST_PAGE) {
            return Err(Unreadable::TooLarge);
        }
        pages.push(device::take(sheet, &cache, &mut left));
    }
    if pages.is_empty() { Err(Unreadable::BrokenPdf) } else { Ok(pages) }
}

fn is_picture(page: &Page) -> bool {
    page.pictured && !page.glyphs.iter().any(|glyph| !glyph.hidden && !glyph.c.is_whitespace())
}

fn sheet(page: &Page) -> Sheet {
    let (tables, outside): (Vec<Table>, Vec<Glyph>) = ruled::tables(page);
    Sheet { width: page.width, height: page.height, lines: line::lines(outside), tables }
}
