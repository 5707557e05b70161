//! Follows a text back to the characters that it was written with.

use crate::report::{Piece, Prose};
use crate::source::{Source, Span, Spanned};

/// The text of a string value with the place of each of its characters.
pub(crate) fn prose(source: &Source, written: Spanned<String>) -> Prose {
    let Spanned { value: text, span } = written;
    let raw = source.text.get(span.range()).unwrap_or("");
    let open = opening(raw);
    let is_next = !text.is_empty() && raw.get(open..).is_some_and(|rest| rest.starts_with(&text));
    let pieces = if let Some(at) = if is_next { Some(open) } else { raw.find(&text) } {
        let start = span.start + at;
        vec![Piece { start: 0, span: Span::new(start, start + text.len()), verbatim: true }]
    } else {
        escaped(raw, &text, span.start)
    };
    Prose { text, span, pieces }
}

/// The pieces of a string that holds escapes: each escape is a piece of its own.
fn escaped(raw: &str, text: &str, base: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![];
    let (mut at, mut done) = (opening(raw), 0);
    while done < text.len() {
        let rest = raw.get(at..).unwrap_or("");
        let Some(next) = text[done..].chars().next() else { break };
        let (from, to, verbatim) = match rest.strip_prefix('\\') {
            None => (next.len_utf8(), next.len_utf8(), true),
            Some(after) => match escape_length(after) {
                0 => {
                    // A backslash at the end of a line swallows the blanks up to the next word.
                    at += 1 + after.len() - after.trim_start().len();
                    continue;
                }
                length => (1 + length, next.len_utf8(), false),
            },
        };
        let last = pieces.last_mut().filter(|last| last.verbatim && verbatim && last.span.end == base + at);
        if let Some(last) = last {
            last.span.end += from;
        } else {
            pieces.push(Piece { start: done, span: Span::new(base + at, base + at + from), verbatim });
        }
        (at, done) = (at + from, done + to);
        if rest.is_empty() {
            break;
        }
    }
    pieces
}

/// The length of what a string begins with: its quotation marks, and the line break behind three of them.
fn opening(raw: &str) -> usize {
    let open = if raw.starts_with("\"\"\"") { 3 } else { 1 };
    open + usize::from(raw.get(open..).is_some_and(|rest| rest.starts_with('\n')))
}

/// The length of an escape after its backslash; 0 for a backslash that ends a line.
fn escape_length(after: &str) -> usize {
    match after.chars().next() {
        Some('x') => 3,
        Some('u') => 5,
        Some('U') => 9,
        Some(c) if !c.is_whitespace() => c.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    fn read(text: &str) -> (Source, Prose) {
        let source = Source::new("report.toml", text);
        let prose = {
            let (table, _) = DeTable::parse_recoverable(&source.text);
            let value = table.get_ref().get("text").unwrap();
            prose(&source, Spanned::new(value.get_ref().as_str().unwrap().to_owned(), value.span()))
        };
        (source, prose)
    }

    #[test]
    fn every_word_is_found_where_it_was_written() {
        for text in [
            "text = \"共收到申请三件\"",
            "text = \"\"\"\n第一段。\n共收到申请三件。\n\"\"\"",
            "text = \"第一段\\n共\\t收到申请三件\"",
            "text = \"\"\"\n他说\\\"好\\\"，\\\n   共收到申请\\u4e09件\"\"\"",
        ] {
            let (source, prose) = read(text);
            for word in ["收到", "申请", "件"] {
                let at = prose.text.find(word).unwrap();
                assert_eq!(&source.text[prose.span(at..at + word.len())], word, "{text}");
            }
        }
    }

    #[test]
    fn an_escape_is_a_place_of_its_own() {
        let (source, prose) = read("text = \"申请\\u4e09件\"");
        assert_eq!(&source.text[prose.span(6..9)], "\\u4e09");
        assert_eq!(&source.text[prose.span(0..9)], "申请\\u4e09");
    }
}
