//! Where in its file each place of a report stands, and which place lies within which.

use crate::source::{Span, Spanned};
use std::cmp::Reverse;
use std::ops::Range;

/// The names of places, which lie beside or within each other: `requests.new`, and `requests.new.total` in it.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    /// In the order of the file; inner places after outer ones.
    all: Vec<Spanned<String>>,
    /// The innermost place around each, where there is one.
    around: Vec<Option<usize>>,
}

impl Paths {
    /// Puts named places in order.
    pub fn new(mut all: Vec<Spanned<String>>) -> Self {
        all.sort_by_key(|path| (path.span.start, Reverse(path.span.end)));
        let mut around = Vec::with_capacity(all.len());
        for (at, path) in all.iter().enumerate() {
            let mut outer = at.checked_sub(1);
            // Each step leaves a place behind for good, or is the last one.
            while let Some(other) = outer.filter(|&other| all[other].span.end < path.span.end) {
                outer = around[other];
            }
            around.push(outer);
        }
        Self { all, around }
    }

    /// What the innermost place around a span is called.
    pub fn at(&self, span: Span) -> Option<&str> {
        let mut place = self.all.partition_point(|path| path.span.start <= span.start).checked_sub(1);
        while let Some(own) = place.filter(|&own| self.all[own].span.end < span.end) {
            place = self.around[own];
        }
        place.map(|own| self.all[own].value.as_str())
    }

    /// Where the value of that name was written.
    pub fn find(&self, name: &str) -> Option<Span> {
        self.iter().find(|path| path.value == name).map(|path| path.span)
    }

    /// Every place with its name, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.all.iter()
    }

    /// The places that begin in a part of the file.
    pub fn within(&self, part: Range<usize>) -> impl Iterator<Item = &Spanned<String>> {
        let from = self.all.partition_point(|path| path.span.start < part.start);
        self.all[from..].iter().take_while(move |path| path.span.start < part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_place_is_named() {
        let places = [("a", 0..9), ("a.b", 1..4), ("a.b.c", 2..3), ("a.d", 5..8), ("e", 10..12)];
        let paths = Paths::new(places.map(|(name, span)| Spanned::new(name.to_owned(), span)).into());
        for (span, name) in [
            (2..3, Some("a.b.c")),
            (1..2, Some("a.b")),
            (2..4, Some("a.b")),
            (4..6, Some("a")),
            (6..7, Some("a.d")),
            (8..9, Some("a")),
            (9..10, None),
            (8..10, None),
            (10..11, Some("e")),
            (12..12, Some("e")),
            (13..14, None),
        ] {
            assert_eq!(paths.at(Span::from(span.clone())), name, "{span:?}");
        }
        assert_eq!(paths.find("a.d"), Some(Span::new(5, 8)));
        assert_eq!(paths.within(1..5).map(|path| path.value.as_str()).collect::<Vec<_>>(), ["a.b", "a.b.c"]);
    }
}
