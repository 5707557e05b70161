//! Finds the block that a remark speaks of, by the path of the place in the report.

use super::block::{Block, Kind, Note};
use super::remarks::{Remark, note};
use super::words::{lines, paragraphs};
use crate::form::Form;
use crate::report::{Prose, Report};
use crate::source::Span;
use std::ops::Range;

/// Attaches each remark to its block; returns those that speak of no block.
pub(super) fn attach(remarks: Vec<&Remark>, report: &Report, form: &Form, blocks: &mut [Block]) -> Vec<Note> {
    let mut notes = vec![];
    for remark in remarks {
        match find(remark, report, form, blocks) {
            Some(place) => blocks[place].notes.push(note(remark)),
            None => notes.push(note(remark)),
        }
    }
    notes
}

fn find(remark: &Remark, report: &Report, form: &Form, blocks: &[Block]) -> Option<usize> {
    let (key, rest) = remark.path.split_once('.').unwrap_or((&remark.path, ""));
    match (key, rest) {
        ("title" | "year", _) | ("agency", "" | "name" | "kind" | "level") => {
            blocks.iter().position(|block| matches!(block.kind, Kind::Title(_)))
        }
        ("opening" | "agency", _) => {
            let first = blocks.iter().position(is_section)?;
            let opening = report.opening.as_ref().filter(|_| key == "opening");
            let words = opening.and_then(|prose| paragraph(prose, remark.span.as_ref()));
            words
                .and_then(|words| holding(&words, blocks, 0..first))
                .or_else(|| blocks[..first].iter().position(|block| matches!(block.kind, Kind::Paragraph(_))))
        }
        // Where there is neither signature nor date, they are missed at the end.
        ("signature" | "seal" | "date" | "deadline", _) => blocks
            .iter()
            .rposition(|block| matches!(block.kind, Kind::Closing(_)))
            .or_else(|| blocks.len().checked_sub(1)),
        _ => in_section(key, rest, remark.span.as_ref(), (report, form), blocks),
    }
}

/// The paragraph of a text, or else the heading of its section.
fn in_section(
    key: &str,
    rest: &str,
    span: Option<&Span>,
    (report, form): (&Report, &Form),
    blocks: &[Block],
) -> Option<usize> {
    let place = form.sections.iter().position(|section| section.key == key)?;
    let section = &form.sections[place];
    let is_heading =
        |block: &Block| matches!(&block.kind, Kind::Heading { level: 1, text } if *text == section.heading);
    let heading = blocks.iter().position(is_heading)?;
    let after = blocks[heading + 1..].iter().position(is_section);
    let inside = heading + 1..after.map_or(blocks.len(), |after| heading + 1 + after);
    let chapter = report.chapters.get(place)?;
    let text = match section.parts.iter().position(|part| part.key == rest) {
        Some(part) => chapter.parts.get(part)?.as_ref(),
        None if rest == "text" => chapter.text.as_ref(),
        None => None,
    };
    let words = match rest {
        "fee_charged" => Some("信息处理费".to_owned()),
        _ => text.and_then(|prose| paragraph(prose, span)),
    };
    Some(words.and_then(|words| holding(&words, blocks, inside)).unwrap_or(heading))
}

fn is_section(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading { level: 1, .. })
}

/// The words of the paragraph in which a place of the source stands, or else of the first one.
fn paragraph(prose: &Prose, place: Option<&Span>) -> Option<String> {
    let paragraphs = lines(&prose.text).filter_map(|line| {
        let words = paragraphs(&prose.text[line.clone()]).pop()?;
        Some((prose.span(line).start, words))
    });
    let paragraphs: Vec<_> = paragraphs.collect();
    let begun = |place: &Span| paragraphs.partition_point(|(start, _)| *start <= place.start);
    let at = place.map_or(0, |place| begun(place).saturating_sub(1));
    paragraphs.into_iter().nth(at).map(|(_, words)| words)
}

/// The block that consists of some words or, failing that, holds them.
fn holding(words: &str, blocks: &[Block], inside: Range<usize>) -> Option<usize> {
    let find = |is: &dyn Fn(&str) -> bool| {
        let found = |block: &Block| match &block.kind {
            Kind::Heading { text, .. } | Kind::Paragraph(text) => is(text),
            Kind::RunIn { heading, text, .. } => is(text) || is(&[heading.as_str(), text].concat()),
            Kind::Title(_) | Kind::Table(_) | Kind::Closing(_) => false,
        };
        blocks[inside.clone()].iter().position(found).map(|place| inside.start + place)
    };
    find(&|text| text == words).or_else(|| find(&|text| text.contains(words)))
}
