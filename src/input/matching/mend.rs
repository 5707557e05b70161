//! Labels that the width of a column has torn: their halves stand above and below the figures of their row.

use super::figure::is_figure;
use super::vocabulary::Vocabulary;
use crate::input::stream::{Cell, glue};

/// How many scraps above and below the figures are tried, the fewest first.
const SCRAPS: [(usize, usize); 8] = [(1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2)];

/// Rows with whole labels, and whether any was put together; only what makes the label of a row is joined.
pub(super) fn mend(mut rows: Vec<Vec<Cell>>, words: &Vocabulary) -> (Vec<Vec<Cell>>, bool) {
    let mut mended = false;
    for at in 0..rows.len() {
        let label = label(&rows[at]);
        if !has_figures(&rows[at]) || label.is_some_and(|label| words.is_row(&rows[at][label].text)) {
            continue;
        }
        let own = label.map_or("", |label| rows[at][label].text.as_str());
        let Some((above, below, text)) = whole(&rows, at, own, words) else { continue };
        mended = true;
        let scrap = (at - above..at).chain(at + 1..=at + below).find_map(|row| rows[row].last().cloned());
        match (label, scrap) {
            (Some(label), _) => rows[at][label].text = text,
            (None, Some(scrap)) => rows[at].insert(0, Cell { text, ..scrap }),
            (None, None) => {}
        }
        for row in (at - above..at).chain(at + 1..=at + below) {
            rows[row].pop();
        }
    }
    rows.retain(|row| !row.is_empty());
    (rows, mended)
}

/// The place of the words before the figures.
fn label(row: &[Cell]) -> Option<usize> {
    let figures = row.iter().position(is_filled).unwrap_or(row.len());
    row[..figures].iter().rposition(|cell| !cell.text.is_empty())
}

fn has_figures(row: &[Cell]) -> bool {
    row.iter().any(is_filled)
}

/// Whether a figure stands in a cell.
fn is_filled(cell: &Cell) -> bool {
    !cell.text.is_empty() && is_figure(&cell.text)
}

/// The whole label with the scraps that make it: how many from above, how many from below.
fn whole(rows: &[Vec<Cell>], at: usize, own: &str, words: &Vocabulary) -> Option<(usize, usize, String)> {
    let figures = rows[at].iter().filter(|cell| is_filled(cell)).count();
    // The label of a group may stand before it in the same line.
    let last = own.rsplit([' ', '\u{3000}']).next().unwrap_or_default();
    for own in [own, last] {
        if words.is_row_of(own, figures) {
            return Some((0, 0, own.to_string()));
        }
        for (above, below) in SCRAPS {
            let Some(before) = at.checked_sub(above).and_then(|from| scraps(&rows[from..at])) else {
                continue;
            };
            let Some(behind) = rows.get(at + 1..=at + below).and_then(scraps) else { continue };
            let text = glue(&glue(&before, own), &behind);
            if words.is_row_of(&text, figures) {
                return Some((above, below, text));
            }
        }
    }
    None
}

/// The words at the end of rows that hold no figures.
fn scraps(rows: &[Vec<Cell>]) -> Option<String> {
    // A row of many words is the head of a table.
    let whole = rows.iter().all(|row| row.len() < 3 && !has_figures(row));
    let last = |row: &Vec<Cell>| row.last().map(|cell| cell.text.clone());
    let scraps: Vec<String> = rows.iter().filter_map(last).collect();
    (whole && scraps.len() == rows.len())
        .then(|| scraps.iter().fold(String::new(), |text, more| glue(&text, more)))
}
