//! A set of words, looked up in one pass over a text.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// How many characters are kept apart before words are compared: more than a text mostly has.
const BUCKETS: usize = 1024;

/// Words, written as one text with blanks between them.
#[derive(Debug)]
pub struct Words {
    text: Cow<'static, str>,
    index: OnceLock<Index>,
}

#[derive(Debug)]
struct Index {
    /// Which first characters occur, by their lowest bits.
    first: [bool; BUCKETS],
    /// Which last characters occur, likewise.
    last: [bool; BUCKETS],
    /// In the order of their first characters, then the longer before the shorter.
    words: Vec<(char, Range<usize>)>,
}

impl Words {
    /// Takes the words of a text that stands in the code.
    pub const fn of(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), index: OnceLock::new() }
    }

    /// Takes words that were read from a file.
    pub fn from_list<T: AsRef<str>>(words: &[T]) -> Self {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        Self { text: Cow::Owned(words.join(" ")), index: OnceLock::new() }
    }

    /// Lists the words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split_ascii_whitespace()
    }

    /// Whether some word occurs in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// Finds the longest word that a text begins with.
    pub fn begins(&self, text: &str) -> Option<&str> {
        let first = text.chars().next()?;
        let index = self.index();
        if !index.first[low_bits(first)] {
            return None;
        }
        let start = index.words.partition_point(|(own, _)| *own < first);
        let own = index.words[start..].iter().take_while(|(own, _)| *own == first);
        own.map(|(_, word)| &self.text[word.clone()]).find(|word| text.starts_with(word))
    }

    /// Finds the longest word that a text ends with.
    pub fn ends(&self, text: &str) -> Option<&str> {
        let index = self.index();
        let last = text.chars().next_back()?;
        if !index.last[low_bits(last)] {
            return None;
        }
        let words = index.words.iter().map(|(_, word)| &self.text[word.clone()]);
        words.filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
    }

    /// Finds the word that ends last in a text, the longest of them, and where it begins.
    pub fn last_in<'w>(&'w self, text: &str) -> Option<(usize, &'w str)> {
        self.places(text).max_by_key(|(at, word)| (at + word.len(), word.len()))
    }

    /// Finds every place of a text where a word begins, with the longest that does.
    pub fn places<'w>(&'w self, text: &str) -> impl Iterator<Item = (usize, &'w str)> {
        let index = self.index();
        let likely = text.char_indices().filter(|(_, c)| index.first[low_bits(*c)]);
        likely.filter_map(|(at, _)| self.begins(&text[at..]).map(|word| (at, word)))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let place = |word: &str| {
                let start = word.as_ptr() as usize - self.text.as_ptr() as usize;
                start..start + word.len()
            };
            let mut words: Vec<_> =
                self.iter().filter_map(|word| Some((word.chars().next()?, place(word)))).collect();
            words.sort_by_key(|(first, word)| (*first, usize::MAX - word.len()));
            let (mut first, mut last) = ([false; BUCKETS], [false; BUCKETS]);
            for (own, word) in &words {
                first[low_bits(*own)] = true;
                self.text[word.clone()]
                    .chars()
                    .next_back()
                    .into_iter()
                    .for_each(|c| last[low_bits(c)] = true);
            }
            Index { first, last, words }
        })
    }
}

fn low_bits(c: char) -> usize {
    u32::from(c) as usize % BUCKETS
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
        let places: Vec<_> = WORDS.places("发布公开指南").collect();
        assert_eq!(places, [(0, "发布"), ("发布".len(), "公开指南")]);
    }

    #[test]
    fn words_from_a_file_are_words_too() {
        let words = Words::from_list(&["条".to_owned(), "件".to_owned()]);
        assert_eq!(words.begins("件申请"), Some("件"));
        assert_eq!(words.iter().collect::<Vec<_>>(), ["条", "件"]);
        let none = Words::from_list::<&str>(&[]);
        assert!(!none.is_in("件") && none.begins("").is_none() && none.ends("件").is_none());
    }
}
