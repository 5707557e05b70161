//! The bytes of a file as text: UTF-8 with or without a mark, UTF-16, or GB18030 as Windows saves it.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The bytes are text in none of the encodings that Chinese offices use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undecodable;

/// The text of a file, with plain line feeds and without a byte order mark.
///
/// # Errors
/// Bytes that are neither UTF-8 nor UTF-16 with a mark nor GB18030.
pub fn decode(bytes: &[u8]) -> Result<String, Undecodable> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(body).ok_or(Undecodable)?;
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_saves_is_read() {
        let text = "name = \"额敏县\"\nyear = 2024\n";
        let gb = GB18030.encode(text).0;
        let windows = text.replace('\n', "\r\n");
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in
            [text.as_bytes(), windows.as_bytes(), &[b"\xef\xbb\xbf", text.as_bytes()].concat(), &gb, &utf16]
        {
            assert_eq!(decode(bytes).unwrap(), text);
        }
        assert_eq!(decode(b"\xff\xff\xff"), Err(Undecodable));
    }
}
