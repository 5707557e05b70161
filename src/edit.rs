//! Changes of a file's text that are sure to be right, and how they are made.

use crate::source::Span;

/// A change of one place of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub span: Span,
    /// What stands there; a place where something else stands is left alone.
    pub old: String,
    /// What shall stand there.
    pub new: String,
}

/// The edits that fit a text, in its order, none over another.
pub fn fitting<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Vec<&'e Edit> {
    let fits = |edit: &&Edit| text.get(edit.span.range()) == Some(&edit.old) && edit.old != edit.new;
    let mut edits: Vec<_> = edits.into_iter().filter(fits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut end = 0;
    edits.retain(|edit| {
        let apart = edit.span.start >= end;
        if apart {
            end = edit.span.end;
        }
        apart
    });
    edits
}

/// The text with every edit made that fits.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for edit in fitting(text, edits) {
        mended += &text[done..edit.span.start];
        mended += &edit.new;
        done = edit.span.end;
    }
    mended + &text[done..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_there_is_changed_and_only_once() {
        let edit = |span: std::ops::Range<usize>, old: &str, new: &str| Edit {
            span: span.into(),
            old: old.to_owned(),
            new: new.to_owned(),
        };
        let edits = [
            edit(3..4, "d", "D"),
            edit(0..2, "ab", "AB"),
            edit(1..3, "bc", "x"),
            edit(4..5, "?", "!"),
            edit(9..12, "", ""),
        ];
        assert_eq!(apply("abcde", &edits), "ABcDe");
    }
}
