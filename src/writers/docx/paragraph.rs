//! Of the Word file: paragraphs and runs of docx-rs, with what XML can hold, in the fonts that East Asian text needs.

use crate::templates::is_writable;
use crate::text::is_chinese;
use docx_rs as d;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Builds a paragraph in a style, which is given by its id in the template of styles. `keep_next` is whether it stays on one
/// page with the paragraph that follows; `remarks` are the ids of the comments on it.
pub(super) fn paragraph(
    style: &str,
    keep_next: bool,
    runs: impl IntoIterator<Item = d::Run>,
    remarks: Range<usize>,
) -> d::Paragraph {
    let mut paragraph = d::Paragraph::new().style(style).keep_next(keep_next);
    for id in remarks.clone() {
        paragraph = paragraph.add_comment_start(d::Comment::new(id));
    }
    for run in runs {
        paragraph = paragraph.add_run(run);
    }
    for id in remarks {
        paragraph = paragraph.add_comment_end(id);
    }
    paragraph
}

/// Builds a run of `text`, nothing where there is none: tabs and line breaks become Word's own, other control characters are
/// dropped.
pub(super) fn run(text: &str) -> Option<d::Run> {
    if text.is_empty() {
        return None;
    }
    let mut run = d::Run::new();
    if text.contains(is_ambiguous) {
        run = run.fonts(d::RunFonts::new().hint("eastAsia"));
    }
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        let (plain, tail) = rest.split_at(at);
        run = add_plain(run, plain);
        let mut tail = tail.chars();
        run = match tail.next() {
            Some('\t') => run.add_tab(),
            Some('\n') => run.add_break(d::BreakType::TextWrapping),
            _ => run,
        };
        rest = tail.as_str();
    }
    Some(add_plain(run, rest))
}

/// Tells whether Word takes the character from the Latin font unless a run says that it is East Asian.
pub(super) fn is_ambiguous(c: char) -> bool {
    // These are wide in Chinese fonts alone: “ — … ① Ⅱ ≥ → × °.
    !c.is_ascii() && !is_chinese(c) && c.width() != c.width_cjk()
}

fn add_plain(run: d::Run, text: &str) -> d::Run {
    if text.is_empty() { run } else { run.add_text(text) }
}

/// Tells whether XML cannot hold the character, or Word has an element for it.
fn is_special(c: char) -> bool {
    c == '\t' || !is_writable(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use docx_rs::BuildXML;

    fn written(text: &str) -> String {
        run(text).map_or_else(String::new, |run| String::from_utf8(run.build()).unwrap())
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
        let between = "<w:br w:type=\"textWrapping\" />";
        let runs = format!("<w:r><w:rPr />{one}<w:tab />{two}{between}{three}</w:r>");
        assert_eq!(written("一\t二\n三"), runs);
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
