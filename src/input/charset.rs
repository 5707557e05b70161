//! From the bytes of a web page or a text file to text, in the charsets that Chinese offices use.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::input::unreadable::Unreadable;

/// Decodes by byte order mark, then as UTF-8, then as the charset that the file `declared`, then as GB18030.
/// Line ends become `\n`.
///
/// # Errors
/// `Binary` when it is no text; `Charset` when no charset fits.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<String, Unreadable> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => exact(encoding, &bytes[length..]),
        None if looks_like_utf16(bytes) => {
            let encoding = if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
            exact(encoding, bytes)
        }
        None => {
            let candidates = [Some(UTF_8), declared, Some(GB18030)];
            candidates.into_iter().flatten().find_map(|encoding| exact(encoding, bytes))
        }
    };
    let text = match text {
        Some(text) => text,
        // A page cut in the middle of a character, or with one bad byte in a script, is still a page.
        None => forgiving(bytes, declared)?,
    };
    if text.chars().take(4096).filter(|c| is_control(*c)).count() > 8 {
        return Err(Unreadable::Binary);
    }
    Ok(unix_lines(text))
}

fn exact(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
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

/// ASCII digits, tabs and line ends of UTF-16 have a zero byte; all of them on the same side.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let zeros = |odd: usize| bytes.iter().take(4096).skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    bytes.len() >= 16 && bytes.len().is_multiple_of(2) && {
        let (even, odd) = (zeros(0), zeros(1));
        (even == 0) != (odd == 0) && even.max(odd) * 64 > bytes.len().min(4096)
    }
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{7}' | '\u{1a}')
}

fn unix_lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
