//! Tables without ruling lines: rows are lines that end with numbers, and columns are where their numbers stand.

use super::line::Line;
use super::sheet::Sheet;
use super::table::{Cell, Table, doubt, is_number};
use crate::import::extract::UnsureKind;
use crate::text::is_digit;

/// Fewer rows than this are no table.
const FEWEST_ROWS: usize = 3;
/// So many numbers in one line are one by themselves.
const MOST_NUMBERS: usize = 10;
/// A label or a head is broken into no more lines than this between two rows.
const MOST_BETWEEN: usize = 3;
/// A line with more characters than this is a sentence.
const LONGEST_LABEL: usize = 45;

/// Finds the tables among lines; and the lines that stand in none.
pub(super) fn tables(lines: Vec<Line>) -> (Vec<Line>, Vec<Table>) {
    let shapes: Vec<Shape> = lines.iter().map(Shape::of).collect();
    let mut inside = vec![false; lines.len()];
    let mut tables = vec![];
    let mut at = 0;
    while at < lines.len() {
        let Some((first, end)) = run(&shapes, at) else { break };
        at = end;
        let rows = &shapes[first..end];
        let wide = rows.iter().any(|shape| shape.numbers >= MOST_NUMBERS);
        if !wide && rows.iter().filter(|shape| shape.is_row()).count() < FEWEST_ROWS {
            continue;
        }
        let first = first - heads(&shapes[..first], &inside);
        inside[first..end].fill(true);
        tables.push(table(&lines[first..end], &shapes[first..end]));
    }
    let rest = lines.into_iter().zip(inside).filter(|(_, inside)| !inside).map(|(line, _)| line);
    (rest.collect(), tables)
}

/// Gives a table that begins a page with figures alone the heads at the end of the page before.
pub(super) fn draw_heads(sheets: &mut [Sheet]) {
    for at in 1..sheets.len() {
        let (before, rest) = sheets.split_at_mut(at);
        let (Some(before), Some(own)) = (before.last_mut(), rest.first_mut()) else { continue };
        let Some(table) = own.tables.first_mut() else { continue };
        let figures =
            |row: &Vec<Cell>| row.len() >= MOST_NUMBERS && row.iter().all(|cell| is_number(&cell.text));
        let first = own.lines.first().is_none_or(|line| line.y > table.top);
        if table.ruled || !first || !table.rows.iter().take(MOST_BETWEEN + 1).any(figures) {
            continue;
        }
        let end = before.tables.iter().map(|table| table.bottom).max().unwrap_or(0);
        let is_head = |line: &&Line| {
            let shape = Shape::of(line);
            line.y > end && shape.short && shape.segments.len() > 1
        };
        let heads = before.lines.iter().rev().take_while(is_head).count();
        let heads = before.lines.split_off(before.lines.len() - heads);
        table.rows.splice(0..0, heads.iter().map(|line| row(&Shape::of(line), None, false)));
    }
}

/// What a line looks like.
struct Shape {
    segments: Vec<Line>,
    /// How many numbers it ends with.
    numbers: usize,
    short: bool,
}

impl Shape {
    fn of(line: &Line) -> Self {
        let segments = line.segments();
        let numbers = segments.iter().rev().take_while(|part| is_number(&part.text())).count();
        let short = line.glyphs.len() <= LONGEST_LABEL || numbers >= MOST_NUMBERS;
        Self { segments, numbers, short }
    }

    /// Whether it is a number alone, which may have slipped out of a row.
    fn is_lone(&self) -> bool {
        self.numbers > 0 && self.numbers == self.segments.len()
    }

    /// Whether a number stands before words: it has slipped out of its row, since a row ends with its numbers.
    fn has_stray(&self) -> bool {
        let words = &self.segments[..self.segments.len() - self.numbers];
        words.iter().map(Line::text).any(|text| is_number(&text) && text.ends_with(is_digit))
    }

    /// Where its numbers stand.
    fn places(&self) -> impl Iterator<Item = (i32, i32)> {
        let numbers = &self.segments[self.segments.len() - self.numbers..];
        numbers.iter().map(|part| (part.left(), part.right()))
    }

    fn is_row(&self) -> bool {
        self.short && self.numbers > 0 && self.segments.len() > 1
    }
}

/// The next run of rows, with the lines between them.
fn run(shapes: &[Shape], from: usize) -> Option<(usize, usize)> {
    let first = (from..shapes.len()).find(|at| shapes[*at].is_row() || shapes[*at].is_lone())?;
    let mut last = first;
    for (at, shape) in shapes.iter().enumerate().skip(first + 1) {
        if at - last > MOST_BETWEEN || !shape.short {
            break;
        }
        if shape.is_row() || shape.is_lone() {
            last = at;
        }
    }
    Some((first, last + 1))
}

/// How many lines above a table are its heads: words side by side.
fn heads(above: &[Shape], inside: &[bool]) -> usize {
    let is_head = |(at, shape): &(usize, &Shape)| !inside[*at] && shape.short && shape.segments.len() > 1;
    above.iter().enumerate().rev().take_while(is_head).count()
}

fn table(lines: &[Line], shapes: &[Shape]) -> Table {
    let columns = columns(shapes);
    let slipped = slipped(shapes, columns.as_deref());
    let rows = shapes.iter().zip(slipped).map(|(shape, slipped)| row(shape, columns.as_deref(), slipped));
    let rows = rows.collect();
    let above = |line: &Line| line.y - line.size;
    Table {
        top: lines.first().map_or(0, above),
        bottom: lines.last().map_or(0, |line| line.y),
        rows,
        ..Table::default()
    }
}

