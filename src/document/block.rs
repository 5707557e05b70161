//! Of the document: the blocks that it is made of, in the file format of no program.

use crate::report::{Amount, Entry};
use chrono::NaiveDate;
use std::borrow::Cow;

/// A report laid out on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title in one line, for the properties of a file.
    pub title: String,
    /// The organ that issues the report, for the properties of a file.
    pub creator: String,
    /// The day that the report bears; the last day of its year where it bears none.
    pub dated: Option<NaiveDate>,
    /// The blocks on the paper, top down.
    pub blocks: Vec<Block>,
    /// The look of the paper where the agency has a style of its own.
    pub style: PageStyle,
    /// Whether the paper is a draft, to be marked as such on every page.
    pub draft: bool,
    /// The remarks of a draft on the report as a whole: problems that belong to no single block.
    pub notes: Vec<Note>,
}

/// One block, and what a draft remarks on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The block itself.
    pub kind: BlockKind,
    /// Remarks of a draft on this block; empty otherwise.
    pub notes: Vec<Note>,
}

/// What kinds of block there are.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// The title.
    Title(Title),
    /// A heading that stands alone; levels 1 to 4 are 一、 （一） 1. （1）.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The heading with its number.
        text: String,
    },
    /// A paragraph whose first words are a heading: `（一）主动公开情况。2024年，…`.
    RunIn {
        /// 2 to 4.
        level: u8,
        /// The heading's words, with number and full stop.
        heading: String,
        /// The rest of the paragraph.
        text: String,
    },
    /// Body text.
    Paragraph(String),
    /// A table of the form.
    Table(Table),
    /// Signature and date at the foot of the report.
    Signature(SignatureBlock),
}

/// Rows of cells, top down. A place that a wide or tall cell covers has no cell of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the table is about: the heading of its section without the number.
    pub name: String,
    /// The width of each grid column, in thousandths of the table's width; they add up to 1000.
    pub widths: Vec<u16>,
    /// How many rows at the top are the head.
    pub head: usize,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What is printed in it.
    pub content: Content,
    /// How many grid columns it covers, at least 1.
    pub wide: usize,
    /// How many rows it covers, at least 1.
    pub tall: usize,
    /// Remarks of a draft on this cell; empty otherwise.
    pub notes: Vec<Note>,
}

/// What is printed in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Words of the form.
    Label(Role, String),
    /// What the agency has entered.
    Figure(Entry),
}

/// What a label is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A label over columns.
    ColumnHead,
    /// A label before numbers.
    RowHead,
    /// A label over a whole block of rows, such as 第二十条第（一）项.
    Caption,
}

/// A part of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitlePart {
    /// The organ that reports.
    Organ,
    /// The year, 年 included.
    Year,
    /// What the report is called.
    Name,
}

/// A title in its parts; between two of them a line may break.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Title {
    /// All of the title, in order.
    pub parts: Vec<(TitlePart, String)>,
}

/// Signature and date.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureBlock {
    /// The organ's full name; empty where the report is not signed.
    pub signature: String,
    /// The day as it is printed: 2025年1月20日; empty where there is none.
    pub date: String,
    /// How far the signature is from the right edge, in half characters.
    pub signature_indent: u32,
    /// The organs that sign after the first one, each with its distance from the right edge.
    pub cosigners: Vec<(String, u32)>,
    /// How far the date is from the right edge, in half characters.
    pub date_indent: u32,
}

/// The look of the paper where the agency has a style of its own; nothing means GB/T 9704.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageStyle {
    /// The font of the title.
    pub title_font: Option<String>,
    /// The font of level-1 headings.
    pub heading_font: Option<String>,
    /// The font of level-2 headings.
    pub subheading_font: Option<String>,
    /// The font of the body.
    pub body_font: Option<String>,
    /// The pitch of body lines in twentieths of a point (twips), 560 to 600.
    pub line_pitch: Option<u16>,
    /// Whether pages are numbered; they are by default.
    pub page_numbers: Option<bool>,
}

