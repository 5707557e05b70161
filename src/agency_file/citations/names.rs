//! The names that may be cited, and what they stand for.

use crate::form::Form;
use crate::report::{Amount, CellId, Entry, FIELDS, Need, Report, Slot, format_date};
use std::collections::BTreeMap;

/// What a name stands for.
pub(crate) enum Cited {
    /// A count, or a year.
    Count(u64),
    /// A text, a day or an amount, as it is printed. An amount takes no part in sums.
    Text(String),
    /// Something that is not filled in.
    Missing,
    /// A figure that is yet to be verified.
    Unsure,
    /// Something that cannot be read, which other findings report.
    Unread,
}

/// Every name that may be cited: the header's fields and all figures.
pub(crate) fn all(report: &Report, form: &Form) -> BTreeMap<String, Cited> {
    let mut cited = BTreeMap::new();
    header(report, &mut cited);
    figures(report, form, &mut cited);
    cited
}

fn header(report: &Report, cited: &mut BTreeMap<String, Cited>) {
    let absent = || if report.has_syntax_errors { Cited::Unread } else { Cited::Missing };
    for field in FIELDS.iter().filter(|field| field.is_cited) {
        let value = match field.slot {
            Slot::Year(own) => (own.get)(report).as_ref().map(|year| Cited::Count(year.value.into())),
            Slot::Date(own) => (own.get)(report).as_ref().map(|date| Cited::Text(format_date(date.value))),
            Slot::Text(own) => {
                let text = (own.get)(report).as_ref().map(|text| text.value.trim());
                text.filter(|text| !text.is_empty()).map(|text| Cited::Text(text.to_owned()))
            }
            Slot::Yuan(own) => {
                (own.get)(report).as_ref().map(|fee| figure(&fee.value, Amount::YUAN_DECIMALS))
            }
            _ => None,
        };
        let value = value.unwrap_or_else(absent);
        // F003 reports that it is missing.
        let is_reported = field.need == Need::Required && matches!(value, Cited::Missing);
        cited.insert(field.path(), if is_reported { Cited::Unread } else { value });
    }
}

fn figures(report: &Report, form: &Form, cited: &mut BTreeMap<String, Cited>) {
    let absent = || if report.has_syntax_errors { Cited::Unread } else { Cited::Missing };
    for (table, grid) in form.tables.iter().zip(&report.grids) {
        for ((block, line), row) in table.rows().zip(&grid.rows) {
            for (place, column) in block.columns.iter().enumerate() {
                let name = CellId::new(table, block, line, column).to_string();
                let decimals = column.decimals().unwrap_or(0);
                let value = match row {
                    None => absent(),
                    Some(row) if !row.fits => Cited::Unread,
                    Some(row) => {
                        row.cells.get(place).map_or_else(absent, |cell| figure(&cell.value, decimals))
                    }
                };
                cited.insert(name, value);
            }
        }
    }
}

fn figure(entry: &Entry, decimals: usize) -> Cited {
    match entry {
        Entry::Count(count) => Cited::Count(*count),
        Entry::Amount(amount) => Cited::Text(amount.show(decimals)),
        Entry::Blank | Entry::AtLeast(_) => Cited::Missing,
        Entry::Unsure => Cited::Unsure,
        Entry::NotACount(..) => Cited::Unread,
    }
}
