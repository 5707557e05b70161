//! The Word file: GB/T 9704—2012 as a DOCX that Word, WPS and LibreOffice lay out alike.
//!
//! docx-rs builds paragraphs and the section, which `schema_order` puts into order; tables are written element by element.
//! All that is around the body (styles, settings, fonts, footers, properties) comes from templates, which an agency may
//! override; `package` packs the parts.

mod body;
mod comments;
mod line_count;
mod mark;
mod package;
mod paragraph;
mod schema_order;
mod section;
mod table;
mod table_layout;
mod title_lines;
mod xml;

use crate::document::Document;
use crate::templates::{Template, Templates};
use crate::writers::docx::package::Part;
use crate::writers::error::Error;

/// Writes `document` as the bytes of a DOCX file.
///
/// # Errors
/// A template that uses an unknown name, or more bytes than a ZIP archive holds.
pub(super) fn write(document: &Document, templates: &Templates) -> Result<Vec<u8>, Error> {
    package::pack(&parts(document, templates)?)
}

/// Lists the templates of the parts.
pub(super) fn templates() -> Vec<Template> {
    package::FROM_TEMPLATES.iter().filter_map(|kind| kind.template).collect()
}

/// Tells whether a file is as it was written here, so that to overwrite it loses nothing.
pub(super) fn is_as_written(bytes: &[u8]) -> bool {
    mark::is_as_written(bytes)
}

/// Makes every part of the file, in the order in which they are packed.
fn parts(document: &Document, templates: &Templates) -> Result<Vec<Part>, Error> {
    let (body, comments) = body::write(document);
    let context = section::context(document, &comments);
    let mut parts = vec![Part { kind: package::BODY, xml: body }];
    for kind in package::FROM_TEMPLATES.iter().filter(|kind| (kind.wanted)(document, &comments)) {
        if let Some(template) = kind.template {
            let xml = templates.render(template.name, &context)?;
            if template.name == package::STYLES {
                require_styles(&parts[0].xml, &xml, templates)?;
            }
            parts.push(Part { kind, xml });
        }
    }
    Ok(parts)
}

/// Checks that the styles of tables and of long words, which an agency's template may lack, exist where they are used.
fn require_styles(body: &str, styles: &str, templates: &Templates) -> Result<(), Error> {
    let is_missing = |id: &&str| {
        let used = format!("\"{id}\"");
        body.contains(&used) && !styles.contains(&format!("w:styleId={used}"))
    };
    match [table::STYLE, body::BROKEN].iter().find(|id| is_missing(id)) {
        None => Ok(()),
        Some(id) => {
            let message = format!("没有样式 {id}：照内置的模板补上 <w:style … w:styleId=\"{id}\">");
            Err(templates.fault_at(package::STYLES, "</w:styles>", &message).into())
        }
    }
}
