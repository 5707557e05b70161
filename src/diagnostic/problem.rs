//! One problem: a code, a sentence, and its places.

use crate::edit::Edit;
use crate::source::Span;
use crate::text::numbers::shortest;

/// How serious a problem is.
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
    /// Names it for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Information => "提示",
            Self::Warning => "警告",
            Self::Error => "错误",
        }
    }

    /// Names it for programs.
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
    /// How serious it is.
    pub severity: Severity,
    /// Whether the agency may accept it even if it is an error.
    pub overridable: bool,
    /// The fact, with its numbers; no blame, no full stop at the end.
    pub message: String,
    /// The first is the place to mend, the others say why.
    pub labels: Vec<Label>,
    /// The remedy.
    pub help: Option<String>,
    /// The name of the place to mend: `requests.new.total`.
    pub path: Option<String>,
    /// The two sides of an equation that does not hold.
    pub arithmetic: Option<Arithmetic>,
    /// Why the agency accepts the finding, where it does.
    pub accepted: Option<String>,
    /// The edits that mend it, where they are sure.
    pub fix: Vec<Edit>,
}

/// A place of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Its label; may be empty.
    pub text: String,
}

/// The two sides of an equation that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arithmetic {
    /// The sum of the left side.
    pub left: u128,
    /// The sum of the right side.
    pub right: u128,
    /// How many of the last digits stand behind the point, in the unit of the form: an amount is counted in its parts.
    pub decimals: usize,
}

impl Arithmetic {
    /// Returns how far the sides are apart.
    pub fn difference(self) -> u128 {
        self.left.abs_diff(self.right)
    }

    /// Writes one of its numbers in the unit of the form.
    pub fn show(self, number: u128) -> String {
        shortest(number, self.decimals)
    }
}

impl Problem {
    /// Whether it is an error that the agency does not accept.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && self.accepted.is_none()
    }

    /// Whether it is a warning that the agency does not accept.
    pub fn is_warning(&self) -> bool {
        self.severity == Severity::Warning && self.accepted.is_none()
    }

    /// Makes a problem at the place to mend.
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
            overridable: false,
            message,
            labels,
            help: None,
            path: None,
            arithmetic: None,
            accepted: None,
            fix: vec![],
        }
    }

    /// Whether the agency may accept it: every warning, and an error whose rule allows it.
    pub fn may_be_accepted(&self) -> bool {
        self.severity < Severity::Error || self.overridable
    }

    /// Returns the place to mend.
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
    pub fn sides(self, left: u128, right: u128) -> Self {
        self.sides_with_decimals(left, right, 0)
    }

    /// Adds the two sides of an equation of amounts, whose last digits stand behind the point.
    #[must_use]
    pub fn sides_with_decimals(mut self, left: u128, right: u128, decimals: usize) -> Self {
        self.arithmetic = Some(Arithmetic { left, right, decimals });
        self
    }

    /// Sets another severity than its rule's heaviest.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
