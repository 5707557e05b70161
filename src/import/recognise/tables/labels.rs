//! The labels of the form's rows and columns, found again in print.

use crate::form::{FORMS, Form, Table, TableBlock, TableLine};
use crate::import::recognise::tables::label_set::{Number, number};
use crate::text::label::{are_alike, without_layout, without_number};
use std::sync::LazyLock;

/// Shorter scraps than this may be anything.
const SHORTEST_SCRAP: usize = 4;
/// A label with one character in so many wrong is still the one meant.
const ONE_WRONG_IN: usize = 5;

/// How a printed label was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Letter by letter, or as one of the aliases.
    Exact,
    /// Cut short, run on, or with a slip in it.
    Near,
}

/// The labels of every form, the oldest first.
pub(crate) static LABELS: LazyLock<Vec<FormLabels>> =
    LazyLock::new(|| FORMS.iter().rev().map(|form| FormLabels::of(form)).collect());

/// The labels of a form.
pub(crate) struct FormLabels {
    pub(crate) form: &'static Form,
    /// One for each table.
    pub(crate) tables: Vec<Labels<'static>>,
}

impl FormLabels {
    fn of(form: &'static Form) -> Self {
        Self { form, tables: form.tables.iter().map(Labels::of).collect() }
    }
}

/// The labels of a table's rows and columns.
pub(crate) struct Labels<'f> {
    pub(crate) table: &'f Table,
    /// One for each block.
    pub(crate) columns: Vec<ColumnLabels>,
    rows: Vec<(&'f TableBlock, &'f TableLine)>,
    names: Vec<Vec<String>>,
    /// The number that is printed before each label.
    numbers: Vec<Option<Number>>,
    groups: Vec<String>,
}

impl<'f> Labels<'f> {
    fn of(table: &'f Table) -> Self {
        let rows: Vec<_> = table.rows().collect();
        let row_names = rows.iter().map(|(_, line)| names(line)).collect();
        let outer = rows.iter().flat_map(|(_, line)| line.label.iter().rev().skip(1));
        let mut groups: Vec<String> = outer.map(|label| without_number(label)).collect();
        groups.dedup();
        let columns =
            table.blocks.iter().map(|block| ColumnLabels(block.columns.iter().map(names).collect()));
        let numbers = rows.iter().map(|(_, line)| number(line.name())).collect();
        Self { table, columns: columns.collect(), rows, names: row_names, numbers, groups }
    }

    /// The rows with their blocks.
    pub(crate) fn rows(&self) -> &[(&'f TableBlock, &'f TableLine)] {
        &self.rows
    }

    /// The row that a printed label means. Where a scrap fits several rows, the first one from `next` on is meant.
    pub(crate) fn find(&self, printed: &str, next: usize) -> Option<(usize, Likeness)> {
        let words = without_number(printed);
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
        if let Some(row) = self.under_group(&words) {
            return Some((row, Likeness::Exact));
        }
        let cut = |row: &usize| {
            self.names[*row].iter().any(|name| name.starts_with(&words) || is_run_on(&words, name))
        };
        let mut fits: Vec<usize> = all.clone().filter(cut).collect();
        if fits.is_empty() {
            let like =
                |row: &usize| self.names[*row].iter().any(|name| are_alike(name, &words, ONE_WRONG_IN));
            fits = all.filter(like).collect();
        }
        let row = match fits.as_slice() {
            [only] => Some(*only),
            several => several.iter().copied().find(|row| *row == next),
        };
        row.map(|row| (row, Likeness::Near))
    }

    /// The other row whose number stands before these words, and whose label goes on where they end; nothing where the number
    /// is that of the row which they were taken for, or none.
    pub(crate) fn cut_short(&self, taken: usize, printed: &str) -> Option<usize> {
        let words = without_number(printed);
        let own =
            number(printed).filter(|own| self.numbers[taken].is_some_and(|number| number.1 != own.1))?;
        let goes_on = |name: &String| name.len() > words.len() && name.starts_with(&words);
        let is_meant = |row: &usize| {
            *row != taken
                && self.numbers[*row].is_some_and(|number| number.1 == own.1)
                && self.names[*row].iter().any(goes_on)
        };
        (0..self.rows.len()).find(is_meant)
    }

    /// The row whose groups and own label stand in one cell: 不予公开1.属于国家秘密.
    fn under_group(&self, words: &str) -> Option<usize> {
        let (group, rest) =
            self.groups.iter().find_map(|group| Some((group, words.strip_prefix(&**group)?)))?;
        let own = without_number(rest);
        if own.is_empty() {
            return None;
        }
        let mut rows = self.group(group).into_iter();
        rows.find(|row| self.names[*row].contains(&own)).or_else(|| self.under_group(&own))
    }

    /// Whether the words are the label of several rows, such as （三）不予公开.
    pub(crate) fn is_group(&self, printed: &str) -> bool {
        self.groups.contains(&without_number(printed))
    }

    /// The rows under the group that the words name.
    pub(crate) fn group(&self, printed: &str) -> Vec<usize> {
        let words = without_number(printed);
        let under =
            |line: &TableLine| line.label.iter().rev().skip(1).any(|label| without_number(label) == words);
        (0..self.rows.len()).filter(|row| under(self.rows[*row].1)).collect()
    }
}

/// What the heads of a block may be called in print.
pub(crate) struct ColumnLabels(Vec<Vec<String>>);

impl ColumnLabels {
    /// Finds the column that a printed head means.
    pub(crate) fn find(&self, printed: &str) -> Option<usize> {
        let printed = without_number(printed);
        printed.chars().nth(1)?;
        let exact = self.0.iter().position(|names| names.contains(&printed));
        let like = |name: &String| {
            let long = name.chars().nth(SHORTEST_SCRAP - 1).is_some();
            long && (is_run_on(&printed, name) || are_alike(name, &printed, ONE_WRONG_IN))
        };
        exact.or_else(|| self.0.iter().position(|names| names.iter().any(like)))
    }
}

/// Whether every sign of the names stands among the words: narrow columns tear a head into single signs, line by line.
pub(crate) fn stand_torn<'n>(words: &str, names: impl Iterator<Item = &'n str>) -> bool {
    let mut left: Vec<char> = words.chars().collect();
    left.sort_unstable();
    let mut needed: Vec<char> =
        names.flat_map(|name| without_layout(name).chars().collect::<Vec<_>>()).collect();
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
fn names(line: &TableLine) -> Vec<String> {
    let mut names: Vec<String> = std::iter::once(line.name())
        .chain(line.aliases.iter().map(String::as_str))
        .map(without_number)
        .collect();
    let short: Vec<String> = names
        .iter()
        .filter_map(|name| name.split_once('(').map(|(short, _)| short.to_string()))
        .filter(|short| short.chars().count() >= SHORTEST_SCRAP)
        .collect();
    names.extend(short);
    names
}
