//! What a reader could not read, recorded for the checks to judge. It holds no words for the user.

use crate::edit::Edit;
use crate::report::slip::Slip;
use crate::report::value_kind::ValueKind;
use crate::source::Span;

/// Something strange, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadIssue {
    /// Where.
    pub span: Span,
    /// What.
    pub what: IssueKind,
}

/// What can be strange in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueKind {
    /// The file breaks the rules of its format.
    Syntax {
        /// What is wrong.
        slip: Slip,
        /// Where the same was written before.
        first: Option<Span>,
        /// What mends it, where that is sure.
        fix: Vec<Edit>,
    },
    /// A key that the form does not know.
    UnknownKey {
        /// The key with all that leads to it.
        path: String,
        /// The key that was probably meant, with all that leads to it.
        nearest: Option<String>,
        /// What the key holds.
        extent: Extent,
    },
    /// A section that the form does not know, whose keys are those of another one.
    StraySection {
        /// Its name.
        name: String,
        /// The section that its keys belong in.
        section: String,
        /// Whether that section is missing from the file.
        is_lost: bool,
        /// How many keys.
        count: usize,
    },
    /// Keys of one section that stand in another: most often the header above the first of them was lost.
    Misplaced {
        /// The section that they belong in.
        section: String,
        /// Whether that section is missing from the file.
        is_lost: bool,
        /// How many keys.
        count: usize,
    },
    /// A value of another kind than the key asks for.
    WrongKind {
        /// The key.
        path: String,
        /// What it asks for.
        wanted: Wanted,
        /// What stands there.
        found: Found,
    },
    /// A `#` touches a figure, with digits behind it, which a comment holds now: 94#52.
    CutFigure {
        /// The digits behind it.
        rest: String,
    },
    /// Figures that are read, although they are not written as the format asks.
    Loose {
        /// How they are written.
        kind: Loose,
        /// How many figures.
        count: usize,
        /// What was read, as the format asks for it.
        read: String,
        /// What writes it so.
        fix: Vec<Edit>,
    },
    /// A `{{ … }}` that names nothing, or that cannot be read.
    Citation {
        /// What stands between the braces.
        name: String,
        /// What is wrong.
        fault: CitationFault,
        /// The name that was probably meant.
        nearest: Option<String>,
    },
    /// A form that the program does not know.
    UnknownForm {
        /// Its name.
        name: String,
    },
}

/// What goes with a key when it is taken out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Its line.
    Line,
    /// Several lines.
    Lines,
    /// All lines of a section.
    Section,
}

/// How figures are written that are read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loose {
    /// In quotation marks.
    Quoted,
    /// As the cells of a spreadsheet, a row on a line.
    Pasted,
}

/// The kind of value that a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A text of at most so many characters.
    Short(usize),
    /// Several texts.
    Texts,
    /// `true` or `false`.
    Boolean,
    /// A year of four digits.
    Year,
    /// A day, and how the one that stands there is written.
    Date(Option<String>),
    /// A pitch of lines.
    LinePitch,
    /// The path of a file.
    Path,
    /// One of these words, each with its label.
    OneOf(Vec<(&'static str, &'static str)>),
    /// A section of that name.
    Section(String),
    /// A list of sections of that name.
    Sections(String),
    /// An entry of such a list.
    Entry(String),
}

/// The value that stands in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A value of another kind.
    Kind(ValueKind),
    /// A number out of range, as it was written.
    Number(String),
    /// A word that is none of those asked for.
    Word(String),
    /// A list of sections of that name.
    Sections(String),
    /// A text of so many characters.
    Length(usize),
    /// A text that holds control characters.
    ControlCharacters,
}

/// Why a citation cannot be resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFault {
    /// Its closing braces are missing.
    Unclosed,
    /// Its opening braces are missing.
    Unopened,
    /// Its braces are of full width.
    WideBraces,
    /// It has a single brace at each end.
    SingleBraces,
    /// It names nothing.
    Empty,
    /// It is longer than any sum that a sentence needs.
    TooLong,
    /// A quotient has more decimals than a report prints.
    Unrounded,
    /// It is no sum.
    Malformed,
    /// It has no result.
    NoResult,
    /// A character that no citation holds.
    Character,
    /// A name whose value is not filled in.
    Missing,
    /// A name that may not be cited.
    Unknown,
}
