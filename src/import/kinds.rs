//! The formats that are read, and those that are known and not read.

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// A Word document of 2007 or later.
    Docx,
    /// A web page.
    Html,
    /// A web page with its pictures in one file.
    Mht,
    /// A text document of the open document format.
    Odt,
    /// A PDF.
    Pdf,
    /// A text file.
    Text,
    /// A Word document as plain XML.
    WordXml,
    /// A workbook of 2007 or later.
    Workbook,
}

/// A format that offices have, and that no reader takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsupportedFormat {
    /// A Word or WPS document of before 2007.
    OldWord,
    /// A workbook that is no `.xlsx`.
    Sheet,
    /// Slides, old or new.
    Slides,
    /// Rich text.
    Rtf,
    /// OFD, the fixed layout of the national standard.
    Ofd,
    /// A letter.
    Mail,
    /// An archive other than ZIP.
    Archive,
    /// A picture.
    Picture,
}
