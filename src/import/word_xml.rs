//! Reads a published report from a Word document in one file of plain XML: that of Word 2003, or a package written flat.

use crate::import::charset;
use crate::import::docx;
use crate::import::extract::Extract;
use crate::import::unreadable::Unreadable;

/// Reads the paragraphs and tables of a Word document in plain XML.
///
/// # Errors
/// Whatever makes the file no Word document, or a dangerous one.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    let text = charset::decode(bytes)?;
    match part(&text, "/word/document.xml") {
        Some(main) => {
            docx::read_parts(main, part(&text, "/word/styles.xml"), part(&text, "/word/numbering.xml"))
        }
        None => docx::read_parts(&text, None, None),
    }
}

/// Finds the XML of a part of a package written flat. Each part declares the namespaces it uses.
fn part<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let named = text.split_once(&format!("pkg:name=\"{name}\""))?.1;
    let data = named.split_once("<pkg:xmlData")?.1.split_once('>')?.1;
    Some(data.split_once("</pkg:xmlData>")?.0)
}
