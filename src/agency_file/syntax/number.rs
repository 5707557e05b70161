//! What a clerk types where a number is asked for: units, words, sums, remarks. The number that it stands for is
//! computed exactly or not at all: no remedy makes a number another one.

use crate::agency_file::asks::Asks;
use crate::report::Slip;
use crate::text::numbers::{Number, arabic, are_thousands, multiplier, shortest};
use crate::text::{half, is_blank, numerals};

/// What clerks write before a number, the longer ones first.
const BEFORE: &[&str] = &["人民币", "共计", "合计", "超过", "约", "近", "超", "共", "计", "￥", "¥", "$"];

/// Words before or behind a number that say that it is none to be printed.
const VAGUE: &[&str] = &["余", "多", "来", "左右", "以上", "以下", "上下", "近", "约", "超过", "超"];

/// What a yuan is called.
const YUAN: &[&str] = &["元", "块", "圆"];

/// The longest word that is taken for a unit.
const LONGEST_UNIT: usize = 6;

/// Tells what is wrong with a number, if the words were meant to be one.
pub(super) fn slip(words: &str, asks: Asks) -> Option<Slip> {
    if !asks.is_figure() && !matches!(asks, Asks::Year | Asks::Other) {
        return None;
    }
    let words = words.trim();
    let plain: String = words.chars().map(half).collect();
    let slip = spaced(&plain, asks)
        .or_else(|| sum(&plain).filter(|_| asks.is_figure()))
        .or_else(|| before(&plain, asks))
        .or_else(|| numeral(words, asks))
        .or_else(|| behind(&plain, asks))?;
    Some(with_own_characters(slip, words))
}

/// A slip that quotes the characters of the file, not those that they were folded to.
fn with_own_characters(mut slip: Slip, words: &str) -> Slip {
    let begin = |typed: &str| words.chars().take(typed.chars().count()).collect();
    let end = |typed: &str| {
        let before = words.chars().count().saturating_sub(typed.chars().count());
        words.chars().skip(before).collect()
    };
    match &mut slip {
        Slip::SpacedNumber { typed, .. } | Slip::Sum { typed, .. } => words.clone_into(typed),
        Slip::BeforeNumber { typed, .. } => *typed = begin(typed),
        Slip::Unit { typed, .. } => *typed = end(typed),
        Slip::RemarkBehind { remark, .. } => *remark = end(remark),
        _ => {}
    }
    slip
}

/// Whether two slips have the same remedy.
pub(super) fn is_same(one: &Slip, other: &Slip) -> bool {
    match (one, other) {
        (Slip::Unit { typed, number, value }, Slip::Unit { typed: other, number: digits, value: read })
        | (
            Slip::BeforeNumber { typed, number, value },
            Slip::BeforeNumber { typed: other, number: digits, value: read },
        ) => typed == other && value.as_ref() == Some(number) && read.as_ref() == Some(digits),
        (Slip::Stroke(_) | Slip::QuestionMark(_) | Slip::NothingInWords(_) | Slip::Points, _) => one == other,
        _ => false,
    }
}

/// `1 200` with any kind of blank between the groups.
fn spaced(words: &str, asks: Asks) -> Option<Slip> {
    let groups: Vec<_> = words.split(is_blank).collect();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = !words.starts_with('0') && are_thousands(groups.iter().copied());
    // `1023. 5`: a number that was broken at its point.
    let is_amount = matches!(asks, Asks::Amount(_))
        && groups.concat().split_once('.').is_some_and(|(whole, cents)| {
            digits(whole) && digits(cents) && !whole.is_empty() && !cents.is_empty()
        });
    let is_broken =
        is_amount && groups.len() > 1 && groups.windows(2).all(|pair| pair.concat().contains('.'));
    let is_alone = asks.is_one_figure();
    (fits || is_broken).then(|| Slip::SpacedNumber {
        typed: groups.join(" "),
        plain: groups.concat(),
        is_alone,
    })
}

/// `28 46` and `公开 2800 未公开 46` where one figure is asked for: which of them is meant is open.
pub(super) fn several(words: &str, asks: Asks) -> Option<Slip> {
    let plain: String = words.chars().map(half).collect();
    let runs = plain.split(|c: char| !c.is_ascii_digit() && c != '.');
    let count = runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())).count();
    let is_alone = asks.is_one_figure();
    let is_loose = !words.contains(['"', '\'', '[', ']', '{', '=', ';']);
    (is_alone && is_loose && count > 1 && slip(words, asks).is_none())
        .then(|| Slip::SeveralNumbers { typed: words.to_owned(), count })
}

