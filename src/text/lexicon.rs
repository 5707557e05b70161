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
    by_first: OnceLock<Buckets<Range<usize>>>,
    by_last: OnceLock<Buckets<Range<usize>>>,
}

/// Words by the lowest bits of one of their characters.
#[derive(Debug)]
struct Buckets<T> {
    /// A bit for each bucket that has words.
    filled: [u64; BUCKETS / 64],
    /// For each number above, how many buckets before its own have words.
    before: [u16; BUCKETS / 64],
    /// Where each bucket that has words begins; the last one ends with the words.
    starts: Vec<u16>,
    words: Vec<T>,
}

/// Several sets of words, all looked up in one pass over a text.
#[derive(Debug)]
pub struct Lists {
    lists: &'static [&'static Words],
    /// Each word with its list, as a bit.
    words: OnceLock<Buckets<(&'static str, u32)>>,
}

/// Which of several sets have words in a text.
#[derive(Debug, Clone, Copy)]
pub struct FoundLists {
    lists: &'static [&'static Words],
    found: u32,
}

impl Words {
    /// Takes the words of a text that stands in the code.
    pub const fn of(text: &'static str) -> Self {
        Self::new(Cow::Borrowed(text))
    }

    /// Takes words that were read from a file.
    pub fn from_list<T: AsRef<str>>(words: &[T]) -> Self {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        Self::new(Cow::Owned(words.join(" ")))
    }

    const fn new(text: Cow<'static, str>) -> Self {
        Self { text, by_first: OnceLock::new(), by_last: OnceLock::new() }
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
        self.first(self.by_first().of(text.chars().next()?), |word| text.starts_with(word))
    }

    /// Finds the longest word that a text ends with.
    pub fn ends(&self, text: &str) -> Option<&str> {
        let by_last = self.by_last.get_or_init(|| self.buckets(|word| word.chars().next_back()));
        self.first(by_last.of(text.chars().next_back()?), |word| text.ends_with(word))
    }

    /// Lists the characters of a text with which a word may begin, and all that are none of the usual Chinese ones.
    pub fn likely(&self, text: &str) -> impl Iterator<Item = (usize, char)> {
        let first = self.by_first();
        let is_usual = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        text.char_indices().filter(move |(_, c)| !is_usual(*c) || !first.of(*c).is_empty())
    }

    /// Finds the word that ends last in a text, the longest of them, and where it begins.
    pub fn last_in<'w>(&'w self, text: &str) -> Option<(usize, &'w str)> {
        self.places(text).max_by_key(|(at, word)| (at + word.len(), word.len()))
    }

    /// Finds every place of a text where a word begins, with the longest that does.
    pub fn places<'w>(&'w self, text: &str) -> impl Iterator<Item = (usize, &'w str)> {
        let by_first = self.by_first();
        let likely =
            text.char_indices().map(|(at, c)| (at, by_first.of(c))).filter(|(_, own)| !own.is_empty());
        likely.filter_map(|(at, own)| Some((at, self.first(own, |word| text[at..].starts_with(word))?)))
    }

    /// Finds the first of some words that fits.
    fn first(&self, words: &[Range<usize>], fits: impl Fn(&str) -> bool) -> Option<&str> {
        words.iter().map(|word| &self.text[word.clone()]).find(|word| fits(word))
    }

    fn by_first(&self) -> &Buckets<Range<usize>> {
        self.by_first.get_or_init(|| self.buckets(|word| word.chars().next()))
    }

    /// Puts the words in buckets, by their first or last character.
    fn buckets(&self, key: impl Fn(&str) -> Option<char>) -> Buckets<Range<usize>> {
        let place = |word: &str| {
            let start = word.as_ptr() as usize - self.text.as_ptr() as usize;
            start..start + word.len()
        };
        Buckets::new(self.iter().filter_map(|word| Some((key(word)?, word.len(), place(word)))))
    }
}

impl Lists {
    /// Takes sets of words, at most 32.
    pub const fn of(lists: &'static [&'static Words]) -> Self {
        Self { lists, words: OnceLock::new() }
    }

    /// Finds the sets of which some word occurs in a text.
    pub fn found_in(&self, text: &str) -> FoundLists {
        let words = self.words.get_or_init(|| {
            let lists = self.lists.iter().enumerate();
            let words = lists.flat_map(|(bit, words)| words.iter().map(move |word| (word, 1 << bit)));
            Buckets::new(words.filter_map(|own| Some((own.0.chars().next()?, own.0.len(), own))))
        });
        let mut found = 0;
        for (at, c) in text.char_indices() {
            for (word, list) in words.of(c) {
                if found & list == 0 && text[at..].starts_with(word) {
                    found |= list;
                }
            }
        }
        FoundLists { lists: self.lists, found }
    }
}

impl FoundLists {
    /// Whether some word of a set occurs in the text. The set must be one of those that were looked up.
    pub fn has(&self, words: &Words) -> bool {
        let place = self.lists.iter().position(|own| std::ptr::eq(*own, words));
        debug_assert!(place.is_some(), "a set of words that was not looked up");
        place.is_some_and(|bit| self.found & (1 << bit) != 0)
    }
}

impl<T> Buckets<T> {
    /// Puts words in their buckets, the longer before the shorter; each comes with its character and its length.
    fn new(words: impl Iterator<Item = (char, usize, T)>) -> Self {
        let mut words: Vec<_> = words.map(|(c, length, word)| (low_bits(c), length, word)).collect();
        words.sort_by_key(|(bucket, length, _)| (*bucket, usize::MAX - length));
        let (mut filled, mut before, mut starts) = ([0; BUCKETS / 64], [0; BUCKETS / 64], vec![]);
        let mut known = 0;
        for same in words.chunk_by(|one, next| one.0 == next.0) {
            filled[same[0].0 / 64] |= 1 << (same[0].0 % 64);
            starts.push(known);
            known += count(same.len());
        }
        starts.push(known);
        let mut sum = 0;
        for (before, filled) in before.iter_mut().zip(filled) {
            *before = sum;
            sum += count(u64::count_ones(filled) as usize);
        }
        Self { filled, before, starts, words: words.into_iter().map(|(_, _, word)| word).collect() }
    }

    /// The words that may have a character in the place by which they are ordered.
    fn of(&self, c: char) -> &[T] {
        let bucket = low_bits(c);
        let (filled, bit) = (self.filled[bucket / 64], 1 << (bucket % 64));
        if filled & bit == 0 {
            return &[];
        }
        let place = usize::from(self.before[bucket / 64]) + (filled & (bit - 1)).count_ones() as usize;
        &self.words[usize::from(self.starts[place])..usize::from(self.starts[place + 1])]
    }
}

fn low_bits(c: char) -> usize {
    u32::from(c) as usize % BUCKETS
}

fn count(words: usize) -> u16 {
    u16::try_from(words).expect("a list has fewer words")
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
    fn several_sets_are_found_in_one_pass() {
        static NOUNS: Words = Words::of("公开指南 目录");
        static NONE: Words = Words::of("");
        static ALL: Lists = Lists::of(&[&WORDS, &NOUNS, &NONE]);
        let found = |text| [&WORDS, &NOUNS, &NONE].map(|words| ALL.found_in(text).has(words));
        assert_eq!(found("发布公开指南"), [true, true, false]);
        assert_eq!(found("目录"), [false, true, false]);
        assert_eq!(found("公告"), [false; 3]);
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
