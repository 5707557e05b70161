//! The words that tell what a number is: units, vagueness, dates.

use crate::narrative::scan::figure::Kind;
use crate::narrative::words::list;
use crate::text::{Number, Words};

/// Units in which things are counted, the longer before the shorter.
static UNITS: Words = list("units");

/// Words that begin like a unit and are none.
static NO_UNITS: Words = list("no_units");

/// What makes a number a date, a rank or a measure.
static MEASURES: Words = list("measures");

/// Words within a number or before its unit that make it vague.
pub(crate) static VAGUE_BETWEEN: Words = list("vague_between");

/// Words behind a unit that make the number vague.
pub(crate) static VAGUE_AFTER: Words = list("vague_after");

/// Words before a number that make it vague.
static VAGUE_BEFORE: Words = list("vague_before");

/// Whether the words before a number make it vague.
pub(crate) fn vague_before(before: &str) -> bool {
    VAGUE_BEFORE.ends(before).is_some()
}

/// What a number counts, from the words around it; the unit is the beginning of `after`.
pub(crate) fn unit(before: &str, after: &str) -> (Kind, &'static str) {
    let code = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "-/第·.:—~～".contains(c));
    if code {
        return (Kind::Other, "");
    }
    if after.starts_with(['%', '‰']) || before.ends_with("百分之") {
        return (Kind::Percent, "");
    }
    if after.starts_with('元') || after.starts_with("人民币") {
        return (Kind::Money, "元");
    }
    if MEASURES.begins(after).is_some() || after.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (Kind::Other, "");
    }
    if NO_UNITS.begins(after).is_some() {
        return (Kind::Bare, "");
    }
    UNITS.begins(after).map_or((Kind::Bare, ""), |unit| (Kind::Count, unit))
}

/// A Chinese number that is a count: 三件 is one, 三公 and 第三批 and 一件事 are none.
pub(crate) fn chinese_count(
    before: &str,
    rest: &str,
    (number, length): (Number, usize),
) -> Option<(Number, usize)> {
    static UNITS_OF_WORDS: Words = list("units_of_words");
    static BEHIND: Words = list("behind_units_of_words");
    const NOT_BEFORE: &str = "第每同这某另唯任逐有多其之统专万亿半几数零〇一二三四五六七八九十百千两";
    if before.ends_with(|c: char| NOT_BEFORE.contains(c)) {
        return None;
    }
    let after = rest.get(length..)?;
    let unit = UNITS_OF_WORDS.begins(after)?;
    let behind = &after[unit.len()..];
    let ends = behind.chars().next().is_none_or(is_mark);
    (ends || BEHIND.begins(behind).is_some()).then_some((number, length))
}

/// Whether a character parts clauses.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, ',' | '、' | ';' | '。' | ':' | '(' | ')' | '\n' | ' ')
}

/// Whether a unit may count papers: applications, cases, documents.
pub(crate) fn counts_papers(unit: &str) -> bool {
    static PAPERS: Words = list("units_of_papers");
    unit.is_empty() || PAPERS.begins(unit) == Some(unit)
}
