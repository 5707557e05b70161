//! Annotations: what was put upon a page afterwards, the fields of a form among it.

use super::area::Area;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect};
use hayro_interpret::hayro_syntax::page::Page as Sheet;
use hayro_interpret::kurbo::Rect as Bounds;

/// More annotations than this on a page are no notes.
pub(super) const MOST: usize = 5_000;
/// The flags of one that is not shown.
const UNSEEN: u32 = 1 << 1 | 1 << 5;

/// An annotation that shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note {
    pub(super) bounds: Bounds,
    pub(super) kind: Kind,
}

/// What an annotation does to the words below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It has words of its own: a text on top of the page, or a field of a form.
    Speaks,
    /// It strikes them out.
    Strikes,
    /// It may lie over them, as a picture or a drawing does.
    Lies,
}

/// The annotations of a page, without links and whatever leaves the page as it was.
pub(super) fn notes(sheet: &Sheet<'_>) -> Vec<Note> {
    let Some(all) = sheet.raw().get::<Array<'_>>(b"Annots") else { return vec![] };
    all.iter::<Dict<'_>>().take(MOST + 1).filter_map(|own| note(&own)).collect()
}

fn note(own: &Dict<'_>) -> Option<Note> {
    let subtype = own.get::<Name<'_>>(b"Subtype")?;
    let kind = match subtype.as_ref() {
        b"FreeText" | b"Widget" => Kind::Speaks,
        b"StrikeOut" | b"Redact" => Kind::Strikes,
        b"Link" | b"Popup" | b"Highlight" | b"Underline" | b"Squiggly" => return None,
        _ => Kind::Lies,
    };
    let rect = own.get::<Rect>(b"Rect")?;
    let bounds = Bounds::new(rect.x0, rect.y0, rect.x1, rect.y1);
    (own.get::<u32>(b"F").unwrap_or(0) & UNSEEN == 0).then_some(Note { bounds, kind })
}

/// Where annotations are that have or strike out words, as places on the page.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) speaking: Vec<Area>,
    pub(super) striking: Vec<Area>,
}
