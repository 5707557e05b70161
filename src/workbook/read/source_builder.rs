//! Of the workbook's reader: the text that is written, with the cell of each of its parts.

use crate::source::{Place, PlaceName, Source, Span};

/// The text of an agency's file in the making.
#[derive(Default)]
pub(super) struct SourceBuilder {
    text: String,
    places: Vec<Place>,
}

impl SourceBuilder {
    /// Adds words.
    pub(super) fn put(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds words that come from a cell.
    pub(super) fn at(&mut self, words: &str, cell: &str) {
        let start = self.text.len();
        self.text.push_str(words);
        self.places
            .push(Place { span: Span::new(start, self.text.len()), name: PlaceName::Sheet(cell.to_owned()) });
    }

    /// Adds a line with one value.
    pub(super) fn pair(&mut self, key: &str, value: &str, label: &str, cell: &str) {
        self.at(&format!("{key} = "), cell);
        self.at(value, cell);
        self.comment(label);
    }

    /// Ends a line with what its key is called.
    pub(super) fn comment(&mut self, label: &str) {
        let label = label.replace(char::is_control, " ");
        self.put(&if label.is_empty() { "\n".to_owned() } else { format!("  # {label}\n") });
    }

    /// Begins a section, whose first cell is that one.
    pub(super) fn section(&mut self, key: &str, heading: &str, cell: Option<String>) {
        self.put("\n");
        match cell {
            Some(cell) => self.at(&format!("[{key}]"), &cell),
            None => self.put(&format!("[{key}]")),
        }
        self.comment(heading);
    }

    /// The text as a source.
    pub(super) fn finish(self, file: &str) -> Source {
        Source::with_places(file, self.text, self.places)
    }
}
