//! Tables drawn with box characters: the borders tell columns and merges, so the table is read as it was ruled.

use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

use crate::import::extract::{Cell, Grid, glue};
use crate::import::text::line::Line;
use unicode_width::UnicodeWidthChar;

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

/// A drawn table from the line `at` on; and the line after it.
pub(crate) fn read(lines: &[Line<'_>], at: usize) -> Option<(Grid, usize)> {
    if !lines.get(at)?.raw().1.trim_start().starts_with(['┌', '┏', '╔']) {
        return None;
    }
    let drawn = |line: &&Line<'_>| line.raw().1.trim_start().starts_with(is_border);
    let count = lines[at..].iter().take(MOST_LINES).take_while(drawn).count();
    let mut open: BTreeMap<(usize, usize), Frame> = BTreeMap::new();
    let mut frames = Vec::new();
    for (number, line) in lines[at..at + count].iter().enumerate() {
        let segments = segments(line);
        let edges: BTreeSet<_> = segments.iter().map(|(edges, _)| *edges).collect();
        // A cell ends where its edges do not go on: a border lies below it.
        let ended: Vec<_> = open.keys().filter(|own| !edges.contains(own)).copied().collect();
        frames.extend(ended.iter().filter_map(|edges| open.remove(edges)));
        for (edges, span) in segments {
            let own =
                open.entry(edges).or_insert(Frame { edges, lines: (number, number), ..Frame::default() });
            own.lines.1 = number;
            if !span.is_empty() {
                own.text = glue(&own.text, line.text(span));
                let start = own.span.as_ref().map_or(span.start, |old| old.start);
                own.span = Some(Span::new(start, span.end));
            }
        }
    }
    frames.extend(open.into_values());
    let start = lines[at].words().start;
    let end = lines[at + count - 1].words().end;
    Some((Grid { rows: rows(frames, start)?, ruled: true, span: Span::new(start, end) }, at + count))
}

/// The stretches of a line between vertical borders that are no horizontal borders: edges on the screen, and words.
fn segments(line: &Line<'_>) -> Vec<((usize, usize), Span)> {
    let (start, raw) = line.raw();
    let mut found = Vec::new();
    let mut column = 0;
    let mut begun: Option<(usize, usize)> = None;
    for (at, c) in raw.char_indices() {
        if is_border(c) && !is_horizontal(c) {
            if let Some((left, from)) = begun {
                let words = &raw[from..at];
                if !words.chars().any(is_horizontal) {
                    let blank = words.len() - words.trim_start().len();
                    let from = start + from + blank;
                    found.push(((left, column), Span::new(from, from + words.trim().len())));
                }
            }
            begun = Some((column + 1, at + c.len_utf8()));
        }
        column += c.width().unwrap_or(0);
    }
    found
}

/// The cells by rows, with the columns and rows that they cover.
fn rows(mut frames: Vec<Frame>, start: usize) -> Option<Vec<Vec<Cell>>> {
    frames.retain(|own| own.edges.0 < own.edges.1);
    let lefts: Vec<usize> =
        frames.iter().map(|own| own.edges.0).collect::<BTreeSet<_>>().into_iter().collect();
    let tops: Vec<usize> =
        frames.iter().map(|own| own.lines.0).collect::<BTreeSet<_>>().into_iter().collect();
    let within =
        |all: &[usize], from: usize, to: usize| all.iter().filter(|own| (from..=to).contains(own)).count();
    let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); tops.len()];
    frames.sort_by_key(|own| (own.lines.0, own.edges.0));
    for own in frames {
        let row = tops.binary_search(&own.lines.0).ok()?;
        let span = own.span.unwrap_or(Span::new(start, start));
        rows[row].push(Cell {
            column: lefts.binary_search(&own.edges.0).ok()?,
            columns: within(&lefts, own.edges.0, own.edges.1).max(1),
            rows: within(&tops, own.lines.0, own.lines.1).max(1),
            text: own.text,
            span,
        });
    }
    (!rows.is_empty()).then_some(rows)
}

fn is_border(c: char) -> bool {
    ('─'..='╿').contains(&c)
}

fn is_horizontal(c: char) -> bool {
    matches!(c, '─' | '━' | '═' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍')
}
