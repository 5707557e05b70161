//! Which cell of a printed row stands in which column of the form: by heads and order, never by counting alone.

use crate::import::extract::ExtractedCell;
use crate::import::recognise::imported::Reason;
use crate::import::recognise::tables::cell::several;

/// Where a column's head stands in a printed table: its first grid column, and how many it covers.
pub(crate) type Place = (usize, usize);

/// What is known of the columns of a table when one of its rows is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    /// The places of the heads in this very grid, one for each column of the form.
    pub(crate) heads: Vec<Option<Place>>,
    /// The places of heads in this grid that are none of the form's: before them, such as 行次, and behind, such as 备注.
    pub(crate) beside: [Vec<Place>; 2],
    /// Where the rows end whose labels leave empty places before the figures.
    pub(crate) reach: Option<usize>,
    /// The grid columns in which the figures of whole rows of this grid stand.
    pub(crate) usual: Option<Vec<usize>>,
    /// Whether columns and merges of the grid are known.
    pub(crate) ruled: bool,
    /// Whether places that merged cells cover are left empty at the end of a row, not where they lie.
    pub(crate) padded: bool,
    /// Whether the heads were found, here or where the table began, in the order of the form.
    pub(crate) known: bool,
}

/// How a row fits the columns.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Alignment<'c> {
    /// Every cell stands in its column.
    Whole(Vec<&'c ExtractedCell>),
    /// One cell holds all figures of the row, parted by blanks.
    InOne(&'c ExtractedCell, Vec<&'c str>),
    /// The row is damaged; what seems to stand in each column, and why it is not sure.
    Ambiguous(Vec<Option<&'c ExtractedCell>>, Reason),
}

/// Fits the cells behind a row's label to `n` columns.
pub(crate) fn align<'c>(values: &[&'c ExtractedCell], n: usize, columns: &Columns) -> Alignment<'c> {
    if columns.ruled
        && let Some(places) = all(&columns.heads, n)
        && let Some(cells) = under(values, &places, &columns.beside)
    {
        return Alignment::Whole(cells);
    }
    let none = || vec![None; n];
    if !columns.known {
        return Alignment::Ambiguous(none(), Reason::NoHead);
    }
    if values.len() == n && !is_short(values, columns) {
        return Alignment::Whole(values.to_vec());
    }
    // Nothing is printed in the whole row, or what is left empty behind its last cell are covered places.
    let rest_is_empty = values.len() > n && values[n..].iter().all(|cell| cell.text.is_empty());
    if rest_is_empty && (columns.padded || values[..n].iter().all(|cell| cell.text.is_empty())) {
        return Alignment::Whole(values[..n].to_vec());
    }
    let filled: Vec<_> = values.iter().copied().filter(|cell| !cell.text.is_empty()).collect();
    if filled.len() == n && is_run(values, &filled) && !may_have_slid(values, n, columns) {
        return Alignment::Whole(filled);
    }
    if let ([only], true) = (filled.as_slice(), n > 1) {
        let parts = several(&only.text);
        if parts.len() == n {
            return Alignment::InOne(only, parts);
        }
        let digits = only.text.chars().filter(char::is_ascii_digit).count();
        let run_together = digits >= n && digits == only.text.chars().count();
        let reason = if run_together { Reason::RunTogether(only.text.clone()) } else { Reason::OnlyOne(n) };
        return Alignment::Ambiguous(none(), reason);
    }
    // One figure too many does no harm where all are the same.
    if filled.len() > n && filled.iter().all(|cell| cell.text == filled[0].text) {
        return Alignment::Whole(filled[..n].to_vec());
    }
    let printed = filled.iter().map(|cell| cell.text.clone()).collect();
    let reason = Reason::WrongCount { expected: n, printed };
    let places = all(&columns.heads, n).map(|places| places.iter().map(|(column, _)| *column).collect());
    let places: Option<Vec<usize>> = places.filter(|places: &Vec<usize>| places.is_sorted_by(|a, b| a < b));
    let usual = || columns.usual.clone().filter(|places| ends_with_them(values, places));
    let Some(places) = places.or_else(usual) else { return Alignment::Ambiguous(none(), reason) };
    let at = |place: &usize| filled.iter().copied().find(|cell| cell.column == *place);
    Alignment::Ambiguous(places.iter().map(at).collect(), reason)
}

