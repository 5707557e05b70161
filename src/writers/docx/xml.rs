//! Of the Word file: elements written in the order in which they are named.

use crate::templates::escape;
use crate::text::is_chinese;
use crate::writers::docx::paragraph::is_ambiguous;
use std::ops::Range;

/// XML under way: a string, since a writer of events takes four times as long for the tables.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// Takes what is written so far, to add to it.
    pub(super) fn append(written: &mut String) -> Self {
        Self { out: std::mem::take(written) }
    }

    /// Returns what is written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &str) {
        self.put(&["<", name, ">"]);
    }

    /// Ends an element.
    pub(super) fn end(&mut self, name: &str) {
        self.put(&["</", name, ">"]);
    }

    /// Writes an element without children; its attributes are names and values, which need no escape or are escaped.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(&["<", name]);
        for (name, value) in attributes {
            self.put(&[" ", name, "=\"", value, "\""]);
        }
        // As docx-rs writes them.
        self.out.push_str(" />");
    }

    /// Writes an element that is a length in twips.
    pub(super) fn length(&mut self, name: &str, twips: usize) {
        self.empty(name, &[("w:w", &twips.to_string()), ("w:type", "dxa")]);
    }

    /// Writes a run, nothing where there is no text; `size` is in half points, where it is not the style's.
    pub(super) fn run(&mut self, text: &str, size: Option<usize>) {
        if text.is_empty() {
            return;
        }
        self.start("w:r");
        let has_hint = text.contains(is_ambiguous);
        if has_hint || size.is_some() {
            self.start("w:rPr");
            if has_hint {
                self.empty("w:rFonts", &[("w:hint", "eastAsia")]);
            }
            if let Some(size) = size {
                let size = size.to_string();
                self.empty("w:sz", &[("w:val", &size)]);
                self.empty("w:szCs", &[("w:val", &size)]);
            }
            self.end("w:rPr");
        }
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                self.empty("w:br", &[]);
            }
            self.out.push_str("<w:t xml:space=\"preserve\">");
            self.escaped(line);
            self.end("w:t");
        }
        self.end("w:r");
    }

    /// Begins the ranges of the comments with these ids.
    pub(super) fn comment_starts(&mut self, ids: Range<usize>) {
        for id in ids {
            self.empty("w:commentRangeStart", &[("w:id", &id.to_string())]);
        }
    }

    /// Ends the ranges of the comments with these ids.
    pub(super) fn comment_ends(&mut self, ids: Range<usize>) {
        for id in ids {
            let id = id.to_string();
            self.start("w:r");
            self.end("w:r");
            self.empty("w:commentRangeEnd", &[("w:id", &id)]);
            self.start("w:r");
            self.empty("w:commentReference", &[("w:id", &id)]);
            self.end("w:r");
        }
    }

    /// Adds a value; what markup would be is escaped.
    fn escaped(&mut self, value: &str) {
        // Most values are names, numbers or labels of plain characters.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || is_chinese(c);
        if value.chars().all(is_plain) {
            self.out.push_str(value);
        } else {
            self.out.push_str(&escape(value));
        }
    }

    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Xml)) -> String {
        let mut xml = Xml::append(&mut "前".to_owned());
        write(&mut xml);
        xml.finish()
    }

    #[test]
    fn elements_follow_what_is_written() {
        let xml = written(|xml| {
            xml.start("w:tc");
            xml.empty("w:id", &[("w:val", "1")]);
            xml.length("w:tcW", 20);
            xml.end("w:tc");
        });
        assert_eq!(xml, "前<w:tc><w:id w:val=\"1\" /><w:tcW w:w=\"20\" w:type=\"dxa\" /></w:tc>");
    }

    #[test]
    fn a_run_holds_text_alone() {
        assert_eq!(written(|xml| xml.run("", Some(20))), "前");
        let text = |text| format!("<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
        assert_eq!(
            written(|xml| xml.run("许\u{1}可<&>", None)),
            format!("前<w:r>{}", text("许可&lt;&amp;&gt;"))
        );
        let properties =
            "<w:rPr><w:rFonts w:hint=\"eastAsia\" /><w:sz w:val=\"15\" /><w:szCs w:val=\"15\" /></w:rPr>";
        assert_eq!(written(|xml| xml.run("“三”", Some(15))), format!("前<w:r>{properties}{}", text("“三”")));
    }
}
