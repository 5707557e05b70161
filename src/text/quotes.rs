//! Quotation marks and blanks around what a Chinese sentence quotes.

/// Puts a text in quotation marks; those within it become single ones.
pub fn quoted(text: &str) -> String {
    format!("“{}”", text.replace('“', "‘").replace('”', "’"))
}

/// Sets a text behind a Chinese character: with a blank, unless it is Chinese too.
pub fn after(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii()) { format!(" {text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_not_nested_and_words_are_set_apart() {
        assert_eq!(quoted("3.危及“三安全一稳定”"), "“3.危及‘三安全一稳定’”");
        assert_eq!(format!("应填{}", after("true 或 false")), "应填 true 或 false");
        assert_eq!(format!("应填{}", after("日期")), "应填日期");
    }
}
