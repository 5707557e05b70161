//! Blanks, invisible characters, and the ends of lines.

use std::ops::Range;

/// Whether a character ends a line, whatever program wrote it.
pub fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character takes part in a text without being seen: a blank of any width, a line end, or an invisible one.
///
/// Control characters are not among them: a file may not hold them, so they are reported or removed, not skipped.
pub fn is_blank(c: char) -> bool {
    // No blank stands among the Chinese characters and the marks beside them, of which texts consist.
    !matches!(c, '\u{3001}'..='\u{f8ff}') && (c.is_whitespace() || is_invisible(c))
}

/// Whether a character has no width and no shape: zero-width blanks and joiners, marks of direction, soft hyphens.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Finds the lines of a text, as the ranges of their bytes, without what ends them.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let ends = text.char_indices().filter(|(_, c)| ends_line(*c)).map(|(at, c)| (at, at + c.len_utf8()));
    let ends = ends.chain([(text.len(), text.len())]);
    ends.scan(0, |start, (end, next)| Some(std::mem::replace(start, next)..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_of_every_width_and_of_none() {
        for c in [
            ' ', '\u{3000}', '\t', '\n', '\u{a0}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{202c}', '\u{2066}',
            '\u{61c}',
        ] {
            assert!(is_blank(c), "{c:?}");
        }
        for c in ['一', '0', '。', '\u{7}', '\u{fffd}'] {
            assert!(!is_blank(c), "{c:?}");
        }
        assert!(!is_invisible(' '), "a blank is seen");
    }

    #[test]
    fn lines_end_in_every_manner() {
        let text = "一\n二\u{2028}三\r\n四";
        let lines: Vec<_> = lines(text).map(|line| &text[line]).collect();
        assert_eq!(lines, ["一", "二", "三", "", "四"]);
        assert_eq!(
            crate::text::blank::lines("").collect::<Vec<_>>(),
            std::iter::once(0..0).collect::<Vec<_>>()
        );
    }
}
