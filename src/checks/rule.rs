//! What a rule is: its code, its weight, its page and its check.

use crate::checks::case::Case;
use crate::checks::findings::Findings;
use crate::diagnostic::{Problem, Severity};
use crate::source::Span;

/// The version that released the first rules.
const FIRST: &str = "0.1";

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Letter and number; never used for another meaning once released.
    pub code: &'static str,
    /// Names the fault, never the remedy.
    pub name: &'static str,
    /// The severities of its problems, the heaviest first: a problem has that one unless it says otherwise.
    pub severities: &'static [Severity],
    /// Whether an agency may accept a finding that is an error; warnings it always may.
    pub overridable: bool,
    /// What its problems are about; empty for most rules.
    pub categories: &'static [Category],
    /// The first version that has the rule.
    pub since: &'static str,
    /// What it asks, why, and examples that the tests run.
    pub page: &'static str,
    /// Reports the problems.
    pub check: Check,
}

/// What problems are about, where it matters beyond the report's own check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Something in the file could not be read.
    Reading,
    /// The file is read with gaps. Y001 restates these problems where the report is compared with another.
    Gaps,
    /// A figure is none, or a balance does not hold: as an error it makes the report's figures unsure.
    Figures,
    /// The report and another one that it is compared with.
    Comparison,
    /// The day on which the report is due.
    Deadline,
}

/// What a rule examines, which decides when it runs.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The report and those that it is compared with.
    Report(fn(&Case, &mut Vec<Problem>)),
    /// Nothing: the rule of this code reads the same sentences once and reports for both.
    With(&'static str),
    /// What the agency accepts of all that the other rules found: runs after them.
    Acceptances(fn(&Case, &Findings, &mut Vec<Problem>)),
}

impl Rule {
    /// Describes a rule; `page` is the text of its page.
    pub const fn of(
        code: &'static str,
        name: &'static str,
        severities: &'static [Severity],
        page: &'static str,
        check: Check,
    ) -> Self {
        Self { code, name, severities, overridable: false, categories: &[], since: FIRST, page, check }
    }

    /// Describes a rule on the report.
    pub const fn new(
        code: &'static str,
        name: &'static str,
        severities: &'static [Severity],
        page: &'static str,
        check: fn(&Case, &mut Vec<Problem>),
    ) -> Self {
        Self::of(code, name, severities, page, Check::Report(check))
    }

    /// Lets the agency accept the rule's findings even where they are errors.
    #[must_use]
    pub const fn overridable(self) -> Self {
        Self { overridable: true, ..self }
    }

    /// Sets what the rule's problems are about.
    #[must_use]
    pub const fn categories(self, categories: &'static [Category]) -> Self {
        Self { categories, ..self }
    }

    /// Whether its problems are of that category.
    pub fn is_in(&self, category: Category) -> bool {
        self.categories.contains(&category)
    }

    /// Sets the first version that has the rule.
    #[must_use]
    pub const fn since(self, version: &'static str) -> Self {
        Self { since: version, ..self }
    }

    /// Makes a problem of this rule at the place to mend.
    pub fn problem(&self, message: impl Into<String>, span: Span, label: impl Into<String>) -> Problem {
        let problem = Problem::new((self.code, self.name), self.severities[0], message, span, label);
        Problem { overridable: self.overridable, ..problem }
    }

    /// Names the rule's severities for people: `错误、警告`.
    pub fn severities_in_words(&self) -> String {
        self.severities.iter().map(|severity| severity.words()).collect::<Vec<_>>().join("、")
    }

    /// Returns what the rule asks, in one sentence: the first paragraph of its page.
    pub fn summary(&self) -> &'static str {
        let body = self.page.split_once("\n\n").map_or("", |(_, body)| body);
        body.split("\n\n").next().unwrap_or("").trim()
    }

    /// Returns what the rule follows from: the paragraph of its page that begins with 依据.
    pub fn basis(&self) -> &'static str {
        self.page.split("\n\n").find_map(|part| part.trim().strip_prefix("依据：")).unwrap_or("")
    }
}
