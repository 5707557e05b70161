//! Edits that rules on words offer, one character at a time.

use crate::edit::Edit;
use crate::report::Prose;
use std::ops::Range;

/// Puts other words in the place of a part of a text, where it stands in the file letter by letter.
pub(super) fn replace(prose: &Prose, part: Range<usize>, new: impl Into<String>) -> Edit {
    Edit { span: prose.span(part.clone()), old: prose.text[part].to_owned(), new: new.into() }
}

/// Puts other characters in the place of the first and the last one of a part.
pub(super) fn replace_ends(prose: &Prose, part: Range<usize>, [first, last]: [&str; 2]) -> Vec<Edit> {
    let mut chars = prose.text[part.clone()].chars();
    let (Some(head), Some(tail)) = (chars.next(), chars.next_back()) else { return vec![] };
    let (start, end) = (part.start..part.start + head.len_utf8(), part.end - tail.len_utf8()..part.end);
    vec![replace(prose, start, first), replace(prose, end, last)]
}
