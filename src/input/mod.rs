//! Every way in. A reader takes down what is there and judges nothing.

mod charset;
mod cite;
mod docx;
mod draft;
mod html;
mod matching;
mod nearest;
mod plain;
mod published;
mod settle;
mod stream;
mod toml;
mod unreadable;

pub use charset::decode;
pub use matching::{Doubt, Imported, Note, Unrecognised, recognise};
pub use published::{Format, format, read as read_published};
pub use stream::{Block, Cell, Dropped, Grid, Mark, Paragraph, Stream};
pub use unreadable::Unreadable;

use crate::{form::Form, report::Report, source::Source};

/// Reads an agency's file.
pub fn read(source: &Source, form: &Form) -> Report {
    toml::read(source, form)
}
