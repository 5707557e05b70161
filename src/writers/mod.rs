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
}

/// Every file format, in the order in which they are listed.
pub const WRITERS: &[Writer] = &[
    Writer { name: "docx", ending: "docx", usual: true, write: docx::write },
    Writer { name: "txt", ending: "txt", usual: true, write: text::write },
    Writer { name: "html", ending: "html", usual: false, write: html::write },
    Writer { name: "fragment", ending: "fragment.html", usual: false, write: html::fragment::write },
];