/// `5+7`, and other sums that are left to the author.
fn sum(words: &str) -> Option<Slip> {
    let compact: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let is_part = |c: char| c.is_ascii_digit() || "+-*/×÷().".contains(c);
    let inner = compact.trim_start_matches(['+', '-', '(']);
    let signs = inner.contains(['+', '*', '×', '÷']) || inner.contains('/') || inner.contains('-');
    if !compact.starts_with(|c: char| c.is_ascii_digit()) || !compact.chars().all(is_part) || !signs {
        return None;
    }
    let terms = compact.split('+').map(|term| term.parse::<u64>().ok());
    let value = terms.collect::<Option<Vec<_>>>();
    let value = value.and_then(|terms| terms.into_iter().try_fold(0_u64, u64::checked_add));
    Some(Slip::Sum { typed: words.to_owned(), value: value.map(|value| value.to_string()) })
}

/// `约1023` and `￥1023`.
fn before(words: &str, asks: Asks) -> Option<Slip> {
    let (mark, rest) = BEFORE.iter().find_map(|mark| {
        let mark_plain: String = mark.chars().map(half).collect();
        Some((*mark, words.strip_prefix(&mark_plain)?))
    })?;
    let rest = rest.trim_start();
    let (number, value) = read(rest, asks)?;
    Some(Slip::BeforeNumber { typed: mark.to_owned(), number, value })
}

/// `十二`, `十二件` and `一万二千`.
fn numeral(words: &str, asks: Asks) -> Option<Slip> {
    let is_part = |c: char| numerals::is_numeral(c) || "零〇两百千万亿".contains(c);
    let end = words.find(|c| !is_part(c)).unwrap_or(words.len());
    let (own, unit) = words.split_at(end);
    if end == 0 || !is_unit(unit) || matches!(asks, Asks::Year) {
        return None;
    }
    // 一般 and 万州 are words; a numeral with a word behind it counts only with a known kind of number.
    if !unit.is_empty() && !asks.is_figure() {
        return None;
    }
    let value = chinese(own).map(|digits| Number { digits, places: 0 });
    let value = value.and_then(|value| in_unit(value, unit, asks));
    Some(Slip::Numeral { typed: words.to_owned(), value })
}

/// Reads a Chinese number of any size: 一万二千.
fn chinese(words: &str) -> Option<u128> {
    let whole = |words: &str| {
        numerals::number(words).filter(|(_, length)| *length == words.len()).map(|(number, _)| number)
    };
    let Some((high, low)) = words.split_once('万') else { return whole(words).map(u128::from) };
    let low = low.trim_start_matches('零');
    let low = if low.is_empty() { 0 } else { whole(low)? };
    // 一万二 is 12,000 in speech: not sure enough.
    let sure = low == 0 || low >= 1000 || words.contains("万零");
    sure.then(|| Some(u128::from(whole(high)?) * 10_000 + u128::from(low)))?
}

/// `3件`, `12万`, `3（含网上1件）`.
fn behind(words: &str, asks: Asks) -> Option<Slip> {
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(words.len());
    let (number, rest) = words.split_at(end);
    if number.is_empty() || number.starts_with('.') || number.ends_with('.') || rest.is_empty() {
        return None;
    }
    let in_brackets = rest.trim_start().starts_with(['(', '〔', '【', '<']);
    if in_brackets && !rest.ends_with(|c: char| c.is_ascii_digit()) || is_remark(rest) {
        return Some(Slip::RemarkBehind { value: number.to_owned(), remark: rest.trim().to_owned() });
    }
    let (number, value) = read(words, asks)?;
    let typed = words[end..].trim().to_owned();
    Some(Slip::Unit { typed, number, value })
}

/// Words behind a blank that are no unit: `12  行政许可`.
fn is_remark(rest: &str) -> bool {
    rest.starts_with(is_blank)
        && rest.trim().chars().count() > 2
        && rest.trim().chars().all(char::is_alphabetic)
}

