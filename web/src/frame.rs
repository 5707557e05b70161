//! How requests and answers are packed: the length of a JSON text (four bytes, little-endian), the text, then bytes.

/// How many bytes hold the length.
const HEAD: usize = 4;

/// Takes a frame apart into its JSON text and its bytes; nothing where it is cut short.
pub fn unpack(frame: &[u8]) -> Option<(&[u8], &[u8])> {
    let (head, rest) = frame.split_first_chunk::<HEAD>()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*head)).ok()?)
}

/// Packs a JSON text and bytes.
pub fn pack(json: &[u8], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(json.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes(), json, bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked() {
        assert_eq!(unpack(&pack(b"{}", b"abc")), Some((&b"{}"[..], &b"abc"[..])));
        assert_eq!(unpack(&pack(b"", b"")), Some((&b""[..], &b""[..])));
        for short in [&b""[..], b"\x01\x00\x00", b"\x03\x00\x00\x00{}"] {
            assert_eq!(unpack(short), None);
        }
    }
}
