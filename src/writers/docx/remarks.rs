//! The remarks of a draft, as Word comments on the paragraph or cell that they speak of.

use crate::document::Note;
use std::ops::Range;

/// The remarks met so far, in the order of the paper; a comment's id is its place in the list.
#[derive(Default)]
pub(super) struct Remarks<'a> {
    /// Every remark that stands in the body.
    pub(super) placed: Vec<&'a Note>,
    /// Remarks that wait for the next paragraph to stand on.
    waiting: Vec<&'a Note>,
}

impl<'a> Remarks<'a> {
    /// Keeps `notes` for the next paragraph.
    pub(super) fn wait(&mut self, notes: &'a [Note]) {
        self.waiting.extend(notes);
    }

    /// Whether remarks have found no paragraph yet.
    pub(super) fn are_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Places the waiting remarks and `notes` on a paragraph, and gives the ids of their comments.
    pub(super) fn place(&mut self, notes: &'a [Note]) -> Range<usize> {
        let first = self.placed.len();
        self.placed.append(&mut self.waiting);
        self.placed.extend(notes);
        first..self.placed.len()
    }
}
