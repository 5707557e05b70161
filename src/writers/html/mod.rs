//! The web page: semantic headings, real tables, no script, a style for the screen and one for print.

mod body;
pub(super) mod fragment;
mod length;
pub(super) mod mark;
mod marks;
mod table;

use crate::document::{BlockKind, Document, PageStyle};
use crate::templates::{Language, Template, Templates};
use crate::writers::error::Error;
use crate::writers::html::length::ems;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tera::{Context, Value};

/// The page's frame and styles.
const PAGE: Template = Template {
    name: "html/page.html",
    text: include_str!("../../../templates/html/page.html"),
    language: Language::Html,
};
/// A description has no more characters than this: search engines cut longer ones off.
const DESCRIPTION: usize = 120;

/// Lists the templates of the page.
pub(super) fn templates() -> Vec<Template> {
    vec![PAGE]
}

/// Writes `document` as one page in UTF-8.
///
/// # Errors
/// A template that uses an unknown name.
pub(super) fn write(document: &Document, templates: &Templates) -> Result<Vec<u8>, Error> {
    let mut context = Context::new();
    context.insert("title", &document.title);
    context.insert("creator", &document.creator);
    context.insert("description", &description(document));
    context.insert("draft", &document.draft);
    context.insert("fonts", &fonts(&document.style));
    context.insert_value("rules", Value::safe_string(&rules(document)));
    context.insert_value("body", Value::safe_string(&body::build(document)));
    Ok(mark::marked(templates.render(PAGE.name, &context)?))
}

/// Takes the beginning of the first paragraph, or else the title.
fn description(document: &Document) -> String {
    let paragraph = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(text),
        _ => None,
    });
    paragraph.unwrap_or(&document.title).chars().take(DESCRIPTION).collect()
}

/// Returns the agency's own fonts. A style sheet has no escape that HTML would read, so only what names of fonts are made of
/// is kept.
fn fonts(style: &PageStyle) -> BTreeMap<&'static str, String> {
    let name = |font: &Option<String>| {
        let is_plain = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
        font.as_deref().unwrap_or("").chars().filter(is_plain).collect::<String>()
    };
    BTreeMap::from([
        ("title", name(&style.title_font)),
        ("heading", name(&style.heading_font)),
        ("subheading", name(&style.subheading_font)),
        ("body", name(&style.body_font)),
    ])
}

/// Writes the style rules that depend on the document: the widths of columns, the places of signature and date.
fn rules(document: &Document) -> String {
    let mut rules = String::new();
    for (i, block) in document.blocks.iter().enumerate() {
        let written = match &block.kind {
            BlockKind::Table(table) => table::rules(table, i, &mut rules),
            BlockKind::Signature(closing) => writeln!(
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
