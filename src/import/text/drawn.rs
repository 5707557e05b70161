//! Tables drawn with box characters or with `+`, `-` and `|`: the borders tell columns and merges, so the table is read
//! as it was ruled.

use crate::import::extract::{ExtractedCell, ExtractedTable, glue};
use crate::import::text::line::{Line, is_number};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines beyond this are no table of a report.
const MOST_LINES: usize = 2000;

/// A cell while its lines are being gathered: its left and right edge on the screen.
#[derive(Debug, Default)]
struct Frame {
    edges: (usize, usize),
    /// Its first and last line.
    lines: (usize, usize),
    text: String,
    span: Option<Span>,
}

/// How a table is drawn.
struct Drawing {
    /// How wide a character was taken to be by the program that drew it.
    width: fn(char) -> usize,
    /// The columns on the screen where borders stand, where words may hold the same characters: those of each `+` that a
    /// border leaves. Nothing where only borders look like borders.
    junctions: Option<BTreeSet<usize>>,
}

/// A drawn table from the line `at` on; and the line after it.
pub(crate) fn read(lines: &[Line<'_>], at: usize) -> Option<(ExtractedTable, usize)> {
    let first = lines.get(at)?.raw().1.trim();
    let ascii = first.starts_with("+-") || first.starts_with("+=");
    if !(ascii || first.starts_with(['┌', '┏', '╔'])) {
        return None;
    }
    let begins = |c: char| if ascii { matches!(c, '+' | '|') } else { is_box(c) };
    let drawn = |line: &&Line<'_>| line.raw().1.trim_start().starts_with(begins);
    let count = lines[at..].iter().take(MOST_LINES).take_while(drawn).count();
    let lines = &lines[at..at + count];
    let drawing = Drawing::of(lines, ascii);
    let start = lines.first()?.words().start;
    let end = lines.last()?.words().end;
    let rows = rows(frames(lines, &drawing)?, start)?;
    Some((ExtractedTable { rows, ruled: true, span: Span::new(start, end) }, at + count))
}

/// The cells of a drawing; nothing where a cell holds two numbers, since then no border parts its rows.
fn frames(lines: &[Line<'_>], drawing: &Drawing) -> Option<Vec<Frame>> {
    let mut open: BTreeMap<(usize, usize), Frame> = BTreeMap::new();
    let mut frames = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let segments = drawing.segments(line);
        let edges: BTreeSet<_> = segments.iter().map(|(edges, _)| *edges).collect();
        // A cell ends where its edges do not go on: a border lies below it.
        let ended: Vec<_> = open.keys().filter(|own| !edges.contains(own)).copied().collect();
        frames.extend(ended.iter().filter_map(|edges| open.remove(edges)));
        for (edges, span) in segments {
            let own =
                open.entry(edges).or_insert(Frame { edges, lines: (number, number), ..Frame::default() });
            own.lines.1 = number;
            if !span.is_empty() {
                let words = line.text(span);
                if drawing.junctions.is_some() && is_number(&own.text) && is_number(words) {
                    return None;
                }
                own.text = glue(&own.text, words);
                let start = own.span.as_ref().map_or(span.start, |old| old.start);
                own.span = Some(Span::new(start, span.end));
            }
        }
    }
    frames.extend(open.into_values());
    Some(frames)
}

impl Drawing {
    /// Finds out how the lines were drawn. Some programs take `“` and `①` for one column, some for two: that one is right
    /// by which all lines end alike.
    fn of(lines: &[Line<'_>], ascii: bool) -> Self {
        let ends_alike = |width: fn(&str) -> usize| {
            let mut ends = lines.iter().map(|line| width(line.raw().1.trim_end()));
            let first = ends.next();
            ends.all(|end| Some(end) == first)
        };
        let wide = !ends_alike(UnicodeWidthStr::width) && ends_alike(UnicodeWidthStr::width_cjk);
        let width: fn(char) -> usize =
            if wide { |c| c.width_cjk().unwrap_or(0) } else { |c| c.width().unwrap_or(0) };
        let junctions = ascii.then(|| lines.iter().flat_map(|line| junctions(line, width)).collect());
        Self { width, junctions }
    }

    fn is_border(&self, c: char, column: usize) -> bool {
        match &self.junctions {
            Some(columns) => matches!(c, '+' | '|') && columns.contains(&column),
            None => is_box(c) && !is_horizontal(c),
        }
    }

    /// Whether words between two borders are a border themselves.
    fn is_rule(&self, words: &str) -> bool {
        match self.junctions {
            Some(_) => !words.is_empty() && words.chars().all(|c| matches!(c, '-' | '=' | ':')),
            None => words.chars().any(is_horizontal),
        }
    }

    /// The stretches of a line between vertical borders that are no horizontal borders: edges on the screen, and words.
    fn segments(&self, line: &Line<'_>) -> Vec<((usize, usize), Span)> {
        let (start, raw) = line.raw();
        let mut found = Vec::new();
        let mut column = 0;
        let mut begun: Option<(usize, usize)> = None;
        for (at, c) in raw.char_indices() {
            if self.is_border(c, column) {
                if let Some((left, from)) = begun {
                    let words = &raw[from..at];
                    if !self.is_rule(words) {
                        let blank = words.len() - words.trim_start().len();
                        let from = start + from + blank;
                        found.push(((left, column), Span::new(from, from + words.trim().len())));
                    }
                }
                begun = Some((column + 1, at + c.len_utf8()));
            }
            column += (self.width)(c);
        }
        found
    }
}

/// The columns of each `+` of a line beside which a border runs.
fn junctions(line: &Line<'_>, width: fn(char) -> usize) -> Vec<usize> {
    let raw = line.raw().1;
    let mut columns = Vec::new();
    let mut column = 0;
    for (at, c) in raw.char_indices() {
        let beside =
            raw[..at].ends_with(['-', '=', ':']) || raw[at + c.len_utf8()..].starts_with(['-', '=', ':']);
        if c == '+' && beside {
            columns.push(column);
        }
        column += width(c);
    }
    columns
}

/// The cells by rows, with the columns and rows that they cover.
fn rows(mut frames: Vec<Frame>, start: usize) -> Option<Vec<Vec<ExtractedCell>>> {
    frames.retain(|own| own.edges.0 < own.edges.1);
    let lefts: Vec<usize> =
        frames.iter().map(|own| own.edges.0).collect::<BTreeSet<_>>().into_iter().collect();
    let tops: Vec<usize> =
        frames.iter().map(|own| own.lines.0).collect::<BTreeSet<_>>().into_iter().collect();
    let within =
        |all: &[usize], from: usize, to: usize| all.iter().filter(|own| (from..=to).contains(own)).count();
    let mut rows: Vec<Vec<ExtractedCell>> = vec![Vec::new(); tops.len()];
    frames.sort_by_key(|own| (own.lines.0, own.edges.0));
    for own in frames {
        let row = tops.binary_search(&own.lines.0).ok()?;
        let span = own.span.unwrap_or(Span::new(start, start));
        rows[row].push(ExtractedCell {
            column: lefts.binary_search(&own.edges.0).ok()?,
            columns: within(&lefts, own.edges.0, own.edges.1).max(1),
            rows: within(&tops, own.lines.0, own.lines.1).max(1),
            text: own.text,
            span,
        });
    }
    (!rows.is_empty()).then_some(rows)
}

fn is_box(c: char) -> bool {
    ('─'..='╿').contains(&c)
}

fn is_horizontal(c: char) -> bool {
    matches!(c, '─' | '━' | '═' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍')
}
