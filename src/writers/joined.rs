//! Words for LibreOffice: it passes over a Word file's lists of what ends no line, and heeds joiners alone.

use crate::document::{BlockKind, Document};
use std::borrow::Cow;

/// U+2060: no line ends where it stands, and neither paper nor what is copied from a PDF shows it.
const JOINER: char = '\u{2060}';

/// Gives the document with joiners in its numbers, behind the hyphens of telephone numbers and ranges: 0571-88881234.
///
/// A Word file itself has none: what is copied from it or searched in it has to be what was written. Nor would they
/// help between a number and 号, where LibreOffice asks the rules of Chinese, which know no joiner.
pub fn for_libreoffice(document: &Document) -> Document {
    let mut document = document.clone();
    for block in &mut document.blocks {
        if let BlockKind::Paragraph(text) | BlockKind::RunIn { text, .. } = &mut block.kind
            && let Cow::Owned(joined) = joined(text)
        {
            *text = joined;
        }
    }
    document
}

fn joined(text: &str) -> Cow<'_, str> {
    if !text.contains('-') {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    for word in text.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        // An address may be broken.
        let has_letters = word.contains(|c: char| c.is_ascii_alphabetic());
        let mut before = ' ';
        for (at, c) in word.char_indices() {
            joined.push(c);
            let is_number = || {
                (before.is_ascii_digit() || before == ')')
                    && word[at + 1..].starts_with(|c: char| c.is_ascii_digit())
            };
            if c == '-' && !has_letters && is_number() {
                joined.push(JOINER);
            }
            before = c;
        }
    }
    Cow::Owned(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_joined_at_their_hyphens_and_addresses_are_not() {
        for (text, expected) in [
            ("电话：0571-88881234-8001，", "电话：0571-+88881234-+8001，"),
            ("(0571)-8888，10-20件，2024-01-15", "(0571)-+8888，10-+20件，2024-+01-+15"),
            ("http://a.gov.cn/2024-01/15-2.htm", "http://a.gov.cn/2024-01/15-2.htm"),
            ("ABC-123、-5、5-、公开-2024", "ABC-123、-5、5-、公开-2024"),
            ("公开", "公开"),
        ] {
            assert_eq!(joined(text).replace(JOINER, "+"), expected);
        }
    }
}
