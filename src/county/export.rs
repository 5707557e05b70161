//! Of the county: figures handed on to other programs, a row for each figure or a row for each unit. docs/export.md
//! describes the columns.

use crate::county::cells::FormCell;
use crate::county::unit::Unit;
use crate::county::workbook::{Sheet, SheetError};
use crate::report::{Level, OrganKind};
use crate::text::place_names;
use std::fmt::Write as _;

/// The version of the columns: it grows when one of them changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// The columns that every row begins with.
pub(super) const OF_UNIT: [&str; 7] = ["unit", "kind", "level", "region", "year", "form", "file"];
/// The worksheet of figures.
pub(super) const SHEET: &str = "数据";
/// The columns of a figure, in a row for each of them.
const OF_FIGURE: [&str; 6] = ["path", "table", "row", "column", "value", "state"];
/// What a program that opens the file would take for a formula, in either width.
const FORMULAS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// What a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One figure.
    Long,
    /// One unit: two columns for each figure, its value and its state.
    Wide,
}

/// Writes rows as lines of text.
#[derive(Debug, Clone, Copy)]
pub enum Lines {
    /// Values separated by commas, as RFC 4180 has them.
    Csv(Layout),
    /// An object in JSON for each row.
    Json(Layout),
}

impl Lines {
    /// Writes what stands before the first row: the mark of UTF-8, by which WPS and Excel know the charset, and the names of
    /// the columns.
    pub fn head(self, cells: &[FormCell]) -> Vec<u8> {
        match self {
            Self::Csv(layout) => {
                let mut out = "\u{feff}".as_bytes().to_vec();
                out.extend(record(columns(layout, cells).iter().map(String::as_str)));
                out
            }
            Self::Json(_) => vec![],
        }
    }

    /// Writes the rows of a unit.
    pub fn unit(self, unit: &Unit, cells: &[FormCell]) -> Vec<u8> {
        let (Self::Csv(layout) | Self::Json(layout)) = self;
        let mut out = vec![];
        let of_unit = of_unit(unit);
        for row in rows(layout, unit, cells) {
            let values = of_unit.iter().chain(&row).map(String::as_str);
            match self {
                Self::Csv(_) => {
                    let safe: Vec<_> = values.map(safe).collect();
                    out.extend(record(safe.iter().map(String::as_str)));
                }
                Self::Json(_) => out.extend(object(columns(layout, cells).iter().zip(values)).into_bytes()),
            }
        }
        out
    }
}

/// Lists the names of the columns.
fn columns(layout: Layout, cells: &[FormCell]) -> Vec<String> {
    let of_unit = OF_UNIT.iter().map(|name| (*name).to_owned());
    match layout {
        Layout::Long => of_unit.chain(OF_FIGURE.iter().map(|name| (*name).to_owned())).collect(),
        Layout::Wide => {
            let of_cells = cells.iter().flat_map(|cell| [cell.path.clone(), format!("{}:state", cell.path)]);
            of_unit.chain(of_cells).collect()
        }
    }
}

/// The values of a unit in every row.
fn of_unit(unit: &Unit) -> Vec<String> {
    let kind = unit.kind.map_or("", OrganKind::word);
    let level = unit.level.map_or("", Level::word);
    let name = unit.name.clone().unwrap_or_default();
    let year = unit.year.map(|year| year.to_string()).unwrap_or_default();
    let region = place_names::region(&name).to_owned();
    vec![name, kind.to_owned(), level.to_owned(), region, year, unit.form.clone(), unit.file.clone()]
}

/// The values of the figures, row by row.
fn rows<'a>(layout: Layout, unit: &'a Unit, cells: &'a [FormCell]) -> Vec<Vec<String>> {
    let value = |at: usize| unit.figures.printed(at, &cells[at]);
    let state = |at: usize| unit.figures.state(at).key().to_owned();
    match layout {
        Layout::Long => (0..cells.len())
            .map(|at| {
                let cell = &cells[at];
                let [path, table] = [cell.path.clone(), cell.table.clone()];
                vec![path, table, cell.row.clone(), cell.column.clone(), value(at), state(at)]
            })
            .collect(),
        Layout::Wide => vec![(0..cells.len()).flat_map(|at| [value(at), state(at)]).collect()],
    }
}

/// Makes a text that no program takes for a formula: an apostrophe before what would be one.
pub(super) fn safe(text: &str) -> String {
    if text.starts_with(FORMULAS) { format!("'{text}") } else { text.to_owned() }
}

/// Writes a record of RFC 4180.
pub(super) fn record<'a>(values: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
    // Memory takes every record.
    let _ = writer.write_record(values);
    writer.into_inner().unwrap_or_default()
}

/// Writes an object in JSON; every value is a text, as it is printed, and one that is not there is null.
fn object<'a>(values: impl Iterator<Item = (&'a String, &'a str)>) -> String {
    let mut out = format!("{{\"schema\":{SCHEMA_VERSION}");
    for (name, value) in values {
        let value = if value.is_empty() { serde_json::Value::Null } else { value.into() };
        // A text takes every value.
        let _ = write!(out, ",{}:{value}", serde_json::Value::from(name.as_str()));
    }
    out.push_str("}\n");
    out
}

/// Writes a worksheet with the same rows.
///
/// # Errors
/// It holds more than a worksheet can.
pub fn long_workbook(units: &[Unit], cells: &[FormCell], layout: Layout) -> Result<Vec<u8>, SheetError> {
    let mut sheet = Sheet::new(SHEET)?;
    sheet.head(&columns(layout, cells))?;
    for unit in units {
        let of_unit = of_unit(unit);
        for row in rows(layout, unit, cells) {
            for value in &of_unit {
                sheet.text(value)?;
            }
            for (at, value) in row.iter().enumerate() {
                let is_value = match layout {
                    Layout::Long => at + 2 == row.len(),
                    Layout::Wide => at % 2 == 0,
                };
                let is_number = is_value && !value.is_empty() && is_plain(value);
                if is_number { sheet.number(value)? } else { sheet.text(value)? }
            }
            sheet.end_row()?;
        }
    }
    sheet.save()
}

/// Whether a value is a number, and not only looks like one: `FigureState::Number` prints nothing else.
fn is_plain(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_begins_like_a_formula_cannot_run() {
        for text in ["=1+1", "+86", "-5", "@SUM(A1)", "＝1", "\t=1", "\r\n=1"] {
            assert_eq!(safe(text), format!("'{text}"));
        }
        assert_eq!(safe("云岭县=甲"), "云岭县=甲");
        assert_eq!(record(["a", "b,c", "d\"e\r\nf"].into_iter()), b"a,\"b,c\",\"d\"\"e\r\nf\"\r\n");
    }

    #[test]
    fn a_row_of_json_is_json() {
        let names = ["unit".to_owned(), "value".to_owned(), "state".to_owned()];
        let line = object(names.iter().zip(["某“局”\"", "", "blank"]));
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["schema"], SCHEMA_VERSION);
        assert_eq!(read["unit"], "某“局”\"");
        assert!(read["value"].is_null());
    }
}
