//! Last year's report, where this one can be held against it.

use super::{Case, Sibling};
use crate::report::{Figures, Report};
use crate::source::Written;

/// Last year's report with the name of its file. Nothing where it is of another year, or of another agency unless
/// the agency accepts that as a change of its name: Y002 tells, and every figure would differ.
pub(super) fn comparable<'a>(case: &Case<'a>) -> Option<Sibling<'a>> {
    let last = case.last?;
    let says = |text: &Option<Written<String>>, wanted: fn(&str) -> bool| {
        text.as_ref().is_some_and(|text| wanted(text.value.trim()))
    };
    let mut accepts = case.report.accepts.iter();
    let mut renamed = || {
        accepts.any(|own| says(&own.rule, |code| code == "Y002") && says(&own.reason, |why| !why.is_empty()))
    };
    let fits = wrong_year(case.report, last.report).is_none();
    (fits && (other_agency(case.report, last.report).is_none() || renamed())).then_some(last)
}

/// Last year's figures by name, with the name of their file.
pub(super) fn figures<'a>(case: &Case<'a>) -> Option<(&'a str, Figures<'a>)> {
    let last = comparable(case)?;
    Some((last.name, Figures::new(case.form, last.report)))
}

/// The year of last year's report and the year that it should be, where these differ.
pub(super) fn wrong_year(report: &Report, last: &Report) -> Option<(u16, u16)> {
    let (year, own) = (last.year.as_ref()?.value, report.year.as_ref()?.value);
    let before = own.saturating_sub(1);
    (year != before).then_some((year, before))
}

/// The agency of last year's report and this one's, where these differ.
pub(super) fn other_agency<'a>(report: &'a Report, last: &'a Report) -> Option<(&'a str, &'a str)> {
    let name = |report: &'a Report| {
        let name = report.agency.name.as_ref()?.value.trim();
        (!name.is_empty()).then_some(name)
    };
    let (last, own) = (name(last)?, name(report)?);
    let plain = |name: &str| name.split_whitespace().collect::<String>();
    (plain(last) != plain(own)).then_some((last, own))
}
