//! The files that a report is compared with can be read, and are complete.

use crate::checks::case::{Case, RelatedReport, Relation, SkipReason};
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Report};

pub(crate) const RULE: Rule = Rule::new(
    "Y001",
    "unread-file",
    &[Severity::Error, Severity::Warning],
    include_str!("y001_unread_file.md"),
    check,
)
.categories(&[Category::Comparison]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for skipped in case.skipped {
        if let SkipReason::Unread(sentence) = &skipped.reason {
            let (place, label) = Case::reference(skipped.place);
            let help = "路径从本报告所在的文件夹算起；没有这份报告，就删去这个文件名，不作核对";
            found.push(RULE.problem(sentence, place, label).help(help));
        }
    }
    found.extend(case.last.iter().filter_map(|last| broken(last, Relation::Last)));
    found.extend(case.children.iter().filter_map(|child| broken(child, Relation::Child)));
}

/// Reports what could not be read in a file that was opened and is of the right kind.
fn broken(related: &RelatedReport, relation: Relation) -> Option<Problem> {
    let RelatedReport { name, report, .. } = related;
    let ((place, label), faults) = (Case::reference(related.place), report.syntax_faults());
    let problem = |message: String| RULE.problem(message, place, label);
    if report.empty {
        return Some(problem(format!("“{name}”里没有内容")).help("核对文件名"));
    }
    if faults > 0 {
        let problem = problem(format!("“{name}”有 {faults} 处读不懂"));
        return Some(problem.help(format!("先用 gen-report check {name} 核对，改正后再核对本报告")));
    }
    let gaps = gaps(report)?;
    let problem = problem(format!("“{name}”的表{gaps}")).help("补上以后再核对；与此有关的各项没有核对");
    // Last year's report is published; those of this year can still be corrected.
    Some(if relation == Relation::Last { problem.with_severity(Severity::Warning) } else { problem })
}

/// Counts rows that are missing or have too few or too many figures, and figures that are no counts.
fn gaps(report: &Report) -> Option<String> {
    let rows = || report.grids.iter().flat_map(|grid| &grid.rows);
    let missing = rows().filter(|row| row.as_ref().is_none_or(|row| !row.fits)).count();
    let cells = rows().flatten().filter(|row| row.fits).flat_map(|row| &row.cells);
    let wrong = cells.filter(|cell| matches!(cell.value, Entry::NotACount(..))).count();
    let missing = (missing > 0).then(|| format!("有 {missing} 行缺少或个数不对"));
    let wrong = (wrong > 0).then(|| format!("有 {wrong} 格不是件数或金额"));
    let gaps: Vec<_> = missing.into_iter().chain(wrong).collect();
    (!gaps.is_empty()).then(|| gaps.join("，"))
}
