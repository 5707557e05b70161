//! One web page: semantic headings, real tables, no script, a style for the screen and one for print.

mod body;
pub(super) mod fragment;
mod marks;
mod table;

use crate::document::{Document, Kind, Sheet};
use crate::templates::{Fault, Templates};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tera::{Context, Value};

/// The page's frame and styles.
const PAGE: &str = "html/page.html";
/// A description has no more characters than this.
const DESCRIPTION: usize = 120;

/// Writes `document` as one page in UTF-8.
///
/// # Errors
/// A template that asks for what it is not given.
pub(super) fn write(document: &Document, templates: &Templates) -> Result<Vec<u8>, Fault> {
    let mut context = Context::new();
    context.insert("title", &document.title);
    context.insert("creator", &document.creator);
    context.insert("description", &description(document));
    context.insert("draft", &document.draft);
    context.insert("fonts", &fonts(&document.sheet));
    context.insert_value("rules", Value::safe_string(&rules(document)));
    context.insert_value("body", Value::safe_string(&body::build(document)));
    templates.render(PAGE, &context).map(String::into_bytes)
}

/// The beginning of the first paragraph, or else the title.
fn description(document: &Document) -> String {
    let paragraph = document.blocks.iter().find_map(|block| match &block.kind {
        Kind::Paragraph(text) => Some(text),
        _ => None,
    });
    paragraph.unwrap_or(&document.title).chars().take(DESCRIPTION).collect()
}

/// The agency's own fonts. A style sheet knows no escape that HTML would read, so only what names of fonts are made of
/// comes through.
fn fonts(sheet: &Sheet) -> BTreeMap<&'static str, String> {
    let name = |font: &Option<String>| {
        let is_plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
        font.as_deref().unwrap_or("").chars().filter(is_plain).collect::<String>()
    };
    BTreeMap::from([
        ("title", name(&sheet.title_font)),
        ("heading", name(&sheet.heading_font)),
        ("subheading", name(&sheet.subheading_font)),
        ("body", name(&sheet.body_font)),
    ])
}

/// The style rules that depend on the document: the widths of columns, the places of signature and date.
fn rules(document: &Document) -> String {
    let mut rules = String::new();
    for (i, block) in document.blocks.iter().enumerate() {
        let written = match &block.kind {
            Kind::Table(table) => table::rules(table, i, &mut rules),
            Kind::Closing(closing) => writeln!(
                rules,
                "#closing-{i} .signature {{ padding-inline-end: {} }}\n#closing-{i} .date {{ padding-inline-end: {} }}",
                ems(closing.signature_indent),
                ems(closing.date_indent),
            ),
            _ => Ok(()),
        };
        debug_assert!(written.is_ok(), "memory takes what is written to it");
    }
    rules
}

/// Half characters as a length.
fn ems(halves: u32) -> String {
    format!("{}{}em", halves / 2, if halves.is_multiple_of(2) { "" } else { ".5" })
}
