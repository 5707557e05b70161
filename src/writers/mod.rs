//! The writers: one file or folder for each file format.

mod docx;
mod error;
mod html;
mod joined;
mod notes;
mod sum;
mod text;

use crate::document::{self, Document};
use crate::templates::{Template, Templates};
pub use error::Error;
pub use joined::for_libreoffice;
use std::sync::LazyLock;
pub use text::for_notepad;

/// A file format.
#[derive(Debug)]
pub struct Writer {
    /// The name of the format on the command line.
    pub name: &'static str,
    /// The ending of its files' names, without the first dot.
    pub ending: &'static str,
    /// Whether it is written unless the command line says otherwise.
    pub usual: bool,
    /// What its bytes are.
    pub medium: Medium,
    /// Whether `build --verify` reads the file back and compares it with the document.
    pub is_read_back: bool,
    /// Lists the format's templates.
    pub templates: fn() -> Vec<Template>,
    /// Writes the whole file's bytes; the same document gives the same bytes.
    pub write: fn(&Document, &Templates) -> Result<Vec<u8>, Error>,
    /// Checks whether a file is as this writer wrote it; a plain text has no mark, and is only checked for its looks.
    pub is_as_written: fn(&[u8]) -> bool,
}

/// What the bytes of a format are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// No text.
    Binary,
    /// A text with marks.
    Markup,
    /// Plain text, whose lines may end as the editor wants them.
    Plain,
}

/// A Word document.
pub const DOCX: Writer = Writer {
    name: "docx",
    ending: "docx",
    usual: true,
    medium: Medium::Binary,
    is_read_back: true,
    templates: docx::templates,
    write: docx::write,
    is_as_written: docx::is_as_written,
};

/// A plain text.
pub const TXT: Writer = Writer {
    name: "txt",
    ending: "txt",
    usual: true,
    medium: Medium::Plain,
    is_read_back: false,
    templates: Vec::new,
    write: text::write,
    is_as_written: text::is_like_written,
};

/// A page of its own.
pub const HTML: Writer = Writer {
    name: "html",
    ending: "html",
    usual: false,
    medium: Medium::Markup,
    is_read_back: false,
    templates: html::templates,
    write: html::write,
    is_as_written: html::mark::is_as_written,
};

/// A piece of HTML for the page of a site.
pub const FRAGMENT: Writer = Writer {
    name: "fragment",
    ending: "fragment.html",
    templates: Vec::new,
    write: html::fragment::write,
    ..HTML
};

/// Every file format, in the order in which they are listed.
pub const WRITERS: &[Writer] = &[DOCX, TXT, HTML, FRAGMENT];

static BUILT_IN: LazyLock<Templates> = LazyLock::new(|| {
    Templates::new(templates(), &[])
        .expect("the built-in templates are parsed by every test that writes a document")
});

/// Lists every template that is built in: that of the words, then those of each format.
pub fn templates() -> impl Iterator<Item = Template> {
    std::iter::once(document::WORDS).chain(WRITERS.iter().flat_map(|writer| (writer.templates)()))
}

/// Returns the built-in templates, parsed once.
pub fn built_in() -> &'static Templates {
    &BUILT_IN
}
