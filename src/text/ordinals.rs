//! The number of a heading or of an item: 一、 （一） 1. （1） ① 第一部分 一是.

use crate::text::numerals;
use crate::text::width::is_digit;
use std::ops::Range;

/// An item bears no longer Arabic number: four digits are a year.
const LONGEST: usize = 3;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrdinalKind {
    /// 一、
    Chinese,
    /// （一）
    BracketedChinese,
    /// 1.
    Arabic,
    /// （1）
    BracketedArabic,
    /// ① ⑴ ⒈ ㈠ ㊀, one character.
    Enclosed,
    /// 第一部分, 第一章
    Part,
    /// 一是, within a paragraph.
    Point,
}

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal<'t> {
    /// How it is written.
    pub kind: OrdinalKind,
    /// Which number it is.
    pub value: u32,
    /// The digits or numerals alone: `一` of `（一）`.
    pub digits: &'t str,
    /// The mark that closes it: `、` of `一、`, `）` of `（一）`.
    pub mark: Option<char>,
    /// Where it ends in the text, in bytes, its mark included.
    pub length: usize,
    /// Whether an Arabic digit follows: 1.5 is a decimal, 3、4 are two numbers.
    pub before_digit: bool,
}

impl Ordinal<'_> {
    /// Returns the level of headings that are so numbered, from 1 to 4 (GB/T 9704): 一、 （一） 1. （1）.
    pub fn level(&self) -> Option<u8> {
        Some(match self.kind {
            OrdinalKind::Chinese => 1,
            OrdinalKind::BracketedChinese => 2,
            OrdinalKind::Arabic => 3,
            OrdinalKind::BracketedArabic => 4,
            OrdinalKind::Enclosed | OrdinalKind::Part | OrdinalKind::Point => return None,
        })
    }

    /// Whether it stands in brackets.
    pub fn is_bracketed(&self) -> bool {
        matches!(self.kind, OrdinalKind::BracketedChinese | OrdinalKind::BracketedArabic)
    }

    /// How many digits or numerals it has.
    pub fn count(&self) -> usize {
        self.digits.chars().count()
    }

    /// Whether its mark is a point, of either width.
    pub fn is_pointed(&self) -> bool {
        matches!(self.mark, Some('.' | '．'))
    }

    /// Whether its mark is a point or 、, which number a heading without brackets.
    pub fn is_marked(&self) -> bool {
        self.is_pointed() || self.mark == Some('、')
    }
}

/// Reads the number that a text begins with, in either width. It must be closed by a mark: 三公经费 and 2024年 bear
/// none. Any of `、 . ， ）` closes a number without brackets; callers ask for less.
pub fn read(text: &str) -> Option<Ordinal<'_>> {
    let first = text.chars().next()?;
    if let Some(value) = enclosed(first) {
        return Some(ordinal(text, OrdinalKind::Enclosed, value, 0..first.len_utf8(), None));
    }
    let start = if matches!(first, '(' | '（' | '第') { first.len_utf8() } else { 0 };
    let (value, end, is_chinese) = match numerals::item(&text[start..]) {
        Some((value, length)) => (value, start + length, true),
        None => arabic(&text[start..]).map(|(value, length)| (value, start + length, false))?,
    };
    let rest = &text[end..];
    if first == '第' {
        let word = ["部分", "章"].into_iter().find(|word| rest.starts_with(word))?;
        let number = ordinal(text, OrdinalKind::Part, value, start..end, None);
        let length = end + word.len();
        return Some(Ordinal { length, before_digit: text[length..].starts_with(is_digit), ..number });
    }
    let mark = rest.chars().next()?;
    let kind = match (start > 0, is_chinese, mark) {
        (true, true, ')' | '）') => OrdinalKind::BracketedChinese,
        (true, false, ')' | '）') => OrdinalKind::BracketedArabic,
        (false, true, '是') => OrdinalKind::Point,
        (false, true, '、' | '.' | '．' | ',' | '，' | ')' | '）') => OrdinalKind::Chinese,
        (false, false, '、' | '.' | '．' | ',' | '，' | ')' | '）') => OrdinalKind::Arabic,
        _ => return None,
    };
    Some(ordinal(text, kind, value, start..end, Some(mark)))
}

