//! Tells the files that this program itself wrote of many reports, which lie among the reports and are none.

use gen_report::county::{OVERVIEW_HEADING, Product};
use gen_report::import;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use zip::ZipArchive;

/// The endings under which they are written.
const ENDINGS: &[&str] = &["docx", "xlsx", "html", "htm", "csv", "jsonl", "ndjson", "txt"];

/// The title of a page, and the heads of a table, stand within so many bytes.
const START: u64 = 64 << 10;
/// No part that is looked into comes near this.
const LARGEST_PART: u64 = 4 << 20;
/// More parts than any of them has.
const MOST_PARTS: usize = 256;

/// Tells what a file is that this program wrote of many reports. A pipe is left alone: what is read of it is gone.
pub(crate) fn product_at(path: &Path) -> Option<Product> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) || !path.is_file() {
        return None;
    }
    product(File::open(path).ok()?)
}

/// Tells the same of its bytes.
pub(crate) fn product_of(bytes: &[u8]) -> Option<Product> {
    product(Cursor::new(bytes))
}

fn product(mut file: impl Read + Seek) -> Option<Product> {
    let mut start = vec![];
    file.by_ref().take(START).read_to_end(&mut start).ok()?;
    if start.starts_with(b"PK") {
        file.seek(SeekFrom::Start(0)).ok()?;
        return packed(ZipArchive::new(file).ok().filter(|zip| zip.len() <= MOST_PARTS)?);
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    if text.trim_ascii_start().starts_with(b"<") {
        return Product::of_title(&title(&String::from_utf8_lossy(text), "title")?);
    }
    let line = text.split(|byte| *byte == b'\n').next()?;
    Product::of_line(&import::decode(line).ok()?)
}

/// Tells a document by its title, which stays when somebody edits it, and a workbook by its sheets.
fn packed(mut zip: ZipArchive<impl Read + Seek>) -> Option<Product> {
    if let Some(book) = part(&mut zip, "xl/workbook.xml") {
        let sheets: Vec<String> = book.split("<sheet ").skip(1).filter_map(sheet_name).collect();
        return Product::of_sheets(&sheets, || part(&mut zip, "xl/sharedStrings.xml").unwrap_or_default());
    }
    let found = Product::of_title(&title(&part(&mut zip, "docProps/core.xml")?, "dc:title")?)?;
    // A report may have been written into a copy of the document, whose title it keeps.
    let body = part(&mut zip, "word/document.xml")?;
    body.contains(&format!(">{OVERVIEW_HEADING}<")).then_some(found)
}

/// Reads a part of a package as text.
fn part(zip: &mut ZipArchive<impl Read + Seek>, path: &str) -> Option<String> {
    let mut bytes = vec![];
    zip.by_name(path).ok()?.take(LARGEST_PART).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What stands in the first element of a name.
fn title(xml: &str, element: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{element}>"))?;
    rest.split_once('<').map(|(words, _)| words.to_owned())
}

/// The name in what follows the beginning of a sheet's tag.
fn sheet_name(tag: &str) -> Option<String> {
    let (_, rest) = tag.split_once("name=\"")?;
    rest.split_once('"').map(|(name, _)| name.to_owned())
}
