//! The labels of the form's rows and columns, found again in print.

use crate::form::{Block, Line, Table};
use crate::import::recognise::words::{core, numeral, squeeze};

/// Shorter scraps than this may be anything.
const SHORTEST_SCRAP: usize = 4;
/// From this likeness on, of 1, a label is the one meant: two signs wrong of ten.
const LIKE: f64 = 0.8;

/// How a printed label was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Letter by letter, or as one of the aliases.
    Exact,
    /// Cut short, run on, or with a slip in it.
    Near,
}

/// The labels of a table's rows.
pub(crate) struct Labels<'f> {
    rows: Vec<(&'f Block, &'f Line)>,
    names: Vec<Vec<String>>,
    groups: Vec<String>,
}

impl<'f> Labels<'f> {
    pub(crate) fn of(table: &'f Table) -> Self {
        let rows: Vec<_> = table.rows().collect();
        let names = rows.iter().map(|(_, line)| names(line)).collect();
        let outer = rows.iter().flat_map(|(_, line)| line.label.iter().rev().skip(1));
        let mut groups: Vec<String> = outer.map(|label| core(label)).collect();
        groups.dedup();
        Self { rows, names, groups }
    }

    /// The rows with their blocks.
    pub(crate) fn rows(&self) -> &[(&'f Block, &'f Line)] {
        &self.rows
    }

    /// The row that a printed label means. Where a scrap fits several rows, the first one from `next` on is meant.
    pub(crate) fn find(&self, printed: &str, next: usize) -> Option<(usize, Likeness)> {
        let words = core(printed);
        if words.is_empty() {
            return None;
        }
        let exact = |row: &usize| self.names[*row].contains(&words);
        let all = 0..self.rows.len();
        if let Some(row) = (next..self.rows.len()).chain(0..next.min(self.rows.len())).find(exact) {
            return Some((row, Likeness::Exact));
        }
        if words.chars().count() < SHORTEST_SCRAP || self.is_group(printed) {
            return None;
        }
        let cut = |row: &usize| {
            self.names[*row].iter().any(|name| name.starts_with(&words) || is_run_on(&words, name))
        };
        let mut fits: Vec<usize> = all.clone().filter(cut).collect();
        if fits.is_empty() {
            let like = |row: &usize| {
                self.names[*row].iter().any(|name| strsim::normalized_levenshtein(name, &words) >= LIKE)
            };
            fits = all.filter(like).collect();
        }
        let row = match fits.as_slice() {
            [only] => Some(*only),
            several => several.iter().copied().find(|row| *row == next),
        };
        row.map(|row| (row, Likeness::Near))
    }

    /// Whether the words are the label of several rows, such as （三）不予公开.
    pub(crate) fn is_group(&self, printed: &str) -> bool {
        self.groups.contains(&core(printed))
    }

    /// The rows under the group that the words name.
    pub(crate) fn group(&self, printed: &str) -> Vec<usize> {
        let words = core(printed);
        let under = |line: &Line| line.label.iter().rev().skip(1).any(|label| core(label) == words);
        (0..self.rows.len()).filter(|row| under(self.rows[*row].1)).collect()
    }
}

/// The column that a printed head means.
pub(crate) fn column(columns: &[Line], printed: &str) -> Option<usize> {
    let words = squeeze(printed);
    let words = numeral(&words).1;
    if words.chars().count() < 2 {
        return None;
    }
    let exact = columns.iter().position(|column| names(column).iter().any(|name| name == words));
    exact.or_else(|| {
        let like = |column: &Line| {
            names(column).iter().any(|name| {
                let long = name.chars().count() >= SHORTEST_SCRAP;
                long && (is_run_on(words, name) || strsim::normalized_levenshtein(name, words) >= LIKE)
            })
        };
        columns.iter().position(like)
    })
}

/// Whether every sign of the names stands among the words: narrow columns tear a head into single signs, line by line.
pub(crate) fn stand_torn<'n>(words: &str, names: impl Iterator<Item = &'n str>) -> bool {
    let mut left: Vec<char> = words.chars().collect();
    left.sort_unstable();
    let mut needed: Vec<char> = names.flat_map(|name| squeeze(name).chars().collect::<Vec<_>>()).collect();
    needed.sort_unstable();
    let mut left = left.into_iter();
    needed.into_iter().all(|sign| left.any(|own| own == sign))
}

/// A label with a remark or a unit behind it.
fn is_run_on(words: &str, name: &str) -> bool {
    let long = name.chars().count() >= SHORTEST_SCRAP;
    long && words.strip_prefix(name).is_some_and(|rest| rest.starts_with(['(', ':', ';', '*']))
}

/// What a line may be called in print, squeezed and without numbers. A remark in brackets may be left out.
fn names(line: &Line) -> Vec<String> {
    let mut names: Vec<String> =
        std::iter::once(line.name()).chain(line.aliases.iter().map(String::as_str)).map(core).collect();
    let short: Vec<String> = names
        .iter()
        .filter_map(|name| name.split_once('(').map(|(short, _)| short.to_string()))
        .filter(|short| short.chars().count() >= SHORTEST_SCRAP)
        .collect();
    names.extend(short);
    names
}
