//! `SkipReason` a published report could not be read: one sentence for each case, told to the user as it stands.

use std::fmt;

/// A file that the readers refuse. `Display` gives the sentence for the user.
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

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::TooLarge => "文件太大，不像一份年度报告；只留下报告正文后再试",
            Self::LegacyOrEncrypted => "文件设有密码或是旧版 .doc；去掉密码、另存为 .docx 后再试",
            Self::Foreign(kind) => {
                return write!(f, "这是 {kind} 文件，不能读取；另存为 .docx、.html 或 .txt 后再试");
            }
            Self::Binary => "这不是文字文件，不能读取；另存为 .docx、.html 或 .txt 后再试",
            Self::Charset => "看不出文件用的是什么编码；另存为 UTF-8 编码后再试",
            Self::BrokenZip => "文件已损坏，无法解开；用 WPS 或 Word 打开，重新保存为 .docx 后再试",
            Self::NotWord => "这不是 Word 文档（其中没有正文）；另存为 .docx 后再试",
            Self::EncryptedPart => "文件设有密码；去掉密码、另存为 .docx 后再试",
            Self::BrokenXml => "文档内容已损坏，读到一半就断了；用 WPS 或 Word 打开，重新保存为 .docx 后再试",
            Self::DocumentType => "文档里有 DOCTYPE 声明，正常的 Word 文档没有；为安全起见不读取",
            Self::TooDeep => "文档层层嵌套过深，不像一份年度报告，不读取",
            Self::Empty => "文件里没有文字",
        };
        f.write_str(sentence)
    }
}

impl std::error::Error for Unreadable {}
