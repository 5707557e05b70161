//! Follows the numbers of headings and lists through a text: （一） 1. （1） 一是.

use crate::checks::words::numerals::{chinese_number, in_chinese};
use std::ops::Range;

/// Lists within lists.
const DEEPEST: usize = 8;
/// More numbers than this are not looked for one by one.
const MOST: usize = 10;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `（一）`, the second level of headings.
    Second,
    /// `1.`, the third level.
    Third,
    /// `（1）`, the fourth level.
    Fourth,
    /// `一是`, within a paragraph.
    Point,
}

/// A number, and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) style: Style,
    pub(crate) number: u32,
    pub(crate) part: Range<usize>,
}

/// `SkipReason` a number does not stand where it should.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The list begins with it, and not with the first one.
    NotFirst,
    /// It does not follow the number before it.
    After(u32),
    /// It is written like the level below its own.
    Style,
}

impl Style {
    /// A number in this style.
    pub(crate) fn show(self, number: u32) -> String {
        match self {
            Self::Second => format!("（{}）", in_chinese(number)),
            Self::Third => format!("{number}."),
            Self::Fourth => format!("（{number}）"),
            Self::Point => format!("{}是", in_chinese(number)),
        }
    }

    /// Ways to write a number that take its place in a list of this style.
    fn others(self, number: u32) -> Vec<String> {
        let chinese = in_chinese(number);
        match self {
            Self::Second => vec![format!("（{chinese}）"), format!("({chinese})"), format!("（{chinese})")],
            Self::Third => vec![format!("{number}."), format!("{number}、"), format!("{number}．")],
            Self::Fourth => vec![format!("（{number}）"), format!("({number})")],
            Self::Point => {
                let words = ["是", "要", "为", "抓", "在", "则", "方面", "、", "，"];
                let mut all: Vec<_> = words.iter().map(|word| format!("{chinese}{word}")).collect();
                all.push(format!("第{chinese}"));
                all.extend(
                    [(1, "首先"), (2, "其次"), (3, "再次")]
                        .iter()
                        .filter(|(n, _)| *n == number)
                        .map(|(_, word)| (*word).to_owned()),
                );
                all
            }
        }
    }
}

/// Every number of a text that begins a line, or a clause where lists run on in a paragraph.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let mut marks = vec![];
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && c != '\n' {
            continue;
        }
        let found = match before {
            '\n' => mark(&text[at..], true),
            '。' | '；' | '：' | ';' | ':' | '，' | ',' => mark(&text[at..], false),
            _ => None,
        };
        let runs_on = matches!(before, '，' | ',');
        if let Some((style, number, length)) = found
            && !(runs_on && style != Style::Point)
        {
            marks.push(Mark { style, number, part: at..at + length });
        }
        before = c;
    }
    marks
}

/// The number at the beginning of a text, and its length.
fn mark(text: &str, line: bool) -> Option<(Style, u32, usize)> {
    if let Some((style, number, length)) = bracketed(text) {
        // 第二十条第（一）项 speaks of a number and does not bear it.
        let refers = ["项", "款", "、"].iter().any(|word| text[length..].starts_with(word));
        return (!refers).then_some((style, number, length));
    }
    if let Some((number, length)) = chinese_number(text) {
        return text[length..].starts_with('是').then_some((Style::Point, number, length + '是'.len_utf8()));
    }
    if !line {
        return None;
    }
    let (number, length) = arabic(text)?;
    let mark = text[length..].chars().next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let next = text[length + mark.len_utf8()..].chars().next();
    // 5.15 and 3、4 are no heads of a paragraph.
    let runs_on = next.is_none_or(|c| c.is_ascii_digit() || c == '\n');
    (!runs_on).then_some((Style::Third, number, length + mark.len_utf8()))
}

fn bracketed(text: &str) -> Option<(Style, u32, usize)> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let inner = &text[open.len_utf8()..];
    let (style, (number, length)) = match chinese_number(inner) {
        Some(found) => (Style::Second, found),
        None => (Style::Fourth, arabic(inner)?),
    };
    let close = inner[length..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
    Some((style, number, open.len_utf8() + length + close.len_utf8()))
}

