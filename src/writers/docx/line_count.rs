//! Of the Word file: how many lines a paragraph of the body takes, by an estimate.

use crate::document::measures;
use unicode_width::UnicodeWidthStr;

/// A line of the body; widths count in quarters of a character.
const LINE: usize = measures::CHARACTERS as usize * 4;
/// The indent of the first line: two characters.
const INDENT: usize = 2 * 4;

/// Counts the lines of a paragraph.
pub(super) fn lines(parts: &[&str]) -> usize {
    let width = INDENT + parts.iter().map(|part| quarters(part)).sum::<usize>();
    width.div_ceil(LINE)
}

/// Measures `text` in quarters of a character: programs leave a quarter between Chinese and Latin.
fn quarters(text: &str) -> usize {
    let gaps = text.as_bytes().windows(2).filter(|pair| {
        (pair[0].is_ascii_alphanumeric() && pair[1] >= 0x80)
            || (pair[0] >= 0x80 && pair[1].is_ascii_alphanumeric())
    });
    2 * text.width_cjk() + gaps.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_in_characters() {
        assert_eq!(lines(&[""]), 1);
        assert_eq!(lines(&[&"一".repeat(26)]), 1);
        assert_eq!(lines(&[&"一".repeat(20), &"一".repeat(7)]), 2);
        assert_eq!(lines(&[&"12一".repeat(12)]), 2);
    }
}
