//! A set of words, looked up in one pass over a text.

use std::sync::OnceLock;

/// How many characters are told apart before words are compared: more than a text mostly has.
const BUCKETS: usize = 1024;

/// Words to look for.
pub(crate) trait Lexicon {
    /// Whether some word occurs in a text.
    fn is_in(&self, text: &str) -> bool;
    /// The longest word that a text begins with.
    fn begins(&self, text: &str) -> Option<&'static str>;
    /// The longest word that a text ends with.
    fn ends(&self, text: &str) -> Option<&'static str>;
}

impl<const N: usize> Lexicon for [&'static str; N] {
    fn is_in(&self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    fn begins(&self, text: &str) -> Option<&'static str> {
        self.iter().copied().filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
    }

    fn ends(&self, text: &str) -> Option<&'static str> {
        self.iter().copied().filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
    }
}

impl Lexicon for Words {
    fn is_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    fn begins(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next()?;
        let index = self.index();
        if !index.first[low_bits(first)] {
            return None;
        }
        let start = index.words.partition_point(|(own, _)| *own < first);
        let own = index.words[start..].iter().take_while(|(own, _)| *own == first);
        own.map(|(_, word)| *word).find(|word| text.starts_with(word))
    }

    fn ends(&self, text: &str) -> Option<&'static str> {
        let index = self.index();
        let last = text.chars().next_back()?;
        if !index.last[low_bits(last)] {
            return None;
        }
        let words = index.words.iter().map(|(_, word)| *word);
        words.filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
    }
}

/// Words, written as one text with blanks between them.
pub(crate) struct Words {
    text: &'static str,
    index: OnceLock<Index>,
}

struct Index {
    /// Which first characters occur, by their lowest bits.
    first: [bool; BUCKETS],
    /// Which last characters occur, likewise.
    last: [bool; BUCKETS],
    /// In the order of their first characters, then the longer before the shorter.
    words: Vec<(char, &'static str)>,
}

impl Words {
    /// The words of a text.
    pub(crate) const fn of(text: &'static str) -> Self {
        Self { text, index: OnceLock::new() }
    }

    /// The word that ends last in a text, the longest of them, and where it begins.
    pub(crate) fn last_in(&self, text: &str) -> Option<(usize, &'static str)> {
        self.places(text).max_by_key(|(at, word)| (at + word.len(), word.len()))
    }

    /// Every place of a text where a word begins, with the longest that does.
    pub(crate) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        let index = self.index();
        let likely = text.char_indices().filter(|(_, c)| index.first[low_bits(*c)]);
        likely.filter_map(|(at, _)| self.begins(&text[at..]).map(|word| (at, word)))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let words = self.text.split_ascii_whitespace();
            let mut words: Vec<_> = words.filter_map(|word| Some((word.chars().next()?, word))).collect();
            words.sort_by_key(|(first, word)| (*first, usize::MAX - word.len()));
            let (mut first, mut last) = ([false; BUCKETS], [false; BUCKETS]);
            for (own, word) in &words {
                first[low_bits(*own)] = true;
                word.chars().next_back().into_iter().for_each(|own| last[low_bits(own)] = true);
            }
            Index { first, last, words }
        })
    }
}

fn low_bits(c: char) -> usize {
    let [low, high, ..] = u32::from(c).to_le_bytes();
    usize::from(u16::from_le_bytes([low, high])) % BUCKETS
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: Words = Words::of("公开 公开指南 发布 收到");

    #[test]
    fn the_longest_word_is_found() {
        assert_eq!(WORDS.begins("公开指南1条"), Some("公开指南"));
        assert_eq!(WORDS.begins("公开信息"), Some("公开"));
        assert_eq!(WORDS.begins("信息公开"), None);
        assert_eq!(WORDS.ends("主动公开"), Some("公开"));
        assert!(WORDS.is_in("全年共收到3件") && !WORDS.is_in("公告"));
        assert_eq!(WORDS.last_in("收到公开申请"), Some(("收到".len(), "公开")));
    }
}
