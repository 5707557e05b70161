//! Of the templates: words inside of XML and HTML, what can be written there, and how.

/// Tells whether XML and HTML can hold a character, and a terminal would not obey it.
pub fn is_writable(c: char) -> bool {
    c == '\t' || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Escapes words for XML and HTML, as text or in the quotation marks of an attribute; line breaks stay, what cannot be
/// written is dropped.
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c == '\n' || is_writable(c) => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(escape("<a b=\"c\">&amp;]]>"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;]]&gt;");
    }

    #[test]
    fn what_cannot_be_written_is_dropped() {
        assert_eq!(escape("公\u{0}开\u{b}\r\u{7f}\u{85}\u{9b}\u{ffff}条\t\n例"), "公开条\t\n例");
        assert_eq!(escape("𠮷🎉\u{200b}"), "𠮷🎉\u{200b}");
    }
}
