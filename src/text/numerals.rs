//! Chinese numerals: one reader and one writer.

use crate::text::width::half;

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const CAPITALS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
/// A year has no more digits, and neither has a number that is spelled digit by digit.
const SPELLED: usize = 4;
/// 九千九百九十九 has seven characters, 零 may stand in it twice.
const LONGEST: usize = 9;

/// Whether a character is one of 一 to 十, of which the numbers of headings are made.
pub fn is_numeral(c: char) -> bool {
    c == '十' || digit(c).is_some_and(|digit| digit > 0)
}

/// Reads a Chinese digit: 零, 〇, 一 to 九.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Reads a digit as years are written: Arabic of either width or Chinese, with what is typed for 〇.
pub fn year_digit(c: char) -> Option<u32> {
    match half(c) {
        '○' | 'O' | 'o' => Some(0),
        plain => plain.to_digit(10).or_else(|| digit(plain)),
    }
}

/// How many zeros 十, 百 or 千 stands for.
pub fn zeros(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        _ => return None,
    })
}

/// Whether a number in Chinese may begin with a character.
pub fn may_begin(c: char) -> bool {
    c == '两' || digit(c).is_some() || zeros(c).is_some()
}

/// Reads the number below 10,000 that a text begins with: 十二, 两千零五; returns it and its length. 三四 is a guess,
/// 二〇二四 a year, and 一百二 is 120 in speech: none of them is a number.
pub fn number(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut last, mut length, mut unit) = (0, None, 0, u32::MAX);
    // Whether a zero stands between the last unit and what follows it.
    let mut has_zero = false;
    for c in text.chars().take(LONGEST) {
        let one = if c == '两' { Some(2) } else { digit(c) };
        if one.is_some() {
            if last.is_some_and(|last| last != 0) {
                return None;
            }
            has_zero |= one == Some(0);
            last = one;
        } else if let Some(zeros) = zeros(c) {
            if zeros >= unit {
                return None;
            }
            unit = zeros;
            has_zero = false;
            total += last.take().unwrap_or(1) * 10_u32.pow(zeros);
        } else {
            break;
        }
        length += c.len_utf8();
    }
    let number = total + last.unwrap_or(0);
    let is_shortened = matches!(unit, 2 | 3) && last.is_some_and(|last| last > 0) && !has_zero;
    (length > 0 && !is_shortened && (number > 0 || unit == u32::MAX)).then_some((number, length))
}

/// Reads the number from 1 to 99 that a text begins with, as headings and lists bear it: without 零 and 两; returns
/// it and its length.
pub fn item(text: &str) -> Option<(u32, usize)> {
    let (number, length) = number(text)?;
    let plain = text[..length].chars().all(is_numeral);
    ((1..100).contains(&number) && plain).then_some((number, length))
}

/// Reads a text that is a number and nothing else: 二十, or digit by digit 二〇二五.
pub fn whole(text: &str) -> Option<u32> {
    let counted = number(text).filter(|(_, length)| *length == text.len()).map(|(number, _)| number);
    counted.or_else(|| spelled(text))
}

/// Reads a text of at most four digits, spelled one by one: 二〇二五, ２０２５, 二O二五.
pub fn spelled(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().nth(SPELLED).is_some() {
        return None;
    }
    text.chars().try_fold(0, |number, c| Some(number * 10 + year_digit(c)?))
}

/// Writes a number from 1 to 9999 in Chinese: 十二, 一百零五; others in digits.
pub fn in_chinese(number: u32) -> String {
    counted(number, DIGITS, ["", "十", "百", "千"])
}

/// Writes a number from 1 to 9999 in the capitals of accounts: 拾, 叁佰; others in digits.
pub fn in_capitals(number: u32) -> String {
    counted(number, CAPITALS, ["", "拾", "佰", "仟"])
}

/// Writes a number digit by digit: 二〇二四.
pub fn in_chinese_digits(number: u32) -> String {
    let digits = number.to_string();
    digits.bytes().filter_map(|digit| DIGITS.get(usize::from(digit.wrapping_sub(b'0')))).copied().collect()
}

fn counted(number: u32, digits: [&str; 10], units: [&str; 4]) -> String {
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let mut words = String::new();
    let mut gap = false;
    for (power, unit) in (0..4).zip(units).rev() {
        let digit = number / 10_u32.pow(power) % 10;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            words.push('零');
        }
        // 十二, not 一十二; but 一百一十二.
        if !(power == 1 && digit == 1 && words.is_empty()) {
            words.push_str(digits[digit as usize]);
        }
        words.push_str(unit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in 1..10_000 {
            let written = in_chinese(number);
            assert_eq!(
                crate::text::numerals::number(&format!("{written}是")),
                Some((number, written.len())),
                "{written}"
            );
            let item = item(&format!("{written}是"));
            assert_eq!(item, Some((number, written.len())).filter(|_| number < 100), "{written}");
            assert_eq!(spelled(&in_chinese_digits(number)), Some(number));
        }
        assert_eq!(number("是"), None);
    }

    #[test]
    fn numbers_are_read_as_people_say_them() {
        for (text, value) in [
            ("两件", 2),
            ("一百二十条", 120),
            ("一千零五条", 1005),
            ("零件", 0),
            ("三百十件", 310),
            ("两千三百零五", 2305),
        ] {
            assert_eq!(number(text).map(|(number, _)| number), Some(value), "{text}");
        }
        for text in ["三四件", "二〇二四年", "件", "", "十十", "十百", "一百二", "三千五件", "一千零三百五"]
        {
            assert_eq!(number(text), None, "{text}");
        }
        for text in ["两、", "十零、", "一百、", "零、", "〇"] {
            assert_eq!(item(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_may_be_a_number_in_two_manners() {
        for (text, value) in [
            ("二十", 20),
            ("十", 10),
            ("三十一", 31),
            ("二〇二五", 2025),
            ("二○二五", 2025),
            ("２０２５", 2025),
        ] {
            assert_eq!(whole(text), Some(value), "{text}");
        }
        for text in ["", "二〇二五年", "一二三四五"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_in_every_manner() {
        let chinese =
            [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十")];
        for (number, words) in chinese {
            assert_eq!(in_chinese(number), words);
        }
        assert_eq!(in_chinese(1005), "一千零五");
        assert_eq!(in_capitals(3), "叁");
        assert_eq!(in_chinese_digits(2024), "二〇二四");
        assert_eq!(in_chinese(0), "0");
    }
}
