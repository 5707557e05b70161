//! Paragraphs rebuilt from lines: by indent, by the length of the line before, by the paper left between them.

use super::line::Line;
use super::page::{Glyph, POINT};
use super::sheet::Sheet;
use crate::text::ordinals::{self, OrdinalKind};

/// Shorter lines say nothing of how wide the text of a page is.
const SHORTEST: usize = 15;
/// Fewer lines than this say nothing of a page by themselves.
const FEWEST: usize = 3;

/// The column of text on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    left: i32,
    right: i32,
    /// How far the baselines of two lines lie apart.
    pitch: i32,
}

impl Measure {
    /// Measures each page; one with few lines is taken to be like the others.
    pub(super) fn of(sheets: &[Sheet]) -> Vec<Self> {
        let all = Self::taken(sheets.iter().flat_map(|sheet| &sheet.lines), 1);
        let own =
            |sheet: &Sheet| Self::taken(sheet.lines.iter(), FEWEST).map(|own| own.beside(all, &sheet.lines));
        let own = |sheet: &Sheet| own(sheet).or(all).unwrap_or(Self::whole(sheet));
        sheets.iter().map(own).collect()
    }

    fn taken<'l>(lines: impl Iterator<Item = &'l Line>, fewest: usize) -> Option<Self> {
        let lines: Vec<&Line> = lines.collect();
        let long: Vec<&&Line> = lines.iter().filter(|line| line.glyphs.len() >= SHORTEST).collect();
        if long.len() < fewest {
            return None;
        }
        let mut lefts: Vec<i32> = long.iter().map(|line| line.left()).collect();
        lefts.sort_unstable();
        // One line may hang out to the left; the margin is where two begin.
        let near = lefts.windows(2).find(|pair| pair[1] - pair[0] <= POINT).map(|pair| pair[0]);
        let mut pitches: Vec<i32> =
            lines.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|gap| *gap > 0).collect();
        pitches.sort_unstable();
        Some(Self {
            left: near.or(lefts.first().copied())?,
            right: long.iter().map(|line| line.right()).max()?,
            pitch: pitches.get(pitches.len() / 2).copied().unwrap_or(i32::MAX / 4),
        })
    }

    /// The column of a page on which only first lines are long: its margin is that of all pages, not their indent.
    fn beside(self, all: Option<Self>, lines: &[Line]) -> Self {
        let size = lines.iter().find(|line| line.glyphs.len() >= SHORTEST).map_or(0, |line| line.size);
        let begins = |line: &Line| (line.left() - self.left).abs() <= 3 * size;
        let full = |line: &Line| begins(line) && self.right - line.right() < 2 * size;
        let goes_on = |pair: &[Line]| full(&pair[0]) && (pair[1].left() - self.left).abs() <= POINT;
        let is_indent = |left: i32| (size * 3 / 2..=size * 5 / 2).contains(&(self.left - left));
        match all.filter(|all| is_indent(all.left) && !lines.windows(2).any(goes_on)) {
            Some(all) => Self { left: all.left, ..self },
            None => self,
        }
    }

    fn whole(sheet: &Sheet) -> Self {
        Self { left: 0, right: sheet.width, pitch: i32::MAX / 4 }
    }

    /// Whether a line stands in the middle, as a title does.
    fn is_centred(&self, line: &Line) -> bool {
        let (left, right) = (line.left() - self.left, self.right - line.right());
        left > 2 * line.size && right > 2 * line.size && (left - right).abs() < line.size * 3 / 2
    }

    fn is_indented(&self, line: &Line) -> bool {
        (line.left() - self.left) * 2 > line.size * 3
    }

    /// Whether the next line would have begun on this one if it belonged to it: its first word had room.
    fn ends_early(&self, line: &Line, next: &Line) -> bool {
        let narrow = next.glyphs.iter().take_while(|glyph| !glyph.is_wide()).count();
        let first = &next.glyphs[..(narrow.max(1) + 1).min(next.glyphs.len())];
        let width = first.last().map_or(0, Glyph::end) - next.left();
        self.right - line.right() > width + line.size
    }
}

/// Whether a paragraph begins with `next`. A full line never ends one by itself.
pub(super) fn begins(last: (&Line, Measure), next: (&Line, Measure), same_page: bool) -> bool {
    let ((line, measure), (next, own)) = (last, next);
    let differ = (line.size - next.size).abs() * 7 > line.size;
    let apart = same_page && (next.y - line.y) * 2 > own.pitch.saturating_mul(3).max(line.size * 3);
    let centred = measure.is_centred(line) || own.is_centred(next);
    differ
        || apart
        || centred
        || own.is_indented(next)
        || measure.ends_early(line, next)
        || opens(&next.text())
}

/// Whether a line opens a section or a part by its number: 一、 or （一）.
fn opens(words: &str) -> bool {
    ordinals::read(words).is_some_and(|number| match number.kind {
        OrdinalKind::Chinese => number.mark == Some('、'),
        OrdinalKind::BracketedChinese => true,
        _ => false,
    })
}
