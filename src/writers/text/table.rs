//! Of the writer of plain text: a table drawn in ASCII: columns as wide as on paper, and wide enough for every figure.

use crate::document::{CellGrid, GridCell, Role, Table};
use crate::writers::text::canvas::Canvas;
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Two full-width characters: no column is narrower.
const NARROWEST: usize = 4;

/// Draws a table in lines about `width` half characters wide.
pub(super) fn draw(table: &Table, width: usize) -> Vec<String> {
    let grid = CellGrid::new(table);
    let cells: Vec<GridCell> = grid.cells().copied().collect();
    let columns = edges(&widths(&grid, width));
    let inner = |cell: &GridCell| columns[cell.column + cell.wide] - columns[cell.column] - 1;
    let words: Vec<_> = cells.iter().map(|cell| lay(cell, inner(cell))).collect();
    let lines = edges(&heights(grid.rows.len(), &cells, &words));
    let (Some(right), Some(bottom)) = (columns.last(), lines.last()) else { return vec![] };
    let mut canvas = Canvas::new(right + 1, bottom + 1);
    for (cell, words) in cells.iter().zip(&words) {
        let (left, top) = (columns[cell.column], lines[cell.top]);
        canvas.frame(left, top, columns[cell.column + cell.wide], lines[cell.bottom]);
        let above = (lines[cell.bottom] - top - 1).saturating_sub(words.len()) / 2;
        for (i, line) in words.iter().enumerate() {
            let free = inner(cell).saturating_sub(line.width());
            let before = if is_item(cell) { 0 } else { free / 2 };
            canvas.write(left + 1 + before, top + 1 + above + i, line);
        }
    }
    canvas.lines()
}

/// Computes the places of the lines between columns (or rows) of these widths.
fn edges(widths: &[usize]) -> Vec<usize> {
    let sums = widths.iter().scan(0, |sum, width| {
        *sum += width + 1;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// Computes the width of each column, in whole characters: its share of the paper, but no less than its longest figure.
fn widths(grid: &CellGrid, width: usize) -> Vec<usize> {
    let table = grid.table;
    let room = width.saturating_sub(table.widths.len() + 1);
    let share = |thousandths: &u16| even(usize::from(*thousandths) * room / 1000).max(NARROWEST);
    let mut widths: Vec<usize> = table.widths.iter().map(share).collect();
    // What rounding has left goes to the widest column of labels.
    let left = even(room.saturating_sub(widths.iter().sum()));
    if let Some(widest) = widths.iter_mut().take(grid.first_figure().unwrap_or(0)).max() {
        *widest += left;
    }
    for cell in grid.cells().filter(|cell| cell.cell.is_figure() && cell.wide == 1) {
        let figure = cell.cell.text().width().next_multiple_of(2);
        widths[cell.column] = widths[cell.column].max(figure);
    }
    widths
}

fn even(halves: usize) -> usize {
    halves / 2 * 2
}

/// Counts the lines that each row takes; a tall cell that needs more than its rows have makes the last of them higher.
fn heights(rows: usize, cells: &[GridCell], words: &[Vec<String>]) -> Vec<usize> {
    let mut heights = vec![1; rows];
    let mut tallest_last: Vec<_> = cells.iter().zip(words).collect();
    tallest_last.sort_by_key(|(cell, _)| cell.bottom - cell.top);
    for (cell, words) in tallest_last {
        let have = heights[cell.top..cell.bottom].iter().sum::<usize>() + cell.bottom - cell.top - 1;
        heights[cell.bottom - 1] += words.len().saturating_sub(have);
    }
    heights
}

/// Whether a cell is the label of a single row, which stands at the left.
fn is_item(cell: &GridCell) -> bool {
    cell.cell.role() == Some(Role::RowHead) && cell.tall() == 1
}

/// Breaks the words of a cell into lines, those of centred words alike in length.
fn lay(cell: &GridCell, width: usize) -> Vec<String> {
    let text = cell.cell.text();
    let text = steady(&text);
    let lines = wrap(&text, width);
    if is_item(cell) || lines.len() == 1 {
        return lines;
    }
    let alike = text.width().div_ceil(lines.len()).next_multiple_of(2).min(width);
    let balanced = wrap(&text, alike);
    if balanced.len() == lines.len() { balanced } else { lines }
}

/// Replaces the quotation marks and dashes that are two columns wide in Chinese fonts and one in others by those of ASCII:
/// what stands behind them in the row keeps its place in every font.
fn steady(words: &str) -> Cow<'_, str> {
    if !words.contains(['“', '”', '‘', '’', '—', '–', '·']) {
        return Cow::Borrowed(words);
    }
    let steady = |c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '—' | '–' => '-',
        '·' => '・',
        _ => c,
    };
    words.chars().map(steady).collect()
}

/// Breaks words into lines of at most `width` half characters; no line begins with a closing mark.
fn wrap(words: &str, width: usize) -> Vec<String> {
    // No character is wider than its bytes are many.
    if words.len() <= width && !words.contains(char::is_control) {
        return vec![words.to_owned()];
    }
    let mut lines = vec![];
    let (mut line, mut used) = (String::with_capacity(words.len()), 0);
    for (c, wide) in words.chars().filter_map(|c| Some((c, c.width()?))) {
        if used + wide > width && !line.is_empty() {
            let mut full = std::mem::take(&mut line);
            if "，。；：、）》〉”！？".contains(c) && full.chars().count() > 1 {
                line.extend(full.pop());
            }
            used = line.width();
            lines.push(full);
        }
        line.push(c);
        used += wide;
    }
    lines.push(line);
    lines
}
