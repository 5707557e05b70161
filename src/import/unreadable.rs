//! Why a published report could not be read: kinds, worded in `wording`.

use crate::import::kinds::UnsupportedFormat;

/// Why the readers refuse a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The file, or what it unpacks to, exceeds the limits of the readers.
    TooLarge,
    /// An OLE container: a legacy `.doc`, or a document encrypted with a password.
    LegacyOrEncrypted,
    /// A format that is known, but not read: `RTF`, `OFD`, an image, another archive.
    Unsupported(UnsupportedFormat),
    /// Neither text nor a document.
    Binary,
    /// The bytes fit none of the charsets that are met.
    Charset,
    /// It begins like a ZIP file, but cannot be unpacked.
    BrokenZip,
    /// A ZIP file that is none of the documents that are read.
    NotWord,
    /// A part of the document is encrypted inside the ZIP file.
    EncryptedPart,
    /// The XML of the document is broken off or malformed.
    BrokenXml,
    /// The XML declares a document type, which Word never writes and entity bombs need.
    DocumentType,
    /// The text of a Word document is another file that lies within it, and that Word reads in when it opens it.
    ForeignChunk,
    /// Elements or tables are nested deeper than any real document.
    TooDeep,
    /// A format that this build leaves out, as the engine of the page leaves out PDF.
    LeftOut,
    /// A PDF that opens with a password only.
    EncryptedPdf,
    /// A PDF that its interpreter cannot follow.
    BrokenPdf,
    /// A PDF with more pages than any report.
    TooManyPages,
    /// A PDF of pictures.
    PicturePdf,
    /// A PDF whose characters do not say what they are.
    NamelessPdf,
    /// A PDF around other files.
    CarrierPdf,
    /// A PDF whose words are made by a script when it is opened.
    ScriptedPdf,
    /// A row of a table has more cells than any form has columns.
    TooWide,
    /// A workbook that cannot be followed.
    BrokenBook,
    /// A workbook that holds a program.
    Macros,
    /// Nothing to read.
    Empty,
}
