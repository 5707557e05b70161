//! A table drawn in ASCII: columns as wide as on paper, and wide enough for every figure.

use crate::document::{Role, Table};
use crate::writers::slots;
use crate::writers::slots::Slot;
use crate::writers::text::canvas::Canvas;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Two full-width characters: no column is narrower.
const NARROWEST: usize = 4;

/// The lines of a drawing about `width` half characters wide.
pub(super) fn draw(table: &Table, width: usize) -> Vec<String> {
    let rows = slots::rows(table);
    let slots: Vec<Slot> = rows
        .iter()
        .enumerate()
        .flat_map(|(i, row)| row.iter().filter(move |slot| slot.top == i).copied())
        .collect();
    let columns = edges(&widths(table, &slots, width));
    let inner = |slot: &Slot| columns[slot.column + slot.wide] - columns[slot.column] - 1;
    let words: Vec<_> = slots.iter().map(|slot| lay(slot, inner(slot))).collect();
    let lines = edges(&heights(rows.len(), &slots, &words));
    let (Some(right), Some(bottom)) = (columns.last(), lines.last()) else { return vec![] };
    let mut canvas = Canvas::new(right + 1, bottom + 1);
    for (slot, words) in slots.iter().zip(&words) {
        let (left, top) = (columns[slot.column], lines[slot.top]);
        canvas.frame(left, top, columns[slot.column + slot.wide], lines[slot.bottom]);
        let above = (lines[slot.bottom] - top - 1).saturating_sub(words.len()) / 2;
        for (i, line) in words.iter().enumerate() {
            let free = inner(slot).saturating_sub(line.width());
            let before = if is_item(slot) { 0 } else { free / 2 };
            canvas.write(left + 1 + before, top + 1 + above + i, line);
        }
    }
    canvas.lines()
}

/// Where the lines between columns (or rows) of these widths stand.
fn edges(widths: &[usize]) -> Vec<usize> {
    let sums = widths.iter().scan(0, |sum, width| {
        *sum += width + 1;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

/// The width of each column, in whole characters: its share of the paper, but no less than its longest figure.
fn widths(table: &Table, slots: &[Slot], width: usize) -> Vec<usize> {
    let room = width.saturating_sub(table.widths.len() + 1);
    let share = |thousandths: &u16| even(usize::from(*thousandths) * room / 1000).max(NARROWEST);
    let mut widths: Vec<usize> = table.widths.iter().map(share).collect();
    // What rounding has left goes to the widest column of labels.
    let left = even(room.saturating_sub(widths.iter().sum()));
    let first_figure =
        slots.iter().filter(|slot| slot.cell.role == Role::Figure).map(|slot| slot.column).min();
    if let Some(widest) = widths.iter_mut().take(first_figure.unwrap_or(0)).max() {
        *widest += left;
    }
    for slot in slots.iter().filter(|slot| slot.cell.role == Role::Figure && slot.wide == 1) {
        let figure = slot.cell.text.width().next_multiple_of(2);
        widths[slot.column] = widths[slot.column].max(figure);
    }
    widths
}

fn even(halves: usize) -> usize {
    halves / 2 * 2
}

/// How many lines each row takes; a tall cell that needs more than its rows have makes the last of them higher.
fn heights(rows: usize, slots: &[Slot], words: &[Vec<String>]) -> Vec<usize> {
    let mut heights = vec![1; rows];
    let mut tallest_last: Vec<_> = slots.iter().zip(words).collect();
    tallest_last.sort_by_key(|(slot, _)| slot.bottom - slot.top);
    for (slot, words) in tallest_last {
        let have = heights[slot.top..slot.bottom].iter().sum::<usize>() + slot.bottom - slot.top - 1;
        heights[slot.bottom - 1] += words.len().saturating_sub(have);
    }
    heights
}

/// Whether a cell is the label of a single row, which stands at the left.
fn is_item(slot: &Slot) -> bool {
    slot.cell.role == Role::RowHead && slot.bottom == slot.top + 1
}

/// The words of a cell in lines; what is centred in lines alike in length.
fn lay(slot: &Slot, width: usize) -> Vec<String> {
    let text = steady(&slot.cell.text);
    let lines = wrap(&text, width);
    if is_item(slot) || lines.len() == 1 {
        return lines;
    }
    let alike = text.width().div_ceil(lines.len()).next_multiple_of(2).min(width);
    let balanced = wrap(&text, alike);
    if balanced.len() == lines.len() { balanced } else { lines }
}

/// Replaces the quotation marks and dashes that are two columns wide in Chinese fonts and one in others by those of ASCII:
/// what stands behind them in the row keeps its place in every font.
fn steady(words: &str) -> String {
    let steady = |c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '—' | '–' => '-',
        '·' => '・',
        _ => c,
    };
    words.chars().map(steady).collect()
}

/// Words in lines of at most `width` half characters; no line begins with a closing mark.
fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![];
    let (mut line, mut used) = (String::new(), 0);
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
