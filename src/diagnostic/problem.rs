//! One problem: a code, a sentence, and the places that it speaks of.

use crate::edit::Edit;
use crate::source::Span;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Information,
    /// Asks for a second look.
    Warning,
    /// Breaks the form or the law.
    Error,
}

impl Severity {
    /// What it is called, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Information => "提示",
            Self::Warning => "警告",
            Self::Error => "错误",
        }
    }

    /// What it is called, for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A problem of one report. It has at least one place: [`Problem::new`] asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The rule's code.
    pub code: &'static str,
    /// The rule's name, which names the fault.
    pub name: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The fact, with its numbers; no blame, no full stop at the end.
    pub message: String,
    /// The first is the place to mend, the others say why.
    pub labels: Vec<Label>,
    /// The remedy.
    pub help: Option<String>,
    /// What the place to mend is called: `requests.new.total`.
    pub path: Option<String>,
    /// The two sides of an equation that does not hold.
    pub arithmetic: Option<Arithmetic>,
    /// `SkipReason` the agency lets the finding stand, where it does.
    pub accepted: Option<String>,
    /// What mends it, where that is sure.
    pub fix: Vec<Edit>,
}

/// A place that a problem speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say of it; may be empty.
    pub text: String,
}

/// The two sides of an equation that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arithmetic {
    /// The sum of the left side.
    pub left: u128,
    /// The sum of the right side.
    pub right: u128,
}

impl Arithmetic {
    /// How far the sides are apart.
    pub fn difference(self) -> u128 {
        self.left.abs_diff(self.right)
    }
}

impl Problem {
    /// A problem at the place to mend.
    pub fn new(
        (code, name): (&'static str, &'static str),
        severity: Severity,
        message: impl Into<String>,
        span: Span,
        label: impl Into<String>,
    ) -> Self {
        let labels = vec![Label { span, text: label.into() }];
        let message = message.into();
        Self {
            code,
            name,
            severity,
            message,
            labels,
            help: None,
            path: None,
            arithmetic: None,
            accepted: None,
            fix: vec![],
        }
    }

    /// The place to mend.
    pub fn span(&self) -> Span {
        self.labels[0].span
    }

    /// Adds a place that says why.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds the remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the edits that mend it.
    #[must_use]
    pub fn fixed_by(mut self, edits: Vec<Edit>) -> Self {
        self.fix = edits;
        self
    }

    /// Adds the two sides of an equation.
    #[must_use]
    pub fn sides(mut self, left: u128, right: u128) -> Self {
        self.arithmetic = Some(Arithmetic { left, right });
        self
    }

    /// The same problem with another weight.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
