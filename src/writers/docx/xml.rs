//! Of the Word file: elements written in the order in which they are named.

use crate::templates::escape;
use crate::writers::docx::paragraph::is_ambiguous;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::ops::Range;

/// XML under way.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Takes what is written so far, to add to it.
    pub(super) fn append(written: &mut String) -> Self {
        let mut writer = Writer::new(std::mem::take(written).into_bytes());
        // As docx-rs writes them.
        writer.config_mut().add_space_before_slash_in_empty_elements = true;
        Self { writer }
    }

    /// Returns what is written.
    pub(super) fn finish(self) -> String {
        String::from_utf8(self.writer.into_inner()).expect("strings were written, which are UTF-8")
    }

    pub(super) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.add(Event::Start(element(name, attributes)));
    }

    pub(super) fn end(&mut self, name: &str) {
        self.add(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.add(Event::Empty(element(name, attributes)));
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
        self.start("w:r", &[]);
        let has_hint = text.contains(is_ambiguous);
        if has_hint || size.is_some() {
            self.start("w:rPr", &[]);
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
            self.start("w:t", &[("xml:space", "preserve")]);
            self.add(Event::Text(BytesText::from_escaped(escape(line))));
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
            self.start("w:r", &[]);
            self.end("w:r");
            self.empty("w:commentRangeEnd", &[("w:id", &id)]);
            self.start("w:r", &[]);
            self.empty("w:commentReference", &[("w:id", &id)]);
            self.end("w:r");
        }
    }

    fn add(&mut self, event: Event) {
        self.writer.write_event(event).expect("memory takes what is written to it");
    }
}

fn element<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for attribute in attributes {
        element.push_attribute(*attribute);
    }
    element
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
            xml.start("w:tc", &[("w:id", "1 < 2")]);
            xml.length("w:tcW", 20);
            xml.end("w:tc");
        });
        assert_eq!(xml, "前<w:tc w:id=\"1 &lt; 2\"><w:tcW w:w=\"20\" w:type=\"dxa\" /></w:tc>");
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
