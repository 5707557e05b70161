//! Of the document: finds the block that a remark refers to, by the path of the place in the report.

use crate::document::block::{Block, BlockKind, Note};
use crate::document::context::paragraphs;
use crate::document::line_grammar::clean;
use crate::document::remarks::{Remark, note};
use crate::form::Form;
use crate::report::{PrintedIn, Prose, Report, Slot, field, fields_of};
use crate::text::lines;
use std::collections::BTreeMap;
use std::ops::Range;

/// Attaches each remark to its block; returns those that refer to no block.
pub(super) fn attach(remarks: Vec<&Remark>, report: &Report, form: &Form, blocks: &mut [Block]) -> Vec<Note> {
    let mut finder = Finder::new(report, form, blocks);
    let places: Vec<_> = remarks.iter().map(|remark| finder.find(remark)).collect();
    let mut notes = vec![];
    for (remark, place) in remarks.into_iter().zip(places) {
        match place {
            Some(place) => blocks[place].notes.push(note(remark)),
            None => notes.push(note(remark)),
        }
    }
    notes
}

/// Where a paragraph begins in the source, and the block in which it is printed.
type Paragraph = (usize, Option<usize>);

/// What is known of the blocks. A draft may say thousands of things of one text: each text is read once.
struct Finder<'a> {
    report: &'a Report,
    form: &'a Form,
    blocks: &'a [Block],
    /// The headings of level 1.
    sections: Vec<usize>,
    /// The paragraphs of the texts that were asked for, by their paths.
    texts: BTreeMap<&'a str, Vec<Paragraph>>,
}

impl<'a> Finder<'a> {
    fn new(report: &'a Report, form: &'a Form, blocks: &'a [Block]) -> Self {
        let is_section = |place: &usize| matches!(blocks[*place].kind, BlockKind::Heading { level: 1, .. });
        Self {
            report,
            form,
            blocks,
            sections: (0..blocks.len()).filter(is_section).collect(),
            texts: BTreeMap::new(),
        }
    }

    fn find(&mut self, remark: &'a Remark) -> Option<usize> {
        let (key, rest) = remark.path.split_once('.').unwrap_or((&remark.path, ""));
        let (section, own) = if rest.is_empty() { ("", key) } else { (key, rest) };
        let field = field(section, own);
        // A section of the header that is missing as a whole is missed in the title.
        let is_section = rest.is_empty() && !key.is_empty() && fields_of(key).next().is_some();
        match field.map(|field| field.printed) {
            Some(PrintedIn::Title) => self.title(),
            Some(PrintedIn::Opening) => {
                let before = 0..*self.sections.first()?;
                let opening = self.report.opening.as_ref().filter(|_| own == "opening");
                self.in_text(remark, opening, before.clone()).or_else(|| {
                    self.blocks[before].iter().position(|block| matches!(block.kind, BlockKind::Paragraph(_)))
                })
            }
            // Where there is neither signature nor date, they are missed at the end.
            Some(PrintedIn::Closing) => self
                .blocks
                .iter()
                .rposition(|block| matches!(block.kind, BlockKind::Signature(_)))
                .or_else(|| self.blocks.len().checked_sub(1)),
            Some(PrintedIn::Section | PrintedIn::Nowhere) | None => {
                self.in_section(remark, key, rest).or_else(|| self.title().filter(|_| is_section))
            }
        }
    }

    fn title(&self) -> Option<usize> {
        self.blocks.iter().position(|block| matches!(block.kind, BlockKind::Title(_)))
    }

    /// The paragraph of a text, or else the heading of its section.
    fn in_section(&mut self, remark: &'a Remark, key: &str, rest: &str) -> Option<usize> {
        let place = self.form.sections.iter().position(|section| section.key == key)?;
        let section = &self.form.sections[place];
        let is_heading = |block: &usize| matches!(&self.blocks[*block].kind, BlockKind::Heading { text, .. } if *text == section.heading);
        let own = self.sections.iter().position(is_heading)?;
        let heading = self.sections[own];
        let inside = heading + 1..self.sections.get(own + 1).copied().unwrap_or(self.blocks.len());
        let chapter = self.report.section_texts.get(place)?;
        let text = match section.parts.iter().position(|part| part.key == rest) {
            Some(part) => chapter.parts.get(part)?.as_ref(),
            None if rest == "text" => chapter.text.as_ref(),
            None => None,
        };
        let is_fee = field(key, rest).is_some_and(|field| matches!(field.slot, Slot::Yuan(_)));
        let found = if is_fee {
            self.blocks[inside.clone()].iter().position(mentions_fee).map(|place| inside.start + place)
        } else {
            self.in_text(remark, text, inside)
        };
        Some(found.unwrap_or(heading))
    }

