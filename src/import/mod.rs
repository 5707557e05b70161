//! A published report in a foreign format: each reader takes down what is there, one recogniser finds the form in it.

mod charset;
mod container;
mod csv;
mod docx;
mod extract;
mod flatten;
mod format;
mod html;
mod kinds;
mod marks;
mod mht;
#[cfg(not(feature = "pdf"))]
mod no_pdf;
mod odt;
#[cfg(feature = "pdf")]
mod pdf;
mod pictures;
mod recognise;
mod rewrite;
pub mod sheets;
mod signatures;
mod text;
mod tree;
mod unreadable;
mod word_xml;
mod xml;

#[cfg(not(feature = "pdf"))]
use no_pdf as pdf;

pub use charset::decode;
pub use extract::{
    Block, Extract, ExtractedCell, ExtractedTable, MarkKind, Paragraph, StrippedMark, Unsure, UnsureKind,
};
pub use format::{format, read};
pub use kinds::{InputFormat, UnsupportedFormat};
pub use pdf::is_reading as is_reading_pdf;
pub use recognise::{DoubtfulRow, ImportNote, Imported, NoteKind, Reason, Unrecognised, figure, recognise};
pub use rewrite::rewrite;
pub use unreadable::Unreadable;
