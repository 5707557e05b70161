//! Of the county: every figure of a form in one line, as sums, exports and comparisons go through them.

use crate::form::Form;
use crate::report::{Amount, Cell, CellId, Entry, Report, total_columns};
use crate::text::numbers::shortest;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A figure of a form.
#[derive(Debug, Clone)]
pub struct FormCell {
    /// The key of the form that it is looked up on.
    form: String,
    /// What its place is called: `requests.new.total`.
    pub path: String,
    /// What its table is called.
    pub table: String,
    /// The labels of its row, from the outermost one, with ` / ` between them.
    pub row: String,
    /// The labels of its column, from the outermost one, with ` / ` between them.
    pub column: String,
    /// The innermost label of its column.
    pub short_column: String,
    name: String,
    /// What it counts.
    pub unit: Measure,
    /// Whether it sums up its own row.
    pub is_total: bool,
    at: Position,
}

/// Where a figure stands on a form.
#[derive(Debug, Clone, Copy)]
enum Position {
    /// Table, row and column.
    Table(usize, usize, usize),
    /// The fee that a section states.
    Fee,
    /// The form has no such figure.
    Absent,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Pieces: a whole number.
    Count,
    /// An amount that is written in 万元.
    Wan,
    /// An amount that is written in 元.
    Yuan,
}

/// The place of the fee for handling information, which stands in no table.
pub const FEE: &str = "other.fee_charged";
/// What messages and exports call that fee, which has no label on the form.
const FEE_LABEL: &str = "本年实收信息处理费";
/// What it is counted in, in the place of a column's label.
const FEE_COLUMN: &str = "金额（元）";

/// Lists every figure of a form: table by table, row by row, and the fee at the end.
pub fn cells_of(form: &Form) -> Vec<FormCell> {
    let mut cells = vec![];
    for (at, table) in form.tables.iter().enumerate() {
        for (row, (block, line)) in table.rows().enumerate() {
            let totals = total_columns(table, block);
            for (place, column) in block.columns.iter().enumerate() {
                cells.push(FormCell {
                    form: form.key.clone(),
                    path: CellId::new(table, block, line, column).to_string(),
                    table: form.name_of(table).to_owned(),
                    row: line.label.join(" / "),
                    column: column.label.join(" / "),
                    name: format!("{} {}", line.name(), column.name()),
                    short_column: column.name().to_owned(),
                    unit: column.unit.map_or(Measure::Count, |_| Measure::Wan),
                    is_total: totals.contains(&place),
                    at: Position::Table(at, row, place),
                });
            }
        }
    }
    cells.push(FormCell {
        form: form.key.clone(),
        path: FEE.to_owned(),
        table: form.sections.last().map_or("", |section| section.name()).to_owned(),
        row: FEE_LABEL.to_owned(),
        column: FEE_COLUMN.to_owned(),
        short_column: FEE_COLUMN.to_owned(),
        name: FEE_LABEL.to_owned(),
        unit: Measure::Yuan,
        is_total: false,
        at: Position::Fee,
    });
    cells
}

/// Looks figures up by their paths on the form of a report, which may be another year's.
pub(super) fn on_form<'c>(cells: &'c [FormCell], form: &Form) -> Cow<'c, [FormCell]> {
    if cells.first().is_none_or(|cell| cell.form == form.key) {
        return Cow::Borrowed(cells);
    }
    let own: BTreeMap<_, _> = cells_of(form).into_iter().map(|cell| (cell.path, cell.at)).collect();
    let moved = cells.iter().map(|cell| FormCell {
        form: form.key.clone(),
        at: own.get(&cell.path).copied().unwrap_or(Position::Absent),
        ..cell.clone()
    });
    Cow::Owned(moved.collect())
}

