//! Of the workbook's reader: the fields, each by the kind of its value.

use crate::agency_file::{figure_token, string};
use crate::import::figure;
use crate::import::sheets::{CellKind, Value};
use crate::report::{
    Amount, Cell, Entry, Field, Level, LinePitch, NotACount, OrganKind, Shown, Slot, Totals, fields_of,
};
use crate::text::label::fold;
use crate::workbook::names::{NO, UNSIGNED, YES, name};
use crate::workbook::read::cells::Cells;
use crate::workbook::read::source_builder::SourceBuilder;
use crate::workbook::read::texts;
use chrono::{Days, NaiveDate};
use std::ops::Range;

/// The day that spreadsheets count from.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");
/// The numbers of the days of this century: any other number is left for the checks to report.
const DAYS: Range<u64> = 36_526..73_051;

/// Writes the fields of a section; returns who adds up the totals.
pub(super) fn fields(out: &mut SourceBuilder, cells: &Cells, section: &str) -> Totals {
    let mut totals = Totals::Given;
    for field in fields_of(section) {
        let name = name(&field.path());
        if matches!(field.slot, Slot::Paragraphs(_)) {
            texts::text(out, cells, &name, field.key, false);
            continue;
        }
        let label = field.names.first().copied().unwrap_or(field.label);
        if let Some((place, value)) = cells.first(&name) {
            let token = token(field, value);
            if matches!(field.slot, Slot::Totals(_)) && token == string(Totals::Computed.word()) {
                totals = Totals::Computed;
            }
            out.pair(field.key, &token, label, &place);
        } else if let (true, Some(area)) = (is_shown_blank(field), cells.area(&name)) {
            out.pair(field.key, "\"\"", label, &cells.place(area.sheet, area.first));
        } else if let (Shown::Comment, Some(area)) = (field.shown, cells.area(&name)) {
            // That it is missing is told here.
            out.at(&format!("# {label}"), &cells.place(area.sheet, area.first));
            out.put("\n");
        }
    }
    totals
}

/// Whether a field that is not filled in is written to the file all the same, so that it is reported there.
fn is_shown_blank(field: &Field) -> bool {
    field.shown == Shown::Blank && matches!(field.slot, Slot::Text(_) | Slot::Kind(_) | Slot::Level(_))
}

/// Writes a value as the field asks for it. What is none stands there as text, for the checks to report.
fn token(field: &Field, value: &Value) -> String {
    let text = value.text.trim();
    let folded: String = text.chars().map(fold).filter(|c| !c.is_whitespace()).collect();
    let read = match field.slot {
        Slot::Form(_) | Slot::Line(_) | Slot::Path(_) | Slot::Paragraphs(_) => None,
        Slot::Text(_) => (text == UNSIGNED && field.key == "signature").then(|| string("")),
        Slot::Year(_) => year(&folded),
        Slot::Date(_) => day(&folded).or_else(|| numbered_day(value)),
        Slot::Boolean(_) => boolean(&folded),
        Slot::Paths(_) => {
            let paths: Vec<_> =
                text.lines().map(str::trim).filter(|path| !path.is_empty()).map(string).collect();
            Some(format!("[{}]", paths.join(", ")))
        }
        Slot::Kind(_) => choice(OrganKind::ALL, text),
        Slot::Level(_) => choice(Level::ALL, text),
        Slot::Totals(_) => choice(Totals::ALL, text),
        Slot::LinePitch(_) => LinePitch::parse(&folded).map(|pitch| pitch.to_string()),
        Slot::Yuan(_) => Some(number(value, Some(Amount::YUAN_DECIMALS))),
    };
    read.unwrap_or_else(|| string(text))
}

/// Writes the number of a cell, whether it stands there as a number or as text; what is no number stays text.
pub(super) fn number(value: &Value, decimals: Option<usize>) -> String {
    figure_token(&Cell::new(entry(value, decimals), 0..0), decimals.unwrap_or(Amount::WAN_DECIMALS))
}

/// Reads the number of a cell.
pub(super) fn entry(value: &Value, decimals: Option<usize>) -> Entry {
    let text = value.text.trim();
    // 3.0 is a whole number, however it was typed.
    let whole = text.split_once(['.', '．']).filter(|(_, rest)| rest.chars().all(|c| c == '0' || c == '０'));
    let text =
        whole.filter(|(whole, _)| decimals.is_none() && !whole.is_empty()).map_or(text, |(whole, _)| whole);
    let read =
        if matches!(value.kind, CellKind::Words | CellKind::Number) { figure(text, decimals) } else { None };
    read.unwrap_or_else(|| Entry::NotACount(NotACount::Words, text.to_owned()))
}

fn year(folded: &str) -> Option<String> {
    let digits = folded.strip_suffix("年度").or_else(|| folded.strip_suffix('年')).unwrap_or(folded);
    (digits.len() == 4).then(|| digits.parse::<u16>().ok())?.map(|year| year.to_string())
}

/// Reads a day: 2026-01-20, 2026年1月20日, 2026.1.20, 20260120.
fn day(folded: &str) -> Option<String> {
    let parts: Vec<&str> =
        folded.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [all] if all.len() == 8 && all.is_ascii() => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(day.to_string())
}

/// Reads the number of a day, as a cell shows it that is not formatted as one: 45677 is 2025-01-20.
fn numbered_day(value: &Value) -> Option<String> {
    let days = value.text.parse::<u64>().ok().filter(|_| value.kind == CellKind::Number)?;
    let day = FIRST_DAY.checked_add_days(Days::new(days)).filter(|_| DAYS.contains(&days))?;
    Some(day.to_string())
}

fn boolean(folded: &str) -> Option<String> {
    let is = |words: &[&str]| words.iter().any(|word| folded.eq_ignore_ascii_case(word));
    if is(&[YES, "true", "1"]) {
        Some("true".to_owned())
    } else {
        is(&[NO, "false", "0"]).then(|| "false".to_owned())
    }
}

/// The word of what was chosen, by its label or the word itself.
fn choice<T: Copy>(all: &[(&'static str, &'static str, T)], text: &str) -> Option<String> {
    all.iter().find(|(word, label, _)| *label == text || *word == text).map(|(word, ..)| string(word))
}
