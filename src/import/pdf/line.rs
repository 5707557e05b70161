//! Lines of text: characters that stand on one baseline, from left to right.

use super::page::Glyph;

/// One line.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Its characters without blanks; at least one.
    pub(super) glyphs: Vec<Glyph>,
    /// Before which of them a blank was printed.
    blanks: Vec<bool>,
    /// Its baseline.
    pub(super) y: i32,
    /// The height of most of its characters.
    pub(super) size: i32,
}

/// Puts characters together into lines, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by_key(|glyph| (glyph.y, glyph.x, glyph.c));
    let mut lines: Vec<Vec<Glyph>> = vec![];
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if line.first().is_some_and(|first| on_one(first, &glyph)) => line.push(glyph),
            _ => lines.push(vec![glyph]),
        }
    }
    let mut lines: Vec<Line> = lines.into_iter().filter_map(Line::of).collect();
    lines.sort_by_key(|line| line.y);
    lines
}

/// Whether a character lower than another still stands on its line: two fifths of its height are less than any pitch.
fn on_one(first: &Glyph, next: &Glyph) -> bool {
    (next.y - first.y) * 5 <= first.size.min(next.size) * 2
}

impl Line {
    fn of(mut all: Vec<Glyph>) -> Option<Self> {
        all.sort_by_key(|glyph| (glyph.x, glyph.c));
        let mut line = Self::default();
        let mut blank = false;
        for glyph in all {
            if glyph.c.is_whitespace() {
                blank = true;
                continue;
            }
            // Bold type is often made by printing a character again, a little to the right.
            if line.glyphs.iter().rev().take(3).any(|own| is_shadow(own, &glyph)) {
                continue;
            }
            line.glyphs.push(glyph);
            line.blanks.push(blank);
            blank = false;
        }
        let mut sizes: Vec<i32> = line.glyphs.iter().map(|glyph| glyph.size).collect();
        sizes.sort_unstable();
        let mut heights: Vec<i32> = line.glyphs.iter().map(|glyph| glyph.y).collect();
        heights.sort_unstable();
        line.size = *sizes.get(sizes.len() / 2)?;
        line.y = *heights.get(heights.len() / 2)?;
        Some(line)
    }

    /// Whether its digits do not stand on one line: others lie among them.
    pub(super) fn is_askew(&self) -> bool {
        let heights = || self.glyphs.iter().filter(|glyph| glyph.is_digit()).map(|glyph| glyph.y);
        heights().max().zip(heights().min()).is_some_and(|(low, high)| (low - high) * 4 > self.size)
    }

    pub(super) fn left(&self) -> i32 {
        self.glyphs.first().map_or(0, |glyph| glyph.x)
    }

    pub(super) fn right(&self) -> i32 {
        self.glyphs.iter().map(Glyph::end).max().unwrap_or(0)
    }

    /// Its words, with blanks where they are parted.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (at, glyph) in self.glyphs.iter().enumerate() {
            if at > 0 && self.is_parted(at) {
                text.push(' ');
            }
            text.push(glyph.c);
        }
        text
    }

    /// Its words in the columns that they are set in: parted where a gap is wider than a character.
    pub(super) fn segments(&self) -> Vec<Self> {
        let mut segments: Vec<Self> = vec![];
        for (at, glyph) in self.glyphs.iter().enumerate() {
            let digits = |at: usize| self.glyphs[at].is_digit();
            let part =
                at == 0 || self.gap(at) > self.size || (digits(at) && digits(at - 1) && self.is_parted(at));
            if part {
                segments.push(Self { size: self.size, y: self.y, ..Self::default() });
            }
            if let Some(own) = segments.last_mut() {
                own.glyphs.push(*glyph);
                own.blanks.push(!part && self.blanks[at]);
            }
        }
        segments
    }

    /// How much paper is left between a character and the one before it.
    fn gap(&self, at: usize) -> i32 {
        self.glyphs[at].x - self.glyphs[at - 1].end()
    }

    /// Whether a blank parts a character from the one before it. Chinese is spaced out to fill its line, figures never.
    fn is_parted(&self, at: usize) -> bool {
        let (before, own) = (&self.glyphs[at - 1], &self.glyphs[at]);
        let gap = self.gap(at);
        let size = before.size.min(own.size);
        match (before.is_wide(), own.is_wide()) {
            _ if self.blanks[at] => true,
            (true, true) => gap * 5 > size * 4,
            (false, false) => gap * 5 > size,
            // Word leaves a quarter of a character between Chinese and figures.
            _ => gap * 2 > size,
        }
    }
}

/// Whether a character is the one before it, printed again.
fn is_shadow(own: &Glyph, next: &Glyph) -> bool {
    let apart = (next.x - own.x).abs() * 10;
    own.c == next.c && apart < own.size * 3 && apart < own.advance.max(1) * 6
}

/// Joins the words of two lines. Digits are kept apart: `1` and `2` may be two numbers or one.
pub(super) fn join(text: &mut String, more: &str) {
    let narrow = |c: Option<char>| c.is_some_and(|c| c <= '\u{2E7F}');
    // A telephone number or an address may be broken behind its stroke.
    let broken =
        text.ends_with(['-', '/']) && text.chars().nth_back(1).is_some_and(|c| c.is_ascii_alphanumeric());
    if !broken && narrow(text.chars().next_back()) && narrow(more.chars().next()) {
        text.push(' ');
    }
    text.push_str(more);
}
