//! Why a published report could not be read: kinds, worded by the commands.

/// Why the readers refuse a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The file, or what it unpacks to, exceeds the limits of the readers.
    TooLarge,
    /// An OLE container: a legacy `.doc`, or a document encrypted with a password.
    LegacyOrEncrypted,
    /// A format that is known, but not read: `PDF`, `RTF`, `MHT`, an image, another archive.
    Foreign(&'static str),
    /// Neither text nor a document.
    Binary,
    /// The bytes fit none of the charsets that are met.
    Charset,
    /// It begins like a ZIP file, but cannot be unpacked.
    BrokenZip,
    /// A ZIP file that is no Word document, such as a spreadsheet or an archive.
    NotWord,
    /// A part of the document is encrypted inside the ZIP file.
    EncryptedPart,
    /// The XML of the document is broken off or malformed.
    BrokenXml,
    /// The XML declares a document type, which Word never writes and entity bombs need.
    DocumentType,
    /// Elements or tables are nested deeper than any real document.
    TooDeep,
    /// Nothing to read.
    Empty,
}
