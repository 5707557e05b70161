//! Days as reports print them: 2025年1月20日, 二〇二五年一月二十日.

use crate::text::{Normalized, label, numerals};
use chrono::NaiveDate;

/// Reads the day at the end of the words, and where the words before it end.
pub(crate) fn at_end(words: &str) -> Option<(NaiveDate, usize)> {
    let read = Normalized::label(words);
    let body = read.text.trim_end_matches([')', '。']);
    let (body, day) = number_behind(body.strip_suffix('日')?)?;
    let body = body.strip_suffix('月')?;
    let (body, month) = body.strip_suffix('元').map(|body| (body, 1)).or_else(|| number_behind(body))?;
    let (body, year) = number_behind(body.strip_suffix('年')?)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (year > 1999 && year < 2100).then(|| (date, read.origin(0..body.trim_end_matches('(').len()).end))
}

/// Reads the day of a line on when something was printed: 2025年1月18日印发.
pub(crate) fn of_print(words: &str) -> Option<NaiveDate> {
    let words = label::without_layout(words);
    at_end(words.strip_suffix("印发")?).map(|(date, _)| date)
}

/// Reads words that are a day in digits and nothing else: 2025.01.18, 2025-1-18, 2025/1/18.
pub(crate) fn in_digits(words: &str) -> Option<NaiveDate> {
    let words = label::without_layout(words);
    let words = words.trim_matches(['(', ')']);
    let mark = words.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '-' | '/'))?;
    let parts: Vec<&str> = words.split(mark).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let fits = year.len() == 4 && year.starts_with("20") && month.len() < 3 && day.len() < 3;
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|_| fits)
}

/// Finds the report year that the words name first: `2024年`.
pub(crate) fn year(words: &str) -> Option<u16> {
    let squeezed = label::without_layout(words);
    squeezed.match_indices('年').find_map(|(at, _)| {
        let (_, year) = number_behind(&squeezed[..at])?;
        (2007..2100).contains(&year).then(|| u16::try_from(year).ok()).flatten()
    })
}

/// The number that the words end with, in digits or in Chinese, and what stands before it.
fn number_behind(words: &str) -> Option<(&str, u32)> {
    let rest = words.trim_end_matches(|c: char| c.is_ascii_digit());
    if rest.len() < words.len() {
        let digits = &words[rest.len()..];
        return Some((rest, digits.parse().ok().filter(|_| digits.len() < 5)?));
    }
    let rest = words.trim_end_matches(|c| numerals::year_digit(c).is_some() || c == '十');
    Some((rest, numerals::whole(&words[rest.len()..])?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_both_manners() {
        let day = NaiveDate::from_ymd_opt(2025, 1, 20);
        for words in [
            "2025年元月20日",
            "2025年1月20日",
            "2025 年 01 月 20 日",
            "二〇二五年一月二十日",
            "（二○二五年一月二十日）",
        ] {
            assert_eq!(at_end(words).map(|(date, _)| date), day, "{words}");
        }
        assert_eq!(at_end("某县财政局 2025年1月20日").map(|(_, before)| before), Some(15));
        for words in ["2025.01.20", "2025-1-20", "（2025/1/20）"] {
            assert_eq!(in_digits(words), day, "{words}");
        }
        for words in ["发布日期：2025-01-20", "2025.1", "2025.13.1", "2025-1/20", "12.1.20"] {
            assert_eq!(in_digits(words), None, "{words}");
        }
        assert_eq!(of_print("某局办公室 2025年1月20日印发"), day);
        for words in ["2025年13月20日", "20日", "1月20日", "2025年1月", "截至2024年"] {
            assert_eq!(at_end(words), None, "{words}");
        }
        assert_eq!(year("某县 2024 年度"), Some(2024));
        assert_eq!(year("某县二〇二三年"), Some(2023));
        assert_eq!(year("近三年来"), None);
    }
}
