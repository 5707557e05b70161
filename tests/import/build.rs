//! Builds files for the tests, and shows what was read from them.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use gen_report::import::{Block, Extract, Unreadable, read as read_published};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A DOCX file with this body and these further parts.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut files = vec![("word/document.xml".to_string(), document(body))];
    for (name, content) in parts {
        let content = content.replacen('>', &format!(" xmlns:w=\"{WORD}\">"), 1);
        files.push((format!("word/{name}.xml"), content));
    }
    zip(&files)
}

/// The main part of a Word document.
pub(crate) fn document(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>{body}</w:body></w:document>"#
    )
}

/// A ZIP file with these files.
pub(crate) fn zip(files: &[(String, String)]) -> Vec<u8> {
    let bytes = |(name, content): &(String, String)| (name.clone(), content.clone().into_bytes());
    zip_of_bytes(&files.iter().map(bytes).collect::<Vec<_>>())
}

pub(crate) fn zip_of_bytes(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // Programs store the kind of an open document as it is, to be read in the first bytes.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of Word with one run.
pub(crate) fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A cell of Word.
pub(crate) fn tc(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(words))
}

/// A row of Word with plain cells.
pub(crate) fn tr(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|words| tc("", words)).collect::<String>())
}

/// A table of Word.
pub(crate) fn tbl(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

/// What was read, a line for each paragraph and row; cells as `column+columns×rows:words` where merged.
pub(crate) fn shown(bytes: &[u8]) -> String {
    show(&read_published(bytes).unwrap())
}

/// Why a file was refused.
pub(crate) fn refused(bytes: &[u8]) -> Unreadable {
    read_published(bytes).unwrap_err()
}

pub(crate) fn show(extract: &Extract) -> String {
    let mut shown = String::new();
    for block in &extract.blocks {
        match block {
            Block::Paragraph(paragraph) => writeln!(shown, "{}", extract.words(paragraph.span)).unwrap(),
            Block::Table(grid) => {
                for row in &grid.rows {
                    let cells = row.iter().map(|cell| {
                        let merged = cell.columns > 1 || cell.rows > 1;
                        let size = format!("{}+{}×{}:", cell.column, cell.columns, cell.rows);
                        [if merged { &size } else { "" }, cell.text.as_str()].concat()
                    });
                    writeln!(shown, "[{}]", cells.collect::<Vec<_>>().join("|")).unwrap();
                }
            }
        }
    }
    shown
}

/// The first bytes of an OLE container with a stream of this name.
pub(crate) fn container(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    bytes[..4].copy_from_slice(b"\xD0\xCF\x11\xE0");
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[640..640 + name.len()].copy_from_slice(&name);
    bytes
}
