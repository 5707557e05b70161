//! What stands in a cell for figures: a number, a stroke, a remark beside a number, or something that is none.

use crate::import::recognise::tables::unit::YUAN;
use crate::report::{Amount, AmountFault, Entry, NotACount, is_stroke};
use crate::text::blank::is_invisible;
use crate::text::label::fold;
use crate::text::numbers::are_thousands;

/// What some reports print where no figure stands, and what may be meant for more than a stroke.
const NONE: &str = "无";
/// Units that stand behind a count without changing it.
const UNITS: &[&str] = &["件", "条", "个", "份", "项", "次", "宗", "起", "件次"];

/// The sign from which on all characters are shown from right to left, whatever they are.
pub(crate) const BACKWARDS: char = '\u{202e}';

/// Decimals of an amount in yuan.
const YUAN_DECIMALS: usize = Amount::WAN_DECIMALS - 4;

/// A figure as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) entry: Entry,
    /// What is printed beside the number.
    pub(crate) remark: Option<String>,
}

/// Whether the figures of a column are counts, or amounts with so many decimals.
pub(crate) type Decimals = Option<usize>;

/// Reads a cell; `None` when nobody can tell what is meant.
pub(crate) fn read(words: &str, decimals: Decimals) -> Option<Figure> {
    // Shown from right to left, the digits stand in another order.
    if words.contains(BACKWARDS) {
        return None;
    }
    let printed: String = words.chars().filter(|c| !is_invisible(*c)).collect();
    let printed = printed.trim();
    let folded: String = printed.chars().map(fold).collect();
    if is_blank(&folded) {
        let remark = (folded == NONE).then(|| folded.clone());
        return Some(Figure { entry: Entry::Blank, remark });
    }
    let (number, rest) = split(&folded);
    let plain = ungrouped(number)?;
    let rest = rest.trim();
    let (unit, remark) =
        rest.split_once('(').map_or((rest, ""), |(unit, _)| (unit.trim(), &rest[unit.len()..]));
    let unit_fits = match decimals {
        None => unit.is_empty() || UNITS.contains(&unit) || unit == "*",
        Some(_) => unit.is_empty() || unit == "万元",
    };
    if !unit_fits || !(remark.is_empty() || remark.ends_with(')')) || is_second(remark) {
        return None;
    }
    // A point may part the thousands of a count: 1.234.
    if decimals.is_none() && plain.split_once('.').is_some_and(|(_, part)| part.len() == 3) {
        return None;
    }
    // The remark is kept as it is printed; folding keeps the number of signs.
    let signs = remark.chars().count();
    let start = printed.char_indices().rev().nth(signs.wrapping_sub(1)).map_or(printed.len(), |(at, _)| at);
    let remark = (signs > 0).then(|| printed[start..].to_string());
    Some(Figure { entry: entry(&plain, decimals), remark })
}

/// Reads an amount in yuan as one in ten thousand yuan, with every fen; `None` where nobody can tell what is meant.
pub(crate) fn read_yuan(words: &str) -> Option<Figure> {
    if words.contains('万') {
        return None;
    }
    // The form's amounts are kept in fen, which are the decimals of a yuan.
    let figure = read(words.trim().trim_end_matches(YUAN), Some(YUAN_DECIMALS))?;
    matches!(figure.entry, Entry::Blank | Entry::Amount(_)).then_some(figure)
}

/// Whether a cell looks like a figure rather than a label.
pub(crate) fn is_figure(words: &str) -> bool {
    let folded: String = words.chars().filter(|c| !is_invisible(*c)).map(fold).collect();
    let folded = folded.trim();
    if is_blank(folded) {
        return true;
    }
    let (number, rest) = split(folded);
    let rest = rest.trim();
    let unit = rest.split('(').next().unwrap_or_default().trim();
    let more = || rest.split_whitespace().all(|word| word.chars().all(|c| c.is_ascii_digit()));
    !number.is_empty()
        && (unit.is_empty() || UNITS.contains(&unit) || ["*", "万元", "元"].contains(&unit) || more())
}

/// Whether no figure stands in a cell.
fn is_blank(folded: &str) -> bool {
    folded.is_empty() || folded == NONE || is_stroke(folded)
}

/// The numbers of a cell that holds several, parted by blanks.
pub(crate) fn several(words: &str) -> Vec<&str> {
    words.split_whitespace().collect()
}

