//! Reads a written DOCX again and compares what stands in it with what should.

use crate::commands::import_wording::unreadable;
use gen_report::document::{Document, Kind, Role};
use gen_report::import::{self, Block};

/// Compares the figures and the words of a file with the document that it was made of.
///
/// # Errors
/// The first difference, in a sentence.
pub(super) fn verify(document: &Document, bytes: &[u8]) -> Result<(), String> {
    let extract = import::read(bytes).map_err(|reason| format!("写出的文件读不回来：{}", unreadable(reason)))?;
    let grids = || {
        extract
            .blocks
            .iter()
            .filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None })
    };
    let read: Vec<&str> =
        grids().flat_map(|grid| grid.rows.iter().flatten()).map(|cell| cell.text.as_str()).collect();
    let read: Vec<&str> = read.into_iter().filter(|text| is_figure(text)).collect();
    compare("表格中的数", &figures(document), &read)?;
    // Marks of conversion are taken out on reading, so that words with such marks cannot be compared.
    if !extract.stripped.is_empty() {
        return Ok(());
    }
    let paragraphs = extract.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(bare(extract.words(paragraph.span))),
        Block::Grid(_) => None,
    });
    let (written, read) = (words(document), paragraphs.collect::<String>());
    if written == read {
        return Ok(());
    }
    let same = written.chars().zip(read.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(6)).take(18).collect::<String>();
    Err(format!("读回的文字与报告不符：应为“{}”，读到“{}”", around(&written), around(&read)))
}

fn compare(what: &str, written: &[&str], read: &[&str]) -> Result<(), String> {
    if let Some((at, (own, other))) =
        written.iter().zip(read).enumerate().find(|(_, (own, other))| own != other)
    {
        return Err(format!("读回的{what}与报告不符：第 {} 个应为 {own}，读到 {other}", at + 1));
    }
    if written.len() != read.len() {
        return Err(format!("读回的{what}与报告不符：应有 {} 个，读到 {} 个", written.len(), read.len()));
    }
    Ok(())
}

/// The figures of every table, row by row.
fn figures(document: &Document) -> Vec<&str> {
    let tables = document
        .blocks
        .iter()
        .filter_map(|block| if let Kind::Table(table) = &block.kind { Some(table) } else { None });
    let cells = tables.flat_map(|table| table.rows.iter().flatten());
    cells
        .filter(|cell| cell.role == Role::Figure)
        .map(|cell| cell.text.as_str())
        .filter(|text| is_figure(text))
        .collect()
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Everything that stands outside of tables, without blanks.
fn words(document: &Document) -> String {
    let words = document.blocks.iter().map(|block| match &block.kind {
        Kind::Title(pieces) => bare(&pieces.concat()),
        Kind::Heading { text, .. } | Kind::Paragraph(text) => bare(text),
        Kind::RunIn { heading, text, .. } => bare(heading) + &bare(text),
        Kind::Closing(closing) => bare(&closing.signature) + &bare(&closing.date),
        Kind::Table(_) => String::new(),
    });
    words.collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
