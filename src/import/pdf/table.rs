//! A table as a page shows it, before those of several pages are joined.

use super::line::{Line, join, lines};
use super::page::{Glyph, POINT};
use crate::import::extract::UnsureKind;
use crate::text::is_digit;

/// Word keeps so much paper free at both sides of a cell.
const PADDING: i32 = POINT * 54 / 10;

/// A table, or the part of one that stands on a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// Where its columns begin, and where the last one ends.
    pub(super) xs: Vec<i32>,
    pub(super) top: i32,
    pub(super) bottom: i32,
    /// The rows, each with the cells that begin in it.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether lines told its columns and merges.
    pub(super) ruled: bool,
}

/// A cell of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) text: String,
    /// Why its words are not sure.
    pub(super) doubt: Option<UnsureKind>,
    /// How many characters stand in its last line, where nothing more had room in it.
    pub(super) full: usize,
}

/// What lies in a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) doubt: Option<UnsureKind>,
    /// Whether two numbers stand in one line.
    pub(super) side_by_side: bool,
    /// Whether a number stands apart from other words.
    pub(super) mixed: bool,
    /// Whether two numbers stand below each other.
    pub(super) stacked: bool,
    /// How many characters stand in its last line, where nothing more had room in it.
    pub(super) full: usize,
    lines: Vec<Line>,
}

impl Content {
    /// What the characters in a cell say that is so wide.
    pub(super) fn of(glyphs: Vec<Glyph>, room: i32) -> Self {
        let doubt = doubt(&glyphs);
        let lines = lines(glyphs);
        let askew = lines.iter().any(Line::is_askew).then_some(UnsureKind::Covered);
        let mut text = String::new();
        let numbers = |line: &Line| line.segments().iter().filter(|part| is_number(&part.text())).count();
        let mut stacked = 0;
        for (at, line) in lines.iter().enumerate() {
            if at > 0 && goes_on(&lines[at - 1], line, room) {
                text.push_str(&line.text());
            } else {
                join(&mut text, &line.text());
                stacked += usize::from(numbers(line) > 0);
            }
        }
        // Figures with marks among them are no figure, and no label.
        let marked = is_disorder(&text).then_some(UnsureKind::Covered);
        if marked.is_some() {
            text.clear();
        }
        Self {
            text,
            doubt: doubt.or(askew).or(marked),
            mixed: lines.iter().flat_map(Line::segments).count() > 1
                && lines.iter().any(|line| numbers(line) > 0),
            side_by_side: lines.iter().any(|line| numbers(line) > 1),
            stacked: stacked > 1,
            full: lines.last().filter(|line| is_full(line, room)).map_or(0, |line| line.glyphs.len()),
            lines,
        }
    }

    /// Whether a number of this cell and one of the cell to the right stand so close that they may be one.
    pub(super) fn touches(&self, right: &Self) -> bool {
        let digits = |own: Option<&Glyph>| own.is_some_and(Glyph::is_digit);
        let pairs = self.lines.iter().flat_map(|own| right.lines.iter().map(move |next| (own, next)));
        pairs.into_iter().any(|(own, next)| {
            let level = (own.y - next.y).abs() * 2 < own.size;
            let close = (next.left() - own.right()) * 6 < own.size;
            level && close && digits(own.glyphs.last()) && digits(next.glyphs.first())
        })
    }
}

/// Whether a number goes on in the next line, since no digit more had room in its narrow cell: one that is not full
/// ends there, and two numbers that slipped into one cell do not stand as lines do.
fn goes_on(line: &Line, next: &Line, room: i32) -> bool {
    let pitch = next.y - line.y;
    let below = (line.size * 9 / 10..=line.size * 2).contains(&pitch);
    let shorter = (1..=line.glyphs.len()).contains(&next.glyphs.len()) && line.glyphs.len() > 1;
    is_full(line, room) && below && shorter && is_figure(line) && is_figure(next)
}

/// Whether nothing more had room in a line of a cell: no digit more, or no character with its comma.
fn is_full(line: &Line, room: i32) -> bool {
    let digit = line.glyphs.first().map_or(0, |glyph| glyph.advance);
    let more = if is_figure(line) { digit } else { 2 * line.size };
    room - (line.right() - line.left()) < more + 2 * PADDING + POINT
}

fn is_figure(line: &Line) -> bool {
    line.glyphs.iter().all(|glyph| glyph.is_digit() || matches!(glyph.c, '.' | ','))
}

/// Whether words are figures and marks, with blanks among them, that make no number.
fn is_disorder(words: &str) -> bool {
    let mark = |c: char| !is_digit(c) && c != ' ';
    let known = |c: char| is_digit(c) || " .,，．-—–－·~～/".contains(c);
    words.contains(' ') && words.contains(is_digit) && words.contains(mark) && words.chars().all(known)
}

/// Why words are not sure that stand together: they do not show, something may lie over them, or others lie among them.
pub(super) fn doubt(glyphs: &[Glyph]) -> Option<UnsureKind> {
    if glyphs.iter().any(|glyph| glyph.hidden) {
        return Some(UnsureKind::Hidden);
    }
    let sizes = || glyphs.iter().filter(|glyph| glyph.is_digit()).map(|glyph| glyph.size);
    let differ = sizes().max().zip(sizes().min()).is_some_and(|(most, least)| most * 100 > least * 115);
    let noted = glyphs.iter().filter(|glyph| glyph.noted).count();
    let mixed = noted > 0 && noted < glyphs.len();
    (differ || mixed || glyphs.iter().any(|glyph| glyph.covered)).then_some(UnsureKind::Covered)
}

/// Whether words are what a cell for numbers holds: a number, or a stroke where there is none.
pub(super) fn is_number(words: &str) -> bool {
    let rest = |c: char| is_digit(c) || ".,，．-".contains(c);
    matches!(words, "-" | "—" | "——" | "/" | "－" | "–")
        || (words.contains(is_digit) && words.chars().all(rest))
}
