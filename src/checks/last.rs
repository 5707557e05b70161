//! Last year's report, where this one can be held against it.

use crate::checks::accept::accepts;
use crate::checks::rule::{Case, RelatedReport};
use crate::checks::rules::y002_last_file;
use crate::diagnostic::Problem;
use crate::report::Figures;

/// Last year's report with the name of its file. Nothing where it is of another year, or of another agency unless
/// the agency accepts that as a change of its name: Y002 tells, and every figure would differ.
pub(super) fn comparable<'a>(case: &Case<'a>) -> Option<RelatedReport<'a>> {
    let last = case.last?;
    let accepted = |problem: Problem| accepts(case.report, &problem);
    let fits = y002_last_file::wrong_year(case).is_none();
    (fits && y002_last_file::other_agency(case).is_none_or(accepted)).then_some(last)
}

/// Last year's figures by name, with the name of their file.
pub(super) fn figures<'a>(case: &Case<'a>) -> Option<(&'a str, Figures<'a>)> {
    let last = comparable(case)?;
    Some((last.name, Figures::new(last.form, last.report)))
}
