//! XML under way: every element that is opened is closed, every text is escaped.

use quick_xml::escape::partial_escape;
use std::fmt::{Display, Write};

/// A part that is being written.
pub(super) struct Xml(String);

impl Xml {
    /// A part with nothing in it.
    pub(super) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".to_owned())
    }

    /// The whole part.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// An element, and in it what `content` writes.
    pub(super) fn element(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.element_with(name, &[], content);
    }

    /// An element with attributes. Their values are the writer's own numbers and names, which need no escape.
    pub(super) fn element_with(
        &mut self,
        name: &str,
        attributes: &[(&str, &dyn Display)],
        content: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.0.push('>');
        content(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// An element that is only a value: `<name w:val="value"/>`.
    pub(super) fn value(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&partial_escape(text));
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            // Writing into a string does not fail.
            let _ = write!(self.0, " {name}=\"{value}\"");
        }
    }
}
