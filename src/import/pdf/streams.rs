//! The instructions of a page as the file holds them: how large they are, and whether they are whole.

use super::bounds::{LARGEST_PAGE, ends};
use crate::import::unreadable::Unreadable;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Array, MaybeRef, Stream};
use hayro_interpret::hayro_syntax::page::Page as Sheet;
use std::collections::BTreeMap;

/// The instructions of all pages; a file of twenty pages in short strokes has 6 MB.
const LARGEST_FILE: usize = 20 << 20;
/// An encrypted stream is longer than its content by less than this.
const SECRET: usize = 48;

/// One stream.
#[derive(Debug, Clone, Copy)]
struct Weight {
    size: usize,
    whole: bool,
}

/// The streams that were weighed, and what all pages together have left.
pub(super) struct Streams {
    known: BTreeMap<(u32, i32), Weight>,
    left: usize,
}

impl Streams {
    pub(super) fn new() -> Self {
        Self { known: BTreeMap::new(), left: LARGEST_FILE }
    }

    /// Whether the instructions of a page are whole; the interpreter reads them as far as they go.
    pub(super) fn are_whole(&mut self, sheet: &Sheet<'_>) -> Result<bool, Unreadable> {
        let page = sheet.raw();
        let mut room = LARGEST_PAGE.min(self.left);
        let mut whole = true;
        let mut take = |weight: Weight| -> Result<(), Unreadable> {
            whole &= weight.whole;
            // The interpreter puts a blank between two streams.
            room = room.checked_sub(weight.size + 1).ok_or(Unreadable::TooLarge)?;
            Ok(())
        };
        if let Some(stream) = page.get::<Stream<'_>>(b"Contents") {
            let id = page.get_ref(b"Contents").map(|own| (own.obj_number, own.gen_number));
            take(self.weight(id, || Some(stream)))?;
        } else if let Some(streams) = page.get::<Array<'_>>(b"Contents") {
            for item in streams.raw_iter() {
                let MaybeRef::Ref(own) = item else { continue };
                let find = || sheet.xref().get::<Stream<'_>>(own.into());
                take(self.weight(Some((own.obj_number, own.gen_number)), find))?;
            }
        } else {
            return Ok(!page.contains_key(b"Contents"));
        }
        self.left -= LARGEST_PAGE.min(self.left) - room;
        Ok(whole)
    }

    fn weight<'s>(&mut self, id: Option<(u32, i32)>, find: impl FnOnce() -> Option<Stream<'s>>) -> Weight {
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return *known;
        }
        let weight = find().map_or(Weight { size: 0, whole: false }, |stream| {
            let decoded = stream.decoded_data();
            Weight {
                size: decoded.as_ref().map_or(0, |data| data.len()),
                whole: decoded.is_ok() && is_whole(&stream),
            }
        });
        if let Some(id) = id {
            self.known.insert(id, weight);
        }
        weight
    }
}

/// Whether a stream ends where its coding says, else where its description does.
fn is_whole(stream: &Stream<'_>) -> bool {
    let data = stream.raw_data();
    let closes = |mark: &[u8]| data.trim_ascii_end().ends_with(mark);
    match stream.filters().first() {
        Some(Filter::FlateDecode) => ends(&data),
        Some(Filter::Ascii85Decode) => closes(b"~>"),
        Some(Filter::AsciiHexDecode) => closes(b">"),
        _ => stream.dict().get::<usize>(b"Length").is_none_or(|told| told <= data.len() + SECRET),
    }
}
