//! Last year's report: whether it can be compared with this one, and its figures.

use crate::checks::case::{Case, RelatedReport};
use crate::checks::findings::is_accepted;
use crate::report::{Figures, Report};
use crate::source::Span;
use crate::text::label::name_key;

/// The code of the rule that reports a mismatch; an agency that changed its name accepts it.
pub(super) const CODE: &str = "Y002";

/// How last year's report differs from one that can be compared.
#[derive(Debug)]
pub(super) enum Mismatch {
    /// It covers the first year and should cover the second.
    Year(u16, u16),
    /// It is the first agency's, and this report the second's.
    Agency(String, String),
}

impl<'a> Case<'a> {
    /// Returns last year's report. Nothing where it is of another year, or of another agency unless the agency accepts
    /// that as a change of its name: every figure would differ.
    pub(super) fn previous_year(&self) -> Option<RelatedReport<'a>> {
        let last = self.last?;
        let is_renamed = || is_accepted(self.report, CODE, self.report.path_at(self.agency_place()));
        let fits = other_year(self, last).is_none() && (other_agency(self, last).is_none() || is_renamed());
        fits.then_some(last)
    }

    /// Returns last year's figures by name, with the name of their file.
    pub(super) fn previous_figures(&self) -> Option<(&'a str, Figures<'a>)> {
        let last = self.previous_year()?;
        Some((last.name, Figures::new(last.form, last.report)))
    }

    /// Returns where a report of another year is reported: at the name of its file, else at the year.
    pub(super) fn year_place(&self) -> Span {
        let year = self.report.year.as_ref().map(|year| year.span);
        self.report.last.as_ref().map(|last| last.span).or(year).unwrap_or_default()
    }

    /// Returns where a report of another agency is reported: at the name of its file, else at the agency's name.
    pub(super) fn agency_place(&self) -> Span {
        let name = self.report.agency.name.as_ref().map(|name| name.span);
        self.report.last.as_ref().map(|last| last.span).or(name).unwrap_or_default()
    }
}

/// Compares the year of last year's report with the one before this report's.
pub(super) fn other_year(case: &Case, last: RelatedReport) -> Option<Mismatch> {
    let (year, this) = (last.report.year.as_ref()?.value, case.report.year.as_ref()?.value);
    let expected = this.saturating_sub(1);
    (year != expected).then_some(Mismatch::Year(year, expected))
}

/// Compares the names of both agencies, but for their blanks and widths.
pub(super) fn other_agency(case: &Case, last: RelatedReport) -> Option<Mismatch> {
    let name = |report: &Report| Some(report.agency.name.as_ref()?.value.trim().to_owned());
    let (before, this) = (name(last.report)?, name(case.report)?);
    let is_same = before.is_empty() || this.is_empty() || name_key(&before) == name_key(&this);
    (!is_same).then_some(Mismatch::Agency(before, this))
}
