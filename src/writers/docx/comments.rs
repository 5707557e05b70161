//! Of the Word file: the remarks of a draft, as comments on the paragraph or cell that they refer to.

use crate::document::Note;
use std::ops::Range;

/// The remarks so far, in the order of the paper; a comment's id is its place in the list.
#[derive(Default)]
pub(super) struct Comments<'a> {
    /// Every remark that is in the body.
    pub(super) placed: Vec<&'a Note>,
    /// Remarks that wait for the next paragraph.
    waiting: Vec<&'a Note>,
}

impl<'a> Comments<'a> {
    /// Keeps `notes` for the next paragraph.
    pub(super) fn wait(&mut self, notes: &'a [Note]) {
        self.waiting.extend(notes);
    }

    /// Tells whether remarks wait for a paragraph.
    pub(super) fn are_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Places the waiting remarks and `notes` on a paragraph, and returns the ids of their comments.
    pub(super) fn place(&mut self, notes: &'a [Note]) -> Range<usize> {
        let first = self.placed.len();
        self.placed.append(&mut self.waiting);
        self.placed.extend(notes);
        first..self.placed.len()
    }
}
