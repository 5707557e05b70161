//! A published report in a foreign format: each reader takes down what is there, one recogniser finds the form in it.

mod charset;
mod docx;
mod extract;
mod flatten;
mod foreign;
mod format;
mod html;
mod kinds;
#[cfg(not(feature = "pdf"))]
mod no_pdf;
#[cfg(feature = "pdf")]
mod pdf;
mod recognise;
mod rewrite;
mod text;
mod tree;
mod unreadable;

#[cfg(not(feature = "pdf"))]
use no_pdf as pdf;

pub use charset::decode;
pub use extract::{Block, Cell, Extract, Grid, MarkKind, Paragraph, StrippedMark, Unsure, UnsureKind};
pub use format::{Format, format, read};
pub use kinds::Foreign;
pub use pdf::is_reading as is_reading_pdf;
pub use recognise::{Doubt, Imported, Note, NoteKind, Reason, Unrecognised, recognise};
pub use rewrite::rewrite;
pub use unreadable::Unreadable;
