//! The body of a Word document, step by step: what a reader of the printed page sees, and nothing else.

use crate::import::docx::fields::{self, Fields};
use crate::import::docx::numbering::Numbering;
use crate::import::docx::properties::{Numbered, Properties};
use crate::import::docx::styles::Styles;
use crate::import::extract::UnsureKind;
use crate::import::marks;
use crate::import::tree::{Node, TreeBuilder};
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Attributes, Space, Step, Xml};

/// What `document.xml` holds.
pub(crate) struct Text {
    pub(crate) nodes: Vec<Node>,
    /// How many notes at the foot of a page or at the end it refers to.
    pub(crate) notes: usize,
}

/// Reads `document.xml`.
pub(crate) fn read(xml: Xml<'_>, styles: &Styles, numbering: Numbering) -> Result<Text, Unreadable> {
    let mut body = Body::new(styles, numbering);
    let mut is_word = false;
    xml.walk(|step| {
        is_word |= matches!(step, Step::Open(Space::Word, "document" | "wordDocument", _));
        body.step(&step)
    })?;
    // The main part of a spreadsheet or of slides holds nothing of Word.
    let notes = body.notes;
    if is_word { Ok(Text { nodes: body.tree.finish(), notes }) } else { Err(Unreadable::NotWord) }
}

struct Body<'a> {
    tree: TreeBuilder,
    styles: &'a Styles,
    numbering: Numbering,
    /// Paragraphs that are open: one, and one more for each text box around the current place.
    paragraphs: Vec<Paragraph>,
    run: Properties,
    fields: Fields,
    /// Simple fields that are open: whether each repeats the mark of a note, and whether it has shown words.
    simple: Vec<(bool, bool)>,
    /// How many elements are open that turn their words around.
    backwards: usize,
    /// How many notes were referred to.
    notes: usize,
    /// Alternatives that are open, and whether one was taken already.
    alternatives: Vec<bool>,
    part: Part,
    /// How deep we are in something that is not printed.
    skipped: usize,
    /// The content of the control that follows is only a prompt, or a table of contents.
    no_content: bool,
}

#[derive(Default)]
struct Paragraph {
    properties: Properties,
    counted: bool,
}

