//! The report that a report is held against is the same agency's, of the year before.

use crate::checks::rule::{Case, Check, Role, Rule, SkipReason};
use crate::diagnostic::{Problem, Severity};
use crate::report::Report;
use crate::source::Span;

pub(crate) const RULE: Rule = Rule {
    code: "Y002",
    name: "last-file",
    levels: &[Severity::Error, Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("y002_last_file.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for aside in case.aside.iter().filter(|aside| aside.role == Role::Last) {
        if let SkipReason::Itself(name) = &aside.why {
            let (place, label) = Case::naming(aside.place.as_ref().copied());
            let problem = RULE.problem(format!("上一年度的报告写的是“{name}”，就是本报告"), place, label);
            found.push(problem.help("换成上一年度的报告；结转、存量等各项没有核对"));
        }
    }
    found.extend(wrong_year(case));
    found.extend(other_agency(case));
}

/// That last year's report is of another year.
pub(crate) fn wrong_year(case: &Case) -> Option<Problem> {
    let (last, own) = (case.last?, case.report.year.as_ref()?);
    let (year, expected) = (last.report.year.as_ref()?.value, own.value.saturating_sub(1));
    if year == expected {
        return None;
    }
    let message = format!("上一年度的报告应是 {expected} 年的，“{}”是 {year} 年的", last.name);
    let problem = problem(case, message, own.span, "年度不相接");
    Some(problem.help(format!("换成 {expected} 年的报告；结转、存量等各项没有核对")))
}

/// That last year's report is another agency's.
pub(crate) fn other_agency(case: &Case) -> Option<Problem> {
    let name = |report: &Report| Some(report.agency.name.as_ref()?.value.trim().to_owned());
    let last = case.last?;
    let (before, own) = (name(last.report)?, name(case.report)?);
    let plain = |name: &str| name.split_whitespace().collect::<String>();
    if before.is_empty() || own.is_empty() || plain(&before) == plain(&own) {
        return None;
    }
    let message = format!("“{}”是“{before}”的报告，本报告是“{own}”的", last.name);
    let place = case.report.agency.name.as_ref().map_or(0..0, |name| name.span.range());
    let help = "不是同一机关的，换成本机关的报告；机关更名的，以 [[accept]] 认可 Y002 并写明理由，再作核对";
    Some(problem(case, message, Span::from(place), "机关名称不同").help(help).weighing(Severity::Warning))
}

/// A problem where the report names the other file; one that the command line names has no place in the report.
fn problem(case: &Case, message: String, place: Span, label: &str) -> Problem {
    let place = case.report.last.as_ref().map_or(place, |last| last.span);
    let problem = RULE.problem(message, place, label);
    Problem { path: case.report.path_at(place).map(str::to_owned), ..problem }
}
