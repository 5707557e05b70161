//! What stands around a figure or a verb, peeled word by word: the names of applications, fillers, other matters.

use crate::narrative::words::{NONE, list};
use crate::text::Words;

/// What an application for information is called.
pub(crate) static OBJECTS: Words = list("objects");
/// Matters that are counted like applications and are none.
pub(crate) static FOREIGN: Words = list("foreign");
/// By letter, by telephone: ways on which applications come, and other matters.
pub(crate) static WAYS: Words = list("ways_of_asking");
/// What may stand between a thing and its number.
pub(crate) static FILLERS: Words = list("fillers");
/// Ways on which an application may come.
pub(crate) static WAYS_OF_ASKING: Words = list("view_of_way");
/// What leaves nothing out of what stands behind it.
pub(crate) static NEUTRAL: Words = list("neutral_in_a_denial");

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
pub(crate) fn without_first(text: &str) -> &str {
    without(text, &[&FILLERS])
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

/// Whether a text names all applications that came, or all of whom applied: an object, and before it nothing that
/// leaves some out. 重复申请 and 律师提出的申请 are some.
pub(crate) fn names_all(text: &str) -> bool {
    static PERSONS: Words = list("who_applies");
    static NATURAL: Words = list("natural_persons");
    static LEGAL: Words = list("legal_persons");
    static JOINTS: Words = list("joints");
    let Some((at, _)) = OBJECTS.last_in(text).filter(|_| ends_in_object(text)) else { return false };
    // 通过信函、网络等形式提交的 names every way.
    let before = match text[..at].rsplit_once('等') {
        Some((ways, rest)) if WAYS_OF_ASKING.is_in(ways) => rest,
        _ => &text[..at],
    };
    let before = without(before, &[&NEUTRAL, &FILLERS, &PERSONS, &JOINTS]);
    let natural = NATURAL.is_in(text);
    let legal = LEGAL.is_in(text);
    before.is_empty() && (legal || !natural) && (!legal || natural || text.contains("公民"))
}

/// Takes words of several lists, and the longest of them first, off the beginning of a text.
pub(crate) fn without<'a>(mut text: &'a str, lists: &[&Words]) -> &'a str {
    while let Some(length) = lists.iter().filter_map(|words| words.begins(text)).map(str::len).max() {
        text = &text[length..];
    }
    text
}

/// Whether words name one way on which applications come: 线下, and not 网站、信函等.
pub(crate) fn names_one_way(text: &str) -> bool {
    let text = text.trim_start_matches('、');
    WAYS_OF_ASKING.is_in(text) && !text.contains(['等', '各', '、', '和', '或'])
}

/// Whether the name at the end of a text is joined to others before it, so that a number behind it may count them all.
pub(crate) fn is_listed(text: &str, name: &str) -> bool {
    static JOINTS: Words = list("joints");
    let before = &text[..text.len() - name.len()];
    JOINTS.ends(before).is_some_and(|joint| joint.len() < before.len())
}
