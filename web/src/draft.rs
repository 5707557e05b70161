//! A file for a new report, blank or after last year's.

use gen_report::agency_file::{NewFile, follows, read_on_its_form, year_to_report};
use gen_report::report::{Level, OrganKind};
use gen_report::source::{Source, Spanned};
use serde::Serialize;

/// A new file, and what could not be taken over.
#[derive(Debug, Serialize)]
pub struct DraftAnswer {
    toml: String,
    notes: Vec<String>,
}

/// What the new file says of its zeros.
const ZEROS: &str = "数字都先填了 0：逐项核对，有发生的改成实际的数；文字部分仍要填写";

/// The year that is reported on at a day that is written as 2026-01-20.
pub fn year(day: &str) -> Option<u16> {
    day.parse().ok().map(year_to_report)
}

/// Makes a blank file for a year.
pub fn new(year: Option<u16>, kind: Option<&str>, level: Option<&str>, zero: bool) -> DraftAnswer {
    let mut draft = NewFile::new(year);
    let agency = &mut draft.report.agency;
    agency.kind = kind.and_then(OrganKind::from_word).map(|kind| Spanned::new(kind, 0..0));
    agency.level = level.and_then(Level::from_word).map(|level| Spanned::new(level, 0..0));
    if zero {
        draft.fill_zeros(None);
        draft.remarks.preface.push(ZEROS.to_owned());
    }
    DraftAnswer { toml: draft.to_toml(), notes: vec![] }
}

/// Makes the file that follows last year's, for the year after it, or for the one that is reported on at a day.
pub fn carry(toml: &str, year: Option<u16>, day: &str, zero: bool) -> DraftAnswer {
    let source = Source::new("", toml);
    let (last, form) = read_on_its_form(&source);
    let following = last.year.as_ref().and_then(|year| year.value.checked_add(1));
    let mut draft = NewFile::new(year.or(following).or_else(|| self::year(day)));
    let gaps = draft.carry_over(&last, form);
    let mut notes = vec![];
    if let Some(year) = last.year.as_ref().filter(|_| !follows(&draft.report, &last)) {
        notes.push(format!("这是 {} 年的报告，不是上一年度的：结转和存量没有带过来，自行填写", year.value));
    } else if !gaps.is_empty() {
        notes.push(format!("上一年度的报告里没有{}，没有带过来：自行填写", gaps.join("、")));
    }
    if zero {
        draft.fill_zeros(Some((&last, form)));
        draft.remarks.preface.push(ZEROS.to_owned());
    }
    DraftAnswer { toml: draft.to_toml(), notes }
}
