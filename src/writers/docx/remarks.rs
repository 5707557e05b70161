//! The remarks of a draft, as Word comments on the paragraph or cell that they speak of.

use crate::document::Note;
use docx_rs as d;

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

    /// Puts `runs` into `paragraph`, between the marks of the waiting remarks and of `notes`.
    pub(super) fn fill(
        &mut self,
        mut paragraph: d::Paragraph,
        runs: impl IntoIterator<Item = d::Run>,
        notes: &'a [Note],
    ) -> d::Paragraph {
        let first = self.placed.len();
        self.placed.append(&mut self.waiting);
        self.placed.extend(notes);
        let ids = first..self.placed.len();
        for id in ids.clone() {
            paragraph = paragraph.add_comment_start(d::Comment::new(id));
        }
        for run in runs {
            paragraph = paragraph.add_run(run);
        }
        for id in ids {
            paragraph = paragraph.add_comment_end(id);
        }
        paragraph
    }
}
