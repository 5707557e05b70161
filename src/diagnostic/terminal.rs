//! Text that others wrote, made fit for a terminal: it neither moves the cursor nor changes the order of what is read.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text on one line: whatever would command a terminal, or begin a line of its own, is shown as a character.
pub fn one_line(text: &str) -> Cow<'_, str> {
    made_fit(text, |c| c == '\n' || c == '\t' || is_command(c))
}

/// A text of several lines; line feeds and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    made_fit(text, is_command)
}

/// Lines that were painted by ourselves and whose words hold no escape character.
pub(super) fn painted(text: &str) -> Cow<'_, str> {
    made_fit(text, |c| c != ESCAPE && is_command(c))
}

/// JSON whose strings name these characters instead of holding them; a reader gets back what was meant.
pub(super) fn json(text: String) -> String {
    if !text.chars().any(is_command) {
        return text;
    }
    let mut named = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_command(c) {
            // Writing into a string cannot fail.
            let _ = write!(named, "\\u{:04x}", u32::from(c));
        } else {
            named.push(c);
        }
    }
    named
}

const ESCAPE: char = '\u{1b}';

/// Whether a terminal may take a character for a command: the control characters of both sets, marks of the direction of
/// writing, other ends of a line, annotations.
fn is_command(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
        || matches!(c, '\u{fff9}'..='\u{fffb}')
}

fn made_fit(text: &str, unfit: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&unfit) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if unfit(c) { shown(c) } else { c }).collect())
}

/// The picture that Unicode has of a control character, a blank for the end of a line, else the mark of what cannot be
/// shown.
fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_commands_a_terminal() {
        let text = "甲\u{1b}[31m\u{9b}2J\u{7f}\u{202e}乙\u{2028}丙\r\n丁\t";
        assert_eq!(one_line(text), "甲␛[31m\u{fffd}2J␡\u{fffd}乙 丙  丁 ");
        assert_eq!(lines(text), "甲␛[31m\u{fffd}2J␡\u{fffd}乙 丙 \n丁\t");
        assert!(matches!(one_line("第 3 行“—…”，😀 e\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_means_the_same() {
        let text = "甲\u{1b}\u{9b}\u{202e}\u{7f}\n".to_owned();
        let written = json(serde_json::to_string(&text).unwrap());
        assert!(written.is_ascii() || !written.chars().any(is_command), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
