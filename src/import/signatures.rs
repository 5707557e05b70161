//! Formats that are told by their first bytes or by the names within them.

use crate::import::kinds::{InputFormat, UnsupportedFormat};
use crate::import::unreadable::Unreadable;

/// How far into a file its kind is looked for where the first bytes do not say it.
const HEAD: usize = 4096;

/// What begins with these bytes is none of the formats that are read.
const SIGNATURES: &[(&[u8], UnsupportedFormat)] = &[
    (b"{\\rtf", UnsupportedFormat::Rtf),
    (b"\x89PNG", UnsupportedFormat::Picture),
    (b"\xFF\xD8\xFF", UnsupportedFormat::Picture),
    (b"GIF8", UnsupportedFormat::Picture),
    (b"II*\0", UnsupportedFormat::Picture),
    (b"MM\0*", UnsupportedFormat::Picture),
    (b"Rar!", UnsupportedFormat::Archive),
    (b"7z\xBC\xAF", UnsupportedFormat::Archive),
    (b"\x1F\x8B", UnsupportedFormat::Archive),
];

/// Parts of a ZIP file that tell what it is, where it holds no Word document.
const PARTS: &[(&[u8], Result<InputFormat, UnsupportedFormat>)] = &[
    (b"OFD.xml", Err(UnsupportedFormat::Ofd)),
    (b"xl/workbook.xml", Ok(InputFormat::Workbook)),
    (b"xl/workbook", Err(UnsupportedFormat::Sheet)),
    (b"ppt/presentation", Err(UnsupportedFormat::Slides)),
    (b"application/vnd.oasis.opendocument.text", Ok(InputFormat::Odt)),
    (b"application/vnd.oasis.opendocument.spreadsheet", Err(UnsupportedFormat::Sheet)),
];

/// Streams of an OLE container that tell what it is; one that is encrypted has the others' names in it, too.
const STREAMS: &[(&str, Unreadable)] = &[
    ("EncryptedPackage", Unreadable::EncryptedPart),
    ("WordDocument", Unreadable::Unsupported(UnsupportedFormat::OldWord)),
    ("Workbook", Unreadable::Unsupported(UnsupportedFormat::Sheet)),
    ("Book", Unreadable::Unsupported(UnsupportedFormat::Sheet)),
    ("PowerPoint Document", Unreadable::Unsupported(UnsupportedFormat::Slides)),
    ("__properties_version1.0", Unreadable::Unsupported(UnsupportedFormat::Mail)),
];

/// Tells a format that shows what it is.
pub(super) fn format(bytes: &[u8]) -> Option<Result<InputFormat, Unreadable>> {
    let foreign = |kind| Some(Err(Unreadable::Unsupported(kind)));
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return foreign(*kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return foreign(UnsupportedFormat::Picture);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(Err(in_container(bytes)));
    }
    if bytes.starts_with(b"PK") {
        let found = PARTS.iter().find(|(part, _)| holds(bytes, part)).filter(|_| !holds(bytes, b"word/"));
        return Some(found.map_or(Ok(InputFormat::Docx), |(_, kind)| kind.map_err(Unreadable::Unsupported)));
    }
    in_text(&bytes[..bytes.len().min(HEAD)]).map(|kind| kind.map_err(Unreadable::Unsupported))
}

fn in_container(bytes: &[u8]) -> Unreadable {
    let named = |name: &str| {
        // Names are UTF-16 and end with a zero.
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).any(|entry| entry.starts_with(&name))
    };
    let found = STREAMS.iter().find(|(name, _)| named(name));
    found.map_or(Unreadable::LegacyOrEncrypted, |(_, refusal)| *refusal)
}

fn in_text(head: &[u8]) -> Option<Result<InputFormat, UnsupportedFormat>> {
    let any = |words: &[&[u8]]| words.iter().any(|word| holds(head, word));
    if any(&[b"progid=\"Word.Document\"", b"<w:wordDocument", b"<pkg:package"]) {
        return Some(Ok(InputFormat::WordXml));
    }
    if any(&[b"progid=\"Excel.Sheet\"", b"<Workbook"]) {
        return Some(Err(UnsupportedFormat::Sheet));
    }
    let headers: [&[u8]; 7] =
        [b"MIME-Version:", b"From:", b"Received:", b"Return-Path:", b"Date:", b"Subject:", b"X-"];
    let letter =
        headers.iter().any(|header| head.starts_with(header)) && any(&[b"MIME-Version:", b"Mime-Version:"]);
    // A page is kept with its pictures; a letter has other parts, or none.
    // A page without pictures is one part, as a letter may be: only browsers write that they saved it.
    let is_saved =
        || any(&[b"From: <Saved by", b"From: \"Saved by", b"From: Saved by", b"Snapshot-Content-Location"]);
    let is_page = || any(&[b"multipart/related", b"Multipart/Related"]) || is_saved();
    letter.then(|| if is_page() { Ok(InputFormat::Mht) } else { Err(UnsupportedFormat::Mail) })
}

/// Whether a word stands somewhere in the bytes.
pub(super) fn holds(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
