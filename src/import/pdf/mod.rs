//! Reads a published report from a PDF.
//!
//! Characters with their places and ruling lines come from an interpreter of PDF; all the rest is told from them:
//! tables from lines, else from columns of numbers, paragraphs from indents. A cell is right, or it is named.

mod actual_text;
mod area;
mod bounds;
mod columns;
mod device;
mod halves;
mod join;
mod lattice;
mod line;
mod margins;
mod notes;
mod page;
mod paragraph;
mod ruled;
mod sheet;
mod streams;
mod table;
mod widths;
mod write;

pub use bounds::is_reading;

use crate::import::extract::{Extract, Unsure, UnsureKind};
use crate::import::unreadable::Unreadable;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use page::{Glyph, Page};
use sheet::Sheet;
use streams::Streams;
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
    let Taken { pages, broken } = bounds::guarded(|| pages(bytes))??;
    let count = |own: fn(&Page) -> usize| pages.iter().map(own).sum::<usize>();
    let (all, nameless) = (count(|page| page.glyphs.len()), count(|page| page.nameless));
    if nameless * 2 > all {
        return Err(Unreadable::NamelessPdf);
    }
    if all - nameless < FEWEST_CHARACTERS {
        let picture = if broken.is_empty() { Unreadable::PicturePdf } else { Unreadable::BrokenPdf };
        return Err(bounds::carrier(bytes).unwrap_or(picture));
    }
    let pictures: Vec<usize> =
        (1..).zip(&pages).filter(|(_, page)| is_picture(page)).map(|(at, _)| at).collect();
    let mut sheets: Vec<Sheet> =
        halves::halves(pages).iter().map(|(number, half)| sheet(*number, half)).collect();
    margins::strip(&mut sheets);
    for sheet in &mut sheets {
        let (lines, tables) = columns::tables(std::mem::take(&mut sheet.lines));
        sheet.lines = lines;
        sheet.tables.extend(tables);
        sheet.tables.sort_by_key(|table| table.top);
    }
    columns::draw_heads(&mut sheets);
    let mut extract = write::write(sheets);
    let end = extract.text.len();
    let kinds =
        pictures.into_iter().map(UnsureKind::Picture).chain(broken.into_iter().map(UnsureKind::BrokenPage));
    extract.unsure.extend(kinds.map(|kind| Unsure { span: (end..end).into(), kind }));
    Ok(extract)
}

/// The pages of a file.
struct Taken {
    pages: Vec<Page>,
    /// The numbers of those that are not whole, or not there at all.
    broken: Vec<usize>,
}

/// Takes down every page.
fn pages(bytes: &[u8]) -> Result<Taken, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::EncryptedPdf,
        LoadPdfError::Invalid => Unreadable::BrokenPdf,
    })?;
    if widths::are_too_many(&pdf) {
        return Err(Unreadable::TooLarge);
    }
    let sheets = pdf.pages();
    if sheets.len() > MOST_PAGES {
        return Err(Unreadable::TooManyPages);
    }
    let cache = InterpreterCache::new();
    let mut left = device::MOST_DRAWN;
    let mut streams = Streams::new();
    let mut taken = Taken { pages: vec![], broken: vec![] };
    for (sheet, number) in sheets.iter().zip(1..) {
        if !streams.are_whole(sheet)? {
            taken.broken.push(number);
        }
        taken.pages.push(device::take(sheet, &cache, &mut left));
    }
    taken.broken.extend(sheets.len() + 1..=told_pages(&pdf).min(MOST_PAGES));
    if taken.pages.is_empty() { Err(Unreadable::BrokenPdf) } else { Ok(taken) }
}

/// How many pages the file says to have.
fn told_pages(pdf: &Pdf) -> usize {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let pages = root.and_then(|root| root.get::<Dict<'_>>(b"Pages"));
    pages.and_then(|pages| pages.get::<usize>(b"Count")).unwrap_or(0)
}

fn is_picture(page: &Page) -> bool {
    page.pictured && !page.glyphs.iter().any(|glyph| !glyph.hidden && !glyph.c.is_whitespace())
}

fn sheet(number: usize, page: &Page) -> Sheet {
    let (tables, outside): (Vec<Table>, Vec<Glyph>) = ruled::tables(page);
    Sheet { number, width: page.width, height: page.height, lines: line::lines(outside), tables }
}
