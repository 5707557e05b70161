//! Words that count only where their line is no cell with a figure: raised signs, and the numbers that lists print.

use std::borrow::Cow;

/// Noncharacters of Unicode, which no text holds, before and behind such words.
const RAISED: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];
const NUMBER: [char; 2] = ['\u{FDD2}', '\u{FDD3}'];

/// The mark of a note has at most so many characters.
const LONGEST_NOTE: usize = 5;

/// Whether a character is one of those that mark words here: a document may not bring its own.
pub(crate) fn is_mark(c: char) -> bool {
    RAISED.contains(&c) || NUMBER.contains(&c)
}

/// Words that stand above or below the line.
pub(crate) fn raised(words: &str) -> String {
    [RAISED[0].to_string().as_str(), words, RAISED[1].to_string().as_str()].concat()
}

/// The number that a list prints before a paragraph.
pub(crate) fn number(words: &str) -> String {
    [NUMBER[0].to_string().as_str(), words, NUMBER[1].to_string().as_str()].concat()
}

/// Whether words look like the mark of a note: `1`, `[1]`, `注2`.
pub(crate) fn is_note(words: &str) -> bool {
    let words = words.trim();
    let is_own = |c: char| c.is_numeric() || "[]()（）〔〕注*".contains(c);
    words.chars().count() <= LONGEST_NOTE && words.contains(char::is_numeric) && words.chars().all(is_own)
}

/// The words of a paragraph, with all that is marked.
pub(crate) fn in_paragraph(line: &str) -> Cow<'_, str> {
    if line.contains(is_mark) { Cow::Owned(line.replace(is_mark, "")) } else { Cow::Borrowed(line) }
}

/// The words of a cell, and whether raised digits stand beside a number, which may be a part of it or a note.
pub(crate) fn in_cell(line: &str) -> (Cow<'_, str>, bool) {
    if !line.contains(is_mark) {
        return (Cow::Borrowed(line), false);
    }
    let (level, raised) = parted(line, RAISED);
    let has_digit = |words: &str| words.contains(char::is_numeric);
    let (own, listed) = parted(&level, NUMBER);
    let own = own.trim();
    let begins = own.starts_with(|c: char| c.is_numeric() || matches!(c, '-' | '/' | '—'));
    let level = if begins && !listed.is_empty() { own.to_owned() } else { level.replace(is_mark, "") };
    if level.trim().is_empty() {
        return (Cow::Owned(in_paragraph(line).trim().to_owned()), false);
    }
    let doubtful = has_digit(&level) && has_digit(&raised);
    (Cow::Owned(level.trim().to_owned()), doubtful)
}

/// Parts what is marked from the rest.
fn parted(line: &str, [begin, end]: [char; 2]) -> (String, String) {
    let (mut rest, mut marked, mut within) = (String::new(), String::new(), false);
    for c in line.chars() {
        if c == begin || c == end {
            within = c == begin;
        } else if within {
            marked.push(c);
        } else {
            rest.push(c);
        }
    }
    (rest, marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_raised_beside_a_number_is_a_doubt_and_alone_it_is_the_number() {
        let read = |line: &str| {
            let (words, doubtful) = in_cell(line);
            (words.into_owned(), doubtful)
        };
        assert_eq!(read(&format!("53{}", raised("1"))), ("53".to_owned(), true));
        assert_eq!(read(&format!("53{}", raised("注"))), ("53".to_owned(), false));
        assert_eq!(read(&raised("53")), ("53".to_owned(), false));
        assert_eq!(read(&format!("行政许可{}", raised("①"))), ("行政许可".to_owned(), false));
        assert_eq!(read(&format!("{}7", number("1."))), ("7".to_owned(), false));
        assert_eq!(read(&format!("{}重复申请", number("2."))), ("2.重复申请".to_owned(), false));
        assert_eq!(in_paragraph(&format!("3m{}", raised("2"))), "3m2");
    }
}
