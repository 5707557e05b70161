//! Pictures that stand in the text of a page, which nobody reads here.

use std::borrow::Cow;

/// What stands before the letters of a picture.
const BEFORE: &[u8] = b";base64,";

/// The bytes of a page without the letters of its pictures.
pub(crate) fn left_out(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut rest = bytes;
    let mut kept = Vec::new();
    while let Some(at) = find(rest) {
        let (before, picture) = rest.split_at(at + BEFORE.len());
        kept.extend_from_slice(before);
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
        let end = picture.iter().position(|byte| !is_letter(byte) && !matches!(byte, b'\r' | b'\n'));
        rest = &picture[end.unwrap_or(picture.len())..];
    }
    if kept.is_empty() {
        return Cow::Borrowed(bytes);
    }
    kept.extend_from_slice(rest);
    Cow::Owned(kept)
}

fn find(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    // Most bytes of a page are none of these.
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == BEFORE[0]) {
        if bytes[from + at..].starts_with(BEFORE) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_pictures_go_and_words_stay() {
        let page = b"<img src=\"data:image/png;base64,iVBORw0KGgo=\"><p>a;base64, b</p>";
        assert_eq!(&*left_out(page), b"<img src=\"data:image/png;base64,\"><p>a;base64, b</p>");
        assert!(matches!(left_out(b"<p>a; b</p>"), Cow::Borrowed(_)));
    }
}
