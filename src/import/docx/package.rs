//! The ZIP file that a Word document is: only the parts that are needed are unpacked, and never more than a report needs.

use std::io::{BufReader, Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::import::docx::relations;
use crate::import::docx::relations::Relations;
use crate::import::docx::xml::Xml;
use crate::import::unreadable::Unreadable;

/// A part larger than this is refused; the body of a real report unpacks to some 300 KB.
const LARGEST_PART: u64 = 16 << 20;
/// Files within the ZIP file; a report with a hundred pictures has some 120.
const MOST_FILES: usize = 4096;
/// Bytes that one packed byte may unpack to. Word's XML reaches 30; bombs go to 1000.
const HIGHEST_RATIO: u64 = 200;

/// The main part where the package does not tell it.
const USUAL_PART: &str = "word/document.xml";

/// A Word document that has been opened.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The main part, `word/document.xml` in nearly every file.
    main: String,
    /// What the main part refers to.
    relations: Relations,
}

impl<'a> Package<'a> {
    /// Opens the ZIP file and finds the main part.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // The directory is read into memory as a whole, so its length is looked at first.
        let entries = bytes.windows(4).filter(|window| window == b"PK\x01\x02").count();
        if entries > MOST_FILES {
            return Err(Unreadable::TooLarge);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenZip)?;
        let mut package = Self { zip, main: String::new(), relations: Relations::default() };
        let main = package.relations_of("")?.first("officeDocument").map(str::to_string);
        package.main = main.unwrap_or_else(|| USUAL_PART.to_string());
        package.relations = package.relations_of(&package.main.clone())?;
        Ok(package)
    }

    /// Reads the main part.
    pub(crate) fn main<T>(
        &mut self,
        read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        self.file(&self.main.clone(), read)?.ok_or(Unreadable::NotWord)
    }

    /// Reads the part of a kind, `styles` or `numbering`; `None` when the document has none.
    pub(crate) fn part<T>(
        &mut self,
        kind: &str,
        read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        let folder = self.main.rfind('/').map_or("", |end| &self.main[..=end]);
        let path = self.relations.first(kind).map_or_else(|| format!("{folder}{kind}.xml"), str::to_string);
        self.file(&path, read)
    }

    fn relations_of(&mut self, part: &str) -> Result<Relations, Unreadable> {
        let relations = self.file(&relations::beside(part), |xml| Relations::read(xml, part))?;
        Ok(relations.unwrap_or_default())
    }

    /// Reads a file of the package; `None` when there is none of this name.
    fn file<T>(
        &mut self,
        path: &str,
        read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        let file = match self.zip.by_name(path) {
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
        let outcome = read(Xml::new(BufReader::new(&mut counted)));
        if counted.limit() == 0 {
            return Err(Unreadable::TooLarge);
        }
        outcome.map(Some)
    }
}
