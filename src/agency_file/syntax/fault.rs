//! One fault of the file's grammar, as it was found.

use crate::report::Slip;
use crate::source::Span;

/// A fault of grammar, and what cannot be read because of it.
pub(super) struct SyntaxFault {
    /// Where it is.
    pub(super) span: Span,
    /// What it is.
    pub(super) slip: Slip,
    /// Where the same was written first.
    pub(super) first: Option<Span>,
    /// Further slips on the same line.
    pub(super) also: Vec<(Span, Slip)>,
    /// What cannot be read; the line of `span`, if not said.
    pub(super) torn: Option<Span>,
    /// The section that begins here all the same; `-` for one that the form does not know.
    pub(super) section: Option<String>,
}

impl SyntaxFault {
    pub(super) fn new(span: impl Into<Span>, slip: Slip) -> Self {
        Self { span: span.into(), slip, first: None, also: vec![], torn: None, section: None }
    }

    /// Says what cannot be read.
    pub(super) fn tearing(self, torn: impl Into<Span>) -> Self {
        Self { torn: Some(torn.into()), ..self }
    }
}
