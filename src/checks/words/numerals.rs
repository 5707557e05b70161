//! Chinese numerals as headings and lists bear them.

/// The Chinese number from 1 to 99 at the beginning of a text, and its length.
pub(crate) fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().zip(1..).find(|(own, _)| *own == c).map(|(_, n)| n);
    let mut chars = text.chars().peekable();
    let ones = |c: Option<&char>| c.copied().and_then(digit);
    let first = ones(chars.peek());
    let (mut number, mut length) = (first.unwrap_or(0), usize::from(first.is_some()));
    if first.is_some() {
        chars.next();
    }
    if chars.next_if_eq(&'十').is_some() {
        let last = ones(chars.peek());
        number = first.unwrap_or(1) * 10 + last.unwrap_or(0);
        length += 1 + usize::from(last.is_some());
    }
    (length > 0).then_some((number, length * '一'.len_utf8()))
}

/// How Chinese writes a number from 1 to 99.
pub(super) fn in_chinese(number: u32) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| digits.get(n as usize).copied().unwrap_or("");
    match number {
        0..10 => digit(number).to_owned(),
        10..20 => format!("十{}", digit(number - 10)),
        _ => format!("{}十{}", digit(number / 10), digit(number % 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_are_read_as_they_are_written() {
        for number in 1..100 {
            let written = in_chinese(number);
            assert_eq!(chinese_number(&format!("{written}是")), Some((number, written.len())), "{written}");
        }
        assert_eq!(chinese_number("是"), None);
    }
}
