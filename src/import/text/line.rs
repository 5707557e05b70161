//! The lines of a text file, and what each looks like: a row of a table, a cell of one, or words.

use crate::report::is_stroke;
use crate::source::Span;

/// The longest label of the form has 41 characters; longer cells are sentences.
const LONGEST_CELL: usize = 60;
/// A line that is the torn half of a cell is short.
const LONGEST_SCRAP: usize = 30;

/// A line of the file.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    source: &'a str,
    span: Span,
    pub(crate) kind: Kind,
}

/// What a line looks like by itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Blank,
    Text,
    /// One tab, then one cell: a converter that writes each cell on a line of its own.
    Cell,
    /// Several cells on one line.
    Row(Vec<Span>),
    /// A label and one number behind it.
    Pair(Vec<Span>),
    /// The line between the head and the body of a Markdown table, or a border of a drawn table.
    Rule,
}

/// The lines of `source` with their kinds; nothing when they hold more than `most` cells.
pub(crate) fn lines(source: &str, most: usize) -> Option<Vec<Line<'_>>> {
    let mut start = 0;
    let mut cells = 0;
    let mut lines = Vec::new();
    for line in source.split('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        let kind = kind(source, span);
        if let Kind::Row(row) = &kind {
            cells += row.len();
        }
        if cells > most {
            return None;
        }
        lines.push(Line { source, span, kind });
    }
    Some(lines)
}

impl Line<'_> {
    pub(crate) fn is_row(&self) -> bool {
        matches!(self.kind, Kind::Row(_) | Kind::Pair(_))
    }

    /// Whether nothing but blanks parts its cells.
    pub(crate) fn is_set_with_blanks(&self) -> bool {
        !self.source[self.span].contains(|c| is_pipe(c) || c == '\t')
    }

    /// Where the line begins, and all of it.
    pub(crate) fn raw(&self) -> (usize, &str) {
        (self.span.start, &self.source[self.span])
    }

    /// The part of the line without blanks and borders at either end.
    pub(crate) fn words(&self) -> Span {
        unframed(self.source, self.span)
    }

    pub(crate) fn text(&self, span: Span) -> &str {
        self.source.get(span.range()).unwrap_or_default()
    }

    /// Whether this is a short stretch of words that opens no section and ends no sentence.
    pub(crate) fn is_scrap(&self) -> bool {
        let words = self.text(self.words());
        let numeral = words.starts_with(|c| "一二三四五六七".contains(c));
        self.is_short() && !(numeral && words.chars().nth(1) == Some('、'))
    }

    fn is_short(&self) -> bool {
        let words = self.text(self.words());
        !words.ends_with('。') && words.chars().nth(LONGEST_SCRAP).is_none()
    }
}

fn kind(source: &str, span: Span) -> Kind {
    let line = &source[span];
    let words = line.trim();
    if words.is_empty() && !line.contains('\t') {
        return Kind::Blank;
    }
    if is_rule(words) {
        return Kind::Rule;
    }
    match words.matches(is_pipe).count() {
        0 => {}
        // One border before or behind a cell: a converter that writes each cell on a line of its own.
        1 if words.starts_with(is_pipe) || words.ends_with(is_pipe) => return Kind::Text,
        1 => return halves(source, trim(source, span)),
        _ => return Kind::Row(piped(source, trim(source, span))),
    }
    if line.contains('\t') {
        return tabbed(source, span);
    }
    aligned(source, trim(source, span))
}

pub(crate) fn is_pipe(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║')
}

/// Rules, and borders without anything between them.
fn is_rule(words: &str) -> bool {
    if words.starts_with(is_pipe) && words.chars().all(|c| is_pipe(c) || c.is_whitespace()) {
        return true;
    }
    let drawn = |c: char| ('─'..='╿').contains(&c) || "|+-:= ".contains(c);
    let marks = words.chars().filter(|c| !c.is_whitespace()).count();
    let table = words.contains(|c| is_pipe(c) || c == '+' || ('┌'..='╿').contains(&c));
    marks >= 3 && table && words.chars().all(drawn) && words.contains(['-', '─', '━', '=', '═'])
}

fn piped(source: &str, span: Span) -> Vec<Span> {
    let words = &source[span];
    let start = span.start + words.len() - words.trim_start_matches(is_pipe).len();
    let words = words.trim_start_matches(is_pipe);
    let words = words.strip_suffix(is_pipe).unwrap_or(words);
    split(source, Span::new(start, start + words.len()), |rest| {
        rest.chars().next().filter(|c| is_pipe(*c)).map(char::len_utf8)
    })
}

