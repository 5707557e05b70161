//! Runs of text: what XML can hold, in the fonts that East Asian text asks for.

use docx_rs as d;

/// Characters that Word takes from the Latin font unless a run says that it is East Asian.
const AMBIGUOUS: [char; 16] =
    ['“', '”', '‘', '’', '—', '…', '·', '×', '÷', '±', '°', '§', '①', '②', '③', '④'];

/// A run of `text`: tabs and line breaks become Word's own, other control characters are dropped.
pub(super) fn run(text: &str) -> d::Run {
    let mut run = d::Run::new();
    if text.contains(AMBIGUOUS) {
        run = run.fonts(d::RunFonts::new().hint("eastAsia"));
    }
    if !text.contains(is_special) {
        return run.add_text(text);
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
    add_plain(run, rest)
}

fn add_plain(run: d::Run, text: &str) -> d::Run {
    if text.is_empty() { run } else { run.add_text(text) }
}

/// Whether XML 1.0 cannot hold the character, or Word has an element for it.
fn is_special(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use docx_rs::BuildXML;

    fn xml(text: &str) -> String {
        String::from_utf8(run(text).build()).unwrap()
    }

    #[test]
    fn control_characters_are_dropped() {
        let shown = xml("公\u{0}开\u{8}条\r例\u{b}\u{1f}\u{7f}\u{85}\u{ffff}");
        assert!(!shown.contains(is_special), "{shown:?}");
        let text: String =
            shown.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
        assert_eq!(text, "公开条例");
    }

    #[test]
    fn tabs_and_breaks_are_words_own() {
        let shown = xml("一\t二\n三");
        assert!(shown.contains("<w:tab />") && shown.contains("<w:br "), "{shown}");
    }

    #[test]
    fn quotes_are_east_asian() {
        assert!(xml("“三安全一稳定”").contains("w:hint=\"eastAsia\""));
        assert!(!xml("三安全一稳定").contains("w:hint"));
    }

    #[test]
    fn markup_is_text() {
        assert!(xml("<w:p>&amp;").contains("&lt;w:p&gt;&amp;amp;"));
    }
}
