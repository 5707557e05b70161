//! What a rule is given to judge: a report, its form, and the reports that it is compared with.

use crate::form::{Form, Section};
use crate::report::{Cell, Figures, Prose, Report, SectionText};
use crate::source::{Span, Spanned};
use crate::text::Normalized;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// All that a rule may read.
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
    /// Files that the report was to be compared with, and is not.
    pub skipped: &'a [Skipped],
    /// The texts of the narrative with their compact forms; filled when a rule first asks for them.
    pub narratives: OnceCell<Vec<(&'a Prose, Normalized)>>,
}

/// Another report that a report is compared with.
#[derive(Debug, Clone, Copy)]
pub struct RelatedReport<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// The form that it is written on.
    pub form: &'a Form,
    /// What it says.
    pub report: &'a Report,
    /// Where the report names it; nothing if the command line does.
    pub place: Option<Span>,
    /// The errors that its own check reports; none where that was not asked.
    pub errors: OwnErrors,
}

/// How many errors the check of a related report finds in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OwnErrors {
    /// All of them; of a report that is summed up by a check, without those that Y001 reports.
    pub all: usize,
    /// Those that make its figures unsure.
    pub in_figures: usize,
}

/// A file that a report was to be compared with, and is not.
#[derive(Debug, Clone)]
pub struct Skipped {
    /// Where the report names it; nothing if the command line does.
    pub place: Option<Span>,
    /// How it would relate to the report.
    pub relation: Relation,
    /// Why it is skipped.
    pub reason: SkipReason,
}

/// What a report is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same agency's report of the year before.
    Last,
    /// One of the reports that are summed up.
    Child,
}

/// Why a file is skipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkipReason {
    /// It cannot be read: a sentence that says why.
    Unread(String),
    /// The file of this name is the report itself.
    Itself(String),
    /// The file of this name was named before.
    Twice(String),
}

/// A report that is to be summed up, of an agency whose report for the same year is summed up already.
#[derive(Debug, Clone, Copy)]
pub(super) struct Duplicate<'a> {
    /// The report that is summed up.
    pub(super) first: RelatedReport<'a>,
    /// The one that is not.
    pub(super) again: RelatedReport<'a>,
    /// Whether both say the same in their tables.
    pub(super) is_same: bool,
}

/// How a report that is to be summed up differs from those that can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChildMismatch {
    /// It covers the first year, the sum the second.
    Year(u16, u16),
    /// It is written on another form.
    Form,
}

impl<'a> Case<'a> {
    /// Makes the case of a report by itself.
    pub fn new(form: &'a Form, report: &'a Report) -> Self {
        Self { form, report, last: None, children: &[], skipped: &[], narratives: OnceCell::new() }
    }

    /// Returns the year that the report covers, where the form is in force in it; F004 reports any other year.
    pub fn year(&self) -> Option<&'a Spanned<u16>> {
        self.report.year.as_ref().filter(|year| self.form.years.contain(year.value))
    }

    /// Returns the report's figures by name.
    pub fn figures(&self) -> Figures<'a> {
        Figures::new(self.form, self.report)
    }

    /// Finds the section of the form with that name, and what the report says under it.
    pub(super) fn section(&self, key: &str) -> Option<(&'a Section, &'a SectionText)> {
        self.form.sections.iter().zip(&self.report.section_texts).find(|(section, _)| section.key == key)
    }

    /// Lists every text of the narrative as it was written, with its compact form.
    pub(super) fn narratives(&self) -> &[(&'a Prose, Normalized)] {
        let compact = |prose: &'a Prose| (prose, Normalized::compact(&prose.text));
        self.narratives.get_or_init(|| self.report.narratives().map(compact).collect())
    }

    /// The opening of the report, with its words run together.
    pub(super) fn opening(&self) -> Option<&(&'a Prose, Normalized)> {
        self.narratives().first().filter(|(prose, _)| self.report.is_opening(prose))
    }

    /// Returns where a problem about another file is reported: at the name of the file, else at the top of the report.
    pub(super) fn reference(place: Option<Span>) -> (Span, &'static str) {
        place.map_or((Span::new(0, 0), "在命令行写明"), |place| (place, "在此写明"))
    }

    /// Compares year and form of a report that is to be summed up with those of this report.
    pub(super) fn child_mismatch(&self, child: &RelatedReport) -> Option<ChildMismatch> {
        let year = |report: &Report| report.year.as_ref().map(|year| year.value);
        match (year(child.report), year(self.report)) {
            (Some(theirs), Some(this)) if theirs != this => Some(ChildMismatch::Year(theirs, this)),
            _ => (child.form.key != self.form.key).then_some(ChildMismatch::Form),
        }
    }

    /// Pairs each report that is to be summed up with an earlier one of the same agency and year: an agency's report may
    /// lie there as TOML and as DOCX.
    pub(super) fn duplicates(&self) -> Vec<Duplicate<'a>> {
        let mut seen = BTreeMap::<String, Vec<&RelatedReport<'a>>>::new();
        let mut duplicates = vec![];
        for child in self.children.iter().filter(|child| self.child_mismatch(child).is_none()) {
            let Some(name) = child.report.agency.name_key() else { continue };
            let earlier = seen.entry(name).or_default();
            if let Some(first) = earlier.first() {
                let is_same = figures_of(first.report).eq(figures_of(child.report));
                duplicates.push(Duplicate { first: **first, again: *child, is_same });
            }
            earlier.push(child);
        }
        duplicates
    }

    /// Returns the reports that are summed up, one of each agency; none where one of them is not read or does not match,
    /// since no sum would then cover all of them.
    pub(super) fn parts_of_whole(&self) -> Vec<RelatedReport<'a>> {
        let is_unread = |skipped: &Skipped| {
            skipped.relation == Relation::Child && matches!(skipped.reason, SkipReason::Unread(_))
        };
        let is_wrong = |child: &RelatedReport| child.report.empty || self.child_mismatch(child).is_some();
        if self.skipped.iter().any(is_unread) || self.children.iter().any(is_wrong) {
            return vec![];
        }
        let duplicates = self.duplicates();
        let is_again = |child: &RelatedReport| {
            duplicates.iter().any(|duplicate| std::ptr::eq(duplicate.again.report, child.report))
        };
        self.children.iter().filter(|child| !is_again(child)).copied().collect()
    }
}

/// Lists the counts and amounts of a report's tables, row by row.
fn figures_of(report: &Report) -> impl Iterator<Item = Option<Vec<Option<u64>>>> {
    let quantity = |cell: &Cell| cell.value.quantity();
    let rows = report.grids.iter().flat_map(|grid| &grid.rows);
    rows.map(move |row| row.as_ref().map(|row| row.cells.iter().map(quantity).collect()))
}
