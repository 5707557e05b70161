//! Every way in. A reader takes down what is there and judges nothing.

mod bytes;
mod toml;

pub use bytes::{Undecodable, decode};

use crate::{form::Form, report::Report, source::Source};

/// Reads an agency's file.
pub fn read(source: &Source, form: &Form) -> Report {
    toml::read(source, form)
}
