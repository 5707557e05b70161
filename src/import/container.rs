//! The ZIP file that a document is: only the parts that are needed are unpacked, and never more than a report needs.

use std::io::{BufRead, BufReader, Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::import::charset;
use crate::import::unreadable::Unreadable;
use crate::import::xml::Xml;

/// A part larger than this is refused; the body of a real report unpacks to some 300 KB.
const LARGEST_PART: u64 = 16 << 20;
/// Files within the ZIP file; a report with a hundred pictures has some 120.
const MOST_FILES: usize = 4096;
/// Bytes that one packed byte may unpack to. Word's XML reaches 30; bombs go to 1000.
const HIGHEST_RATIO: u64 = 200;

/// A ZIP file that has been opened.
pub(crate) struct Container<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Container<'a> {
    /// Opens a ZIP file.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // The directory is read into memory as a whole, so its length is looked at first.
        let entries = bytes.windows(4).filter(|window| window == b"PK\x01\x02").count();
        if entries > MOST_FILES {
            return Err(Unreadable::TooLarge);
        }
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|_| Unreadable::BrokenZip)
    }

    /// The names of the files in a folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let names = self.0.file_names().filter_map(Result::ok);
        names.filter(|name| name.starts_with(folder)).map(std::borrow::Cow::into_owned).collect()
    }

    /// Reads a file of XML; `None` when there is none of this name.
    pub(crate) fn file<T>(
        &mut self,
        path: &str,
        read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        let file = match self.0.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::EncryptedPart);
            }
            Err(_) => return Err(Unreadable::BrokenZip),
        };
        // The sizes in the directory may lie, so what comes out is counted as well.
        let limit = LARGEST_PART.min(file.compressed_size().max(1024).saturating_mul(HIGHEST_RATIO));
        if file.size() > limit {
            return Err(Unreadable::TooLarge);
        }
        let mut counted = file.take(limit + 1);
        let outcome = parse(BufReader::new(&mut counted), read);
        if counted.limit() == 0 {
            return Err(Unreadable::TooLarge);
        }
        outcome.map(Some)
    }
}

/// Reads XML, which is in UTF-8 in nearly every file, and in UTF-16 else.
fn parse<T>(
    mut source: impl BufRead,
    read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
) -> Result<T, Unreadable> {
    let head = source.fill_buf().map_err(|_| Unreadable::BrokenZip)?;
    if !head.get(..2).is_some_and(|head| matches!(head, b"\xff\xfe" | b"\xfe\xff" | b"<\0" | b"\0<")) {
        return read(Xml::new(source));
    }
    let mut bytes = vec![];
    source.read_to_end(&mut bytes).map_err(|_| Unreadable::BrokenZip)?;
    read(Xml::new(charset::decode(&bytes)?.as_bytes()))
}
