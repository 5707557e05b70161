//! Of the document: the remarks of a draft, by the places that they refer to.

use crate::document::block::Note;
use std::collections::BTreeMap;
use std::fmt::Arguments;

/// Something to be remarked on a draft, at a place of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The path of the place: `requests.new.total`, `overview.disclosure`, `title`; empty for the whole report.
    pub path: String,
    /// Where the place begins in the agency's file, by which the paragraph of a text is found; without it, the first one
    /// is meant.
    pub at: Option<usize>,
    /// The rule's code, or another short name for the source of the remark.
    pub author: String,
    /// The sentence.
    pub text: String,
}

/// The remarks that have found no place yet, by the paths of their places; each with its number in the order in which
/// they came.
pub(super) struct Remarks<'a> {
    left: BTreeMap<&'a str, Vec<(usize, &'a Remark)>>,
}

impl<'a> Remarks<'a> {
    pub(super) fn new(remarks: &'a [Remark]) -> Self {
        let mut left: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, remark) in remarks.iter().enumerate() {
            left.entry(remark.path.as_str()).or_default().push((number, remark));
        }
        Self { left }
    }

    /// Takes the remarks on one place, in their order.
    pub(super) fn take(&mut self, path: Arguments) -> Vec<Note> {
        if self.left.is_empty() {
            return vec![];
        }
        let found = self.left.remove(path.to_string().as_str()).unwrap_or_default();
        found.into_iter().map(|(_, remark)| note(remark)).collect()
    }

    /// Takes every remark that is left, in their order.
    pub(super) fn rest(&mut self) -> Vec<&'a Remark> {
        let mut rest: Vec<_> = std::mem::take(&mut self.left).into_values().flatten().collect();
        rest.sort_by_key(|(number, _)| *number);
        rest.into_iter().map(|(_, remark)| remark).collect()
    }
}

pub(super) fn note(remark: &Remark) -> Note {
    Note { author: remark.author.clone(), text: remark.text.clone() }
}
