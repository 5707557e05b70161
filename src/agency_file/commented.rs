//! Finds a key of the header that stands there as a comment: `# date = 2026-01-20`.

use crate::source::{Source, Span};

/// The line above the first section on which a key stands behind `#`.
pub(super) fn find(source: &Source, key: &str) -> Option<Span> {
    let mut start = 0;
    for line in source.text.split('\n') {
        let words = line.trim_start();
        if words.starts_with(['[', '［', '【']) {
            return None;
        }
        let own = words.strip_prefix(['#', '＃']).map(str::trim_start).and_then(|own| own.strip_prefix(key));
        if own.is_some_and(|own| own.trim_start().starts_with(['=', '＝'])) {
            let from = start + (line.len() - words.len());
            return Some(Span::from(from..start + line.trim_end().len()));
        }
        start += line.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_behind_a_number_sign_is_found() {
        for (text, expected) in [
            (
                "year = 2025\n  # date = 2026-01-20  # 成文日期\n[agency]\n",
                Some("# date = 2026-01-20  # 成文日期"),
            ),
            ("#date=2026-01-20", Some("#date=2026-01-20")),
            ("＃ date ＝ 2026-01-20\n", Some("＃ date ＝ 2026-01-20")),
            ("# date 是成文日期\n", None),
            ("# dated = 1\n", None),
            ("date = 2026-01-20\n", None),
            ("[agency]\n# date = 2026-01-20\n", None),
        ] {
            let source = Source::new("a.toml", text);
            let found = find(&source, "date").map(|span| source.text[span].to_owned());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
