//! Automatic numbering: the 一、 and （一） that Word prints but does not write into the text.

use std::collections::BTreeMap;

use crate::import::docx::numerals::numeral;
use crate::import::docx::properties::Numbered;
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Attributes, Space, Step, Xml};

/// Word has nine levels.
const LEVELS: usize = 9;

/// Lists and their definitions in a document; Word itself writes some dozens, at most some hundreds.
const MOST_LISTS: usize = 10_000;

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    definitions: BTreeMap<usize, [Level; LEVELS]>,
    lists: BTreeMap<usize, List>,
    /// Counters belong to the definition: lists of one definition go on counting together.
    counts: BTreeMap<usize, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default)]
struct List {
    definition: usize,
    starts: [Option<u32>; LEVELS],
    begun: bool,
}

#[derive(Debug, Default, Clone)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    legal: bool,
}

#[derive(Default)]
struct Reading {
    numbering: Numbering,
    definition: Option<usize>,
    list: Option<usize>,
    level: usize,
    overriding: bool,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(crate) fn read(xml: Xml<'_>) -> Result<Self, Unreadable> {
        let mut reading = Reading::default();
        xml.walk(|step| {
            match step {
                Step::Open(Space::Word, name, attributes) => reading.open(name, &attributes),
                Step::Close(Space::Word, name) => reading.close(name),
                _ => {}
            }
            let Self { definitions, lists, .. } = &reading.numbering;
            if definitions.len().max(lists.len()) > MOST_LISTS { Err(Unreadable::TooLarge) } else { Ok(()) }
        })?;
        Ok(reading.numbering)
    }

    /// Counts one further paragraph and gives the number that stands before it; empty when it has none.
    pub(crate) fn next(&mut self, numbered: Numbered) -> String {
        let level = numbered.level.unwrap_or(0).min(LEVELS - 1);
        let Some(list) = numbered.list.and_then(|list| self.lists.get_mut(&list)) else {
            return String::new();
        };
        let Some(levels) = self.definitions.get(&list.definition) else { return String::new() };
        let counts = self.counts.entry(list.definition).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            for (count, start) in counts.iter_mut().zip(&list.starts) {
                *count = start.map_or(*count, |_| None);
            }
        }
        for at in 0..=level {
            let start = list.starts[at].or(levels[at].start).unwrap_or(1);
            let count = counts[at].get_or_insert(if at == level { start.wrapping_sub(1) } else { start });
            if at == level {
                *count = count.wrapping_add(1);
            }
        }
        counts[level + 1..].fill(None);
        print(&levels[level], levels, counts)
    }
}

/// Puts the counters into the places %1 … %9 of the level's text.
fn print(level: &Level, levels: &[Level; LEVELS], counts: &[Option<u32>; LEVELS]) -> String {
    if level.format == "bullet" {
        return String::new();
    }
    let mut words = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(sign) = signs.next() {
        let place = signs.peek().and_then(|next| next.to_digit(10)).filter(|place| sign == '%' && *place > 0);
        match place {
            Some(place) => {
                signs.next();
                let at = place as usize - 1;
                let format = if level.legal { "decimal" } else { levels[at].format.as_str() };
                words.push_str(&numeral(counts[at].unwrap_or(1), format));
            }
            None => words.push(sign),
        }
    }
    words
}

impl Reading {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        let identifier = |name: &str| attributes.get(name).and_then(|value| value.parse::<usize>().ok());
        match name {
            "abstractNum" => {
                self.definition = identifier("abstractNumId");
                if let Some(definition) = self.definition {
                    self.numbering.definitions.insert(definition, Default::default());
                }
            }
            "num" => {
                self.list = identifier("numId");
                if let Some(list) = self.list {
                    self.numbering.lists.insert(list, List::default());
                }
            }
            "abstractNumId" => {
                if let (Some(list), Some(definition)) = (self.list_mut(), attributes.number()) {
                    list.definition = definition;
                }
            }
            "lvl" => self.level = identifier("ilvl").unwrap_or(0).min(LEVELS - 1),
            "lvlOverride" => {
                self.level = identifier("ilvl").unwrap_or(0).min(LEVELS - 1);
                self.overriding = true;
            }
            "startOverride" if self.overriding => {
                let (level, start) = (self.level, attributes.number());
                if let Some(list) = self.list_mut() {
                    list.starts[level] = start.and_then(|start| u32::try_from(start).ok());
                }
            }
            _ => self.level_property(name, attributes),
        }
    }

    fn level_property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let level = self.level;
        let Some(levels) = self.definition.and_then(|at| self.numbering.definitions.get_mut(&at)) else {
            return;
        };
        let level = &mut levels[level];
        match name {
            "start" => level.start = attributes.number().and_then(|start| u32::try_from(start).ok()),
            "numFmt" => level.format = attributes.val().unwrap_or_default(),
            "lvlText" => level.text = attributes.val().unwrap_or_default(),
            "isLgl" => level.legal = attributes.on(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.definition = None,
            "num" => self.list = None,
            "lvlOverride" => self.overriding = false,
            _ => {}
        }
    }

    fn list_mut(&mut self) -> Option<&mut List> {
        self.numbering.lists.get_mut(&self.list?)
    }
}
