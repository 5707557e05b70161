//! The report that is given as last year's is the same agency's, of the year before.

use crate::checks::case::{Case, Relation, SkipReason};
use crate::checks::previous_year::{CODE, Mismatch, other_agency, other_year};
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule::new(
    CODE,
    "last-file",
    &[Severity::Error, Severity::Warning],
    include_str!("y002_last_file.md"),
    check,
)
.categories(&[Category::Comparison]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for skipped in case.skipped.iter().filter(|skipped| skipped.relation == Relation::Last) {
        if let SkipReason::Itself(name) = &skipped.reason {
            let (place, label) = Case::reference(skipped.place);
            let problem = RULE.problem(format!("上一年度的报告写的是“{name}”，就是本报告"), place, label);
            found.push(problem.help("换成上一年度的报告；结转、存量等各项没有核对"));
        }
    }
    let Some(last) = case.last else { return };
    let mismatches = [other_year(case, last), other_agency(case, last)];
    found.extend(mismatches.iter().flatten().map(|mismatch| problem(case, last.name, mismatch)));
}

/// Words a mismatch, at the name of the other file; one that the command line names has no place in the report.
fn problem(case: &Case, file: &str, mismatch: &Mismatch) -> Problem {
    let (problem, place) = match mismatch {
        Mismatch::Year(year, expected) => {
            let message = format!("上一年度的报告应是 {expected} 年的，“{file}”是 {year} 年的");
            let place = case.year_place();
            let help = format!("换成 {expected} 年的报告；结转、存量等各项没有核对");
            (RULE.problem(message, place, "年度不相接").help(help), place)
        }
        Mismatch::Agency(before, this) => {
            let message = format!("“{file}”是“{before}”的报告，本报告是“{this}”的");
            let place = case.agency_place();
            let help =
                "不是同一机关的，换成本机关的报告；机关更名的，以 [[accept]] 认可 Y002 并写明理由，再作核对";
            let problem = RULE.problem(message, place, "机关名称不同").help(help);
            (problem.with_severity(Severity::Warning), place)
        }
    };
    Problem { path: case.report.path_at(place).map(str::to_owned), ..problem }
}
