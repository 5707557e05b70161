//! One pass over a text of the narrative: its figures, marks, brackets and sentences.

pub(crate) mod clauses;
pub(crate) mod figure;
pub(crate) mod units;
pub(crate) mod whose;

use crate::narrative::scan::figure::{Figure, Kind};
use crate::text::numbers::{arabic, chinese, multiplier};
use crate::text::{Normalized, Number, is_chinese, numerals};
use std::ops::Range;

/// Brackets deeper than this are taken for words.
const DEEPEST: usize = 8;

/// Characters behind a figure that are looked at: what a longer clause ends with is not said of the figure.
const LONGEST_TAIL: usize = 60;
/// Characters of a title or a quotation; the longest title of a law has some fifty.
const LONGEST_QUOTATION: usize = 80;

/// What stands before a number of hundredths.
const PERCENT: &str = "百分之";

/// How strongly a mark parts what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    Joined,
    Pause,
    Comma,
    Semicolon,
    Stop,
}

/// A mark of punctuation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) at: usize,
    pub(crate) strength: Strength,
    pub(crate) scope: usize,
    pub(crate) colon: bool,
}

/// A pair of brackets.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) inside: Range<usize>,
    pub(crate) parent: usize,
    /// The figures right inside, by number.
    pub(crate) figures: Vec<usize>,
}

/// Everything that was found.
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) figures: Vec<Figure>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) scopes: Vec<Scope>,
    /// Where sentences end.
    stops: Vec<usize>,
}

impl<'a> Scan<'a> {
    /// Reads a text of [`Normalized::sentences`] once, from the left.
    pub(crate) fn new(text: &'a Normalized) -> Self {
        let text = text.text.as_str();
        let root = Scope { inside: 0..text.len(), parent: 0, figures: vec![] };
        let mut scan = Self { text, figures: vec![], marks: vec![], scopes: vec![root], stops: vec![] };
        scan.read(&closings(text));
        scan
    }

