//! Tables that go on over the end of a page, made whole.

use super::page::POINT;
use super::table::{Cell, Table, is_number};

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
    if again == 0 {
        mend_row(table, &mut next);
    }
    table.rows.append(&mut next.rows);
    None
}

/// Puts a row together that the end of the page cut in two: one half has all the numbers, the other none.
fn mend_row(table: &mut Table, next: &mut Table) {
    let (Some(last), Some(first)) = (table.rows.last_mut(), next.rows.first()) else { return };
    let has_numbers = |row: &[Cell]| row.iter().any(|cell| is_number(&cell.text));
    let halves: Vec<&Cell> = first.iter().filter(|cell| cell.rows == 1 && !cell.text.is_empty()).collect();
    let upper =
        |half: &Cell| last.iter().position(|cell| cell.column == half.column && cell.columns == half.columns);
    let fit = halves.iter().all(|half| {
        let free =
            |at: usize| last[at].text.is_empty() || !(is_number(&last[at].text) || is_number(&half.text));
        upper(half).is_some_and(free)
    });
    let opens = first.iter().any(|cell| is_numbered(&cell.text));
    if halves.is_empty() || !fit || opens || has_numbers(last) == has_numbers(first) {
        return;
    }
    for mut half in next.rows.remove(0) {
        if half.rows > 1 {
            // A group that goes on beside the rows after this one.
            half.rows -= 1;
            let Some(row) = next.rows.first_mut() else { continue };
            let at = row.partition_point(|cell| cell.column < half.column);
            row.insert(at, half);
        } else if let Some(cell) = last.iter_mut().find(|cell| cell.column == half.column) {
            super::line::join(&mut cell.text, &half.text);
            cell.doubt = cell.doubt.or(half.doubt);
        }
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