/// Whether a text begins with a digit or a numeral, in a bracket or not: less than a number, for callers that would
/// rather be silent.
pub fn looks_numbered(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '（']);
    text.starts_with(|c| is_digit(c) || numerals::is_numeral(c))
}

fn ordinal(
    text: &str,
    kind: OrdinalKind,
    value: u32,
    digits: Range<usize>,
    mark: Option<char>,
) -> Ordinal<'_> {
    let length = digits.end + mark.map_or(0, char::len_utf8);
    let before_digit = text[length..].starts_with(is_digit);
    Ordinal { kind, value, digits: &text[digits], mark, length, before_digit }
}

fn enclosed(c: char) -> Option<u32> {
    let from = |first: char| u32::from(c) - u32::from(first);
    Some(match c {
        // Three rows of twenty: ① ⑴ ⒈.
        '①'..='⒛' => from('①') % 20 + 1,
        '㈠'..='㈩' => from('㈠') + 1,
        '㊀'..='㊉' => from('㊀') + 1,
        _ => return None,
    })
}

fn arabic(text: &str) -> Option<(u32, usize)> {
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let digits = &text[..end];
    (digits.chars().count() <= LONGEST).then(|| numerals::spelled(digits)).flatten().map(|value| (value, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read() {
        for (text, kind, value, number) in [
            ("一、总体情况", OrdinalKind::Chinese, 1, "一、"),
            ("十二．附则", OrdinalKind::Chinese, 12, "十二．"),
            ("（一）主动公开", OrdinalKind::BracketedChinese, 1, "（一）"),
            ("(二）依申请公开", OrdinalKind::BracketedChinese, 2, "(二）"),
            ("1.政策解读", OrdinalKind::Arabic, 1, "1."),
            ("１２．政策解读", OrdinalKind::Arabic, 12, "１２．"),
            ("2)政策解读", OrdinalKind::Arabic, 2, "2)"),
            ("（1）网站", OrdinalKind::BracketedArabic, 1, "（1）"),
            ("(２)网站", OrdinalKind::BracketedArabic, 2, "(２)"),
            ("①网站", OrdinalKind::Enclosed, 1, "①"),
            ("⒇网站", OrdinalKind::Enclosed, 20, "⒇"),
            ("⒈网站", OrdinalKind::Enclosed, 1, "⒈"),
            ("㈩网站", OrdinalKind::Enclosed, 10, "㈩"),
            ("第二部分 主动公开", OrdinalKind::Part, 2, "第二部分"),
            ("第3章", OrdinalKind::Part, 3, "第3章"),
            ("一是强化", OrdinalKind::Point, 1, "一是"),
        ] {
            let read = read(text).unwrap();
            assert_eq!((read.kind, read.value, &text[..read.length]), (kind, value, number), "{text}");
        }
    }

    #[test]
    fn what_only_begins_with_a_number_bears_none() {
        for text in [
            "",
            "三公经费",
            "2024年",
            "2024.政策",
            "（2024）第3号",
            "（区分处理的）",
            "(本列数据)",
            "第二十条第(一)项",
            "三四、",
            "一百、",
            "（一",
            "1",
            "(一.",
            "第一、",
            "()",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_digit_behind_a_number_is_seen() {
        for (text, before_digit) in
            [("1.5万件", true), ("3、4月份", true), ("1.政策", false), ("（1）2024年", true), ("1.５", true)]
        {
            assert_eq!(read(text).map(|number| number.before_digit), Some(before_digit), "{text}");
        }
    }

    #[test]
    fn levels_are_those_of_official_papers() {
        let levels: Vec<_> =
            ["一、", "（一）", "1.", "（1）", "①", "一是"].map(|text| read(text).unwrap().level()).into();
        assert_eq!(levels, [Some(1), Some(2), Some(3), Some(4), None, None]);
        assert!(looks_numbered("(2024年") && looks_numbered("三公经费") && !looks_numbered("（区"));
    }
}
