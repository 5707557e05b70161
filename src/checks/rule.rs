//! What a rule is, and what it is given to judge.

use crate::checks::accept::Findings;
use crate::checks::words::plain::Plain;
use crate::diagnostic::{Problem, Severity};
use crate::form::{Form, Section};
use crate::report::{Figures, Prose, Report, SectionText};
use crate::source::{Span, Spanned};
use std::cell::OnceCell;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Letter and number; never used for another meaning once released.
    pub code: &'static str,
    /// Names the fault, never the remedy.
    pub name: &'static str,
    /// How much its problems weigh, the heaviest first: that one, unless a problem says otherwise.
    pub levels: &'static [Severity],
    /// Whether an agency may accept a finding that is an error; warnings it always may.
    pub overridable: bool,
    /// The first version that has the rule.
    pub since: &'static str,
    /// What it asks, why, and examples that the tests run.
    pub page: &'static str,
    /// Tells what it finds.
    pub check: Check,
}

/// What a rule looks at, from which follows when it runs.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// At the report and those that it is held against.
    Report(fn(&Case, &mut Vec<Problem>)),
    /// At nothing: the rule of this code reads the same sentences once and reports for both.
    With(&'static str),
    /// At what the agency accepts of all that the other rules found: when each of them has run.
    Acceptances(fn(&Case, &Findings, &mut Vec<Problem>)),
}

/// All that a rule may look at.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// The form that the report is written on.
    pub form: &'a Form,
    /// The report.
    pub report: &'a Report,
    /// The same agency's report of the year before, where there is one.
    pub last: Option<RelatedReport<'a>>,
    /// The reports that this one sums up.
    pub children: &'a [RelatedReport<'a>],
    /// Files that the report was to be held against, and is not.
    pub aside: &'a [Skipped],
    /// Every text of the narrative without blanks and in one width, once a rule has asked for it: [`Case::plain`].
    pub plain: OnceCell<Vec<(&'a Prose, Plain)>>,
}

/// Another report that a report is held against.
#[derive(Debug, Clone, Copy)]
pub struct RelatedReport<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// The form that it is written on.
    pub form: &'a Form,
    /// What stands in it.
    pub report: &'a Report,
    /// Where the report names it, unless the command line does.
    pub place: Option<Span>,
}

/// A file that a report was to be held against, and is not.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// Where the report names it, unless the command line does.
    pub place: Option<Span>,
    /// What it was to be.
    pub role: Role,
    /// `SkipReason` it is not.
    pub why: SkipReason,
}

/// What a report is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The same agency's report of the year before.
    Last,
    /// One of the reports that are summed up.
    Child,
}

/// `SkipReason` a file is left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// It cannot be read: a sentence that says why.
    Unread(String),
    /// The file of this name is the report itself.
    Itself(String),
    /// The file of this name was named before.
    Twice(String),
}

impl Rule {
    /// A problem of this rule at the place to mend.
    pub fn problem(&self, message: impl Into<String>, span: Span, label: impl Into<String>) -> Problem {
        Problem::new((self.code, self.name), self.levels[0], message, span, label)
    }

    /// What the rule's levels are called, for people: `错误、警告`.
    pub fn levels_in_words(&self) -> String {
        self.levels.iter().map(|level| level.words()).collect::<Vec<_>>().join("、")
    }

    /// What the rule asks, in one sentence: the first paragraph of its page.
    pub fn summary(&self) -> &'static str {
        let body = self.page.split_once("\n\n").map_or("", |(_, body)| body);
        body.split("\n\n").next().unwrap_or("").trim()
    }
}

impl<'a> Case<'a> {
    /// A report by itself.
    pub fn new(form: &'a Form, report: &'a Report) -> Self {
        Self { form, report, last: None, children: &[], aside: &[], plain: OnceCell::new() }
    }

    /// Where a rule points at that speaks of another file: at its name, else at the top of the report.
    pub(super) fn naming(place: Option<Span>) -> (Span, &'static str) {
        place.map_or((Span::new(0, 0), "在命令行写明"), |place| (place, "在此写明"))
    }

    /// The year that the report covers, where the form is in force in it; any other year is F004's affair.
    pub fn year(&self) -> Option<&'a Spanned<u16>> {
        self.report.year.as_ref().filter(|year| self.form.years.contain(year.value))
    }

    /// The section of the form with that name, and what the report says under it.
    pub(super) fn chapter(&self, key: &str) -> Option<(&'a Section, &'a SectionText)> {
        self.form.sections.iter().zip(&self.report.section_texts).find(|(section, _)| section.key == key)
    }

    /// Every text of the narrative, as it was written and without blanks, in one width.
    pub(super) fn plain(&self) -> &[(&'a Prose, Plain)] {
        let plain = |prose: &'a Prose| (prose, Plain::new(&prose.text));
        self.plain.get_or_init(|| self.report.narratives().map(plain).collect())
    }

    /// The report's figures by name.
    pub fn figures(&self) -> Figures<'a> {
        Figures::new(self.form, self.report)
    }
}
