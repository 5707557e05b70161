//! What a workbook may unpack to, counted before anything in it is read.

use crate::import::unreadable::Unreadable;
use std::io::{Cursor, Read as _, copy, sink};
use zip::{ZipArchive, result::ZipError};

/// A part larger than this is refused; the largest sheet of a form workbook unpacks to some 60 KB.
const LARGEST_PART: u64 = 16 << 20;
/// All parts together; a county's workbook of sixty offices has some 4 MB.
const LARGEST_WHOLE: u64 = 64 << 20;
/// Files within the ZIP file; a workbook with a hundred pictures has some 150.
const MOST_FILES: usize = 4096;
/// Bytes that one packed byte may unpack to. Sheets of equal cells reach 60; bombs go to 1000.
const HIGHEST_RATIO: u64 = 200;

/// Parts that hold programs: macros of Excel, those of Excel 4, and those of LibreOffice.
const PROGRAMS: &[&str] = &["vbaproject.bin", "xl/macrosheets/", "basic/", "scripts/"];

/// Unpacks every part into nothing, and refuses what is too large, encrypted, or holds a program.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    // The directory is read into memory as a whole, so its length is looked at first.
    let entries = bytes.windows(4).filter(|window| window == b"PK\x01\x02").count();
    if entries > MOST_FILES {
        return Err(Unreadable::TooLarge);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenZip)?;
    let mut left = LARGEST_WHOLE;
    for at in 0..zip.len() {
        let part = match zip.by_index(at) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::EncryptedPart);
            }
            Err(_) => return Err(Unreadable::BrokenZip),
        };
        let name = part.name().map_err(|_| Unreadable::BrokenZip)?.to_lowercase();
        if PROGRAMS.iter().any(|program| name.starts_with(program) || name.ends_with(program)) {
            return Err(Unreadable::Macros);
        }
        // The sizes in the directory may lie, so what comes out is counted as well.
        let most = part.compressed_size().max(1024).saturating_mul(HIGHEST_RATIO);
        let limit = LARGEST_PART.min(most).min(left);
        if part.size() > limit {
            return Err(Unreadable::TooLarge);
        }
        let unpacked = copy(&mut part.take(limit + 1), &mut sink()).map_err(|_| Unreadable::BrokenZip)?;
        if unpacked > limit {
            return Err(Unreadable::TooLarge);
        }
        left -= unpacked;
    }
    Ok(())
}
