//! The marks of a draft's remarks: numbered through, beside what they speak of.

use crate::document::Note;

/// The marks of a page under way.
pub(super) struct Marks {
    /// How many remarks have been marked; nothing where remarks are not shown.
    count: Option<usize>,
    /// Whether a mark leads to its remark.
    linked: bool,
}

impl Marks {
    /// Begins the marks of a page, `shown` on a draft alone.
    pub(super) fn new(shown: bool, linked: bool) -> Self {
        Self { count: shown.then_some(0), linked }
    }

    /// Marks these remarks with the next numbers.
    pub(super) fn next(&mut self, notes: &[Note]) -> String {
        let Some(count) = &mut self.count else { return String::new() };
        let linked = self.linked;
        let marks = notes.iter().map(|_| {
            *count += 1;
            if linked {
                format!("<sup><a id=\"place-{count}\" href=\"#note-{count}\">[{count}]</a></sup>")
            } else {
                format!("<sup>[{count}]</sup>")
            }
        });
        marks.collect()
    }

    /// How many remarks have been marked.
    pub(super) fn count(&self) -> usize {
        self.count.unwrap_or(0)
    }
}
