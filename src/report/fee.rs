//! Whether a text says what was charged for handling information (信息处理费).

use crate::report::prose::Prose;

/// The rules on the fee, where they are cited without the marks of a title.
const RULES: &str = "处理费管理办法";

impl Prose {
    /// Whether the text mentions the fee in one of `words`. The title of the rules on it says nothing of what was
    /// charged.
    pub fn mentions_fee(&self, words: &[&str]) -> bool {
        let outside = self.text.split('《').enumerate().map(|(place, part)| match part.split_once('》') {
            Some((_, after)) if place > 0 => after,
            _ => part,
        });
        outside.flat_map(|part| part.split(RULES)).any(|part| words.iter().any(|word| part.contains(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_nothing_of_a_fee() {
        let mentions = |text: &str| Prose::verbatim(text, 0).mentions_fee(&["处理费"]);
        assert!(!mentions("我局执行《政府信息公开信息处理费管理办法》和信息处理费管理办法。"));
        assert!(mentions("我局按《政府信息公开信息处理费管理办法》没有收取信息处理费。"));
        assert!(mentions("《办法没有写完，未收取信息处理费。"));
    }
}
