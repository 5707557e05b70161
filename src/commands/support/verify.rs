//! Reads a written DOCX again and compares it with the document that it was made of.

use crate::commands::support::error::Difference;
use gen_report::document::{BlockKind, Document};
use gen_report::import::{self, Block};

/// Compares the figures and the words of a file with the document that it was made of.
///
/// # Errors
/// The first difference.
pub(crate) fn verify(document: &Document, bytes: &[u8]) -> Result<(), Difference> {
    let extract = import::read(bytes).map_err(Difference::Unreadable)?;
    let grids = || {
        extract
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None })
    };
    let rows = grids().flat_map(|grid| &grid.rows);
    let written = figures(document);
    // The figures of a row are its last cells.
    let read = written.iter().zip(rows).flat_map(|(figures, row)| {
        row[row.len().saturating_sub(figures.len())..].iter().map(|cell| cell.text.clone())
    });
    compare(&written.concat(), &read.collect::<Vec<_>>())?;
    // Marks of conversion are taken out on reading, so that words with such marks cannot be compared.
    if !extract.stripped.is_empty() {
        return Ok(());
    }
    let paragraphs = extract.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(bare(extract.words(paragraph.span))),
        Block::Table(_) => None,
    });
    let (written, read) = (words(document), paragraphs.collect::<String>());
    if written == read {
        return Ok(());
    }
    let same = written.chars().zip(read.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(6)).take(18).collect::<String>();
    Err(Difference::Words(around(&written), around(&read)))
}

fn compare(written: &[String], read: &[String]) -> Result<(), Difference> {
    if let Some((at, (own, other))) =
        written.iter().zip(read).enumerate().find(|(_, (own, other))| own != other)
    {
        return Err(Difference::Figure(at + 1, own.clone(), other.clone()));
    }
    if written.len() != read.len() {
        return Err(Difference::Figures(written.len(), read.len()));
    }
    Ok(())
}

/// Lists the figures of every row of every table.
fn figures(document: &Document) -> Vec<Vec<String>> {
    let tables = document
        .blocks
        .iter()
        .filter_map(|block| if let BlockKind::Table(table) = &block.kind { Some(table) } else { None });
    let rows = tables
        .flat_map(|table| &table.rows)
        .map(|row| row.iter().filter(|cell| cell.is_figure()).map(|cell| cell.text().into_owned()).collect());
    rows.collect()
}

/// Joins all words outside of tables, without blanks.
fn words(document: &Document) -> String {
    let words = document.blocks.iter().map(|block| match &block.kind {
        BlockKind::Title(title) => bare(&title.text()),
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => bare(text),
        BlockKind::RunIn { heading, text, .. } => bare(heading) + &bare(text),
        BlockKind::Signature(closing) => closing.lines().map(|(words, _)| bare(words)).collect(),
        BlockKind::Table(_) => String::new(),
    });
    words.collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
