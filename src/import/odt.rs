//! Reads a published report from a text document of the open document format, as LibreOffice and older WPS write it.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::container::Container;
use crate::import::extract::{Extract, Unsure, UnsureKind};
use crate::import::flatten::flatten;
use crate::import::marks;
use crate::import::tree::{MOST_COLUMNS, TreeBuilder};
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Attributes, Space, Step};
use crate::text::numerals::in_chinese;

/// Tenths of a point, up to which digits beside larger ones may be the mark of a note.
const SMALL_SIZE: usize = 65;
/// Tenths of a point, below which nobody can read a letter.
const LEAST_SIZE: usize = 20;

/// Reads the paragraphs and tables of an ODT file.
///
/// # Errors
/// Whatever makes the file no text document, or a dangerous one.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    let mut container = Container::open(bytes)?;
    let encrypted = container.file("META-INF/manifest.xml", |xml| {
        let mut found = false;
        xml.walk(|step| {
            found |= matches!(step, Step::Open(_, "encryption-data", _));
            Ok(())
        })?;
        Ok(found)
    })?;
    if encrypted == Some(true) {
        return Err(Unreadable::EncryptedPart);
    }
    let mut content = Content::new();
    container.file("styles.xml", |xml| {
        xml.walk(|step| {
            content.common_style(&step);
            Ok(())
        })
    })?;
    let body = container.file("content.xml", |xml| xml.walk(|step| content.step(&step)))?;
    body.ok_or(Unreadable::NotWord)?;
    let mut extract = flatten(content.tree.finish());
    if content.notes > 0 {
        let end = extract.text.len();
        extract.unsure.push(Unsure { span: (end..end).into(), kind: UnsureKind::Footnotes(content.notes) });
    }
    Ok(extract)
}

/// The content, step by step: what a reader of the printed page sees, and nothing else.
struct Content {
    tree: TreeBuilder,
    /// How deep we are in something that is not printed.
    skipped: usize,
    /// Paragraphs that are open: one, and one more for each text box around the current place.
    paragraphs: usize,
    /// The style that is being defined.
    style: String,
    /// The styles whose words do not show.
    hidden: BTreeSet<String>,
    /// The styles with a line through the words.
    struck: BTreeSet<String>,
    /// The styles whose words stand above or below the line.
    raised: BTreeSet<String>,
    /// The styles whose words are as small as the marks of notes.
    small: BTreeSet<String>,
    /// The styles whose words may not be seen: they are white, or too small.
    faint: BTreeSet<String>,
    /// How each open paragraph and stretch of words looks.
    looks: Vec<Look>,
    /// How many notes it refers to.
    notes: usize,
    numbering: Numbering,
    /// How often the open cell stands there.
    repeated: usize,
}

/// How words look.
#[derive(Debug, Default, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property that words have or lack")]
struct Look {
    struck: bool,
    raised: bool,
    small: bool,
    faint: bool,
}

impl Content {
    fn new() -> Self {
        Self {
            tree: TreeBuilder::new(),
            skipped: 0,
            paragraphs: 0,
            style: String::new(),
            hidden: BTreeSet::new(),
            struck: BTreeSet::new(),
            raised: BTreeSet::new(),
            small: BTreeSet::new(),
            faint: BTreeSet::new(),
            notes: 0,
            looks: Vec::new(),
            numbering: Numbering::default(),
            repeated: 1,
        }
    }

    /// Takes note of a style that is common to the document.
    fn common_style(&mut self, step: &Step<'_>) {
        if let Step::Open(Space::OpenStyle, name, attributes) = step {
            self.open_style(name, attributes);
        }
    }

    fn step(&mut self, step: &Step<'_>) -> Result<(), Unreadable> {
        match step {
            Step::Open(..) if self.skipped > 0 => self.skipped += 1,
            Step::Close(..) if self.skipped > 0 => self.skipped -= 1,
            Step::Text(_) if self.skipped > 0 || self.paragraphs == 0 => {}
            Step::Text(words) => self.words(&in_one_line(words))?,
            Step::Open(_, name, _) if is_not_printed(name) => {
                self.notes += usize::from(*name == "note");
                self.skipped = 1;
            }
            Step::Open(Space::OpenStyle, name, attributes) => self.open_style(name, attributes),
            Step::Open(Space::OpenText, name, attributes) => self.open_text(name, attributes)?,
            Step::Open(Space::OpenTable, name, attributes) => self.open_table(name, attributes)?,
            Step::Open(Space::OpenDrawing, "text-box", _) => self.tree.open_box()?,
            // One chooses from a list; what was chosen is not written out.
            Step::Open(_, "fieldmark" | "drop-down", _)
            | Step::Open(Space::OpenDrawing, "image" | "object" | "object-ole", _) => self.tree.pictured(),
            Step::Close(Space::OpenDrawing, "text-box") => self.tree.close_box(),
            Step::Close(Space::OpenText, "span") => {
                self.looks.pop();
            }
            Step::Close(Space::OpenText, "p" | "h") => {
                self.looks.pop();
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.tree.end_paragraph()?;
            }
            Step::Close(Space::OpenText, "list") => self.numbering.close(),
            Step::Close(Space::OpenTable, name) => self.close_table(name)?,
            Step::Open(..) | Step::Close(..) => {}
        }
        Ok(())
    }

