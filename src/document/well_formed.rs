//! Whether a part that an agency's template gave is XML that a program can read.

use quick_xml::Reader;
use quick_xml::events::Event;

/// How many characters tell a place.
const NEAR: usize = 20;

/// Reads a part to its end.
///
/// # Errors
/// The words before the place where it cannot be read on.
pub(super) fn check(xml: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    let mut elements = 0_usize;
    loop {
        let event = reader.read_event();
        let is_well = match &event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                // There is one outermost element.
                elements += usize::from(depth == 0);
                depth += usize::from(matches!(event, Ok(Event::Start(_))));
                elements == 1 && tag.attributes().all(|attribute| attribute.is_ok())
            }
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                true
            }
            Ok(Event::Text(text)) => depth > 0 || text.trim().is_empty(),
            Ok(Event::CData(_)) => depth > 0,
            Ok(Event::GeneralRef(name)) => {
                let is_known = ["amp", "lt", "gt", "quot", "apos"].contains(&&**name);
                depth > 0 && (is_known || name.is_char_ref())
            }
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_)) => true,
            Ok(Event::Eof) if depth == 0 && elements == 1 => return Ok(()),
            Ok(Event::Eof) | Err(_) => false,
        };
        if !is_well {
            let end = usize::try_from(reader.buffer_position()).unwrap_or(xml.len()).min(xml.len());
            let read = xml.get(..end).unwrap_or(xml).trim_end();
            let start = read.char_indices().rev().take(NEAR).last().map_or(0, |(start, _)| start);
            return Err(read[start..].replace('\n', " "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_parts_are_read() {
        for xml in ["<a/>", "<?xml version=\"1.0\"?>\n<!-- 注 --><a b=\"&lt;\">甲&amp;&#20013;<b/></a>\n"] {
            assert_eq!(check(xml), Ok(()), "{xml}");
        }
    }

    #[test]
    fn others_are_told_with_their_place() {
        for xml in [
            "",
            "甲",
            "<a",
            "<a>",
            "<a></b>",
            "</a>",
            "<a/><a/>",
            "<a/>尾",
            "<a b=1/>",
            "<a b='1' b='2'/>",
            "<a>&nbsp;</a>",
            "<a>&</a>",
            "<a>1 & 2</a>",
        ] {
            assert!(check(xml).is_err(), "{xml}");
        }
        assert_eq!(check("<甲><乙></甲>"), Err("<甲><乙></甲>".to_owned()));
    }
}
