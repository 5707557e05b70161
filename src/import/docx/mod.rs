//! Reads a published report from a Word document.

mod body;
mod fields;
mod numbering;
mod numerals;
mod package;
mod properties;
mod relations;
mod styles;

use crate::import::extract::{Extract, Unsure, UnsureKind};
use crate::import::flatten::flatten;
use crate::import::unreadable::Unreadable;
use crate::import::xml::Xml;

/// Reads the paragraphs and tables of a DOCX file.
///
/// # Errors
/// Whatever makes the file no Word document, or a dangerous one.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    let mut package = package::Package::open(bytes)?;
    let styles = package.part("styles", styles::Styles::read)?.unwrap_or_default();
    let numbering = package.part("numbering", numbering::Numbering::read)?.unwrap_or_default();
    let body = package.main(|xml| body::read(xml, &styles, numbering))?;
    Ok(extract(body))
}

/// The extract of a document; that it has notes elsewhere is told.
fn extract(text: body::Text) -> Extract {
    let mut extract = flatten(text.nodes);
    if text.notes > 0 {
        let end = extract.text.len();
        extract.unsure.push(Unsure { span: (end..end).into(), kind: UnsureKind::Footnotes(text.notes) });
    }
    extract
}

/// Reads the parts of a Word document that are at hand as text.
///
/// # Errors
/// Whatever makes the parts no Word document, or a dangerous one.
pub(crate) fn read_parts(
    main: &str,
    styles: Option<&str>,
    numbering: Option<&str>,
) -> Result<Extract, Unreadable> {
    let styles =
        styles.map(|part| styles::Styles::read(Xml::new(part.as_bytes()))).transpose()?.unwrap_or_default();
    let numbering = numbering
        .map(|part| numbering::Numbering::read(Xml::new(part.as_bytes())))
        .transpose()?
        .unwrap_or_default();
    Ok(extract(body::read(Xml::new(main.as_bytes()), &styles, numbering)?))
}