/// Where the columns of numbers stand; nothing where they run into each other, or where a number stands alone, which
/// may have slipped out of its row.
fn columns(shapes: &[Shape]) -> Option<Vec<(i32, i32)>> {
    if shapes.iter().any(Shape::is_lone) {
        return None;
    }
    let mut all: Vec<(i32, i32)> = shapes.iter().flat_map(Shape::places).collect();
    all.sort_unstable();
    let mut columns: Vec<(i32, i32)> = vec![];
    for (left, right) in all {
        match columns.last_mut() {
            Some(own) if left <= own.1 => own.1 = own.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    let is_clean =
        |shape: &Shape| shape.places().map(|place| column_of(&columns, place)).is_sorted_by(|a, b| a < b);
    shapes.iter().all(is_clean).then_some(columns)
}

/// The column, from 1, in which a number stands.
fn column_of(columns: &[(i32, i32)], (left, _): (i32, i32)) -> usize {
    columns.partition_point(|column| column.0 <= left)
}

/// The lines whose numbers are not sure, since one may have slipped out of its row: it stands alone or before words, or
/// a row and the next one have no column in common. No form parts its rows like that.
fn slipped(shapes: &[Shape], columns: Option<&[(i32, i32)]>) -> Vec<bool> {
    let apart = |one: &Shape, other: &Shape| {
        columns.is_some_and(|columns| {
            let others: Vec<_> = other.places().map(|place| column_of(columns, place)).collect();
            !one.places().any(|place| others.contains(&column_of(columns, place)))
        })
    };
    let most = shapes.iter().map(|shape| shape.numbers).max().unwrap_or(0);
    let with_numbers: Vec<usize> = (0..shapes.len()).filter(|at| shapes[*at].numbers > 0).collect();
    let mut doubtful = vec![false; shapes.len()];
    let widest = widest(shapes);
    for pair in with_numbers.windows(2) {
        let (one, other) = (&shapes[pair[0]], &shapes[pair[1]]);
        let is_single = |shape: &Shape| shape.is_lone() && shape.numbers < most;
        let strays = shapes[pair[0]..=pair[1]].iter().any(Shape::has_stray);
        let slid = goes_on(one, other, &widest);
        if slid || strays || is_single(one) || is_single(other) || apart(one, other) {
            (doubtful[pair[0]], doubtful[pair[1]]) = (true, true);
        }
    }
    // A stray number above the first row, or below the last one, is of that row.
    if let (Some(first), Some(last)) = (with_numbers.first(), with_numbers.last()) {
        doubtful[*first] |= shapes[..*first].iter().any(Shape::has_stray);
        doubtful[*last] |= shapes[*last..].iter().any(Shape::has_stray);
    }
    doubtful
}

/// Where numbers stand below each other, with the width of the widest of them; those that run into each other are one.
fn widest(shapes: &[Shape]) -> Vec<(i32, i32, i32)> {
    let mut all: Vec<(i32, i32)> = shapes.iter().flat_map(Shape::places).collect();
    all.sort_unstable();
    let mut stretches: Vec<(i32, i32, i32)> = vec![];
    for (left, right) in all {
        match stretches.last_mut() {
            Some(own) if left <= own.1 => {
                *own = (own.0, own.1.max(right), own.2.max(right - left));
            }
            _ => stretches.push((left, right, right - left)),
        }
    }
    stretches
}

/// Whether the numbers of a line may be the rest of those above, for which a narrow column had no room: they are fewer, beside
/// the rest of a label, and each stands close below one that is longer, and as wide as any in its place.
fn goes_on(shape: &Shape, next: &Shape, widest: &[(i32, i32, i32)]) -> bool {
    if !(next.is_row() && next.numbers < shape.numbers) {
        return false;
    }
    let numbers = |shape: &'_ Shape| shape.segments.len() - shape.numbers;
    let (above, below) = (&shape.segments[numbers(shape)..], &next.segments[numbers(next)..]);
    let is_full = |one: &Line| {
        let at = widest.partition_point(|own| own.0 <= one.left());
        let most = at.checked_sub(1).map_or(0, |at| widest[at].2);
        let digit = one.glyphs.first().map_or(0, |glyph| glyph.advance);
        (one.right() - one.left() + digit / 2) >= most
    };
    let is_rest = |rest: &Line| {
        above.iter().any(|one| {
            let meet = one.left() <= rest.right() && rest.left() <= one.right();
            let close = (1..=one.size * 2).contains(&(rest.y - one.y));
            meet && close && one.glyphs.len() > 1 && rest.glyphs.len() < one.glyphs.len() && is_full(one)
        })
    };
    below.iter().all(is_rest)
}

fn row(shape: &Shape, columns: Option<&[(i32, i32)]>, slipped: bool) -> Vec<Cell> {
    let (labels, numbers) = shape.segments.split_at(shape.segments.len() - shape.numbers);
    let mut parts: Vec<Option<&Line>> = labels.iter().map(Some).collect();
    match columns.filter(|_| shape.is_row()) {
        None => parts.extend(numbers.iter().map(Some)),
        Some(columns) => {
            parts.extend(columns.iter().map(|(left, right)| {
                numbers.iter().find(|part| *left <= part.left() && part.right() <= *right)
            }));
        }
    }
    let cell = |(column, part): (usize, Option<&Line>)| {
        let text = part.map(Line::text).unwrap_or_default();
        // The number of an empty place may stand in another line.
        let unsure = text.is_empty() || slipped && is_number(&text);
        let doubt = part.and_then(|part| doubt(&part.glyphs)).or(unsure.then_some(UnsureKind::Slipped));
        Cell { column, columns: 1, rows: 1, text, doubt, full: 0 }
    };
    parts.into_iter().enumerate().map(cell).collect()
}
