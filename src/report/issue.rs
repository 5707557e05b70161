//! What a reader could make nothing of, taken down for the checks to judge.

use crate::edit::Edit;
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
        /// What is wrong, in Chinese.
        message: String,
        /// What to type instead.
        help: Option<String>,
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
        /// What it asks for, in Chinese.
        wanted: String,
        /// What stands there, in Chinese.
        found: String,
    },
    /// A `{{ … }}` that names nothing, or that cannot be read.
    Citation {
        /// What stands between the braces.
        name: String,
        /// What is wrong, in Chinese.
        message: String,
        /// The name that was probably meant.
        nearest: Option<String>,
    },
    /// A form that the program does not know.
    UnknownForm {
        /// Its name.
        name: String,
    },
}
