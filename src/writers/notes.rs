//! Every remark of a draft in the order of the paper, with its place in words.

use crate::document::{Block, Document, Kind, Note, Role, Table};

/// A remark and its place.
pub(super) struct Placed<'a> {
    pub(super) note: &'a Note,
    /// What it speaks of, in words.
    pub(super) place: String,
}

/// The remarks of a document; those on the whole report come last.
pub(super) fn all(document: &Document) -> Vec<Placed<'_>> {
    let mut found = vec![];
    for block in &document.blocks {
        found.extend(block.notes.iter().map(|note| Placed { note, place: name(block) }));
        if let Kind::Table(table) = &block.kind {
            cells(table, &mut found);
        }
    }
    let whole = document.notes.iter().map(|note| Placed { note, place: "全文".to_owned() });
    found.extend(whole);
    found
}

fn cells<'a>(table: &'a Table, found: &mut Vec<Placed<'a>>) {
    for cells in &table.rows {
        let label = cells.iter().rfind(|cell| cell.role == Role::RowHead);
        for cell in cells.iter().filter(|cell| !cell.notes.is_empty()) {
            let row = label.filter(|_| cell.role == Role::Figure).map_or("", |label| label.text.as_str());
            let figure = if cell.text.is_empty() { "空格" } else { cell.text.as_str() };
            let parts = [table.name.as_str(), row, figure];
            let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            found.extend(cell.notes.iter().map(|note| Placed { note, place: place.clone() }));
        }
    }
}

/// What a block is called: its kind, its heading, or its first words.
fn name(block: &Block) -> String {
    match &block.kind {
        Kind::Title(_) => "标题".to_owned(),
        Kind::Heading { text, .. } | Kind::RunIn { heading: text, .. } => quoted(text.trim_end_matches('。')),
        Kind::Paragraph(text) => quoted(text),
        Kind::Table(table) => quoted(&table.name),
        Kind::Closing(_) => "落款和日期".to_owned(),
    }
}

/// The first words in quotation marks.
fn quoted(words: &str) -> String {
    const LONGEST: usize = 20;
    let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(end, _)| end);
    let more = if end < words.len() { "……" } else { "" };
    format!("“{}{more}”", &words[..end])
}