/// Which kind of element the current one lies in, where the meaning of elements depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Content,
    Words,
    Instruction,
    ParagraphProperties,
    RunProperties,
    RowProperties,
    ControlProperties,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            tree: TreeBuilder::new(),
            styles,
            numbering,
            paragraphs: Vec::new(),
            run: Properties::default(),
            fields: Fields::default(),
            simple: Vec::new(),
            backwards: 0,
            notes: 0,
            alternatives: Vec::new(),
            part: Part::Content,
            skipped: 0,
            no_content: false,
        }
    }

    fn step(&mut self, step: &Step<'_>) -> Result<(), Unreadable> {
        match step {
            Step::Open(..) if self.skipped > 0 => self.skipped += 1,
            Step::Close(..) if self.skipped > 0 => self.skipped -= 1,
            Step::Text(_) if self.skipped > 0 => {}
            Step::Open(Space::Compatibility, name, _) => self.open_alternative(name),
            Step::Close(Space::Compatibility, "AlternateContent") => {
                self.alternatives.pop();
            }
            Step::Open(Space::Hint, "t", attributes) if self.part == Part::ParagraphProperties => {
                self.printed_number(attributes)?;
            }
            Step::Open(Space::Math, "t", _) => self.part = Part::Words,
            Step::Open(Space::Math, name, _) if is_built_up(name) => self.tree.doubt(UnsureKind::Pictured),
            Step::Close(Space::Math, "t") => self.part = Part::Content,
            Step::Open(Space::Word, name, attributes) => self.open(name, attributes)?,
            Step::Close(Space::Word, name) => self.close(name)?,
            Step::Text(words) => match self.part {
                Part::Words => self.words(words)?,
                Part::Instruction => self.fields.instruction(words),
                _ => {}
            },
            Step::Open(..) | Step::Close(..) => {}
        }
        Ok(())
    }

    /// `mc:AlternateContent` holds the same text box twice, for new and for old versions of Word.
    fn open_alternative(&mut self, name: &str) {
        match (name, self.alternatives.last_mut()) {
            ("AlternateContent", _) => self.alternatives.push(false),
            ("Choice" | "Fallback", Some(taken)) if *taken => self.skipped = 1,
            ("Choice" | "Fallback", Some(taken)) => *taken = true,
            _ => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Unreadable> {
        match self.part {
            Part::ParagraphProperties => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.properties.open(name, attributes);
                }
                return Ok(());
            }
            Part::RunProperties => {
                self.run.open(name, attributes);
                return Ok(());
            }
            Part::ControlProperties => {
                let contents = || attributes.val().is_some_and(|kind| kind == "Table of Contents");
                self.no_content |= name == "showingPlcHdr" || (name == "docPartGallery" && contents());
                return Ok(());
            }
            Part::RowProperties => {
                self.row_property(name, attributes);
                return Ok(());
            }
            Part::Content | Part::Words | Part::Instruction => {}
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => {
                self.part = Part::ParagraphProperties;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.properties.open(name, attributes);
                }
            }
            "r" => self.run = Properties::default(),
            "rPr" => self.part = Part::RunProperties,
            "t" => self.part = Part::Words,
            "instrText" => self.part = Part::Instruction,
            "trPr" => self.part = Part::RowProperties,
            "sdtPr" => self.part = Part::ControlProperties,
            "sdtContent" if std::mem::take(&mut self.no_content) => self.skipped = 1,
            "txbxContent" => self.tree.open_box()?,
            "drawing" | "pict" | "object" if self.is_shown() => self.tree.pictured(),
            "bdo" => self.backwards += 1,
            "fldSimple" => {
                let instruction = attributes.get("instr").unwrap_or_default();
                self.simple.push((fields::is_note(&instruction), !fields::is_shown(&instruction)));
            }
            "footnoteReference" | "endnoteReference" if self.is_shown() => self.note(attributes),
            "altChunk" => return Err(Unreadable::ForeignChunk),
            "tbl" => self.tree.open_table()?,
            "tr" => self.tree.open_row()?,
            "tc" => self.tree.open_cell()?,
            _ if is_former(name) => self.skipped = 1,
            _ => {
                self.sign(name, attributes)?;
                self.cell_property(name, attributes);
            }
        }
        Ok(())
    }

    /// Takes note of a note elsewhere; a mark of its own may follow.
    fn note(&mut self, attributes: &Attributes<'_>) {
        self.notes += 1;
        if attributes.get("customMarkFollows").is_some_and(|follows| follows != "0") {
            self.run.raised = Some(true);
        }
    }

    /// Elements that stand for a sign in the text.
    fn sign(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Unreadable> {
        match name {
            "tab" | "ptab" => self.words("\t"),
            "br" | "cr" if self.is_shown() => self.tree.end_paragraph(),
            "noBreakHyphen" => self.words("-"),
            // A picture of a symbol font is no digit and no word, whatever its code.
            "sym" => self.words("□"),
            "fldChar" => {
                if self.fields.sign(attributes.get("fldCharType").as_deref())? && self.is_shown() {
                    self.tree.doubt(UnsureKind::Pictured);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn row_property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let Some(row) = self.tree.row() else { return };
        match name {
            "gridBefore" => row.before = attributes.number().unwrap_or(0),
            "del" => row.deleted = true,
            "trPrChange" => self.skipped = 1,
            _ => {}
        }
    }

    /// Spans and merges of the open cell; these elements occur nowhere else in the body.
    fn cell_property(&mut self, name: &str, attributes: &Attributes<'_>) {
        let Some(cell) = self.tree.cell() else { return };
        match name {
            "gridSpan" => cell.columns = attributes.number().unwrap_or(1),
            "vMerge" | "vmerge" => cell.continued = attributes.val().is_none_or(|kind| kind != "restart"),
            "cellDel" => cell.deleted = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match (self.part, name) {
            (Part::ParagraphProperties, _) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.properties.close(name);
                }
                if name == "pPr" && self.properties_are_over() {
                    self.part = Part::Content;
                }
            }
            (Part::RunProperties, "rPr") if self.run.is_current() => self.part = Part::Content,
            (Part::RunProperties, _) => self.run.close(name),
            (Part::ControlProperties, "sdtPr")
            | (Part::RowProperties, "trPr")
            | (Part::Words, "t")
            | (Part::Instruction, "instrText") => self.part = Part::Content,
            (Part::ControlProperties | Part::RowProperties, _) => {}
            (_, "p") => self.close_paragraph()?,
            (_, "txbxContent") => self.tree.close_box(),
            (_, "tbl") => self.tree.close_table(),
            (_, "tr") => self.tree.close_row(),
            (_, "tc") => self.tree.close_cell(),
            (_, "bdo") => self.backwards = self.backwards.saturating_sub(1),
            (_, "fldSimple") => self.close_simple_field(),
            _ => {}
        }
        Ok(())
    }

    fn close_simple_field(&mut self) {
        let silent = self.simple.pop().is_some_and(|(_, spoke)| !spoke);
        if silent && self.is_shown() {
            self.tree.doubt(UnsureKind::Pictured);
        }
    }

    fn properties_are_over(&self) -> bool {
        self.paragraphs.last().is_none_or(|paragraph| paragraph.properties.is_current())
    }

    fn close_paragraph(&mut self) -> Result<(), Unreadable> {
        self.count()?;
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        if self.paragraphs.is_empty() {
            self.fields.end_paragraph();
        }
        if paragraph.properties.runs_on { Ok(()) } else { self.tree.end_paragraph() }
    }

    fn words(&mut self, words: &str) -> Result<(), Unreadable> {
        if !self.is_shown() {
            return Ok(());
        }
        if self.is(|own| own.struck) {
            self.tree.struck(words);
            return Ok(());
        }
        self.count()?;
        // White ones may stand on a dark ground, which is not looked at.
        let unseen = self.is(|own| own.white) || self.is(|own| own.tiny) || self.is(|own| own.narrow);
        if unseen && !words.trim().is_empty() {
            self.tree.doubt(UnsureKind::MayBeHidden);
        }
        if words.contains(char::is_numeric) {
            if self.backwards > 0 {
                self.tree.doubt(UnsureKind::Backwards);
            } else if self.is(|own| own.pictures) {
                self.tree.doubt(UnsureKind::Pictured);
            }
        }
        for (_, spoke) in &mut self.simple {
            *spoke = true;
        }
        let raised = self.is(|own| own.raised) || self.is_note(words);
        if raised { self.tree.raised(words) } else { self.tree.text(words) }
    }

    /// Whether words are the mark of a note, by their size or by their field.
    fn is_note(&self, words: &str) -> bool {
        (self.is(|own| own.small) && marks::is_note(words))
            || self.fields.is_note()
            || self.simple.iter().any(|(is_note, _)| *is_note)
    }

    fn is_shown(&self) -> bool {
        !self.is(|own| own.hidden) && self.fields.is_shown()
    }

    /// Whether the run has a property: it says so itself, else its style, else that of its paragraph.
    fn is(&self, property: fn(&Properties) -> Option<bool>) -> bool {
        let style = self.paragraphs.last().and_then(|paragraph| paragraph.properties.style.as_deref());
        property(&self.run)
            .or_else(|| self.styles.says(self.run.style.as_deref(), property))
            .or_else(|| self.styles.says(style, property))
            .unwrap_or_default()
    }

    /// Writes the number that Word 2003 notes beside the numbering of a paragraph.
    fn printed_number(&mut self, attributes: &Attributes<'_>) -> Result<(), Unreadable> {
        let current = self.paragraphs.last().is_some_and(|paragraph| paragraph.properties.is_current());
        let number = attributes.val().filter(|_| current);
        self.tree.number(&number.unwrap_or_default())
    }

    /// Writes the automatic number of the paragraph, once. An empty paragraph counts, but its number is no text.
    fn count(&mut self) -> Result<(), Unreadable> {
        let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
        if std::mem::replace(&mut paragraph.counted, true) {
            return Ok(());
        }
        let own = paragraph.properties.numbered;
        let style = self.styles.numbered(paragraph.properties.style.as_deref());
        let numbered = Numbered { list: own.list.or(style.list), level: own.level.or(style.level) };
        let number = self.numbering.next(numbered);
        self.tree.number(&number)
    }
}

/// Whether an element of a formula sets its parts above or below one another.
fn is_built_up(name: &str) -> bool {
    matches!(
        name,
        "sSup" | "sSub" | "sSubSup" | "sPre" | "f" | "rad" | "nary" | "m" | "limLow" | "limUpp" | "eqArr"
    )
}

/// What a tracked change took away, or how things were before it; and what is printed small above the words.
fn is_former(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "rt" | "tblPrChange" | "tblGridChange" | "tcPrChange")
        || matches!(name, "tblPrExChange" | "sectPr" | "sectPrChange" | "numberingChange")
}
