//! What stands around a figure or a verb, peeled word by word: the names of applications, fillers, other matters.

use crate::narrative::words::{NONE, list};
use crate::text::Words;

/// What an application for information is called.
pub(crate) static OBJECTS: Words = list("objects");
/// Matters that are counted like applications and are none.
pub(crate) static FOREIGN: Words = list("foreign");
/// By letter, by telephone: ways on which applications come, and other matters.
pub(crate) static WAYS: Words = list("ways_of_asking");
static FILLERS: Words = list("fillers");

/// The last so many bytes of a text, more or less.
pub(crate) fn last_bytes(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// Whether a text ends with a word of a list.
pub(crate) fn ends(text: &str, words: &Words) -> bool {
    words.ends(text).is_some()
}

/// Whether words name other matters than applications; by letter and telephone come both.
pub(crate) fn is_foreign(text: &str) -> bool {
    FOREIGN.is_in(text) || (WAYS.is_in(text) && !OBJECTS.is_in(text))
}

/// Whether words count only some applications: 征地类, 涉及征地的.
pub(crate) fn is_of_some(words: &str) -> bool {
    words.replace("各类", "").contains('类') || words.contains("涉及")
}

/// Takes fillers off the beginning of a text.
pub(crate) fn without_first(mut text: &str) -> &str {
    while let Some(word) = FILLERS.begins(text) {
        text = &text[word.len()..];
    }
    text
}

/// Cuts a text behind the word of `words` that stands at its end, but for fillers.
pub(crate) fn stem<'a>(text: &'a str, words: &Words) -> Option<&'a str> {
    stem_before(text, words, &NONE)
}

/// Cuts a text behind the word of `words` that stands at its end, but for fillers and the words of `more`.
pub(crate) fn stem_before<'a>(mut text: &'a str, words: &Words, more: &Words) -> Option<&'a str> {
    while !ends(text, words) {
        let filler = more.ends(text).or_else(|| FILLERS.ends(text))?;
        text = &text[..text.len() - filler.len()];
    }
    Some(text)
}

/// Whether a text holds nothing but fillers and the words of `more`.
pub(crate) fn is_filler(mut text: &str, more: &Words) -> bool {
    while let Some(filler) = more.ends(text).or_else(|| FILLERS.ends(text)) {
        text = &text[..text.len() - filler.len()];
    }
    text.is_empty()
}

/// Whether a text names an application, and nothing but fillers behind it.
pub(crate) fn ends_in_object(text: &str) -> bool {
    let last = OBJECTS.last_in(text).map(|(at, object)| at + object.len());
    last.is_some_and(|end| without_first(&text[end..]).is_empty()) && !is_foreign(text)
}

/// Whether the name at the end of a text is joined to others before it, so that a number behind it may count them all.
pub(crate) fn is_listed(text: &str, name: &str) -> bool {
    static JOINTS: Words = list("joints");
    let before = &text[..text.len() - name.len()];
    JOINTS.ends(before).is_some_and(|joint| joint.len() < before.len())
}
