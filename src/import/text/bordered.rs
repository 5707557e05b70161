//! Tables of converters that write each cell on a line of its own with its border behind it, and a border for every
//! place that a merged cell covers: all rows have the same number of borders, so no row need be guessed.

use crate::import::extract::{ExtractedCell, ExtractedTable};
use crate::import::text::line::{Kind, Line, is_number, is_pipe};
use crate::source::Span;

/// Fewer rows than this are no table.
const FEWEST_ROWS: usize = 3;
/// Lines beyond this are no table of a report.
const MOST_LINES: usize = 4000;

/// A table from the line `at` on and the line after it; or the line that none begins before, when the rows of what
/// stands there do not come out even.
pub(crate) fn read(lines: &[Line<'_>], at: usize) -> Result<(ExtractedTable, usize), usize> {
    let Some(first) = lines.get(at).and_then(borders) else { return Err(at) };
    let run = take(lines, at, first == (1, true));
    let end = run.end;
    grid(lines, run).map(|grid| (grid, end)).ok_or(end)
}

/// The cells of all rows in one line.
struct CellRun {
    cells: Vec<Span>,
    /// How many cells stand before each border that begins a row; nothing where rows begin with their first cell.
    opens: Option<Vec<usize>>,
    width: Option<usize>,
    end: usize,
}

/// Takes the cells of all bordered lines. Some converters begin each row with a border, too: then it is `opened`.
fn take(lines: &[Line<'_>], at: usize, opened: bool) -> CellRun {
    let opens = opened.then(Vec::new);
    let mut run = CellRun { cells: Vec::new(), opens, width: None, end: at + 1 };
    for (next, line) in lines.iter().enumerate().skip(at).take(MOST_LINES) {
        if line.kind == Kind::Blank {
            continue;
        }
        let Some((count, bare)) = borders(line) else { break };
        run.end = next + 1;
        run.line(line, count, bare);
    }
    run
}

impl CellRun {
    fn line(&mut self, line: &Line<'_>, count: usize, bare: bool) {
        let before = self.cells.len();
        if let Some(opens) = &mut self.opens
            && (bare, count) == (true, 1)
            && self.width.map_or(before, |width| before % width) == 0
            && opens.last() != Some(&before)
        {
            opens.push(before);
            return;
        }
        let words = line.words();
        let covered = Span::new(words.end, words.end);
        if !bare {
            self.cells.push(words);
        }
        self.cells.extend(std::iter::repeat_n(covered, if bare { count } else { count - 1 }));
        // The first row is a caption or a head: what its cells cover tells how wide the table is.
        if bare && count > 1 && self.width.is_none() {
            self.width = Some(self.cells.len());
        }
    }
}

fn grid(lines: &[Line<'_>], run: CellRun) -> Option<ExtractedTable> {
    let width = run.width?;
    let starts = (0..run.cells.len()).step_by(width);
    let even = run.opens.is_none_or(|opens| opens.into_iter().eq(starts));
    let in_place = run.cells.chunks(width).all(|row| begins_with_words(lines, row));
    let source = lines.first()?;
    let cell = |(column, &span): (usize, &Span)| ExtractedCell::single(column, source.text(span), span);
    let rows: Vec<Vec<ExtractedCell>> =
        run.cells.chunks(width).map(|row| row.iter().enumerate().map(cell).collect()).collect();
    let span = run.cells.first()?.start..run.cells.last()?.end;
    (even && in_place && rows.len() >= FEWEST_ROWS).then_some(ExtractedTable {
        rows,
        ruled: false,
        span: Span::from(span),
    })
}

/// Whether a row begins with words, and none stand behind figures: else its cells belong to two rows.
fn begins_with_words(lines: &[Line<'_>], row: &[Span]) -> bool {
    let Some(source) = lines.first() else { return false };
    let filled = row.iter().filter(|span| !span.is_empty()).map(|span| is_number(source.text(*span)));
    row.first().is_some_and(|first| !first.is_empty()) && filled.is_sorted()
}

/// The borders behind the words of a line, and whether there are only borders; nothing for other lines.
fn borders(line: &Line<'_>) -> Option<(usize, bool)> {
    let (_, raw) = line.raw();
    let words = raw.trim();
    let behind =
        words.chars().rev().take_while(|c| is_pipe(*c) || c.is_whitespace()).filter(|c| is_pipe(*c)).count();
    let all = words.chars().filter(|c| is_pipe(*c)).count();
    let bare = words.chars().all(|c| is_pipe(c) || c.is_whitespace());
    (behind > 0 && behind == all).then_some((behind, bare))
}
