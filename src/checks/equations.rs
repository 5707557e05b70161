//! Of the checks' machinery: the equations of a table, and the one figure whose change makes all of them hold.

use crate::form::{Axis, Balance, Table, TableLine, select};
use crate::report::Grid;

/// A cell of a table, by its row and column.
type Place = (usize, usize);

/// A balance of the form in one row or column.
pub(crate) struct Equation<'t> {
    pub(crate) balance: &'t Balance,
    /// The row or the column in which it holds.
    pub(crate) lane: &'t TableLine,
    pub(crate) left: Vec<TermPlace<'t>>,
    pub(crate) right: Vec<TermPlace<'t>>,
}

/// A cell of an equation, and the column or the row that names it there.
#[derive(Clone, Copy)]
pub(crate) struct TermPlace<'t> {
    pub(crate) line: &'t TableLine,
    pub(crate) place: Place,
}

/// Lists the equations of some balances of a table. A balance holds within one block, whose columns all its rows share.
pub(crate) fn equations(table: &Table, is_wanted: impl Fn(&Balance) -> bool) -> Vec<Equation<'_>> {
    let rows: Vec<&TableLine> = table.rows().map(|(_, line)| line).collect();
    let columns: Vec<&TableLine> = table.blocks[0].columns.iter().collect();
    let all = table.balances.iter().filter(|balance| is_wanted(balance)).flat_map(|balance| {
        let (lanes, terms) = match balance.each {
            Axis::Row => (&rows, &columns),
            Axis::Column => (&columns, &rows),
        };
        let (left, right) = (select(terms, &balance.left), select(terms, &balance.right));
        lanes.iter().enumerate().map(move |(lane, line)| {
            let term = |&term: &usize| TermPlace {
                line: terms[term],
                place: match balance.each {
                    Axis::Row => (lane, term),
                    Axis::Column => (term, lane),
                },
            };
            let [left, right] = [&left, &right].map(|side| side.iter().map(term).collect());
            Equation { balance, lane: line, left, right }
        })
    });
    all.collect()
}

impl Equation<'_> {
    /// Computes how much less the left side is; nothing where a figure is not known.
    fn difference(&self, grid: &Grid) -> Option<i128> {
        let count = |term: &TermPlace| grid.count(term.place.0, term.place.1).map(i128::from);
        let sum = |side: &[TermPlace]| side.iter().map(count).sum::<Option<i128>>();
        Some(sum(&self.right)? - sum(&self.left)?)
    }

    /// Tells what must be added to a figure for the sides to be equal; nothing where it is not among them.
    fn needed(&self, place: Place, difference: i128) -> Option<i128> {
        let is_in = |side: &[TermPlace]| side.iter().any(|term| term.place == place);
        if is_in(&self.left) { Some(difference) } else { is_in(&self.right).then_some(-difference) }
    }
}

/// Finds the figure that stands in all equations that do not hold, at least two, and would make them hold; nothing where
/// there are several, or where it stands in an equation that holds or is not known.
pub(crate) fn one_figure(table: &Table, grid: &Grid) -> Option<Place> {
    let all: Vec<_> = equations(table, |_| true)
        .into_iter()
        .map(|equation| (equation.difference(grid), equation))
        .collect();
    let is_off = |difference: Option<i128>| difference.is_some_and(|difference| difference != 0);
    let failing = || all.iter().filter(|(difference, _)| is_off(*difference));
    let (_, first) = failing().next()?;
    failing().nth(1)?;
    let fits = |place: Place| {
        let mut needed = None;
        for (difference, equation) in &all {
            let is_failing = is_off(*difference);
            match equation.needed(place, difference.unwrap_or_default()) {
                Some(own) if is_failing && needed.is_none_or(|needed| needed == own) => needed = Some(own),
                None if !is_failing => {}
                _ => return None,
            }
        }
        // A total that the program computed is no figure of the agency's.
        let is_given = grid.rows[place.0].as_ref().is_some_and(|row| place.1 < row.given);
        let is_count = i128::from(grid.count(place.0, place.1)?) + needed? >= 0;
        (is_given && is_count).then_some(place)
    };
    let mut found = first.left.iter().chain(&first.right).filter_map(|term| fits(term.place));
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// Words where to look first. The figure that would do is not said: somebody would type it unseen.
pub(crate) fn advice(table: &Table, (row, column): Place) -> String {
    let row = table.rows().nth(row).map_or("", |(_, line)| line.name());
    let column = table.blocks[0].columns.get(column).map_or("", TableLine::short);
    format!("先看“{row}”的{column}：只有改它一个数，这张表各式才都平")
}
