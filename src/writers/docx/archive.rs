//! Of the Word file: the archive of its parts, a ZIP without dates, comments and large files.
//!
//! What is packed once can be put into many archives. The `zip` crate, which reads them, can do that only by reading another
//! archive, and sets its compressor up and back for every file: together a tenth of what a report costs.

use flate2::{Compress, Compression, FlushCompress, Status};
use std::borrow::Cow;

/// How hard parts are compressed: the lowest level takes a third of the time of the usual one, and the body, which
/// repeats much, still shrinks to a tenth.
const LEVEL: u32 = 2;
/// Parts below so many bytes are stored: to set up their compression would cost more than they weigh.
const SMALL: usize = 2048;

/// The first of January 1980, the first day that can be written: same document, same bytes.
const DATE: u16 = 1 << 5 | 1;
/// A file that its owner may write and all may read, on a Unix system wherever it was made.
const UNIX: u16 = 3;
const ATTRIBUTES: u32 = 0o100_644 << 16;

/// A part as it stands in an archive.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Packed<'a> {
    content: Cow<'a, [u8]>,
    is_deflated: bool,
    crc: u32,
    size: usize,
}

/// An archive under way.
#[derive(Debug)]
pub(super) struct Archive {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl<'a> Packed<'a> {
    /// Packs a part; a small one is kept as it is.
    pub(super) fn new(part: &'a [u8]) -> Self {
        let deflated = if part.len() < SMALL { None } else { deflate(part) };
        let is_deflated = deflated.is_some();
        let content = deflated.map_or(Cow::Borrowed(part), Cow::Owned);
        Self { content, is_deflated, crc: crc32fast::hash(part), size: part.len() }
    }

    /// The same, free of the part that it was packed from.
    pub(super) fn into_owned(self) -> Packed<'static> {
        Packed { content: Cow::Owned(self.content.into_owned()), ..self }
    }
}

/// Compresses bytes; nothing where the compressor fails, which it has no reason to.
fn deflate(part: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(part.len() / 4);
    let mut compress = Compress::new(Compression::new(LEVEL), false);
    loop {
        let taken = usize::try_from(compress.total_in()).ok()?;
        match compress.compress_vec(&part[taken..], &mut out, FlushCompress::Finish).ok()? {
            Status::StreamEnd => return Some(out),
            Status::Ok | Status::BufError => out.reserve(out.capacity()),
        }
    }
}

impl Archive {
    /// An archive without parts, with room for those of a report.
    pub(super) fn new() -> Self {
        Self { files: Vec::with_capacity(32 << 10), directory: Vec::with_capacity(1 << 10), count: 0 }
    }

    /// Adds a part; nothing where the archive holds no more.
    pub(super) fn add(&mut self, path: &str, part: &Packed) -> Option<()> {
        let version = if part.is_deflated { 20 } else { 10 };
        let method = if part.is_deflated { 8 } else { 0 };
        let place = long(self.files.len())?;
        let mut about = vec![];
        [version, 0, method, 0, DATE]
            .into_iter()
            .for_each(|number: u16| put(&mut about, number.to_le_bytes()));
        [part.crc, long(part.content.len())?, long(part.size)?]
            .into_iter()
            .for_each(|number| put(&mut about, number.to_le_bytes()));
        put(&mut about, u16::try_from(path.len()).ok()?.to_le_bytes());
        put(&mut about, [0; 2]);

        put(&mut self.files, *b"PK\x03\x04");
        for piece in [&about, path.as_bytes(), &part.content] {
            self.files.extend_from_slice(piece);
        }

        put(&mut self.directory, *b"PK\x01\x02");
        put(&mut self.directory, (UNIX << 8 | version).to_le_bytes());
        self.directory.extend_from_slice(&about);
        put(&mut self.directory, [0; 6]);
        put(&mut self.directory, ATTRIBUTES.to_le_bytes());
        put(&mut self.directory, place.to_le_bytes());
        self.directory.extend_from_slice(path.as_bytes());
        self.count = self.count.checked_add(1)?;
        Some(())
    }

    /// Gives the bytes of the file; nothing where they are too many.
    pub(super) fn finish(mut self) -> Option<Vec<u8>> {
        let (place, length) = (long(self.files.len())?, long(self.directory.len())?);
        self.files.append(&mut self.directory);
        put(&mut self.files, *b"PK\x05\x06");
        put(&mut self.files, [0; 4]);
        [self.count; 2].into_iter().for_each(|count| put(&mut self.files, count.to_le_bytes()));
        [length, place].into_iter().for_each(|number| put(&mut self.files, number.to_le_bytes()));
        put(&mut self.files, [0; 2]);
        Some(self.files)
    }
}

fn long(number: usize) -> Option<u32> {
    u32::try_from(number).ok()
}

fn put<const N: usize>(out: &mut Vec<u8>, bytes: [u8; N]) {
    out.extend_from_slice(&bytes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write as _};
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, System, ZipWriter};

    /// What the `zip` crate makes of the same parts.
    fn by_zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        for (path, part) in parts {
            let small = part.len() < SMALL;
            let method = if small { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default()
                .system(System::Unix)
                .compression_method(method)
                .compression_level((!small).then_some(i64::from(LEVEL)))
                .last_modified_time(zip::DateTime::DEFAULT)
                .unix_permissions(0o644);
            zip.start_file(*path, options).unwrap();
            zip.write_all(part.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_is_the_one_that_zip_writes() {
        let long: String = (0..20_000).map(|number| (number * 7919 % 10_007).to_string() + "公开").collect();
        let parts =
            [("a.xml", "<a/>"), ("word/document.xml", &*long), ("b.xml", &"一".repeat(3000)), ("c", "")];
        let mut archive = Archive::new();
        for (path, part) in parts {
            archive.add(path, &Packed::new(part.as_bytes()).into_owned()).unwrap();
        }
        assert!(archive.finish().unwrap() == by_zip(&parts));
        assert_eq!(Archive::new().finish().unwrap(), by_zip(&[]));
    }

    #[test]
    fn a_part_that_does_not_shrink_is_packed_whole() {
        let noise: Vec<u8> =
            (0..9000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let packed = Packed::new(&noise);
        assert!(packed.is_deflated && packed.size == noise.len());
    }
}
