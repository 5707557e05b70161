//! A text as its rules read it: without blanks, in one width.

use std::ops::Range;

/// A text without blanks and line breaks, its full-width letters, digits and marks made half-width.
#[derive(Debug, Clone)]
pub struct Plain {
    /// What is read.
    pub(crate) text: String,
    /// For each character: where it begins here, and where the original's begins and ends.
    places: Vec<(usize, Range<usize>)>,
}

impl Plain {
    pub(crate) fn new(text: &str) -> Self {
        let mut plain =
            Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len() / 3) };
        for (at, c) in text.char_indices().filter(|(_, c)| !is_blank(*c)) {
            plain.places.push((plain.text.len(), at..at + c.len_utf8()));
            plain.text.push(half(c));
        }
        plain
    }

    /// Takes marks off both ends.
    pub(crate) fn trim(&mut self, marks: &[char]) {
        let start = self.text.len() - self.text.trim_start_matches(marks).len();
        self.text = self.text.trim_matches(marks).to_owned();
        self.places.retain(|(at, _)| *at >= start);
        for (at, _) in &mut self.places {
            *at -= start;
        }
    }

    /// Where a part of what is read stands in the original.
    pub(crate) fn origin(&self, part: Range<usize>) -> Range<usize> {
        let first = self.places.partition_point(|(at, _)| *at < part.start);
        let after = self.places.partition_point(|(at, _)| *at < part.end);
        let start = self.places.get(first).map(|(_, own)| own.start);
        let end = after.checked_sub(1).and_then(|last| self.places.get(last)).map(|(_, own)| own.end);
        let end = end.unwrap_or(0);
        start.unwrap_or(end)..end.max(start.unwrap_or(end))
    }
}

/// Whether a character takes room without being seen.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The half-width form of a full-width letter, digit or mark.
pub(crate) fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is a Chinese one.
pub(crate) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_leads_back_to_the_original() {
        let text = "某县 ２０２４ 年\n报告";
        let plain = Plain::new(text);
        assert_eq!(plain.text, "某县2024年报告");
        assert_eq!(&text[plain.origin(6..10)], "２０２４");
        assert_eq!(&text[plain.origin(10..16)], "年\n报");
        assert_eq!(plain.origin(19..19), text.len()..text.len());
        assert_eq!(Plain::new("").origin(0..0), 0..0);
    }
}
