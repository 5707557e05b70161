//! Finds the block that a remark speaks of, by the path of the place in the report.

use super::block::{Block, Kind, Note};
use super::remarks::{Remark, note};
use super::words::paragraphs;
use crate::form::Form;
use crate::report::{Prose, Report};
use std::ops::Range;

/// Attaches each remark to its block; returns those that speak of no block.
pub(super) fn attach(remarks: Vec<&Remark>, report: &Report, form: &Form, blocks: &mut [Block]) -> Vec<Note> {
    let mut notes = vec![];
    for remark in remarks {
        match find(&remark.path, report, form, blocks) {
            Some(place) => blocks[place].notes.push(note(remark)),
            None => notes.push(note(remark)),
        }
    }
    notes
}

fn find(path: &str, report: &Report, form: &Form, blocks: &[Block]) -> Option<usize> {
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    match (key, rest) {
        ("title" | "year", _) | ("agency", "" | "name" | "kind" | "level") => {
            blocks.iter().position(|block| matches!(block.kind, Kind::Title(_)))
        }
        ("opening" | "agency", _) => {
            let first =
                blocks.iter().position(|block| matches!(block.kind, Kind::Heading { level: 1, .. }))?;
            blocks[..first].iter().position(|block| matches!(block.kind, Kind::Paragraph(_)))
        }
        ("signature" | "seal" | "date" | "deadline", _) => {
            blocks.iter().rposition(|block| matches!(block.kind, Kind::Closing(_)))
        }
        _ => in_section(key, rest, report, form, blocks),
    }
}

/// The first paragraph of a text, or else the heading of its section.
fn in_section(key: &str, rest: &str, report: &Report, form: &Form, blocks: &[Block]) -> Option<usize> {
    let place = form.sections.iter().position(|section| section.key == key)?;
    let section = &form.sections[place];
    let is_heading =
        |block: &Block| matches!(&block.kind, Kind::Heading { level: 1, text } if *text == section.heading);
    let heading = blocks.iter().position(is_heading)?;
    let after =
        blocks[heading + 1..].iter().position(|block| matches!(block.kind, Kind::Heading { level: 1, .. }));
    let inside = heading + 1..after.map_or(blocks.len(), |after| heading + 1 + after);
    let chapter = report.chapters.get(place)?;
    let text = match section.parts.iter().position(|part| part.key == rest) {
        Some(part) => chapter.parts.get(part)?.as_ref(),
        None if rest == "text" => chapter.text.as_ref(),
        None => None,
    };
    let words = match rest {
        "fee_charged" => Some("信息处理费".to_owned()),
        _ => text.and_then(first_paragraph),
    };
    Some(words.and_then(|words| holding(&words, blocks, inside)).unwrap_or(heading))
}

fn first_paragraph(prose: &Prose) -> Option<String> {
    paragraphs(&prose.text).into_iter().next()
}

fn holding(words: &str, blocks: &[Block], inside: Range<usize>) -> Option<usize> {
    let holds = |block: &Block| match &block.kind {
        Kind::Heading { text, .. } | Kind::Paragraph(text) => text.contains(words),
        Kind::RunIn { heading, text, .. } => {
            text.contains(words) || [heading.as_str(), text].concat().contains(words)
        }
        Kind::Title(_) | Kind::Table(_) | Kind::Closing(_) => false,
    };
    blocks[inside.clone()].iter().position(holds).map(|place| inside.start + place)
}
