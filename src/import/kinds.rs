//! The formats that are known and not read.

/// A format that offices have, and that no reader takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A Word or WPS document of before 2007.
    OldWord,
    /// A workbook, old or new.
    Sheet,
    /// Slides, old or new.
    Slides,
    /// Rich text.
    Rtf,
    /// A text document of the open standard.
    Odt,
    /// OFD, the fixed layout of the national standard.
    Ofd,
    /// A web page with its pictures in one file.
    Mht,
    /// A Word document as plain XML.
    WordXml,
    /// A letter.
    Mail,
    /// An archive other than ZIP.
    Archive,
    /// A picture.
    Picture,
}
