//! Makes edits in the bytes of a file: its charset, byte order mark and line ends stay, and every byte besides.

use crate::edit::{Edit, fitting};
use crate::import::charset::{Exact, exact};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// The bytes with every edit made that fits; nothing where the file's charset cannot be written again byte for byte.
pub fn rewrite(bytes: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let exact = exact(bytes, None)?;
    if encode(&exact, &exact.text)? != bytes[exact.mark..] {
        return None;
    }
    let plain = exact.text.replace("\r\n", "\n").replace('\r', "\n");
    // The line feeds before which a carriage return was left out, by their places in the plain text.
    let feeds = exact.text.match_indices("\r\n").enumerate().map(|(before, (at, _))| at - before);
    let feeds: Vec<usize> = feeds.collect();
    let original = |at: usize| at + feeds.partition_point(|feed| *feed < at);
    let (mut mended, mut done) = (String::with_capacity(exact.text.len()), 0);
    for edit in fitting(&plain, edits) {
        let (start, end) = (original(edit.span.start), original(edit.span.end));
        mended += exact.text.get(done..start)?;
        mended += &edit.new;
        done = end;
    }
    mended += &exact.text[done..];
    Some([&bytes[..exact.mark], &encode(&exact, &mended)?].concat())
}

fn encode(exact: &Exact, text: &str) -> Option<Vec<u8>> {
    let encoding = exact.encoding;
    if encoding == UTF_8 {
        return Some(text.as_bytes().to_vec());
    }
    if encoding == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, lossy) = encoding.encode(text);
    (!lossy).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::decode;
    use encoding_rs::GB18030;

    #[test]
    fn only_the_edited_place_changes_in_every_charset() {
        let text = "name = \"额敏县\"\r\nyear ＝ 2024\r\nnew = [１]\n[overview]  # 一、\r\n";
        let mended = text.replace('＝', "=").replace('１', "1");
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let plain = decode(text.as_bytes()).unwrap();
        let edit = |old: &str, new: &str| {
            let at = plain.find(old).unwrap();
            Edit { span: (at..at + old.len()).into(), old: old.to_owned(), new: new.to_owned() }
        };
        let edits = [edit("＝", "="), edit("１", "1")];
        for write in [
            &|text: &str| text.as_bytes().to_vec(),
            &|text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            &|text: &str| GB18030.encode(text).0.into_owned(),
            &|text: &str| [b"\xff\xfe", &*utf16(text)].concat(),
        ] as [&dyn Fn(&str) -> Vec<u8>; 4]
        {
            assert_eq!(rewrite(&write(text), &edits), Some(write(&mended)));
        }
        assert_eq!(rewrite(b"\xff\xff\xff", &edits), None);
    }
}