    /// The block of the paragraph in which a remark's place of the source stands, or else of the first paragraph.
    fn in_text(&mut self, remark: &'a Remark, text: Option<&Prose>, inside: Range<usize>) -> Option<usize> {
        let text = text?;
        let read = || paragraphs_of(text, self.blocks, inside);
        let paragraphs = self.texts.entry(&remark.path).or_insert_with(read);
        let begun = |start: usize| paragraphs.partition_point(|(begin, _)| *begin <= start);
        let at = remark.at.map_or(0, |at| begun(at).saturating_sub(1));
        paragraphs.get(at)?.1
    }
}

/// The paragraphs of a text, each with the block that consists of its words or, failing that, holds them.
fn paragraphs_of(text: &Prose, blocks: &[Block], inside: Range<usize>) -> Vec<Paragraph> {
    let mut printed: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for place in inside.clone() {
        for words in wordings(&blocks[place]) {
            printed.entry(words).or_default().push(place);
        }
    }
    let mut from = inside.start;
    let mut place = |words: &str| {
        let places = printed.get(words).map_or(&[][..], Vec::as_slice);
        // Of blocks with the same words, the next one is meant.
        let next = places.get(places.partition_point(|place| *place < from)).or(places.first()).copied();
        from = next.map_or(from, |next| next + 1);
        next.or_else(|| inside.clone().find(|place| wordings(&blocks[*place]).any(|own| own.contains(words))))
    };
    let lines = lines(&text.text).filter_map(|line| {
        let words = clean(&paragraphs(&text.text[line.clone()]).pop()?);
        Some((text.span(line).start, place(&words)))
    });
    lines.collect()
}

/// The words of a block: the same ones may be written with its heading, or without.
fn wordings(block: &Block) -> impl Iterator<Item = String> + use<> {
    let [first, second] = match &block.kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => [Some(text.clone()), None],
        BlockKind::RunIn { heading, text, .. } => {
            [Some(text.clone()), Some([heading.as_str(), text].concat())]
        }
        BlockKind::Title(_) | BlockKind::Table(_) | BlockKind::Signature(_) => [None, None],
    };
    first.into_iter().chain(second)
}

fn mentions_fee(block: &Block) -> bool {
    wordings(block).any(|words| words.contains("信息处理费"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::ANNUAL_2021;
    use crate::report::Report;

    /// A report whose opening has so many paragraphs, some of them the same, and its blocks.
    fn report(paragraphs: usize) -> (Report, Vec<Block>) {
        let words = |i: usize| format!("第{}件事项", i % 7);
        let text: Vec<String> = (0..paragraphs).map(words).collect();
        let opening = Prose::verbatim(text.join("\n"), 0);
        let section = BlockKind::Heading { level: 1, text: "一、总体情况".to_owned() };
        let kinds = text.into_iter().map(BlockKind::Paragraph).chain([section]);
        (Report { opening: Some(opening), ..Report::default() }, kinds.map(Block::new).collect())
    }

    /// A remark on every paragraph of the opening.
    fn remarks(report: &Report) -> Vec<Remark> {
        let text = &report.opening.as_ref().unwrap().text;
        let remark = |span: Range<usize>| Remark {
            path: "opening".to_owned(),
            at: Some(span.start + 3),
            author: String::new(),
            text: String::new(),
        };
        lines(text).map(remark).collect()
    }

    #[test]
    fn each_remark_finds_its_own_paragraph() {
        let (report, mut blocks) = report(50);
        let remarks = remarks(&report);
        assert!(attach(remarks.iter().collect(), &report, &ANNUAL_2021, &mut blocks).is_empty());
        assert!(blocks[..50].iter().all(|block| block.notes.len() == 1));
    }

    #[test]
    fn a_text_is_read_once_however_much_is_said_of_it() {
        let (report, blocks) = report(1000);
        let remarks = remarks(&report);
        let mut finder = Finder::new(&report, &ANNUAL_2021, &blocks);
        let found: Vec<_> = remarks.iter().filter_map(|remark| finder.find(remark)).collect();
        assert_eq!(found, (0..1000).collect::<Vec<_>>());
        assert_eq!(finder.texts.len(), 1);
    }
}
