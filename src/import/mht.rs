//! Reads a published report from a web page that was saved with its pictures in one file.

use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use crate::import::extract::Extract;
use crate::import::html;
use crate::import::unreadable::Unreadable;

/// Reads the page of an MHT file; its pictures and styles are not looked at.
///
/// # Errors
/// There is no page in it, or one beyond every size.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    let message = MessageParser::new().parse(bytes).ok_or(Unreadable::Binary)?;
    // Frames come after the page that holds them.
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page),
        PartType::Text(page) if part.is_content_type("text", "html") => Some(page),
        _ => None,
    });
    html::read_text(page.ok_or(Unreadable::Empty)?)
}
