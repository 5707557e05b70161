//! Month and day have no leading zero, and there is such a day.

use crate::checks::case::Case;
use crate::checks::edits::replace;
use crate::checks::places::{FEW, gather};
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::edit::Edit;
use crate::report::Prose;
use crate::text::is_digit;
use chrono::NaiveDate;
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T105", "padded-date", &[Severity::Warning], include_str!("t105_padded_date.md"), check);

/// The longest figure before a unit that is read for letters.
const LONGEST_FIGURE: usize = 12;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let mut problems = vec![];
    for (prose, compact) in case.narratives() {
        for (part, right) in padded(&compact.text) {
            let span = compact.origin(part);
            let message = format!("日期“{}”的月、日前面有 0", &prose.text[span.clone()]);
            let problem = RULE.problem(message, prose.span(span.clone()), "日期");
            problems.push(problem.help(format!("改为“{right}”")).fixed_by(zeros(prose, span)));
        }
    }
    for (prose, compact) in case.narratives() {
        for (part, fact) in impossible(&compact.text) {
            let span = compact.origin(part.clone());
            let message = format!("“{}”{fact}", &prose.text[span.clone()]);
            let is_count = compact.text[part.clone()].ends_with(['件', '条']);
            let (label, help) =
                if is_count { ("数字", "核对数字") } else { ("日期", "核对日期") };
            found.push(RULE.problem(message, prose.span(span), label).help(help));
        }
    }
    let message = |count| format!("有 {count} 处日期的月、日前面有 0");
    found.extend(gather(problems, FEW, message, "删去月、日前面的 0"));
}

/// Takes out the zeros of month and day, where nothing is between zero and digit.
fn zeros(prose: &Prose, span: Range<usize>) -> Vec<Edit> {
    let text = &prose.text[span.clone()];
    let units = text.char_indices().filter(|(_, c)| "月日".contains(*c));
    let padded = units.filter_map(|(at, _)| {
        let digits = text[..at].len() - text[..at].trim_end_matches(is_digit).len();
        let number = &text[at - digits..at];
        let zero = number.chars().next().filter(|c| "0０".contains(*c) && number.chars().count() == 2)?;
        let start = span.start + at - digits;
        Some(replace(prose, start..start + zero.len_utf8(), ""))
    });
    padded.collect()
}

/// Finds dates with a leading zero; returns each with how it should read.
fn padded(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    for (month, _) in text.match_indices('月') {
        let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = month - digits(&text[..month]);
        let after = &text[month + '月'.len_utf8()..];
        let day = after.bytes().take_while(u8::is_ascii_digit).count();
        let day = if after[day..].starts_with('日') { &after[..day] } else { "" };
        let (month, dated) = (&text[start..month], &text[..start]);
        // 0.05月 is no date.
        let decimal = dated.ends_with(['.', '-', '/']);
        let is_padded = |number: &str| number.len() == 2 && number.starts_with('0') && number != "00";
        if decimal || month.len() > 2 || !(is_padded(month) || is_padded(day) && !month.is_empty()) {
            continue;
        }
        let year = dated.strip_suffix('年').map_or("", |years| &years[years.len() - digits(years)..]);
        let pieces = [(year, "年"), (month, "月"), (day, "日")];
        let pieces = pieces.iter().filter(|(number, _)| !number.is_empty());
        let right = pieces.clone().map(|(number, unit)| format!("{}{unit}", number.trim_start_matches('0')));
        let from = start - if year.is_empty() { 0 } else { year.len() + "年".len() };
        let length: usize = pieces.map(|(number, unit)| number.len() + unit.len()).sum();
        found.push((from..from + length, right.collect()));
    }
    found
}

/// Finds days that no calendar has, and years of five digits: 2月30日, 13月5日, 20244年.
fn impossible(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    for (end, _) in text.match_indices('日') {
        let day = digits(&text[..end]);
        let Some(before) = text[..end - day].strip_suffix('月') else { continue };
        let month = digits(before);
        let Some(dated) = text.get(..before.len() - month).filter(|_| (1..=2).contains(&month)) else {
            continue;
        };
        let year = dated.strip_suffix('年').map_or("", |years| &years[years.len() - digits(years)..]);
        // A leap year stands for an unknown one. 1-2月30日 and 0.5月3日 are no dates.
        let parts = (
            year.parse::<i32>().unwrap_or(2024),
            text[before.len() - month..before.len()].parse::<u32>(),
            text[end - day..end].parse::<u32>(),
        );
        let (year_number, Ok(month_number), Ok(day_number)) = parts else { continue };
        let is_day = NaiveDate::from_ymd_opt(year_number, month_number, day_number).is_some();
        if is_day || !(1..=2).contains(&day) || dated.ends_with(['.', '-', '/', '~']) {
            continue;
        }
        let year = if year.len() == 4 { year.len() + '年'.len_utf8() } else { 0 };
        found.push((before.len() - month - year..end + '日'.len_utf8(), "，没有这一天".to_owned()));
    }
    for (end, _) in text.match_indices('年') {
        let length = digits(&text[..end]);
        let start = end - length;
        let is_year = length == 5 && text[start..].starts_with("20") && !text[..start].ends_with(['.', '-']);
        if is_year {
            found.push((start..end + '年'.len_utf8(), format!("的年份有 {length} 位")));
        }
    }
    found.extend(months(text));
    found.extend(short_years(text));
    found.extend(with_letters(text));
    found.sort_by_key(|(part, _)| part.start);
    found
}