/// The number that the words begin with, and the rest.
fn split(words: &str) -> (&str, &str) {
    let sign = words.len() - words.trim_start_matches(['-', '+', '−']).len();
    let digits = words[sign..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
    let number = &words[..words.len() - digits.len()];
    if number.contains(|c: char| c.is_ascii_digit()) { (number, digits) } else { ("", words) }
}

/// Whether a remark in brackets is a number as well, so that nobody can tell which of the two is meant.
fn is_second(remark: &str) -> bool {
    let inner = remark.trim_start_matches('(').trim_end_matches(')').trim();
    !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '+' | '-'))
}

/// The number without separators of thousands; `None` when commas stand elsewhere.
fn ungrouped(number: &str) -> Option<String> {
    let (whole, fraction) =
        number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches(['-', '+', '−']);
    let sign = if digits.len() < whole.len() && !whole.starts_with('+') { "-" } else { "" };
    let all_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    // No program prints 00 or 012: two figures touch.
    let is_glued =
        digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_glued
        || whole.chars().nth(1).is_some_and(|second| matches!(second, '-' | '+' | '−'))
        || !(all_digits(digits) || are_thousands(digits.split(',')))
        || fraction.is_some_and(|rest| !all_digits(rest))
    {
        return None;
    }
    let fraction = fraction.map_or(String::new(), |rest| format!(".{rest}"));
    Some(format!("{sign}{}{fraction}", digits.replace(',', "")))
}

fn entry(plain: &str, decimals: Decimals) -> Entry {
    let odd = |odd| Entry::NotACount(odd, plain.to_string());
    if let Some(decimals) = decimals {
        return Amount::parse(plain, decimals)
            .map_or_else(|fault| odd(NotACount::Amount(fault)), Entry::Amount);
    }
    match Amount::parse(plain, Amount::WAN_DECIMALS) {
        Err(AmountFault::Negative) => odd(NotACount::Negative),
        _ if plain.contains('.') => odd(NotACount::Fraction),
        _ => plain.trim_start_matches('-').parse().map_or_else(|_| odd(NotACount::TooLarge), Entry::Count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(words: &str) -> Option<(Entry, Option<String>)> {
        read(words, None).map(|figure| (figure.entry, figure.remark))
    }

    #[test]
    fn numbers_are_read_with_their_remarks() {
        assert_eq!(count(" 0 "), Some((Entry::Count(0), None)));
        assert_eq!(count("\u{feff} 12\u{200e}"), Some((Entry::Count(12), None)));
        assert_eq!(count("\u{200b}"), Some((Entry::Blank, None)));
        assert_eq!(count("１２"), Some((Entry::Count(12), None)));
        assert_eq!(count("1,234"), Some((Entry::Count(1234), None)));
        assert_eq!(count("3件"), Some((Entry::Count(3), None)));
        assert_eq!(count("22（其中修订16件）"), Some((Entry::Count(22), Some("（其中修订16件）".into()))));
        assert_eq!(count("/"), Some((Entry::Blank, None)));
        assert_eq!(count("-2"), Some((Entry::NotACount(NotACount::Negative, "-2".into()), None)));
        assert_eq!(count("2.5"), Some((Entry::NotACount(NotACount::Fraction, "2.5".into()), None)));
        assert_eq!(count("0（零）"), Some((Entry::Count(0), Some("（零）".into()))));
        let fee = read("1725.6168", Some(6)).unwrap();
        assert_eq!(fee.entry, Entry::Amount(Amount(1_725_616_800)));
    }

    #[test]
    fn what_may_mean_two_things_is_not_read() {
        for words in
            ["1 2", "12,34", "约3", "3或4", "三", "O", "3元", "22（其中", "1.2.3", "00", "012", "03.5"]
        {
            assert_eq!(count(words), None, "{words}");
        }
        for words in ["--3", "-+3", "1.234", "3(2)", "3（2）", "\u{202e}12\u{202c}"] {
            assert_eq!(count(words), None, "{words}");
        }
        assert_eq!(read("1230000元", Some(6)), None);
        for words in ["3万元", "1.234", "-2", "约3"] {
            assert_eq!(read_yuan(words), None, "{words}");
        }
        assert_eq!(read_yuan("123,456.7元").unwrap().entry, Entry::Amount(Amount(12_345_670)));
        assert!(is_figure("3 0 0") && !is_figure("1.属于国家秘密") && !is_figure("2024年"));
    }
}
