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
        let Some(label) = torn_label(&rows[at], words) else { continue };
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

/// The label of a row of figures that is no whole one: its place in the row, or none where no label is left.
fn torn_label(row: &[Cell], words: &Vocabulary) -> Option<Option<usize>> {
    let first = row.iter().position(|cell| !cell.text.is_empty() && is_figure(&cell.text))?;
    let label = row[..first].iter().rposition(|cell| !cell.text.is_empty());
    label.is_none_or(|label| !words.is_row(&row[label].text)).then_some(label)
}

/// The whole label with the scraps that make it: how many from above, how many from below.
fn whole(rows: &[Vec<Cell>], at: usize, own: &str, words: &Vocabulary) -> Option<(usize, usize, String)> {
    let figures = rows[at].iter().filter(|cell| !cell.text.is_empty() && is_figure(&cell.text)).count();
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
    let bare = |row: &&Vec<Cell>| row.iter().all(|cell| cell.text.is_empty() || !is_figure(&cell.text));
    // A row of many words is the head of a table.
    let whole = rows.iter().filter(bare).filter(|row| row.len() < 3).count() == rows.len();
    let last = |row: &Vec<Cell>| row.last().map(|cell| cell.text.clone());
    let scraps: Vec<String> = rows.iter().filter_map(last).collect();
    (whole && scraps.len() == rows.len())
        .then(|| scraps.iter().fold(String::new(), |text, more| glue(&text, more)))
}