/// Words without the borders around them.
fn unframed(source: &str, span: Span) -> Span {
    let words = &source[span];
    let frame = |c: char| is_pipe(c) || c.is_whitespace();
    let start = span.start + words.len() - words.trim_start_matches(frame).len();
    Span::new(start, start + words.trim_matches(frame).len())
}

/// A label and a number with one border between them; other words keep their stroke.
fn halves(source: &str, span: Span) -> Kind {
    let cells = piped(source, span);
    let figure = cells.last().is_some_and(|cell| is_number(&source[*cell]));
    if figure { Kind::Pair(cells) } else { Kind::Text }
}

fn tabbed(source: &str, span: Span) -> Kind {
    let cells = split(source, span, |rest| rest.starts_with('\t').then_some(1));
    let longest = cells.iter().map(|cell| source[*cell].chars().count()).max().unwrap_or(0);
    let alone = cells.iter().filter(|cell| !cell.is_empty()).count() < 2;
    match cells.as_slice() {
        _ if longest > LONGEST_CELL && alone => Kind::Text,
        [first, _] if first.is_empty() => Kind::Cell,
        _ => Kind::Row(cells),
    }
}

/// Columns set with blanks, as PDF converters write them.
fn aligned(source: &str, span: Span) -> Kind {
    let gap = |rest: &str| {
        let blanks = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\u{A0}']).len();
        (blanks >= 2).then_some(blanks)
    };
    let narrow = |span: Span| {
        split(source, span, |rest| {
            let blanks = rest.len() - rest.trim_start_matches([' ', '\u{A0}']).len();
            (blanks > 0).then_some(blanks)
        })
    };
    if is_page_number(&source[span]) {
        return Kind::Text;
    }
    let is_number = |cell: Span| is_number(&source[cell]);
    // Wide numbers of narrow columns stand close together.
    let apart = |cell: Span| {
        let parts = narrow(cell);
        if parts.iter().all(|cell| is_number(*cell)) { parts } else { vec![cell] }
    };
    let wide: Vec<_> = split(source, span, gap).into_iter().flat_map(apart).collect();
    let length = |cell: Span| source[cell].chars().count();
    let numbers = wide.iter().filter(|cell| is_number(**cell)).count();
    if wide.len() > 2 && (numbers > 0 || wide.iter().all(|cell| length(*cell) < 13)) {
        return Kind::Row(wide);
    }
    if let ([label, number], 1) = (wide.as_slice(), numbers)
        && is_number(*number)
        && length(*label) < LONGEST_CELL
    {
        return Kind::Pair(wide);
    }
    let narrow = narrow(span);
    let behind = narrow.iter().rev().take_while(|cell| is_number(**cell)).count();
    let label = narrow.len() - behind;
    if label == 0 && behind > 2 {
        return Kind::Row(narrow);
    }
    if label == 0 || behind == 0 {
        return Kind::Text;
    }
    let words = Span::new(narrow[0].start, narrow[label - 1].end);
    if length(words) > LONGEST_CELL || source[words].contains(['。', '，', '：']) {
        return Kind::Text;
    }
    let mut cells = narrow;
    cells.splice(..label, [words]);
    if behind > 2 { Kind::Row(cells) } else { Kind::Pair(cells) }
}

/// `— 1 —`: strokes are figures as well, but not on both sides of one.
fn is_page_number(words: &str) -> bool {
    let stroke = |cell: Option<&str>| cell.is_some_and(|cell| matches!(cell, "-" | "—" | "——"));
    let mut cells = words.split_whitespace();
    stroke(cells.next())
        && cells.next().is_some_and(is_number)
        && stroke(cells.next())
        && cells.next().is_none()
}

/// What may stand in a cell for numbers; dates in words do not.
pub(crate) fn is_number(words: &str) -> bool {
    let digits = words.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let rest = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ".,，．-".contains(c);
    is_stroke(words) || (digits && words.chars().all(rest))
}

/// Splits at separators, of which `separator` tells the length, and trims the pieces.
fn split(source: &str, span: Span, separator: impl Fn(&str) -> Option<usize>) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = span.start;
    let mut at = span.start;
    while let Some(c) = source[at..span.end].chars().next() {
        if let Some(length) = separator(&source[at..span.end]) {
            cells.push(trim(source, Span::new(start, at)));
            at += length;
            start = at;
        } else {
            at += c.len_utf8();
        }
    }
    cells.push(trim(source, Span::new(start, span.end)));
    cells
}

fn trim(source: &str, span: Span) -> Span {
    let words = &source[span];
    let start = span.start + words.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}
