//! What a draft says of its places, and where each remark finds its place.

use super::block::Note;
use crate::source::Span;
use std::fmt::Arguments;

/// Something to be remarked on a draft, at a place of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The path of the place: `requests.new.total`, `overview.disclosure`, `title`; empty for the whole report.
    pub path: String,
    /// The place itself in the source, from which the paragraph of a text is told; without it, the first one is meant.
    pub span: Option<Span>,
    /// The rule's code, or another short name for who speaks.
    pub author: String,
    /// The sentence.
    pub text: String,
}

/// The remarks that have found no place yet.
pub(super) struct Remarks<'a> {
    left: Vec<&'a Remark>,
}

impl<'a> Remarks<'a> {
    pub(super) fn new(remarks: &'a [Remark]) -> Self {
        Self { left: remarks.iter().collect() }
    }

    /// Takes the remarks on one place, in their order.
    pub(super) fn take(&mut self, path: Arguments) -> Vec<Note> {
        if self.left.is_empty() {
            return vec![];
        }
        let path = path.to_string();
        self.left.extract_if(.., |remark| remark.path == path).map(note).collect()
    }

    /// Takes every remark that is left.
    pub(super) fn rest(&mut self) -> Vec<&'a Remark> {
        std::mem::take(&mut self.left)
    }
}

pub(super) fn note(remark: &Remark) -> Note {
    Note { author: remark.author.clone(), text: remark.text.clone() }
}
