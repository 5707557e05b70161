//! Paragraphs: a style and runs of text, holding what XML can hold, in the fonts that East Asian text asks for.

use super::remarks::Remarks;
use super::xml::Xml;
use crate::document::Note;

/// Characters that Word takes from the Latin font unless a run says that it is East Asian.
const AMBIGUOUS: [char; 16] =
    ['“', '”', '‘', '’', '—', '…', '·', '×', '÷', '±', '°', '§', '①', '②', '③', '④'];

/// A paragraph.
pub(super) struct Paragraph<'a> {
    /// The style, by its id in the template of styles.
    pub(super) style: &'static str,
    /// Whether it stays on one page with the paragraph that follows.
    pub(super) keep_next: bool,
    pub(super) runs: &'a [Run<'a>],
}

/// Text in one font.
#[derive(Clone, Copy, Default)]
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    /// The style of characters, where it is not the paragraph's.
    pub(super) style: Option<&'static str>,
    /// The size in half points, where it is not the style's.
    pub(super) size: Option<usize>,
}

impl<'a> Run<'a> {
    /// Text as the paragraph's style sets it.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Paragraph<'_> {
    /// Writes the paragraph, with the remarks of `notes` on it.
    pub(super) fn write<'n>(&self, xml: &mut Xml, remarks: &mut Remarks<'n>, notes: &'n [Note]) {
        xml.element("w:p", |xml| {
            xml.element("w:pPr", |xml| {
                xml.value("w:pStyle", self.style);
                if self.keep_next {
                    xml.empty("w:keepNext", &[]);
                }
            });
            remarks.around(xml, notes, |xml| {
                for run in self.runs.iter().filter(|run| !run.text.is_empty()) {
                    run.write(xml);
                }
            });
        });
    }
}

impl Run<'_> {
    fn write(&self, xml: &mut Xml) {
        xml.element("w:r", |xml| {
            self.properties(xml);
            // Tabs and line breaks become Word's own; other control characters are dropped.
            let mut rest = self.text;
            while let Some(at) = rest.find(is_special) {
                let (plain, tail) = rest.split_at(at);
                text(xml, plain);
                let mut tail = tail.chars();
                match tail.next() {
                    Some('\t') => xml.empty("w:tab", &[]),
                    Some('\n') => xml.empty("w:br", &[]),
                    _ => {}
                }
                rest = tail.as_str();
            }
            text(xml, rest);
        });
    }

    fn properties(&self, xml: &mut Xml) {
        let is_ambiguous = self.text.contains(AMBIGUOUS);
        if self.style.is_none() && self.size.is_none() && !is_ambiguous {
            return;
        }
        xml.element("w:rPr", |xml| {
            if let Some(style) = self.style {
                xml.value("w:rStyle", style);
            }
            if is_ambiguous {
                xml.empty("w:rFonts", &[("w:hint", &"eastAsia")]);
            }
            if let Some(size) = self.size {
                xml.value("w:sz", size);
                xml.value("w:szCs", size);
            }
        });
    }
}

fn text(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        xml.element_with("w:t", &[("xml:space", &"preserve")], |xml| xml.text(text));
    }
}

/// Whether XML 1.0 cannot hold the character, or Word has an element for it.
fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut xml = Xml::new();
        Run::new(text).write(&mut xml);
        xml.finish().split_once("?>").map_or_else(String::new, |(_, run)| run.to_owned())
    }

    #[test]
    fn control_characters_are_dropped() {
        let xml = written("公\u{0}开\u{8}条\r例\u{b}\u{1f}\u{7f}\u{85}\u{ffff}");
        assert!(!xml.contains(is_special), "{xml:?}");
        let text: String =
            xml.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
        assert_eq!(text, "公开条例");
    }

    #[test]
    fn tabs_and_breaks_are_words_own() {
        let text = |text| format!("<w:t xml:space=\"preserve\">{text}</w:t>");
        let [one, two, three] = ["一", "二", "三"].map(text);
        assert_eq!(written("一\t二\n三"), format!("<w:r>{one}<w:tab/>{two}<w:br/>{three}</w:r>"));
    }

    #[test]
    fn quotes_are_east_asian() {
        assert!(written("“三安全一稳定”").contains("w:hint=\"eastAsia\""));
        assert!(!written("三安全一稳定").contains("w:hint"));
    }

    #[test]
    fn markup_is_text() {
        assert!(written("<w:p>&amp;").contains("&lt;w:p&gt;&amp;amp;"));
    }
}