/// Whether a row begins with an empty place and ends before others that leave such places free for their labels: what is
/// empty may be such a place, and a figure lost.
fn is_short(values: &[&ExtractedCell], columns: &Columns) -> bool {
    let ends = values.first().zip(values.last()).filter(|(first, _)| first.text.is_empty());
    ends.zip(columns.reach).is_some_and(|((_, last), reach)| last.column < reach)
}

/// Whether as many cells are filled as there are columns, but one column more is printed, and it may be one of them: a
/// remark that is a number, with the column at the other end left blank.
fn may_have_slid(values: &[&ExtractedCell], n: usize, columns: &Columns) -> bool {
    let is_open = |cell: Option<&&ExtractedCell>| cell.is_some_and(|cell| cell.text.is_empty());
    let [before, behind] = &columns.beside;
    let last = values.last().map_or(0, |cell| cell.column);
    let remarked = match (is_open(values.first()), is_open(values.last())) {
        (true, false) => behind.iter().any(|(column, _)| *column <= last),
        (_, true) => !before.is_empty(),
        _ => false,
    };
    let outside = |cell: &&ExtractedCell, places: &[Place]| {
        !cell.text.is_empty() && !places.iter().any(|place| meets(cell, *place))
    };
    let laid_out = all(&columns.heads, n).filter(|places| {
        columns.ruled && n > 1 && places.windows(2).all(|pair| pair[0].0 + pair[0].1 == pair[1].0)
    });
    let beyond = laid_out.is_some_and(|places| values.iter().any(|cell| outside(cell, &places)));
    beyond || remarked
}

/// Whether a row reaches as far as whole rows: else its cells left no gap, and nothing tells which are missing.
fn ends_with_them(values: &[&ExtractedCell], places: &[usize]) -> bool {
    let last = values.last().map(|cell| cell.column);
    last.zip(places.last()).is_some_and(|(last, usual)| last >= *usual)
}

/// The grid columns of a row of an unruled grid that is whole.
pub(crate) fn usual(values: &[&ExtractedCell], n: usize) -> Option<Vec<usize>> {
    let filled: Vec<_> = values.iter().filter(|cell| !cell.text.is_empty()).collect();
    let whole =
        n > 1 && filled.len() == n && filled.windows(2).all(|pair| pair[0].column + 1 == pair[1].column);
    whole.then(|| filled.iter().map(|cell| cell.column).collect())
}

fn all(heads: &[Option<Place>], n: usize) -> Option<Vec<Place>> {
    let places: Vec<Place> = heads.iter().copied().collect::<Option<_>>()?;
    (places.len() == n).then_some(places)
}

fn meets(cell: &ExtractedCell, (column, columns): Place) -> bool {
    cell.column < column + columns && column < cell.column + cell.columns
}

/// The one cell under each head, where the ruling leaves no doubt. What stands under a head `beside` them is none of
/// the form's figures.
fn under<'c>(
    values: &[&'c ExtractedCell],
    places: &[Place],
    beside: &[Vec<Place>],
) -> Option<Vec<&'c ExtractedCell>> {
    let mut cells = Vec::new();
    for place in places {
        let mut here: Vec<_> = values.iter().copied().filter(|cell| meets(cell, *place)).collect();
        if here.len() > 1 {
            here.retain(|cell| !cell.text.is_empty());
        }
        let [only] = here.as_slice() else { return None };
        let heads = places.iter().filter(|place| meets(only, **place)).count();
        if heads > 1 {
            return None;
        }
        cells.push(*only);
    }
    // A figure under no head means that the ruling and the figures do not belong together.
    let is_under = |cell: &ExtractedCell, places: &[Place]| places.iter().any(|place| meets(cell, *place));
    let is_aside =
        |cell: &ExtractedCell| beside.iter().any(|beside| is_under(cell, beside)) && !is_under(cell, places);
    let is_own = |cell: &ExtractedCell| cells.iter().any(|own| std::ptr::eq(*own, cell));
    let left = values.iter().any(|cell| !cell.text.is_empty() && !is_own(cell) && !is_aside(cell));
    (!left).then_some(cells)
}

/// Whether the filled cells stand side by side.
fn is_run(values: &[&ExtractedCell], filled: &[&ExtractedCell]) -> bool {
    let first = values.iter().position(|cell| !cell.text.is_empty()).unwrap_or(0);
    values.iter().skip(first).take(filled.len()).all(|cell| !cell.text.is_empty())
}