    fn open_style(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "style" => {
                self.style = attributes.get("name").unwrap_or_default();
                // A style looks like the one it is made from, as far as that one is known here.
                let parent = attributes.get("parent-style-name").unwrap_or_default();
                for styles in
                    [&mut self.hidden, &mut self.struck, &mut self.raised, &mut self.small, &mut self.faint]
                {
                    if styles.contains(&parent) {
                        styles.insert(self.style.clone());
                    }
                }
            }
            "text-properties" => {
                let mut take = |styles: fn(&mut Self) -> &mut BTreeSet<String>, is: Option<bool>| {
                    let style = self.style.clone();
                    match is {
                        Some(true) => styles(self).insert(style),
                        Some(false) => styles(self).remove(&style),
                        None => false,
                    };
                };
                let says = |name: &str| attributes.get(name);
                take(|own| &mut own.hidden, says("display").map(|display| display == "none"));
                let line = says("text-line-through-style").or_else(|| says("text-line-through-type"));
                take(|own| &mut own.struck, line.map(|line| line != "none"));
                take(|own| &mut own.raised, says("text-position").map(|place| is_raised(&place)));
                let size = says("font-size").and_then(|size| points(&size));
                take(|own| &mut own.small, size.map(|size| size <= SMALL_SIZE));
                let color = says("color").map(|color| is_white(&color));
                let tiny = size.map(|size| size <= LEAST_SIZE);
                take(|own| &mut own.faint, tiny.into_iter().chain(color).reduce(|one, other| one || other));
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) -> Result<(), Unreadable> {
        let look = self.looks.last().copied().unwrap_or_default();
        if look.struck {
            self.tree.struck(words);
            return Ok(());
        }
        if look.faint && !words.trim().is_empty() {
            self.tree.doubt(UnsureKind::MayBeHidden);
        }
        let raised = look.raised || (look.small && marks::is_note(words));
        if raised { self.tree.raised(words) } else { self.tree.text(words) }
    }

    /// Takes note of how the words of a paragraph or a stretch look: as in that around it, unless its style says more.
    fn look(&mut self, style: &str) {
        let outer = self.looks.last().copied().unwrap_or_default();
        self.looks.push(Look {
            struck: outer.struck || self.struck.contains(style),
            raised: outer.raised || self.raised.contains(style),
            small: outer.small || self.small.contains(style),
            faint: outer.faint || self.faint.contains(style),
        });
    }

    fn open_text(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Unreadable> {
        let style = attributes.get("style-name").unwrap_or_default();
        match name {
            "p" | "h" | "span" if self.hidden.contains(&style) => self.skipped = 1,
            "hidden-text" | "hidden-paragraph" if is_hidden(attributes) => self.skipped = 1,
            "span" => self.look(&style),
            "p" | "h" => {
                self.look(&style);
                self.paragraphs += 1;
                let number = self.numbering.number();
                self.tree.number(&number)?;
            }
            "s" => self.tree.text(&" ".repeat(attributes.count("c").unwrap_or(1).min(MOST_COLUMNS)))?,
            "tab" => self.tree.text("\t")?,
            "line-break" => self.tree.end_paragraph()?,
            "list-style" => self.numbering.style = attributes.get("name").unwrap_or_default(),
            "list-level-style-number" => self.numbering.define(attributes),
            "list" => {
                let goes_on = attributes.get("continue-numbering").is_some_and(|value| value == "true");
                self.numbering.open(style, goes_on || attributes.get("continue-list").is_some());
            }
            "list-item" => self.numbering.item(attributes.count("start-value")),
            _ => {}
        }
        Ok(())
    }

    fn open_table(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Unreadable> {
        match name {
            "table" => self.tree.open_table()?,
            "table-row" => self.tree.open_row()?,
            "table-cell" => {
                self.tree.open_cell()?;
                self.repeated = attributes.count("number-columns-repeated").unwrap_or(1).min(MOST_COLUMNS);
                if let Some(cell) = self.tree.cell() {
                    cell.columns = attributes.count("number-columns-spanned").unwrap_or(1);
                    cell.rows = attributes.count("number-rows-spanned").unwrap_or(1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_table(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "table" => self.tree.close_table(),
            "table-row" => self.tree.close_row(),
            "table-cell" => {
                self.tree.close_cell();
                // Only empty cells are written once for several.
                for _ in 1..std::mem::replace(&mut self.repeated, 1) {
                    self.tree.open_cell()?;
                    self.tree.close_cell();
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Automatic numbering: the 一、 that is printed but not written into the text.
#[derive(Default)]
struct Numbering {
    /// The style that is being defined.
    style: String,
    /// How a level of a style looks: what stands before the number, its format, what stands behind it.
    levels: BTreeMap<(String, usize), [String; 3]>,
    /// The lists that are open, each with its style.
    open: Vec<String>,
    /// How far each level of each style has counted.
    counts: BTreeMap<(String, usize), usize>,
    /// A new item has begun, and its number is not written yet.
    waits: bool,
}

impl Numbering {
    fn define(&mut self, attributes: &Attributes<'_>) {
        let level = attributes.count("level").unwrap_or(1);
        let look = ["num-prefix", "num-format", "num-suffix"];
        let look = look.map(|name| attributes.get(name).unwrap_or_default());
        self.levels.insert((self.style.clone(), level), look);
    }

    fn open(&mut self, style: String, goes_on: bool) {
        let style = if style.is_empty() { self.open.last().cloned().unwrap_or_default() } else { style };
        self.open.push(style);
        if let Some(place) = self.place().filter(|_| !goes_on) {
            self.counts.remove(&place);
        }
    }

    fn close(&mut self) {
        self.open.pop();
        self.waits = false;
    }

    fn item(&mut self, start: Option<usize>) {
        if let Some(place) = self.place() {
            let count = self.counts.entry(place).or_default();
            *count = start.unwrap_or(count.saturating_add(1));
            self.waits = true;
        }
    }

    fn place(&self) -> Option<(String, usize)> {
        Some((self.open.last()?.clone(), self.open.len()))
    }

    /// Gives the number that stands before a paragraph; empty when it has none.
    fn number(&mut self) -> String {
        if !std::mem::take(&mut self.waits) {
            return String::new();
        }
        let Some(place) = self.place() else { return String::new() };
        let Some([before, format, after]) = self.levels.get(&place) else { return String::new() };
        let count = self.counts.get(&place).copied().unwrap_or(1);
        let number = match format.chars().next() {
            None => return String::new(),
            Some('一') => in_chinese(u32::try_from(count).unwrap_or(u32::MAX)),
            Some(_) => count.to_string(),
        };
        format!("{before}{number}{after}")
    }
}

/// A size in points, such as `10.5pt`, in tenths.
fn points(size: &str) -> Option<usize> {
    let (whole, part) = size.strip_suffix("pt")?.split_once('.').unwrap_or((size.strip_suffix("pt")?, "0"));
    let tenth = part.chars().next()?.to_digit(10)?;
    Some(whole.parse::<usize>().ok()?.checked_mul(10)? + usize::try_from(tenth).ok()?)
}

/// Whether a colour is that of paper, or nearly.
fn is_white(color: &str) -> bool {
    let parts = color.strip_prefix('#').unwrap_or_default().as_bytes();
    parts.len() == 6 && parts.iter().step_by(2).all(|digit| digit.eq_ignore_ascii_case(&b'f'))
}

/// Whether a position in the line, such as `super 58%` or `33% 58%`, is above or below it.
fn is_raised(place: &str) -> bool {
    place.split_whitespace().next().is_some_and(|height| !matches!(height, "0%" | "0"))
}

fn is_hidden(attributes: &Attributes<'_>) -> bool {
    attributes.get("is-hidden").is_none_or(|hidden| hidden == "true")
}

/// Line ends and tabs in the XML are blanks in the text; a blank between Chinese characters is written as an element.
fn in_one_line(words: &str) -> String {
    words.replace(['\n', '\r', '\t'], " ")
}

/// What is deleted, noted beside the text, or made from it, such as a list of contents.
fn is_not_printed(name: &str) -> bool {
    matches!(name, "tracked-changes" | "annotation" | "note" | "table-of-content" | "ruby-text" | "forms")
        || matches!(name, "sequence-decls" | "variable-decls" | "user-field-decls" | "title" | "desc")
}