/// A number with its unit: the digits as they were typed, and the number that they stand for where it is known.
fn read(words: &str, asks: Asks) -> Option<(String, Option<String>)> {
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(words.len());
    let (number, unit) = (&words[..end], words[end..].trim());
    let (value, length) = arabic(number)?;
    if length < number.len() || !is_unit(unit) {
        return None;
    }
    let known = if unit.is_empty() { Some(number.to_owned()) } else { in_unit(value, unit, asks) };
    // The digits are kept as they were typed where they stand for themselves.
    let same = known.as_deref() == Some(&show(value));
    Some((number.to_owned(), if same { Some(number.to_owned()) } else { known }))
}

/// The number that stands for another one with a unit; nothing where it is not sure.
fn in_unit(value: Number, unit: &str, asks: Asks) -> Option<String> {
    let (mut value, mut rest) = (value, unit);
    if VAGUE.iter().any(|word| unit.contains(word)) || unit.contains(['%', '‰']) {
        return None;
    }
    let mut scaled = 0;
    while let Some((zeros, length)) = multiplier(rest) {
        scaled += zeros;
        rest = &rest[length..];
    }
    value = value.shifted(scaled)?;
    let is_yuan = YUAN.contains(&rest);
    Some(match asks {
        // 万 alone repeats the unit of the cell; 亿 and 千 do not say whether they do.
        Asks::Amount(cell) if cell > 0 && rest.is_empty() => {
            (scaled == cell).then(|| show(Number { places: value.places + cell, ..value }))?
        }
        Asks::Amount(cell) if is_yuan => show(Number { places: value.places + cell, ..value }),
        Asks::Amount(_) if !rest.is_empty() => return None,
        Asks::Count | Asks::Counts if is_yuan => return None,
        _ => show(value),
    })
}

/// Whether what stands behind a number is a word for what was counted.
fn is_unit(unit: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && !c.is_ascii() || "%‰".contains(c);
    unit.chars().count() <= LONGEST_UNIT && unit.chars().all(is_letter)
}

/// A number in plain digits.
fn show(number: Number) -> String {
    shortest(number.digits, usize::try_from(number.places).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that the slip's remedy writes, `-` where it leaves that to the author.
    fn value(words: &str, asks: Asks) -> Option<String> {
        let value = match slip(words, asks)? {
            Slip::Unit { value, .. }
            | Slip::BeforeNumber { value, .. }
            | Slip::Numeral { value, .. }
            | Slip::Sum { value, .. } => value,
            Slip::SpacedNumber { plain, .. } => Some(plain),
            Slip::RemarkBehind { value, .. } => Some(value),
            _ => None,
        };
        Some(value.unwrap_or_else(|| "-".to_owned()))
    }

    #[test]
    fn a_number_stays_the_number_that_it_is() {
        let (count, wan, yuan) = (Asks::Count, Asks::Amount(4), Asks::Amount(0));
        for (words, asks, number) in [
            ("3件", count, "3"),
            ("１２件", count, "12"),
            ("12万", count, "120000"),
            ("1.2万件", count, "12000"),
            ("3百", count, "300"),
            ("约3", count, "3"),
            ("约12万件", count, "120000"),
            ("十二", count, "12"),
            ("十二件", count, "12"),
            ("一万二千", count, "12000"),
            ("5+7", count, "12"),
            ("５＋７", count, "12"),
            ("3（含网上1件）", count, "3"),
            ("1 200", count, "1200"),
            ("1\u{a0}200", count, "1200"),
            ("1023万元", wan, "1023"),
            ("1023万", wan, "1023"),
            ("1.5亿元", wan, "15000"),
            ("5000元", wan, "0.5"),
            ("￥1023", wan, "1023"),
            ("共计1023万元", wan, "1023"),
            ("2万元", yuan, "20000"),
            ("20元", yuan, "20"),
            ("2024年", Asks::Year, "2024"),
            ("12  行政许可", count, "12"),
        ] {
            assert_eq!(value(words, asks).as_deref(), Some(number), "{words}");
        }
    }

    #[test]
    fn what_is_not_sure_is_left_to_the_author() {
        for (words, asks) in [
            ("12%", Asks::Count),
            ("100余件", Asks::Count),
            ("12万余件", Asks::Count),
            ("三四", Asks::Count),
            ("一万二", Asks::Count),
            ("10-3", Asks::Count),
            ("50元", Asks::Count),
            ("3千", Asks::Amount(4)),
        ] {
            assert_eq!(value(words, asks).as_deref(), Some("-"), "{words}");
        }
        for words in ["3", "某局", "", "无"] {
            assert_eq!(value(words, Asks::Count), None, "{words}");
        }
    }
}
