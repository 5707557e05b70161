//! Labels that the width of a column has torn: their pieces stand above and below the figures of their row, among
//! pieces of the labels beside them.

use crate::import::extract::ExtractedCell;
use crate::import::recognise::tables::cell::is_figure;
use crate::import::recognise::tables::label_set::LabelSet;
use crate::text::label::{without_layout, without_number};

/// Rows of words above and below the figures in which pieces are looked for.
const MOST_LINES: usize = 6;
/// The table of a form has some thirty rows; in far longer ones nothing is rejoined.
const MOST_ROWS: usize = 1000;

/// A piece of a label: its row and its place in the row.
type Place = (usize, usize);

/// Rows with whole labels, and whether any was put together: only from pieces that make a label without a rest.
pub(crate) fn rejoin(mut rows: Vec<Vec<ExtractedCell>>, words: &LabelSet) -> (Vec<Vec<ExtractedCell>>, bool) {
    let mut rejoined = false;
    if rows.len() > MOST_ROWS {
        return (rows, rejoined);
    }
    for at in 0..rows.len() {
        let own = label(&rows[at]);
        if !has_figures(&rows[at]) || own.is_some_and(|own| words.is_row(&rows[at][own].text)) {
            continue;
        }
        let Some((name, used)) = whole(&rows, at, own, words) else { continue };
        rejoined = true;
        match (own, used.first().map(|(row, cell)| rows[*row][*cell].clone())) {
            (Some(own), _) => rows[at][own].text = name,
            (None, Some(piece)) => rows[at].insert(0, ExtractedCell { text: name, ..piece }),
            (None, None) => {}
        }
        for (row, cell) in used.into_iter().rev().filter(|(row, _)| *row != at) {
            rows[row].remove(cell);
        }
    }
    rows.retain(|row| !row.is_empty());
    (rows, rejoined)
}

/// The place of the words before the figures.
fn label(row: &[ExtractedCell]) -> Option<usize> {
    let figures = row.iter().position(is_filled).unwrap_or(row.len());
    row[..figures].iter().rposition(|cell| !cell.text.is_empty())
}

fn has_figures(row: &[ExtractedCell]) -> bool {
    row.iter().any(is_filled)
}

/// Whether a figure stands in a cell.
fn is_filled(cell: &ExtractedCell) -> bool {
    !cell.text.is_empty() && is_figure(&cell.text)
}

/// The label that the pieces around a row of figures make, and the cells that hold them.
fn whole(
    rows: &[Vec<ExtractedCell>],
    at: usize,
    own: Option<usize>,
    words: &LabelSet,
) -> Option<(String, Vec<Place>)> {
    let figures = rows[at].iter().filter(|cell| is_filled(cell)).count();
    // A row of many words is the head of a table, and ends what belongs to a row of figures.
    let is_scraps = |row: &&Vec<ExtractedCell>| row.len() < 3 && !has_figures(row);
    let above = rows[..at].iter().rev().take(MOST_LINES).take_while(is_scraps).count();
    let below = rows[at + 1..].iter().take(MOST_LINES).take_while(is_scraps).count();
    let cells = |row: usize| (0..rows[row].len()).map(move |cell| (row, cell));
    let before = (at - above..at).flat_map(cells);
    let places: Vec<Place> =
        before.chain(own.map(|own| (at, own))).chain((at + 1..=at + below).flat_map(cells)).collect();
    let pieces: Vec<(Place, &str)> = places
        .iter()
        .flat_map(|(row, cell)| rows[*row][*cell].text.split_whitespace().map(|piece| ((*row, *cell), piece)))
        .collect();
    let last = pieces.iter().rposition(|((row, _), _)| *row == at);
    let made = words.rows_of(figures).filter_map(|name| Some((name, made_of(words, name, &pieces, last)?)));
    // What stands wholly below the figures is the label of the next row.
    let mut made: Vec<_> = made.filter(|(_, used)| used.first().is_some_and(|(row, _)| *row <= at)).collect();
    // A number alone begins a label only where no words do: it may be that of a group.
    let begins = |(name, used): &(&str, Vec<Place>)| {
        used.first().is_some_and(|(row, cell)| !words.is_number_of(name, &rows[*row][*cell].text))
    };
    if made.iter().any(begins) {
        made.retain(begins);
    }
    // What goes around the figures is nearer to them than what stands wholly above, and there the last word counts.
    let ends = |used: &[Place]| used.last().map(|(row, _)| *row);
    let nearest = made.iter().map(|(_, used)| ends(used)).max().flatten();
    made.retain(|(_, used)| ends(used) == nearest || ends(used).is_some_and(|row| row > at));
    let (name, used) = made.iter().max_by_key(|(_, used)| used.len())?;
    // Two labels of different pieces: either may be the row's own.
    let within = |other: &[Place]| other.iter().all(|place| used.contains(place));
    made.iter().all(|(_, other)| within(other)).then(|| ((*name).to_string(), used.clone()))
}

/// The cells whose pieces make a name in the order in which they are printed; `own` must be one of them.
fn made_of(words: &LabelSet, name: &str, pieces: &[(Place, &str)], own: Option<usize>) -> Option<Vec<Place>> {
    let mut rest = name;
    let mut used: Vec<Place> = Vec::new();
    for (at, (place, piece)) in pieces.iter().enumerate() {
        let plain = if rest == name { without_number(piece) } else { without_layout(piece) };
        match rest.strip_prefix(plain.as_str()) {
            Some(left) if !(plain.is_empty() || rest == name && words.is_numbered_otherwise(name, piece)) => {
                rest = left;
                if used.last() != Some(place) {
                    used.push(*place);
                }
            }
            _ if rest == name && words.is_number_of(name, piece) => used = vec![*place],
            _ if own == Some(at) => return None,
            _ => {}
        }
        if rest.is_empty() && own.is_none_or(|own| own <= at) {
            return Some(used);
        }
    }
    None
}
