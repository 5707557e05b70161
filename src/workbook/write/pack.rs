//! Of the workbook's writer: packs the parts anew, so that the bytes are the same on every system.

use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, System, ZipArchive, ZipWriter};

/// How hard the parts are packed: as those of a DOCX.
const LEVEL: i64 = 6;

/// Packs the parts of an archive in their order; nothing where it cannot be read.
pub(super) fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(zip::DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix);
    for at in 0..old.len() {
        let mut part = old.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = vec![];
        part.read_to_end(&mut content).ok()?;
        new.start_file(name, options).ok()?;
        new.write_all(&content).ok()?;
    }
    Some(new.finish().ok()?.into_inner())
}
