//! Every way out: one file for each file format.

mod docx;
mod html;
mod notes;
mod slots;
mod text;

use crate::document::Document;
use crate::templates::{Fault, Templates};

/// A file format.
#[derive(Debug)]
pub struct Writer {
    /// The name of the format on the command line.
    pub name: &'static str,
    /// The ending of its files' names, without the first dot.
    pub ending: &'static str,
    /// Whether it is written unless the command line says otherwise.
    pub usual: bool,
    /// The whole file's bytes; the same document gives the same bytes.
    pub write: fn(&Document, &Templates) -> Result<Vec<u8>, Fault>,
    /// Whether a file is one that this writer wrote and nobody edited; nothing where its format bears no mark of that.
    pub is_as_written: Option<fn(&[u8]) -> bool>,
}

/// Every file format, in the order in which they are listed.
pub const WRITERS: &[Writer] = &[
    Writer {
        name: "docx",
        ending: "docx",
        usual: true,
        write: docx::write,
        is_as_written: Some(docx::is_as_written),
    },
    Writer { name: "txt", ending: "txt", usual: true, write: text::write, is_as_written: None },
    Writer { name: "html", ending: "html", usual: false, write: html::write, is_as_written: None },
    Writer {
        name: "fragment",
        ending: "fragment.html",
        usual: false,
        write: html::fragment::write,
        is_as_written: None,
    },
];
