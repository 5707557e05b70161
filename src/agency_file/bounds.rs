//! How much an agency's file may hold. What exceeds it is no report, and reading it would take memory many times its size.

use toml_parser::Source;

/// Brackets, commas, keys, values and ends of lines; a report has some two thousand.
pub(super) const MOST_TOKENS: usize = 400_000;

/// Finds the first token beyond those that are read.
pub(super) fn excess(text: &str) -> Option<usize> {
    // No token is shorter than a byte.
    if text.len() <= MOST_TOKENS {
        return None;
    }
    Source::new(text).lex().nth(MOST_TOKENS).map(|token| token.span().start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_one_token_and_brackets_are_many() {
        let text = format!("text = \"\"\"\n{}\"\"\"\n", "其中（1）\n".repeat(MOST_TOKENS));
        assert_eq!(excess(&text), None);
        assert_eq!(excess(&"{".repeat(MOST_TOKENS)), None);
        assert_eq!(excess(&"{".repeat(MOST_TOKENS + 5)), Some(MOST_TOKENS));
    }
}
