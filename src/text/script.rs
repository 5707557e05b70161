//! Chinese characters, and the traditional ones among them.

use std::sync::LazyLock;

/// Traditional characters that reports are written with, each before its simplified form. A crate for all of them
/// weighs megabytes; these are the ones in words that are read.
const TRADITIONAL: &str = include_str!("traditional.txt");
/// The first and the last of the characters that may stand in the list.
const FIRST: char = '\u{3400}';
const LAST: char = '\u{9fff}';

/// Whether a character is a Chinese one.
pub fn is_chinese(c: char) -> bool {
    matches!(c, FIRST..=LAST | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Makes a traditional character simplified.
pub fn simplified(c: char) -> char {
    /// For every character of the range, what it is read as, zero for itself: one look-up a character, as texts are long.
    static READ_AS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut chars = vec!['\0'; index(LAST).map_or(0, |last| last + 1)];
        for pair in TRADITIONAL.split_whitespace() {
            let mut pair = pair.chars();
            if let (Some(old), Some(new)) = (pair.next(), pair.next())
                && let Some(place) = index(old).and_then(|at| chars.get_mut(at))
            {
                *place = new;
            }
        }
        chars
    });
    index(c).and_then(|at| READ_AS.get(at)).copied().filter(|read| *read != '\0').unwrap_or(c)
}

fn index(c: char) -> Option<usize> {
    u32::from(c).checked_sub(u32::from(FIRST)).map(|at| at as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn traditional_characters_are_read_as_simplified_ones() {
        let read: String = "主動公開政府信息1條，複議訴訟0件".chars().map(simplified).collect();
        assert_eq!(read, "主动公开政府信息1条，复议诉讼0件");
        assert_eq!(simplified('𠮷'), '𠮷');
    }

    #[test]
    fn the_list_is_one_of_pairs() {
        let pairs = || TRADITIONAL.split_whitespace();
        let old: BTreeSet<char> = pairs().filter_map(|pair| pair.chars().next()).collect();
        assert_eq!(old.len(), pairs().count(), "no character stands twice");
        for pair in pairs() {
            assert_eq!(pair.chars().count(), 2, "{pair}");
            assert!(pair.chars().nth(1).is_some_and(|new| !old.contains(&new)), "{pair}");
        }
    }

    #[test]
    fn rare_characters_are_chinese_and_marks_are_not() {
        for c in ['县', '〇', '䶮', '𠮷'] {
            assert!(is_chinese(c), "{c}");
        }
        for c in ['，', 'a', '１', '①'] {
            assert!(!is_chinese(c), "{c}");
        }
    }
}
