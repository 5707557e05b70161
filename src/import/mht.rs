//! Reads a published report from a web page that was saved with its pictures in one file.

use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use crate::import::extract::Extract;
use crate::import::unreadable::Unreadable;
use crate::import::{html, pictures};

/// A page without its pictures is no longer.
const LARGEST_PAGE: usize = 8 << 20;

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
    let page = page.ok_or(Unreadable::Empty)?;
    let page = pictures::left_out(page.as_bytes());
    if page.len() > LARGEST_PAGE {
        return Err(Unreadable::TooLarge);
    }
    html::read_text(&String::from_utf8_lossy(&page))
}
