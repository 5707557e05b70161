//! Reads the period that a report covers: `2024年1月1日至2024年12月31日` in all its spellings.

use crate::text::{Normalized, Words};
use std::ops::Range;

/// Words that announce the period.
static KEYWORDS: Words =
    Words::of("统计期 统计时 统计周期 统计区间 统计范围 数据统计 所列数据 期限 时限 报告期");
/// How far behind its keyword a period may be, in bytes: 16 characters, as in 统计期限为本年度即自….
const NEAR: usize = 48;
/// What separates the first day from the last one; the longer before the shorter.
const BETWEEN: &[&str] = &[
    "起至",
    "起到",
    "起,至",
    "开始至",
    "开始,至",
    "起,到",
    "始,至",
    "开始到",
    "至",
    "到",
    "-",
    "—",
    "–",
    "－",
    "~",
    "～",
    "→",
];

/// What announces a last day alone.
const UNTIL: &[&str] = &["截至", "截止"];

/// What a text says about the period.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// The whole year, from its first day to its last.
    Right,
    /// Something else, at this part of the text.
    Wrong(Range<usize>),
    /// It mentions a period in words that are not understood.
    NotUnderstood,
    /// It mentions none.
    None,
}

/// A day, or a month.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Point {
    year: Option<u32>,
    month: u32,
    day: Option<u32>,
}

/// Reads what a text says about the period of a year.
pub(crate) fn period(compact: &Normalized, year: u16) -> Period {
    let starts = compact.text.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let ranges: Vec<_> = starts.filter_map(|(at, _)| range(&compact.text, at)).collect();
    if ranges.iter().any(|(first, last, _)| is_year(year.into(), *first, *last)) {
        return Period::Right;
    }
    let keywords = KEYWORDS.places(&compact.text);
    let mut keywords: Vec<_> = keywords.map(|(at, word)| at + word.len()).collect();
    keywords.sort_unstable();
    let wrong = keywords.iter().find_map(|&keyword| {
        let near = |part: &Range<usize>| {
            part.start - keyword <= NEAR && !compact.text[keyword..part.start].contains(['。', ';'])
        };
        let after = ranges.partition_point(|(.., part)| part.start < keyword);
        ranges.get(after).filter(|(.., part)| near(part))
    });
    let until = || keywords.iter().find_map(|&keyword| until(&compact.text, keyword, year.into()));
    match wrong.map(|(.., part)| part.clone()).or_else(until) {
        Some(part) => Period::Wrong(compact.origin(part)),
        None if keywords.is_empty() => Period::None,
        None => Period::NotUnderstood,
    }
}

/// Finds the last day of another year behind a keyword: 数据统计截至2023年12月31日.
fn until(text: &str, keyword: usize, year: u32) -> Option<Range<usize>> {
    let rest = &text[keyword..];
    let (at, word) =
        UNTIL.iter().filter_map(|word| Some((rest.find(word)?, word))).min_by_key(|(at, _)| *at)?;
    if at > NEAR || rest[..at].contains(['。', ';']) {
        return None;
    }
    let start = keyword + at + word.len();
    let start =
        start + text[start..].len() - text[start..].trim_start_matches(['到', '至', '于', '为']).len();
    let (last, length) = day(&text[start..])?;
    let is_other = last.year.is_some_and(|named| named != year) && last.month == 12 && last.day == Some(31);
    is_other.then_some(start..start + length)
}

/// Whether two days are the first and the last one of a year; months may stand for days.
fn is_year(year: u32, first: Point, last: Point) -> bool {
    let days = first.day.is_none_or(|day| day == 1) && last.day.is_none_or(|day| day == 31);
    let years = first.year == Some(year) && last.year.is_none_or(|other| other == year);
    years && days && first.month == 1 && last.month == 12
}

/// Reads two days with something between them; the first names its year.
fn range(text: &str, at: usize) -> Option<(Point, Point, Range<usize>)> {
    // A number is read from its beginning.
    if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (first, length) = day(&text[at..])?;
    first.year?;
    let after = at + length;
    let between = BETWEEN.iter().find(|word| text[after..].starts_with(**word))?;
    let next = after + between.len() + text[after + between.len()..].len()
        - text[after + between.len()..].trim_start_matches(['-', '—']).len();
    let (last, length) = day(&text[next..])?;
    Some((first, last, at..next + length))
}

