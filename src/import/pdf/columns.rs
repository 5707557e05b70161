//! Tables without ruling lines: rows are lines that end with numbers, and columns are where their numbers stand.

use super::line::Line;
use super::table::{Cell, Table, is_number};

/// Fewer rows than this are no table.
const FEWEST_ROWS: usize = 3;
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
        if shapes[first..end].iter().filter(|shape| shape.is_row()).count() < FEWEST_ROWS {
            continue;
        }
        let first = first - heads(&shapes[..first], &inside);
        inside[first..end].fill(true);
        tables.push(table(&lines[first..end], &shapes[first..end]));
    }
    let rest = lines.into_iter().zip(inside).filter(|(_, inside)| !inside).map(|(line, _)| line);
    (rest.collect(), tables)
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
        Self { segments, numbers, short: line.glyphs.len() <= LONGEST_LABEL }
    }

    /// Whether it is a number alone, which may have slipped out of a row.
    fn is_lone(&self) -> bool {
        self.numbers > 0 && self.numbers == self.segments.len()
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
    let rows = shapes.iter().map(|shape| row(shape, columns.as_deref())).collect();
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
    let numbers = |shape: &Shape| {
        let parts = shape.segments[shape.segments.len() - shape.numbers..].iter();
        parts.map(|part| (part.left(), part.right())).collect::<Vec<_>>()
    };
    if shapes.iter().any(Shape::is_lone) {
        return None;
    }
    let mut all: Vec<(i32, i32)> = shapes.iter().flat_map(numbers).collect();
    all.sort_unstable();
    let mut columns: Vec<(i32, i32)> = vec![];
    for (left, right) in all {
        match columns.last_mut() {
            Some(own) if left <= own.1 => own.1 = own.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    let own = |left: i32| columns.partition_point(|column| column.0 <= left);
    let clean =
        shapes.iter().map(numbers).all(|row| row.windows(2).all(|pair| own(pair[0].0) < own(pair[1].0)));
    clean.then_some(columns)
}

fn row(shape: &Shape, columns: Option<&[(i32, i32)]>) -> Vec<Cell> {
    let (labels, numbers) = shape.segments.split_at(shape.segments.len() - shape.numbers);
    let mut words: Vec<String> = labels.iter().map(Line::text).collect();
    match columns.filter(|_| shape.is_row()) {
        None => words.extend(numbers.iter().map(Line::text)),
        Some(columns) => words.extend(columns.iter().map(|(left, right)| {
            let own = numbers.iter().find(|part| *left <= part.left() && part.right() <= *right);
            own.map(Line::text).unwrap_or_default()
        })),
    }
    let cell = |(column, text)| Cell { column, columns: 1, rows: 1, text, doubt: None };
    words.into_iter().enumerate().map(cell).collect()
}
