//! The remarks of a draft, as Word comments on the paragraph or cell that they speak of.

use super::xml::Xml;
use crate::document::Note;

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

    /// Writes `content` between the marks of the waiting remarks and of `notes`.
    pub(super) fn around(&mut self, xml: &mut Xml, notes: &'a [Note], content: impl FnOnce(&mut Xml)) {
        let first = self.placed.len();
        self.placed.append(&mut self.waiting);
        self.placed.extend(notes);
        let ids = first..self.placed.len();
        for id in ids.clone() {
            xml.empty("w:commentRangeStart", &[("w:id", &id)]);
        }
        content(xml);
        for id in ids {
            xml.empty("w:commentRangeEnd", &[("w:id", &id)]);
            xml.element("w:r", |xml| xml.empty("w:commentReference", &[("w:id", &id)]));
        }
    }
}