/// Reads the day or month that a text begins with; returns it and its length.
fn day(text: &str) -> Option<(Point, usize)> {
    let mut at = 0;
    let mut year = None;
    if let Some((number, length)) = number(text, 4)
        && let Some(mark) = text[length..].chars().next().filter(|c| "年./-".contains(*c))
        && length == 4
    {
        year = Some(number);
        at = length + mark.len_utf8();
    }
    let (month, length) = number(&text[at..], 2)?;
    at += length;
    let mark = text[at..].chars().next().filter(|c| "月./-".contains(*c))?;
    let (day, rest) = match number(&text[at + mark.len_utf8()..], 2) {
        Some((day, length)) => (Some(day), at + mark.len_utf8() + length),
        None if mark == '月' => (None, at + mark.len_utf8()),
        None => return None,
    };
    at = rest;
    for unit in ["日", "号", "0时", "零时", "24时", "00:00", "0:00", "24:00"] {
        at += if text[at..].starts_with(unit) { unit.len() } else { 0 };
    }
    Some((Point { year, month, day }, at))
}

/// Reads the number of at most so many digits that a text begins with; returns it and its length.
fn number(text: &str, most: usize) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (length <= most).then(|| text[..length].parse().ok().map(|number| (number, length)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_year_is_right_in_every_spelling() {
        for text in [
            "统计期限为2024年1月1日至2024年12月31日。",
            "统计期限为 2024 年 1 月 1 日至 2024 年 12 月 31 日。",
            "统计期限自2024年1月1日起至2024年12月31日止。",
            "统计期限自2024年1月1日起，至2024年12月31日止。",
            "统计期限：2024年1月1日—12月31日",
            "统计期限为2024年1月1日——2024年12月31日",
            "统计时限为２０２４年１月１日至１２月３１日",
            "数据统计：2024.1.1-2024.12.31",
            "数据统计：2024-01-01至2024-12-31",
            "统计期限为2024年1月至12月",
            "统计期限为2024年01月01日至2024年12月31日",
            "统计期限为2024年1月1日0时至2024年12月31日24时",
            "统计期限为2024年1月1日到\n2024年12月31日",
            "2024年1月1日至2024年12月31日，我局主动公开信息5条。",
        ] {
            assert_eq!(period(&Normalized::compact(text), 2024), Period::Right, "{text}");
        }
    }

    #[test]
    fn another_period_is_reported_at_its_place() {
        for (text, part) in [
            ("统计期限为2023年1月1日至2023年12月31日。", "2023年1月1日至2023年12月31日"),
            ("统计期限 2024年1月1日至12月30日。", "2024年1月1日至12月30日"),
            ("所列数据的统计期限自2024年1月1日起至2025年12月31日止", "2024年1月1日起至2025年12月31日"),
            ("本报告数据统计截至2023年12月31日。", "2023年12月31日"),
        ] {
            let at = text.find(part).unwrap();
            assert_eq!(
                period(&Normalized::compact(text), 2024),
                Period::Wrong(at..at + part.len()),
                "{text}"
            );
        }
    }

    #[test]
    fn words_that_are_not_understood_are_not_judged() {
        for text in [
            "统计期限为2024年度。",
            "统计期限为二〇二四年一月一日至十二月三十一日。",
            "统计期限截至2024年12月31日。",
            "统计期限为1月1日至12月31日。",
            "本年统计期内如下。公开日期为2025年1月5日至2025年1月31日",
        ] {
            assert_eq!(period(&Normalized::compact(text), 2024), Period::NotUnderstood, "{text}");
        }
        for text in
            ["", "本报告按照条例编制。", "2024年3月1日至6月30日，开展了排查。", "9999999999年1月1日至"]
        {
            assert_eq!(period(&Normalized::compact(text), 2024), Period::None, "{text}");
        }
    }
}