/// What tells by itself that a month is one of the calendar.
const PARTS_OF_MONTH: &[&str] = &["底", "末", "初", "上旬", "中旬", "下旬", "份"];
/// What may follow the month of a year.
const BEHIND_MONTH: &[&str] = &["以来", "起", "至", "前", ",", "。"];

/// Finds months that no calendar has, without a day: 截至2023年13月底, 13月下旬, but not 为期18月.
fn months(text: &str) -> Vec<(Range<usize>, String)> {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let found = text.match_indices('月').filter_map(|(end, unit)| {
        let before = &text[..end];
        let start = end - before.bytes().rev().take_while(is_digit).count();
        let after = &text[end + unit.len()..];
        let day = after.bytes().take_while(is_digit).count();
        let is_month = start + 2 == end && matches!(before[start..].parse::<u32>(), Ok(13.. | 0));
        let year = before[..start]
            .strip_suffix('年')
            .map_or(0, |years| years.bytes().rev().take_while(is_digit).count());
        let follows = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
        let is_dated = year == 4 && (day > 0 || follows(BEHIND_MONTH)) || follows(PARTS_OF_MONTH);
        let has_day = day > 0 && after[day..].starts_with('日');
        let from = if year == 4 { start - "年".len() - year } else { start };
        let stands_alone = !before[..start].ends_with(['.', '-', '/', '~', '至', '第']);
        (is_month && is_dated && !has_day && stands_alone)
            .then(|| (from..end + unit.len(), "，没有这个月".to_owned()))
    });
    found.collect()
}

/// Finds years of three digits at the beginning of a sentence: 204年，我局…, but not 200年来.
fn short_years(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    for (end, unit) in text.match_indices('年') {
        let Some(start) = end.checked_sub("204".len()).filter(|start| text.is_char_boundary(*start)) else {
            continue;
        };
        let after = &text[end + unit.len()..];
        let begins = start == 0 || text[..start].ends_with(['。', ';', '\n']);
        let is_year =
            text[start..].starts_with("20") && text[start..end].bytes().all(|byte| byte.is_ascii_digit());
        let is_span = after.is_empty()
            || after
                .starts_with(['前', '后', '来', '历', '的', '间', '以', '多', '余', '内', '时', '。', '古']);
        if is_year && begins && !is_span {
            found.push((start..end + unit.len(), "的年份有 3 位".to_owned()));
        }
    }
    found
}

/// Finds figures with letters that look like digits: 2O24年, l2件.
fn with_letters(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    for (end, c) in text.char_indices().filter(|(_, c)| "年件条".contains(*c)) {
        let figure =
            text[..end].bytes().rev().take(LONGEST_FIGURE).take_while(u8::is_ascii_alphanumeric).count();
        let figure = &text[end - figure..end];
        let letters = figure.bytes().filter(|byte| !byte.is_ascii_digit()).count();
        let alike = figure.bytes().all(|byte| byte.is_ascii_digit() || b"OolI".contains(&byte));
        let is_year = figure.len() == 4 && figure.starts_with('2') && letters <= 2;
        let is_count = letters == 1 && !figure.starts_with(['O', 'o', '0']);
        let before = &text[..end - figure.len()];
        let stands_alone = before.is_empty() || !before.ends_with(['-', '.', '_', '/', '(', '“', '第']);
        let is_figure = if c == '年' { is_year } else { is_count };
        if letters > 0 && alike && stands_alone && is_figure {
            found.push((end - figure.len()..end + c.len_utf8(), "里有字母".to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::impossible;

    #[test]
    fn days_that_no_calendar_has_are_found() {
        let found = |text: &str| {
            impossible(text).into_iter().map(|(part, _)| text[part].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("2024年2月30日印发，6月31日、13月5日公布，20244年。2023年2月29日。"),
            ["2024年2月30日", "6月31日", "13月5日", "20244年", "2023年2月29日"]
        );
        assert_eq!(
            found("204年，我局收到l2件。2O24年公开3O条，另l件。"),
            ["204年", "l2件", "2O24年", "3O条", "l件"]
        );
        assert_eq!(
            found("截至2023年13月底，因于13月下旬收到，2024年00月起"),
            ["2023年13月", "13月", "2024年00月"]
        );
        assert_eq!(found("为期18月，共24月，12月下旬，2024年10月底，历时15月以来访，第13月"), [""; 0]);
        assert_eq!(found("200年来，建成203年。AI条，O2O件，第I条，XL件，历时204年，"), [""; 0]);
        assert_eq!(found("2024年2月29日，2月29日，12月31日，为期3个月30日，共20244件，近1月31日。"), [""; 0]);
    }
}