/// A number from 1 to 50: lists are no longer, and greater numbers count something.
fn arabic(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..length].parse().ok().filter(|number| (1..=50).contains(number))?;
    (length <= 2 && !text.starts_with('0')).then_some((number, length))
}

/// Every number that does not stand where it should, but for those that `skip` takes out by the words behind them.
pub(crate) fn faults(text: &str, skip: impl Fn(&str) -> bool) -> Vec<(Mark, Fault)> {
    let mut faults = vec![];
    let mut lists: [Vec<u32>; 4] = Default::default();
    let mut places = [0_usize; 4];
    for mark in marks(text).into_iter().filter(|mark| !skip(&text[mark.part.end..])) {
        let index = mark.style as usize;
        let last = lists[index].last().copied();
        if follows(&mut lists[index], mark.number) {
            places[index] = mark.part.end;
            continue;
        }
        let second = lists[Style::Second as usize].last().copied();
        if mark.style == Style::Fourth && second == mark.number.checked_sub(1) {
            follows(&mut lists[Style::Second as usize], mark.number);
            places[Style::Second as usize] = mark.part.end;
            faults.push((mark, Fault::Style));
            continue;
        }
        // A number that is written in another way, or within a sentence, is not missing.
        let between = &text[places[index]..mark.part.start];
        let from = last.filter(|last| *last < mark.number).map_or(1, |last| last + 1);
        let elsewhere = (from..mark.number)
            .take(MOST)
            .any(|n| mark.style.others(n).iter().any(|own| between.contains(own.as_str())));
        // After 二 and 二, both 三 and 四 may be right.
        let repeated = last == Some(mark.number);
        lists[index] = if repeated { vec![mark.number, mark.number + 1] } else { vec![mark.number] };
        places[index] = mark.part.end;
        if !elsewhere {
            let fault = last.map_or(Fault::NotFirst, Fault::After);
            faults.push((mark, fault));
        }
    }
    faults
}

/// Takes a number into the list that is open, into one around it, or into a new one; false if it fits in none.
fn follows(list: &mut Vec<u32>, number: u32) -> bool {
    if number == 1 {
        // Nobody nests lists deeper, and a hostile file must not make us look for ever.
        if list.len() == DEEPEST {
            list.remove(0);
        }
        list.push(1);
        return true;
    }
    let Some(place) = list.iter().rposition(|own| own + 1 == number) else { return false };
    list.truncate(place);
    list.push(number);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, Fault)> {
        faults(text, |_| false).into_iter().map(|(mark, fault)| (&text[mark.part], fault)).collect()
    }

    #[test]
    fn numbers_in_order_are_right() {
        for text in [
            "（一）甲。\n1.乙。\n2.丙。\n（二）丁。\n1.戊。\n（1）己。\n（2）庚。\n2.辛。",
            "一是甲，二是乙；三是丙。\n一是丁。二是戊。",
            "一是甲：一是乙，二是丙。二是丁。三是戊。",
            "主要问题有一是甲，二是乙。",
            "首先甲；二是乙。",
            "做法如下：（一）甲；（二）乙。\n（三）丙。",
            "5.15政务公开日活动。\n12345热线。\n2024年，甲。\n3、4月份，乙。",
            "第二十条第（二）项规定。\n（二）项所列信息。",
            "（一）甲\n1.乙\n（二）丙\n2.丁\n3.戊",
            "一要甲，二是乙，三要丙，四是丁。",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_out_of_order_are_told() {
        assert_eq!(told("（二）改进措施\n1.甲\n2.乙"), [("（二）", Fault::NotFirst)]);
        assert_eq!(told("（一）甲\n（三）乙\n（四）丙"), [("（三）", Fault::After(1))]);
        assert_eq!(told("（一）甲\n（二）乙\n（二）丙\n（三）丁"), [("（二）", Fault::After(2))]);
        assert_eq!(told("1.甲\n3.乙"), [("3.", Fault::After(1))]);
        assert_eq!(told("一是甲；二是乙；四是丙。"), [("四是", Fault::After(2))]);
        assert_eq!(told("(一)甲\n(二)乙\n(3)丙\n(四)丁"), [("(3)", Fault::Style)]);
    }
}
