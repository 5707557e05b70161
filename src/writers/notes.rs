//! Of the writers: every remark of a draft in the order of the paper, with its place in words.

use crate::document::{Block, BlockKind, Cell, Document, Note, Role, Table};

/// A remark and its place.
pub(super) struct Placed<'a> {
    pub(super) note: &'a Note,
    /// What it refers to, in words.
    pub(super) place: String,
}

/// Lists the remarks of a document; those on the whole report come last.
pub(super) fn all(document: &Document) -> Vec<Placed<'_>> {
    let mut found = vec![];
    for block in &document.blocks {
        found.extend(block.notes.iter().map(|note| Placed { note, place: name(block) }));
        if let BlockKind::Table(table) = &block.kind {
            cells(table, &mut found);
        }
    }
    let whole = document.notes.iter().map(|note| Placed { note, place: "全文".to_owned() });
    found.extend(whole);
    found
}

fn cells<'a>(table: &'a Table, found: &mut Vec<Placed<'a>>) {
    for cells in &table.rows {
        let label = cells.iter().rfind(|cell| cell.role() == Some(Role::RowHead));
        for cell in cells.iter().filter(|cell| !cell.notes.is_empty()) {
            let row = label.filter(|_| cell.is_figure()).map(Cell::text).unwrap_or_default();
            let text = cell.text();
            let figure = if text.is_empty() { "空格" } else { &text };
            let parts = [table.name.as_str(), &row, figure];
            let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            found.extend(cell.notes.iter().map(|note| Placed { note, place: place.clone() }));
        }
    }
}

/// Names a block: its kind, its heading, or its first words.
fn name(block: &Block) -> String {
    match &block.kind {
        BlockKind::Title(_) => "标题".to_owned(),
        BlockKind::Heading { text, .. } | BlockKind::RunIn { heading: text, .. } => {
            quoted(text.trim_end_matches('。'))
        }
        BlockKind::Paragraph(text) => quoted(text),
        BlockKind::Table(table) => quoted(&table.name),
        BlockKind::Signature(_) => "落款和日期".to_owned(),
    }
}

/// Quotes the first words.
fn quoted(words: &str) -> String {
    // Enough to find a paragraph by, and short enough for a list.
    const LONGEST: usize = 20;
    let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(end, _)| end);
    let more = if end < words.len() { "……" } else { "" };
    format!("“{}{more}”", &words[..end])
}
