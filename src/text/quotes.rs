//! Quotation marks and blanks around what a Chinese sentence quotes.

use std::borrow::Cow;

/// Puts a text in quotation marks; those within it become single ones.
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "‘").replace('”', "’"))
}

/// So many characters of what is quoted are shown.
const LONGEST: usize = 60;

/// The beginning of a text that is too long to be quoted.
pub fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Sets a text behind a Chinese character: with a blank, unless it is Chinese too.
pub fn after(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii()) { format!(" {text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut() {
        assert_eq!(short("某局"), "某局");
        assert_eq!(short(&"1".repeat(100_000)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn quotation_marks_are_not_nested_and_words_are_set_apart() {
        assert_eq!(quoted("3.危及“三安全一稳定”"), "“3.危及‘三安全一稳定’”");
        assert_eq!(format!("应填{}", after("true 或 false")), "应填 true 或 false");
        assert_eq!(format!("应填{}", after("日期")), "应填日期");
    }
}
