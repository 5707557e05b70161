//! Tables that go on over the end of a page, made whole.

use super::page::POINT;
use super::table::{self, Cell, Table};
use crate::import::extract::UnsureKind;
use crate::text::is_digit;

/// Columns that begin so close to each other on two pages are one.
const NEAR: i32 = 5 * POINT;

/// Adds the part of a table on the next page; gives it back where it is a table of its own.
pub(super) fn join(table: &mut Table, mut next: Table) -> Option<Table> {
    let ends = |table: &Table| table.xs.first().copied().zip(table.xs.last().copied());
    let (Some((left, right)), Some((own_left, own_right))) = (ends(table), ends(&next)) else {
        return Some(next);
    };
    if (left - own_left).abs() > NEAR || (right - own_right).abs() > NEAR {
        return Some(next);
    }
    let mut xs: Vec<i32> = table.xs.iter().chain(&next.xs).copied().collect();
    xs.sort_unstable();
    xs.dedup_by(|x, before| *x - *before <= NEAR);
    for part in [&mut *table, &mut next] {
        part.fit(&xs);
    }
    // The head is printed again on every page.
    let words = |row: &[Cell]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
    let again =
        table.rows.iter().zip(&next.rows).take_while(|(row, own)| {
            words(row) == words(own) && row.iter().any(|cell| !cell.text.is_empty())
        });
    let again = again.count();
    next.rows.drain(..again);
    mend_row(table, &mut next);
    table.rows.append(&mut next.rows);
    None
}

/// What the end of a page did to the row that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tear {
    Whole,
    Torn,
    /// The next page begins with figures without a label.
    Doubtful,
}

/// Puts a row together that the end of the page cut in two, or doubts it.
fn mend_row(table: &mut Table, next: &mut Table) {
    let last = last_row(table);
    let Some(first) = next.rows.first() else { return };
    let upper: Vec<&Cell> = last.iter().map(|(row, at)| &table.rows[*row][*at]).collect();
    match tear(&upper, first) {
        Tear::Whole => {}
        Tear::Torn => {
            for half in next.rows.remove(0) {
                let own = last.iter().find(|(row, at)| fits(&table.rows[*row][*at], &half));
                put(half, own.map(|(row, at)| &mut table.rows[*row][*at]), next);
            }
        }
        Tear::Doubtful => {
            for (row, at) in last {
                doubt(&mut table.rows[row][at]);
            }
            next.rows[0].iter_mut().for_each(doubt);
        }
    }
}

/// The cells that reach down to the end of a table, by row and number.
fn last_row(table: &Table) -> Vec<(usize, usize)> {
    let end = table.rows.len();
    let rows = table.rows.iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| cells.iter().enumerate().map(move |(at, cell)| (row, at, cell)));
    cells.filter(|(row, _, cell)| row + cell.rows >= end).map(|(row, at, _)| (row, at)).collect()
}

/// Whether two cells are halves of one.
fn fits(upper: &Cell, half: &Cell) -> bool {
    (upper.column, upper.columns) == (half.column, half.columns)
}

/// Tells whether the end of the page tore a row. Then one half has all the numbers and the other none; or whatever goes
/// on below went on because its line was full.
fn tear(upper: &[&Cell], first: &[Cell]) -> Tear {
    let filled = |cell: &&Cell| cell.rows == 1 && !cell.text.is_empty();
    let halves: Vec<&Cell> = first.iter().filter(filled).collect();
    let (above, below) =
        (upper.iter().any(|cell| is_number(&cell.text)), first.iter().any(|cell| is_number(&cell.text)));
    let own = |half: &Cell| upper.iter().copied().find(|cell| fits(cell, half));
    let pairs: Option<Vec<(&Cell, &Cell)>> =
        halves.iter().map(|half| own(half).map(|upper| (upper, *half))).collect();
    let pairs = pairs.unwrap_or_default();
    // Figures without a label above belong to the label below that has none.
    let labelled = |upper: &Cell| !upper.text.is_empty() && !upper.text.ends_with('（');
    let opens = pairs.iter().any(|(upper, half)| is_numbered(&half.text) && labelled(upper));
    let met = || pairs.iter().filter(|(upper, _)| !upper.text.is_empty());
    let torn = if above == below {
        let alike = |(upper, half): &(&Cell, &Cell)| is_number(&upper.text) == is_number(&half.text);
        met().next().is_some() && met().all(|pair| pair.0.full > 0 && alike(pair))
    } else {
        met().all(|(upper, half)| !is_number(&upper.text) && !is_number(&half.text))
    };
    if torn && !pairs.is_empty() && !opens {
        return Tear::Torn;
    }
    let bare = halves.iter().all(|half| is_number(&half.text));
    // Where labels have numbers of their own, one without is the rest of a label that stands before the cut.
    let numbered = upper.iter().any(|cell| cell.rows == 1 && is_numbered(&cell.text));
    let rest = numbered && !halves.iter().any(|half| is_numbered(&half.text));
    if above && below && (bare || rest) { Tear::Doubtful } else { Tear::Whole }
}

/// Adds the half of a cell to its upper one. A group without one goes on beside the rows after this one.
fn put(mut half: Cell, upper: Option<&mut Cell>, next: &mut Table) {
    let Some(upper) = upper else {
        if half.rows > 1
            && let Some(row) = next.rows.first_mut()
        {
            half.rows -= 1;
            let at = row.partition_point(|cell| cell.column < half.column);
            row.insert(at, half);
        }
        return;
    };
    let figure = |words: &str| words.chars().all(|c| is_digit(c) || matches!(c, '.' | ','));
    let both = !upper.text.is_empty() && !half.text.is_empty();
    upper.rows += half.rows - 1;
    upper.doubt = upper.doubt.or(half.doubt);
    let shorter = upper.full > 1 && half.text.chars().count() <= upper.full;
    if both && shorter && figure(&upper.text) && figure(&half.text) {
        // No digit more had room in its line.
        upper.text.push_str(&half.text);
    } else {
        if both && is_number(&upper.text) {
            doubt(upper);
        }
        super::line::join(&mut upper.text, &half.text);
    }
    if !half.text.is_empty() {
        upper.full = half.full;
    }
}

fn doubt(cell: &mut Cell) {
    if is_number(&cell.text) {
        cell.doubt = cell.doubt.or(Some(UnsureKind::TornRow));
    }
}

/// Whether words begin with a number of their own, as a label of a row does: 3. or （一） or 一、.
fn is_numbered(words: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（(".contains(c);
    let rest = words.trim_start_matches(numeral);
    rest.len() < words.len() && rest.starts_with(['.', '．', '、', '）', ')'])
}

impl Table {
    /// Counts columns on a finer ruler, which has all of its own places.
    fn fit(&mut self, xs: &[i32]) {
        let own: Vec<usize> = self.xs.iter().map(|x| xs.partition_point(|at| *at + NEAR < *x)).collect();
        for cell in self.rows.iter_mut().flatten() {
            let end = own.get(cell.column + cell.columns).copied().unwrap_or(xs.len() - 1);
            cell.column = own.get(cell.column).copied().unwrap_or(0);
            cell.columns = (end - cell.column).max(1);
        }
        self.xs = xs.to_vec();
    }
}

/// Whether words are a figure, and not the number of a label that goes on below.
fn is_number(words: &str) -> bool {
    table::is_number(words) && !words.ends_with(['.', '．'])
}
