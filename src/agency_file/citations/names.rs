//! The names that may be cited, and what they stand for.

use crate::form::{Form, Unit};
use crate::report::{Amount, Entry, Report, format_date};
use crate::source::Spanned;
use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a name stands for.
pub(crate) enum Cited {
    /// A figure or a field of the header.
    Value(Value),
    /// Something that is not filled in.
    Missing,
    /// Something that cannot be read, which other findings tell.
    Unread,
}

/// Every name that may be cited: the header's fields and all figures.
pub(crate) fn all(report: &Report, form: &Form) -> BTreeMap<String, Cited> {
    let mut cited = BTreeMap::new();
    header(report, &mut cited);
    figures(report, form, &mut cited);
    cited
}

/// What has a value, as the engine looks it up: `requests.new.total` is `total` in `new` in `requests`.
pub(crate) fn tree(cited: &BTreeMap<String, Cited>) -> Map<String, Value> {
    let mut tree = Map::new();
    for (name, value) in cited {
        if let Cited::Value(value) = value {
            plant(&mut tree, name, value.clone());
        }
    }
    tree
}

fn header(report: &Report, cited: &mut BTreeMap<String, Cited>) {
    let agency = &report.agency;
    let absent = || if report.has_syntax_errors { Cited::Unread } else { Cited::Missing };
    let text = |value: &Option<Spanned<String>>| match value.as_ref().map(|text| text.value.trim()) {
        None | Some("") => absent(),
        Some(text) => Cited::Value(text.into()),
    };
    let date = |value: &Option<Spanned<NaiveDate>>| {
        value.as_ref().map_or_else(absent, |date| Cited::Value(format_date(date.value).into()))
    };
    // F003 tells that year and name are missing.
    let required = |cited| if matches!(cited, Cited::Missing) { Cited::Unread } else { cited };
    let year = report.year.as_ref().map_or(Cited::Unread, |year| Cited::Value(year.value.into()));
    let fields = [
        ("year", year),
        ("date", date(&report.date)),
        ("deadline", date(&report.deadline)),
        ("agency.name", required(text(&agency.name))),
        ("agency.address", text(&agency.address)),
        ("agency.postcode", text(&agency.postcode)),
        ("agency.phone", text(&agency.phone)),
    ];
    cited.extend(fields.map(|(name, value)| (name.to_owned(), value)));
}

fn figures(report: &Report, form: &Form, cited: &mut BTreeMap<String, Cited>) {
    let absent = || if report.has_syntax_errors { Cited::Unread } else { Cited::Missing };
    for (table, grid) in form.tables.iter().zip(&report.grids) {
        for ((block, line), row) in table.rows().zip(&grid.rows) {
            for (place, column) in block.columns.iter().enumerate() {
                let name = if block.columns.len() > 1 {
                    format!("{}.{}.{}", table.key, line.key, column.key)
                } else {
                    format!("{}.{}", table.key, line.key)
                };
                let decimals = column.unit.map_or(0, |Unit::TenThousandYuan| Amount::WAN_DECIMALS);
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
    let fee = report.fee_charged.as_ref();
    let fee = fee.map_or_else(absent, |fee| figure(&fee.value, Amount::YUAN_DECIMALS));
    cited.insert("other.fee_charged".to_owned(), fee);
}

/// A count as a number, an amount as the text that it was written with: the engine knows no exact decimals.
fn figure(entry: &Entry, decimals: usize) -> Cited {
    match entry {
        Entry::Count(count) => Cited::Value((*count).into()),
        Entry::Amount(amount) => Cited::Value(amount.show(decimals).into()),
        Entry::Blank | Entry::Unsure | Entry::AtLeast(_) => Cited::Missing,
        Entry::NotACount(..) => Cited::Unread,
    }
}

/// Puts a value under a dotted name.
fn plant(tree: &mut Map<String, Value>, name: &str, value: Value) {
    match name.split_once('.') {
        None => {
            tree.insert(name.to_owned(), value);
        }
        Some((head, rest)) => {
            let inner = tree.entry(head).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                plant(inner, rest, value);
            }
        }
    }
}
