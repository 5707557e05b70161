//! From the bytes of a file to text, in the charsets that Chinese offices use.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::import::unreadable::Unreadable;
use crate::text::unify;
use std::borrow::Cow;

/// The text of a file, letter by letter: by byte order mark, else UTF-8, UTF-16 or GB18030. Line ends become `\n`.
///
/// # Errors
/// `Binary` when it is no text; `Charset` when no charset fits all of it.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    text(exact(bytes, None).ok_or(Unreadable::Charset)?.text)
}

/// The same for a published page, which may have `declared` its charset. A page cut in the middle of a character,
/// or with one bad byte in a script, is still a page.
///
/// # Errors
/// `Binary` when it is no text; `Charset` when no charset fits most of it.
pub(crate) fn decode_page(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<String, Unreadable> {
    text(exact(bytes, declared).map_or_else(|| forgiving(bytes, declared), |exact| Ok(exact.text))?)
}

/// A text with its own line ends, and the charset that fits every byte of it.
pub(super) struct Exact {
    pub(super) text: String,
    pub(super) encoding: &'static Encoding,
    /// The length of the byte order mark.
    pub(super) mark: usize,
}

/// Decodes bytes all of which fit a charset.
pub(super) fn exact(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Exact> {
    let decode_after = |encoding: &'static Encoding, mark: usize| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])?;
        Some(Exact { text: text.into_owned(), encoding, mark })
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_after(encoding, mark);
    }
    if looks_like_utf16(bytes) {
        return decode_after(if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE }, 0);
    }
    let candidates = [Some(UTF_8), declared, Some(GB18030)];
    candidates.into_iter().flatten().find_map(|encoding| decode_after(encoding, 0))
}

/// Decodes with replacement characters, if they stay rare.
fn forgiving(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<String, Unreadable> {
    let fewest = [Some(UTF_8), declared, Some(GB18030)]
        .into_iter()
        .flatten()
        .map(|encoding| encoding.decode_without_bom_handling(bytes).0)
        .map(|text| (text.matches('\u{FFFD}').count(), text))
        .min_by_key(|(wrong, _)| *wrong);
    match fewest {
        Some((wrong, text)) if wrong * 200 <= text.len() => Ok(text.into_owned()),
        _ if bytes.iter().take(4096).filter(|byte| **byte == 0).count() > 8 => Err(Unreadable::Binary),
        _ => Err(Unreadable::Charset),
    }
}

/// What was decoded, if it is text, with plain line feeds.
fn text(decoded: String) -> Result<String, Unreadable> {
    if decoded.chars().take(4096).filter(|c| is_control(*c)).count() > 8 {
        return Err(Unreadable::Binary);
    }
    let windows = decoded.contains('\r');
    let text = if windows { decoded.replace("\r\n", "\n").replace('\r', "\n") } else { decoded };
    // Words pasted from a PDF have look-alikes in them: no heading and no label would be known again.
    Ok(match unify(&text) {
        Cow::Owned(unified) => unified,
        Cow::Borrowed(_) => text,
    })
}

/// ASCII digits, tabs and line ends of UTF-16 have a zero byte, all of them on the same side; 一 has one on the other.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let zeros = |odd: usize| bytes.iter().take(4096).skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    bytes.len() >= 16 && bytes.len().is_multiple_of(2) && {
        let (even, odd) = (zeros(0), zeros(1));
        even.max(odd) > 8 * even.min(odd) && even.max(odd) * 64 > bytes.len().min(4096)
    }
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{7}' | '\u{1a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_saves_is_read() {
        let text = "name = \"额敏县\"\nyear = 2024\n[overview]  # 一、\n";
        let gb = GB18030.encode(text).0;
        let windows = text.replace('\n', "\r\n");
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes(),
            windows.as_bytes(),
            &[b"\xef\xbb\xbf", text.as_bytes()].concat(),
            &gb,
            &little,
            &[b"\xff\xfe", &*little].concat(),
            &[b"\xfe\xff", &*big].concat(),
        ] {
            assert_eq!(decode(bytes).unwrap(), text);
        }
    }

    #[test]
    fn a_bad_byte_is_forgiven_in_a_page_only() {
        assert_eq!(decode(b"\xff\xff\xff"), Err(Unreadable::Charset));
        let page = [&b"<p>"[..], "公开".repeat(100).as_bytes(), b"\xff</p>"].concat();
        assert_eq!(decode(&page), Err(Unreadable::Charset));
        assert!(decode_page(&page, None).is_ok_and(|text| text.contains("公开")));
        assert_eq!(decode(&[0; 64]), Err(Unreadable::Binary));
    }
}