impl FormCell {
    /// Finds the figure in a report on the form; none where its row is left out or does not fit.
    pub fn of<'r>(&self, report: &'r Report) -> Option<&'r Cell> {
        match self.at {
            Position::Table(table, row, column) => report.grids.get(table)?.cell(row, column),
            Position::Fee => report.fee_charged.as_ref(),
            Position::Absent => None,
        }
    }

    /// Puts a figure in its place, where the report has one.
    pub fn set(&self, report: &mut Report, entry: Entry) {
        let cell = match self.at {
            Position::Table(table, row, column) => report
                .grids
                .get_mut(table)
                .and_then(|grid| grid.rows.get_mut(row)?.as_mut()?.cells.get_mut(column)),
            Position::Fee => report.fee_charged.as_mut(),
            Position::Absent => None,
        };
        if let Some(cell) = cell {
            cell.value = entry;
        }
    }

    /// Table, row and column of the form; none for the fee and for what the form lacks.
    pub(super) fn place(&self) -> Option<(usize, usize, usize)> {
        match self.at {
            Position::Table(table, row, column) => Some((table, row, column)),
            Position::Fee | Position::Absent => None,
        }
    }

    /// The path of its row.
    pub fn row_path(&self) -> &str {
        let has_column = self.unit != Measure::Yuan && self.path.matches('.').count() > 1;
        let row = self.path.rsplit_once('.').map_or(self.path.as_str(), |(row, _)| row);
        // A row of a single cell has no column in its path: `disclosure.fees`.
        if has_column { row } else { &self.path }
    }

    /// What a message calls the figure: the innermost labels of its row and its column.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes a number as the form prints it.
    pub fn show(&self, number: u128) -> String {
        shortest(number, self.decimals())
    }

    /// Makes the figure of a number; none where it is larger than a report can hold.
    pub fn entry(&self, number: u128) -> Option<Entry> {
        let number = u64::try_from(number).ok()?;
        Some(if self.unit == Measure::Count { Entry::Count(number) } else { Entry::Amount(Amount(number)) })
    }

    fn decimals(&self) -> usize {
        match self.unit {
            Measure::Count => 0,
            Measure::Wan => Amount::WAN_DECIMALS,
            Measure::Yuan => Amount::YUAN_DECIMALS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FORMS;

    #[test]
    fn every_figure_has_a_place_of_its_own() {
        for form in &FORMS {
            let cells = cells_of(form);
            let mut paths: Vec<_> = cells.iter().map(|cell| &cell.path).collect();
            paths.sort();
            paths.dedup();
            assert_eq!(paths.len(), cells.len());
            let mut report = Report::blank(form);
            for (number, cell) in cells.iter().enumerate() {
                cell.set(&mut report, cell.entry(number as u128).unwrap());
            }
            for (number, cell) in cells.iter().enumerate() {
                assert_eq!(cell.of(&report).unwrap().value.quantity(), Some(number as u64), "{}", cell.path);
            }
        }
    }

    #[test]
    fn a_figure_of_another_form_is_found_by_its_path() {
        let (current, older) = (&FORMS[0], &FORMS[1]);
        let mut report = Report::blank(older);
        let cells = cells_of(older);
        let new = cells.iter().find(|cell| cell.path == "requests.new.total").unwrap();
        new.set(&mut report, Entry::Count(7));
        let cells = cells_of(current);
        let moved = on_form(&cells, older);
        let of = |path: &str| {
            let cell = moved.iter().find(|cell| cell.path == path).unwrap();
            cell.of(&report).map(|cell| cell.value.clone())
        };
        assert_eq!(of("requests.new.total"), Some(Entry::Count(7)));
        // The form of 2019 counts the documents in force nowhere.
        assert_eq!(of("disclosure.rules.valid"), None);
        assert!(matches!(on_form(&cells, current), Cow::Borrowed(_)));
    }

    #[test]
    fn a_row_is_named_by_its_path() {
        let cells = cells_of(&FORMS[0]);
        let row = |path: &str| cells.iter().find(|cell| cell.path == path).unwrap().row_path();
        assert_eq!(row("requests.denied.query.natural"), "requests.denied.query");
        assert_eq!(row("disclosure.fees"), "disclosure.fees");
        assert_eq!(row("cases.review.total"), "cases.review");
        assert_eq!(row(FEE), FEE);
    }
}
