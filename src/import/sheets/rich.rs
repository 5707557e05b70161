//! Strings of a workbook in which a part is raised or struck out: of those the reader of workbooks gives letters alone.

use crate::import::container::Container;
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Step, Xml};
use std::collections::BTreeSet;

/// Longer strings are no figures.
const LONGEST: usize = 64;

/// The strings of all sheets that are partly raised, lowered or struck out, as they are handed on.
pub(super) fn partly_struck(bytes: &[u8]) -> Result<BTreeSet<String>, Unreadable> {
    let mut container = Container::open(bytes)?;
    let mut found = BTreeSet::new();
    let mut parts = container.names("xl/worksheets/");
    parts.retain(|name| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "xml"));
    parts.push("xl/sharedStrings.xml".to_owned());
    for part in parts {
        container.file(&part, |xml| read(xml, &mut found))?;
    }
    Ok(found)
}

fn read(xml: Xml<'_>, found: &mut BTreeSet<String>) -> Result<(), Unreadable> {
    let (mut words, mut marked, mut in_words, mut phonetic) = (String::new(), false, false, false);
    xml.walk(|step| {
        match step {
            Step::Open(_, "si" | "is", _) => (words, marked) = (String::new(), false),
            Step::Open(_, "rPh", _) => phonetic = true,
            Step::Close(_, "rPh") => phonetic = false,
            Step::Open(_, "t", _) => in_words = !phonetic,
            Step::Close(_, "t") => in_words = false,
            Step::Open(_, "strike", attributes) => marked |= attributes.on(),
            Step::Open(_, "vertAlign", attributes) => {
                marked |= attributes.val().is_some_and(|place| place != "baseline");
            }
            Step::Text(more) if in_words && words.len() <= LONGEST => words.push_str(more),
            Step::Close(_, "si" | "is") if marked && words.len() <= LONGEST => {
                found.insert(std::mem::take(&mut words));
            }
            _ => {}
        }
        Ok(())
    })
}
