//! The Word file: GB/T 9704—2012 as a DOCX that Word, WPS and LibreOffice lay out alike.
//!
//! docx-rs builds the body and `mend` puts right what it writes; a table is laid out once for all reports that share its
//! shape. All that stands around the body (styles, settings, fonts, footers, properties) comes from templates, which an
//! agency may override; `package` packs the parts.

mod blank;
mod body;
mod grid;
mod mark;
mod mend;
mod package;
mod pages;
mod paragraph;
mod remarks;
mod sheet;
mod table;
mod wrap;

use crate::document::Document;
use crate::templates::{Fault, Templates};
use crate::writers::docx::package::Part;

/// Writes `document` as the bytes of a DOCX file.
///
/// # Errors
/// A template that asks for what it is not given.
pub(super) fn write(document: &Document, templates: &Templates) -> Result<Vec<u8>, Fault> {
    package::pack(&parts(document, templates)?)
}

/// Whether a file stands as it was written here, so that to overwrite it loses nothing.
pub(super) fn is_as_written(bytes: &[u8]) -> bool {
    mark::is_as_written(bytes)
}

/// Every part of the file, in the order in which they are packed.
fn parts(document: &Document, templates: &Templates) -> Result<Vec<Part>, Fault> {
    let (body, remarks) = body::write(document);
    let context = sheet::context(document, &remarks);
    let mut parts = vec![Part { kind: package::BODY, xml: body }];
    for kind in package::FROM_TEMPLATES.iter().filter(|kind| (kind.wanted)(document, &remarks)) {
        parts.push(Part { kind, xml: templates.render(kind.template, &context)? });
    }
    Ok(parts)
}