    /// The text of a range; nothing where it is none.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    /// A figure's own words: those since the mark or figure before it.
    pub(crate) fn label(&self, figure: &Figure) -> &'a str {
        self.slice(figure.label..figure.span.start)
    }

    /// What follows a figure, up to the next mark or bracket.
    pub(crate) fn tail(&self, figure: &Figure) -> &'a str {
        let rest = self.slice(figure.span.end..self.text.len());
        let mut places = rest.char_indices().enumerate();
        let end = places.find(|(count, (_, c))| *count == LONGEST_TAIL || units::is_mark(*c));
        &rest[..end.map_or(rest.len(), |(_, (at, _))| at)]
    }

    /// The strongest mark of a scope between two places.
    pub(crate) fn strength(&self, between: Range<usize>, scope: usize) -> Strength {
        let first = self.marks.partition_point(|mark| mark.at < between.start);
        let marks = self.marks[first..].iter().take_while(|mark| mark.at < between.end);
        let own = marks.filter(|mark| mark.scope == scope);
        own.map(|mark| mark.strength).max().unwrap_or(Strength::Joined)
    }

    /// Where the last semicolon of a scope stands in a range.
    pub(crate) fn last_semicolon(&self, range: Range<usize>, scope: usize) -> Option<usize> {
        let end = self.marks.partition_point(|mark| mark.at < range.end);
        let marks = self.marks[..end].iter().rev().take_while(|mark| mark.at >= range.start);
        let mut own = marks.filter(|mark| mark.scope == scope && mark.strength == Strength::Semicolon);
        own.next().map(|mark| mark.at)
    }

    /// Where the sentence of a place ends.
    pub(crate) fn sentence_end(&self, at: usize) -> usize {
        let after = self.stops.partition_point(|stop| *stop < at);
        self.stops.get(after).copied().unwrap_or(self.text.len())
    }

    /// Where the sentence of a place begins.
    pub(crate) fn sentence_start(&self, at: usize) -> usize {
        self.sentence(at).checked_sub(1).map_or(0, |before| self.stops[before])
    }

    /// The number of the sentence of a place.
    pub(crate) fn sentence(&self, at: usize) -> usize {
        self.stops.partition_point(|stop| *stop < at)
    }

    /// The innermost bracket around a place.
    pub(crate) fn scope(&self, at: usize) -> usize {
        let mut scope = self.scopes.partition_point(|scope| scope.inside.start <= at).saturating_sub(1);
        while scope != 0 && self.scopes[scope].inside.end < at {
            scope = self.scopes[scope].parent;
        }
        scope
    }

    fn read(&mut self, closings: &[(usize, usize)]) {
        let (mut known, mut scope, mut label) = (0, 0, 0);
        let mut labels = vec![];
        for (at, c) in self.text.char_indices() {
            if at < known || (is_chinese(c) && !numerals::may_begin(c)) {
                continue;
            }
            let end = at + c.len_utf8();
            if let Some(close) = closing(closings, at, c) {
                self.scopes.push(Scope { inside: end..close, parent: scope, figures: vec![] });
                labels.push(label);
                (scope, label) = (self.scopes.len() - 1, end);
            } else if scope != 0 && at == self.scopes[scope].inside.end {
                scope = self.scopes[scope].parent;
                label = labels.pop().unwrap_or(end);
            } else if let Some(close) = self.quotation(at, c) {
                known = close;
            } else if let Some(strength) = strength(c) {
                self.marks.push(Mark { at, strength, scope, colon: c == ':' });
                label = end;
                if scope == 0 && strength == Strength::Stop {
                    self.stops.push(at);
                }
            } else if let Some(figure) = self.figure(at, c, label, scope) {
                self.scopes[scope].figures.push(self.figures.len());
                known = figure.span.end;
                // A date belongs to the words of the number that it stands before.
                label = if figure.kind == Kind::Other { label } else { known };
                self.figures.push(figure);
            }
        }
    }

    /// Where a title or a quotation that begins here ends: its figures are not the report's.
    fn quotation(&self, at: usize, c: char) -> Option<usize> {
        let close = match c {
            '《' => '》',
            '“' => '”',
            _ => return None,
        };
        let rest = self.slice(at..self.text.len());
        let inside = rest.char_indices().take(LONGEST_QUOTATION).take_while(|(_, c)| *c != '\n');
        inside.into_iter().find(|(_, c)| *c == close).map(|(found, c)| at + found + c.len_utf8())
    }

    /// The figure that begins here.
    fn figure(&self, at: usize, c: char, label: usize, scope: usize) -> Option<Figure> {
        let rest = self.slice(at..self.text.len());
        let before = self.slice(label..at);
        let (mut number, mut length) = if c.is_ascii_digit() {
            arabic(rest).unwrap_or_else(|| {
                let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
                (Number { digits: 0, places: u32::MAX }, digits.max(1))
            })
        } else {
            let number = chinese(rest)?;
            // 百分之九十五点六 has decimals, which are not read.
            let percent = before.ends_with(PERCENT) && !rest[number.1..].starts_with('点');
            if percent { number } else { units::chinese_count(before, rest, number)? }
        };
        let printed = number.places;
        let mut zeros = 0;
        let mut vague = units::vague_before(before);
        loop {
            let rest = &rest[length..];
            if let Some(word) = units::VAGUE_BETWEEN.begins(rest) {
                (vague, length) = (true, length + word.len());
            } else if let Some((shifted, more, own)) =
                multiplier(rest).and_then(|(zeros, more)| Some((number.shifted(zeros)?, more, zeros)))
            {
                (number, length, zeros) = (shifted, length + more, zeros + own);
            } else {
                break;
            }
        }
        let (kind, unit) = units::unit(before, &rest[length..]);
        length += unit.len();
        vague |= units::VAGUE_AFTER.begins(&rest[length..]).is_some();
        // 百分之 is of the number, as % is, and not of the words before it.
        let start = if before.ends_with(PERCENT) { at - PERCENT.len() } else { at };
        let span = start..at + length;
        let sentence = self.stops.len();
        Some(Figure { span, number, printed, zeros, kind, unit, vague, scope, sentence, label })
    }
}

/// Every opening bracket that is closed in its paragraph, with its closing one.
fn closings(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (vec![], vec![]);
    for (at, c) in text.char_indices() {
        match c {
            '(' if open.len() < DEEPEST => open.push(at),
            ')' => pairs.extend(open.pop().map(|start| (start, at))),
            '\n' => open.clear(),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

fn closing(closings: &[(usize, usize)], open: usize, c: char) -> Option<usize> {
    if c != '(' {
        return None;
    }
    closings.binary_search_by_key(&open, |pair| pair.0).ok().map(|place| closings[place].1)
}

fn strength(c: char) -> Option<Strength> {
    match c {
        '、' => Some(Strength::Pause),
        ',' | ':' | ' ' => Some(Strength::Comma),
        ';' => Some(Strength::Semicolon),
        '。' | '\n' => Some(Strength::Stop),
        _ => None,
    }
}
