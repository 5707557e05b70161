//! Follows the numbers of headings and lists through a text: （一） 1. （1） 一是.

use crate::text::numerals::{self, in_chinese};
use crate::text::ordinals::{self, OrdinalKind};
use std::ops::Range;

/// How many lists are followed within each other: reports have four levels, and a search must end.
const DEEPEST: usize = 8;
/// How many of the numbers that are missing are looked for in other styles: lists have rarely more.
const MOST: usize = 10;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `一、`, the first level of headings.
    First,
    /// `（一）`, the second level of headings.
    Second,
    /// `1.`, the third level.
    Third,
    /// `（1）`, the fourth level.
    Fourth,
    /// `一是`, within a paragraph.
    Point,
    /// `①`
    Circled,
    /// `第一，`
    Nth,
}

/// How many styles there are.
const STYLES: usize = 7;

/// A number, and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) style: Style,
    pub(crate) number: u32,
    pub(crate) part: Range<usize>,
}

/// Why a number is out of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberingFault {
    /// The list begins with it, and not with the first one.
    NotFirst,
    /// It does not follow the number before it.
    After(u32),
    /// It is written like the level below its own.
    Style,
}

impl Style {
    /// Writes a number in this style.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Self::First => format!("{}、", in_chinese(number)),
            Self::Second => format!("（{}）", in_chinese(number)),
            Self::Third => format!("{number}."),
            Self::Fourth => format!("（{number}）"),
            Self::Point => format!("{}是", in_chinese(number)),
            Self::Circled => circled(number).map_or(number.to_string(), String::from),
            Self::Nth => format!("第{}", in_chinese(number)),
        }
    }

    /// Lists other spellings of a number that take its place in a list of this style.
    fn others(self, number: u32) -> Vec<String> {
        let chinese = in_chinese(number);
        match self {
            Self::First => vec![format!("{chinese}、"), format!("{chinese}是"), format!("第{chinese}")],
            Self::Second => vec![format!("（{chinese}）"), format!("({chinese})"), format!("（{chinese})")],
            Self::Third => vec![format!("{number}."), format!("{number}、"), format!("{number}．")],
            Self::Fourth => vec![format!("（{number}）"), format!("({number})")],
            Self::Circled => vec![self.write(number)],
            Self::Point | Self::Nth => {
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

/// The character of a number in a circle.
fn circled(number: u32) -> Option<char> {
    char::from_u32(u32::from('①') + number.checked_sub(1)?).filter(|c| ('①'..='⑳').contains(c))
}

/// Finds every number that begins a line, or a clause where a list runs on in a paragraph.
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
            && (!runs_on || matches!(style, Style::Point | Style::Circled))
        {
            marks.push(Mark { style, number, part: at..at + length });
        }
        before = c;
    }
    marks
}

/// Reads `第一，` and `第一、`, but not 第一、第二产业 and 第三、四季度, with its length.
fn nth(text: &str) -> Option<(Style, u32, usize)> {
    let (number, length) = numerals::item(text.strip_prefix('第')?)?;
    let end = '第'.len_utf8() + length;
    let behind = text[end..].strip_prefix(['、', '，', ','])?;
    let names = behind.starts_with(|c| c == '第' || numerals::is_numeral(c));
    (!names).then_some((Style::Nth, number, end))
}

/// Reads the number at the beginning of a text; returns it with its length.
fn mark(text: &str, begins_line: bool) -> Option<(Style, u32, usize)> {
    if let Some(found) = nth(text) {
        return Some(found);
    }
    let number = ordinals::read(text)?;
    let rest = &text[number.length..];
    // 第二十条第（一）项 refers to a number.
    let refers = ["项", "款", "、"].iter().any(|word| rest.starts_with(word));
    // Lists are no longer than 50, and greater numbers count something.
    let is_item = (1..=50).contains(&number.value)
        && number.count() <= 2
        && number.digits.is_ascii()
        && !number.digits.starts_with('0');
    // 5.15 and 3、4 begin no paragraph.
    let runs_on = number.before_digit || rest.is_empty() || rest.starts_with('\n');
    // 二、三季度 counts on.
    let counts = rest.starts_with(numerals::is_numeral);
    let style = match number.kind {
        OrdinalKind::Chinese if begins_line && number.mark == Some('、') && !runs_on && !counts => {
            Style::First
        }
        OrdinalKind::BracketedChinese if !refers => Style::Second,
        OrdinalKind::BracketedArabic if !refers && is_item => Style::Fourth,
        OrdinalKind::Point => Style::Point,
        OrdinalKind::Enclosed if text.starts_with(|c| circled(number.value) == Some(c)) => Style::Circled,
        OrdinalKind::Arabic if begins_line && is_item && number.is_marked() && !runs_on => Style::Third,
        _ => return None,
    };
    Some((style, number.value, number.length))
}

/// Finds every number that is out of order, but for those that `skip` excludes by the words behind them.
pub(crate) fn faults(text: &str, skip: impl Fn(&str) -> bool) -> Vec<(Mark, NumberingFault)> {
    let mut faults = vec![];
    let mut lists: [Vec<u32>; STYLES] = Default::default();
    let mut places = [0_usize; STYLES];
    let mut first = [None; STYLES];
    for mark in marks(text).into_iter().filter(|mark| !skip(&text[mark.part.end..])) {
        let index = mark.style as usize;
        let last = lists[index].last().copied();
        let above = first[Style::Second as usize].unwrap_or(usize::MAX)
            < *first[index].get_or_insert(mark.part.start);
        // Under a new heading a list begins anew; a list that headings part, goes on.
        if mark.number == 1 && above && places[Style::Second as usize] > places[index] {
            lists[index].clear();
        }
        if follows(&mut lists[index], mark.number) {
            places[index] = mark.part.end;
            continue;
        }
        let second = lists[Style::Second as usize].last().copied();
        if mark.style == Style::Fourth && second == mark.number.checked_sub(1) {
            follows(&mut lists[Style::Second as usize], mark.number);
            places[Style::Second as usize] = mark.part.end;
            faults.push((mark, NumberingFault::Style));
            continue;
        }
        // A number that is written in another style, or within a sentence, is not missing.
        let between = &text[places[index]..mark.part.start];
        let from = last.filter(|last| *last < mark.number).map_or(1, |last| last + 1);
        let elsewhere = (from..mark.number)
            .take(MOST)
            .any(|n| mark.style.others(n).iter().any(|other| between.contains(other.as_str())));
        // After 二 and 二, both 三 and 四 may be right.
        let repeated = last == Some(mark.number);
        lists[index] = if repeated { vec![mark.number, mark.number + 1] } else { vec![mark.number] };
        places[index] = mark.part.end;
        // ② alone may be a note, 第二 a rank, and 二、 the number of the section.
        let refers = matches!(mark.style, Style::First | Style::Circled | Style::Nth) && last.is_none();
        if !elsewhere && !refers {
            let fault = last.map_or(NumberingFault::NotFirst, NumberingFault::After);
            faults.push((mark, fault));
        }
    }
    faults
}

/// Adds a number to the list that is open, to one around it, or to a new one; false if it fits in none.
fn follows(list: &mut Vec<u32>, number: u32) -> bool {
    if number == 1 {
        // The outermost list is forgotten, so that each step stays short.
        if list.len() == DEEPEST {
            list.remove(0);
        }
        list.push(1);
        return true;
    }
    let Some(place) = list.iter().rposition(|last| last + 1 == number) else { return false };
    list.truncate(place);
    list.push(number);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(text: &str) -> Vec<(&str, NumberingFault)> {
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
            "①甲；②乙。\n①丙；②丁。",
            "见②所列。③另见。",
            "第一，甲。第二，乙。其次，丙。",
            "第一、第三产业。第三、四季度。第三，甲。",
            "1.甲\n（一）乙\n（二）丙\n2.丁\n（一）戊\n（二）己",
            "（一）甲\n1.乙\n2.丙\n（二）丁\n3.戊",
            "一、甲。\n二、乙。\n三、四季度。",
            "六、甲。",
            "一、收费情况。\n二、三季度开展检查。\n二、其他事项。",
            "一、二季度自查，三、四季度抽查。\n三、四季度整改。",
            "一、甲。\n（一）乙。\n（二）丙。\n二、丁。",
            "一、甲，二、乙。\n三、丙。",
        ] {
            assert_eq!(reported(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_out_of_order_are_reported() {
        assert_eq!(reported("（二）改进措施\n1.甲\n2.乙"), [("（二）", NumberingFault::NotFirst)]);
        assert_eq!(reported("（一）甲\n（三）乙\n（四）丙"), [("（三）", NumberingFault::After(1))]);
        assert_eq!(
            reported("（一）甲\n（二）乙\n（二）丙\n（三）丁"),
            [("（二）", NumberingFault::After(2))]
        );
        assert_eq!(reported("①甲。②乙。④丙。"), [("④", NumberingFault::After(2))]);
        assert_eq!(reported("第一、甲。第二、乙。第四、丙。"), [("第四", NumberingFault::After(2))]);
        let restarted = "（一）甲\n1.乙\n2.丙\n（二）丁\n1.戊\n3.己";
        assert_eq!(reported(restarted), [("3.", NumberingFault::After(1))]);
        assert_eq!(reported("一、甲。\n三、乙。"), [("三、", NumberingFault::After(1))]);
        assert_eq!(reported("1.甲\n3.乙"), [("3.", NumberingFault::After(1))]);
        assert_eq!(reported("一是甲；二是乙；四是丙。"), [("四是", NumberingFault::After(2))]);
        assert_eq!(reported("(一)甲\n(二)乙\n(3)丙\n(四)丁"), [("(3)", NumberingFault::Style)]);
    }
}
