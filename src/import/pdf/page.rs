//! A page as it lies on paper: characters with their places, and ruling lines.
//!
//! All lengths are hundredths of a point, from the upper left corner of the page as it is read.

use super::area::Area;
use crate::text::is_digit;

/// One point.
pub(super) const POINT: i32 = 100;

/// Pieces of one line lie at most so far apart; WPS draws a border in short strokes.
pub(super) const JOINT: i32 = 3 * POINT;
/// No row and no column is thinner: lines that lie closer are one line, drawn twice or drawn askew.
pub(super) const THINNEST: i32 = 5 * POINT;

/// A page.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Where an annotation lies over whatever stands there, or a field of a form whose words are not drawn.
    pub(super) covers: Vec<Area>,
    /// How many of its characters do not say what they are.
    pub(super) nameless: usize,
    /// Whether a picture lies on it.
    pub(super) pictured: bool,
}

/// One printed character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) c: char,
    /// The left end of its baseline.
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) advance: i32,
    /// The height of its font.
    pub(super) size: i32,
    /// Whether it is there for programs only, as text recognition leaves it under a picture.
    pub(super) hidden: bool,
    /// Whether something may lie over it.
    pub(super) covered: bool,
    /// Whether an annotation put it there.
    pub(super) noted: bool,
}

/// A ruling line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    pub(super) upright: bool,
    /// How far from the left it stands when upright, else how far from the top it lies.
    pub(super) at: i32,
    pub(super) from: i32,
    pub(super) to: i32,
}

impl Glyph {
    pub(super) fn end(&self) -> i32 {
        self.x + self.advance
    }

    /// The middle of a digit or of a Chinese character, seen from the left and from above.
    pub(super) fn middle(&self) -> (i32, i32) {
        (self.x + self.advance / 2, self.y - self.size * 3 / 8)
    }

    pub(super) fn is_digit(&self) -> bool {
        is_digit(self.c)
    }

    /// Whether it is as wide as it is high, as Chinese characters and their punctuation are.
    pub(super) fn is_wide(&self) -> bool {
        self.c > '\u{2E7F}' || (self.c > '\u{7F}' && self.advance * 4 > self.size * 3)
    }
}

/// The first of those that are united with one, each of which names another of them.
pub(super) fn root(owner: &[usize], mut at: usize) -> usize {
    while owner[at] != at {
        at = owner[at];
    }
    at
}
