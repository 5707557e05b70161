//! What a file says that a stretch of its characters stands for, held against the characters that are drawn.

use super::page::Glyph;
use crate::text::label::fold;
use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};

/// The stretches of marked content that are open.
#[derive(Debug, Default)]
pub(super) struct ActualText {
    /// How many are open, and of them how many there were when the outermost with words began.
    open: usize,
    outermost: Option<Told>,
}

#[derive(Debug)]
struct Told {
    level: usize,
    /// The first of its characters.
    first: usize,
    digits: String,
}

impl ActualText {
    pub(super) fn begin(&mut self, properties: Option<&Dict<'_>>, first: usize) {
        self.open += 1;
        if self.outermost.is_none()
            && let Some(words) = properties.and_then(|own| own.get::<Bytes<'_>>(b"ActualText"))
        {
            let digits = digits(&decoded(&words));
            self.outermost = Some(Told { level: self.open, first, digits });
        }
    }

    /// Names the digits of a stretch that is said to hold others: a box for characters that a font does not have may bear
    /// the name of one of them.
    pub(super) fn end(&mut self, glyphs: &mut [Glyph]) {
        let level = self.open;
        self.open = level.saturating_sub(1);
        let Some(told) = self.outermost.take_if(|own| own.level >= level) else { return };
        let own = glyphs.get_mut(told.first..).unwrap_or_default();
        if digits(&own.iter().map(|glyph| glyph.c).collect::<String>()) != told.digits {
            for glyph in own.iter_mut().filter(|glyph| glyph.is_digit()) {
                glyph.covered = true;
            }
        }
    }
}

fn digits(words: &str) -> String {
    words.chars().map(fold).filter(char::is_ascii_digit).collect()
}

/// A string of text: in UTF-16 or UTF-8 with a byte order mark, else in one byte a character.
fn decoded(bytes: &[u8]) -> String {
    if let Some(words) = bytes.strip_prefix(b"\xfe\xff") {
        let units = words.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
        return char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    }
    bytes.strip_prefix(b"\xef\xbb\xbf").map_or_else(
        || bytes.iter().map(|byte| char::from(*byte)).collect(),
        |words| String::from_utf8_lossy(words).into_owned(),
    )
}
