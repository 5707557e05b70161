//! A file that was read, and places in it.

use std::fmt;
use std::ops::{Index, Range};

/// A place in a source, in bytes of its text; always on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
}

/// The text of one file, in UTF-8 with plain line feeds, whatever it was on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name as it was given.
    pub name: String,
    /// Its text. For a DOCX or an HTML page: the paragraphs and table rows, a line each.
    pub text: String,
    /// Where the parts of the text stand in the original, for files that have no lines of their own.
    pub places: Vec<Place>,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// The number of characters before every [`STEP`]th byte: a line may be as long as the file.
    counts: Vec<usize>,
}

/// How many bytes are counted through at most, to find a column.
const STEP: usize = 1024;

impl Span {
    /// A place from one byte up to another.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The bytes as a range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// How many bytes it holds.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether a byte lies in it.
    pub const fn contains(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether all of another place lies in it.
    pub const fn encloses(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// The smallest place that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl PartialEq<Range<usize>> for Span {
    fn eq(&self, range: &Range<usize>) -> bool {
        self.range() == *range
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// A part of the text and what a reader of the original would call its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The part of the text.
    pub span: Span,
    /// Where it stands there.
    pub name: PlaceName,
}

/// What a reader of the original would call a place, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceName {
    /// A paragraph.
    Paragraph(usize),
    /// A cell of a table.
    Cell {
        /// The table.
        table: usize,
        /// Its row.
        row: usize,
        /// The cell of the row.
        cell: usize,
    },
    /// A cell of a workbook, as its programs call it: `表三!C14`.
    Sheet(String),
    /// A line of a page.
    Line {
        /// The page.
        page: usize,
        /// Its line.
        line: usize,
    },
}

impl fmt::Display for PlaceName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(formatter, "第 {number} 段"),
            Self::Cell { table, row, cell } => write!(formatter, "表 {table} 第 {row} 行第 {cell} 格"),
            Self::Sheet(cell) => formatter.write_str(cell),
            Self::Line { page, line } => write!(formatter, "第 {page} 页 第 {line} 行"),
        }
    }
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Source {
    /// A source of lines.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::with_places(name, text, vec![])
    }

    /// A source whose original has places with names; `places` in the order of the text.
    pub fn with_places(name: impl Into<String>, text: impl Into<String>, places: Vec<Place>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let counts = text.as_bytes().chunks(STEP).scan(0, |before, chunk| {
            let count = *before;
            *before += characters(chunk);
            Some(count)
        });
        let counts = counts.collect();
        Self { name: name.into(), text, places, lines, counts }
    }

    /// The line and column of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.lines.partition_point(|&start| start <= byte).max(1);
        let before =
            self.characters_before(byte).saturating_sub(self.characters_before(self.lines[line - 1]));
        Position { line, column: before + 1 }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let Some(chunk) = self.counts.len().checked_sub(1).map(|last| last.min(byte / STEP)) else {
            return 0;
        };
        let rest = self.text.as_bytes().get(chunk * STEP..byte).unwrap_or(&[]);
        self.counts[chunk] + characters(rest)
    }

    /// The line of a number from 1, without its line feed; empty where there is none.
    pub fn line(&self, number: usize) -> Span {
        let start = |number: usize| number.checked_sub(1).and_then(|i| self.lines.get(i)).copied();
        let from = start(number).unwrap_or(self.text.len());
        let to = start(number.saturating_add(1)).map_or(self.text.len(), |next| next - 1);
        Span::new(from, to.max(from))
    }

    /// The name of the place where a span begins, where the original has such names.
    pub fn place(&self, span: Span) -> Option<PlaceName> {
        let after = self.places.partition_point(|place| place.span.start <= span.start);
        let place = self.places.get(after.checked_sub(1)?)?;
        (span.start <= place.span.end).then(|| place.name.clone())
    }
}

/// A value with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, span: impl Into<Span>) -> Self {
        Self { value, span: span.into() }
    }
}

/// How many characters begin in a run of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_counted_in_characters_however_long_the_line() {
        let text = format!("政府\n{}x\n末", "信息 ".repeat(2000));
        let source = Source::new("a.toml", text.as_str());
        for (byte, _) in text.char_indices() {
            let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
            let line = text[..byte].matches('\n').count() + 1;
            let column = text[start..byte].chars().count() + 1;
            assert_eq!(source.position(byte), Position { line, column });
        }
        assert_eq!(source.position(text.len()), Position { line: 3, column: 2 });
        assert_eq!(Source::new("a.toml", "").position(0), Position { line: 1, column: 1 });
    }
}
