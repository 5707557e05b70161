//! What a cell of a workbook holds.

use crate::import::extract::UnsureKind;
use crate::import::sheets::decimal::decimal;
use calamine::DataRef;

/// What a cell holds, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The words, or the digits of a number; a day is `2026-01-20`.
    pub text: String,
    /// What kind of value it is.
    pub kind: CellKind,
    /// Whether a formula stands in the cell: the value is what some program computed last.
    pub is_computed: bool,
    /// Why the value may be another than that which is shown.
    pub doubt: Option<UnsureKind>,
}

/// Kinds of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Words.
    Words,
    /// A number.
    Number,
    /// A day.
    Day,
    /// `TRUE` or `FALSE`.
    Logical,
    /// The error of a formula, such as `#REF!`.
    Error,
}

/// The number of the day after 9999-12-31: what is no less stands for no day.
const BEYOND_DAYS: f64 = 2_958_466.0;

impl Value {
    /// Reads a value; nothing where the cell is empty and holds no formula.
    pub(super) fn read(data: &DataRef, is_computed: bool) -> Option<Self> {
        let (text, kind) = match data {
            DataRef::Int(number) => (number.to_string(), CellKind::Number),
            DataRef::Float(number) => (decimal(*number), CellKind::Number),
            DataRef::String(words) | DataRef::DurationIso(words) => (words.clone(), CellKind::Words),
            DataRef::SharedString(words) => ((*words).to_owned(), CellKind::Words),
            DataRef::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Logical),
            // 20250120 in a cell of days is shown as #####, since it is no day.
            DataRef::DateTime(time) if time.is_datetime() && time.as_f64() < BEYOND_DAYS => {
                let (year, month, day, ..) = time.to_ymd_hms_milli();
                (format!("{year:04}-{month:02}-{day:02}"), CellKind::Day)
            }
            DataRef::DateTime(time) => (decimal(time.as_f64()), CellKind::Number),
            DataRef::DateTimeIso(time) => (time.get(..10).unwrap_or(time).to_owned(), CellKind::Day),
            DataRef::Error(error) => (error.to_string(), CellKind::Error),
            DataRef::Empty => (String::new(), CellKind::Words),
        };
        let doubt = (is_computed && matches!(data, DataRef::Empty)).then_some(UnsureKind::NotComputed);
        (is_computed || !text.trim().is_empty()).then_some(Self { text, kind, is_computed, doubt })
    }
}
