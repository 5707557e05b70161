//! The files that a report is held against can be read, and nothing is missing in them.

use crate::checks::rule::{Case, Check, RelatedReport, Role, Rule, SkipReason};
use crate::diagnostic::{Problem, Severity};
use crate::report::{Entry, Report};

pub(crate) const RULE: Rule = Rule {
    code: "Y001",
    name: "unread-file",
    levels: &[Severity::Error, Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("y001_unread_file.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for aside in case.aside {
        if let SkipReason::Unread(sentence) = &aside.why {
            let (place, label) = Case::naming(aside.place.as_ref().copied());
            let help = "路径从本报告所在的文件夹算起；没有这份报告，就删去这个文件名，不作核对";
            found.push(RULE.problem(sentence, place, label).help(help));
        }
    }
    found.extend(case.last.iter().filter_map(|last| broken(last, Role::Last)));
    found.extend(case.children.iter().filter_map(|child| broken(child, Role::Child)));
}

/// What cannot be read in a file; it has been opened, and is a file of the right kind.
fn broken(sibling: &RelatedReport, role: Role) -> Option<Problem> {
    let RelatedReport { name, report, .. } = sibling;
    let ((place, label), faults) = (Case::naming(sibling.place), report.syntax_faults());
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
    // Last year's report is what it is; the others can still be mended.
    Some(if role == Role::Last { problem.weighing(Severity::Warning) } else { problem })
}

/// Rows that are missing or have too few or too many figures, and figures that are none.
fn gaps(report: &Report) -> Option<String> {
    let rows = || report.grids.iter().flat_map(|grid| &grid.rows);
    let missing = rows().filter(|row| row.as_ref().is_none_or(|row| !row.fits)).count();
    let cells = rows().flatten().filter(|row| row.fits).flat_map(|row| &row.cells);
    let odd = cells.filter(|cell| matches!(cell.value, Entry::NotACount(..))).count();
    let missing = (missing > 0).then(|| format!("有 {missing} 行缺少或个数不对"));
    let odd = (odd > 0).then(|| format!("有 {odd} 格不是件数或金额"));
    let gaps: Vec<_> = missing.into_iter().chain(odd).collect();
    (!gaps.is_empty()).then(|| gaps.join("，"))
}
