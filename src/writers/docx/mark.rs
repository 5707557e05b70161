//! The mark of a file that is as it was written: a custom property that holds a sum over all other parts.
//!
//! Word and WPS keep the property when they save a document that somebody edited; the sum no longer fits then.

use crate::writers::sum::Sum;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The part that holds the mark.
pub(super) const PATH: &str = "docProps/custom.xml";

/// The name of the property.
const NAME: &str = "gen-report";
/// The set of properties that programs other than Office may add to ([MS-OSHARED] 2.3.3.2.2).
const PROPERTIES: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/// More parts and bytes than any report unpacks to: such a file is not ours.
const MOST_PARTS: usize = 64;
const MOST_BYTES: u64 = 32 << 20;

/// The part's text for the other parts, in the order in which they are packed.
pub(super) fn write<'a>(declaration: &str, parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut sum = Sum::default();
    parts.for_each(|(path, bytes)| sum.add_part(path, bytes));
    let mut xml = declaration.to_owned();
    xml += "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"";
    xml += " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">";
    // Writing into a string cannot fail.
    let _ =
        write!(xml, "<property fmtid=\"{PROPERTIES}\" pid=\"2\" name=\"{NAME}\">{}</property>", value(sum));
    xml + "</Properties>"
}

/// Whether a DOCX file stands as this program wrote it.
pub(super) fn is_as_written(bytes: &[u8]) -> bool {
    read(bytes).is_some_and(|(sum, mark)| mark.contains(&value(sum)))
}

/// The sum over a file's parts, and the part that holds the mark.
fn read(bytes: &[u8]) -> Option<(Sum, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok().filter(|zip| zip.len() <= MOST_PARTS)?;
    let (mut sum, mut mark, mut left) = (Sum::default(), None, MOST_BYTES);
    for at in 0..zip.len() {
        let part = zip.by_index(at).ok()?;
        let path = part.name().ok()?.into_owned();
        let mut content = vec![];
        left -= part.take(left).read_to_end(&mut content).ok()? as u64;
        if path == PATH {
            mark = String::from_utf8(content).ok();
        } else {
            sum.add_part(&path, &content);
        }
    }
    Some((sum, mark?))
}

/// The property's value.
fn value(sum: Sum) -> String {
    format!("<vt:lpwstr>{sum}</vt:lpwstr>")
}