/// A remark of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The rule's code, or another short name for the source of the remark.
    pub author: String,
    /// The sentence.
    pub text: String,
}

impl Block {
    /// A block without remarks.
    pub fn new(kind: BlockKind) -> Self {
        Self { kind, notes: vec![] }
    }
}

impl SignatureBlock {
    /// Lists the organs that sign, each with its distance from the right edge.
    pub fn organs(&self) -> impl Iterator<Item = (&str, u32)> {
        let first = std::iter::once((self.signature.as_str(), self.signature_indent));
        let others = self.cosigners.iter().map(|(name, indent)| (name.as_str(), *indent));
        first.chain(others).filter(|(name, _)| !name.is_empty())
    }

    /// Lists all lines, the date last.
    pub fn lines(&self) -> impl Iterator<Item = (&str, u32)> {
        let date = std::iter::once((self.date.as_str(), self.date_indent));
        self.organs().chain(date.filter(|(date, _)| !date.is_empty()))
    }
}

impl Title {
    /// Returns the whole title in one line.
    pub fn text(&self) -> String {
        self.parts.iter().map(|(_, words)| words.as_str()).collect()
    }

    /// Returns the organ, and the year with what the report is called: between them a line breaks first.
    pub fn halves(&self) -> Vec<String> {
        let first = |kind| self.parts.iter().position(|(part, _)| *part == kind);
        let cut = first(TitlePart::Year).or_else(|| first(TitlePart::Name)).unwrap_or(0);
        let (organ, name) = self.parts.split_at(cut);
        let join = |parts: &[(TitlePart, String)]| {
            parts.iter().map(|(_, words)| words.as_str()).collect::<String>().trim().to_owned()
        };
        [organ, name].map(join).into_iter().filter(|half| !half.is_empty()).collect()
    }
}

impl Cell {
    /// A cell of one place that holds a label, without remarks.
    pub fn label(text: impl Into<String>, role: Role) -> Self {
        Self::new(Content::Label(role, text.into()))
    }

    /// A cell of one place that holds a figure, without remarks.
    pub fn figure(entry: Entry) -> Self {
        Self::new(Content::Figure(entry))
    }

    const fn new(content: Content) -> Self {
        Self { content, wide: 1, tall: 1, notes: vec![] }
    }

    /// Returns what its label is for; nothing where it holds a figure.
    pub fn role(&self) -> Option<Role> {
        match &self.content {
            Content::Label(role, _) => Some(*role),
            Content::Figure(_) => None,
        }
    }

    /// Tells whether it holds a figure.
    pub fn is_figure(&self) -> bool {
        matches!(self.content, Content::Figure(_))
    }

    /// Tells whether what it holds is a number: no blank, and nothing that a draft shows in a number's place.
    pub fn is_number(&self) -> bool {
        matches!(self.content, Content::Figure(Entry::Count(_) | Entry::Amount(_)))
    }

    /// Returns what is printed in it.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.content {
            Content::Label(_, text) => Cow::Borrowed(text),
            Content::Figure(entry) => show(entry),
        }
    }

    /// The same cell over `wide` columns and `tall` rows.
    #[must_use]
    pub fn span(mut self, wide: usize, tall: usize) -> Self {
        (self.wide, self.tall) = (wide, tall);
        self
    }
}

/// Prints a figure; what is blank leaves its place empty. What is not a figure is an error, so that only a draft shows it.
pub(super) fn show(entry: &Entry) -> Cow<'_, str> {
    match entry {
        Entry::Count(count) => Cow::Owned(count.to_string()),
        Entry::Amount(amount) => Cow::Owned(amount.show(Amount::WAN_DECIMALS)),
        Entry::Unsure => Cow::Borrowed("？"),
        Entry::NotACount(_, written) => Cow::Borrowed(written),
        Entry::Blank | Entry::AtLeast(_) => Cow::Borrowed(""),
    }
}
