//! The reports that are summed up are those of the parts, for the same year, each of them once and without errors.

use crate::checks::case::{Case, ChildMismatch, Duplicate, RelatedReport, Relation, SkipReason, Skipped};
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule::new(
    "Y003",
    "child-file",
    &[Severity::Error, Severity::Warning, Severity::Information],
    include_str!("y003_child_file.md"),
    check,
)
.categories(&[Category::Comparison]);

fn check(case: &Case, found: &mut Vec<Problem>) {
    found.extend(
        case.skipped.iter().filter(|skipped| skipped.relation == Relation::Child).filter_map(left_out),
    );
    found.extend(case.children.iter().filter_map(|child| unlike(case, child)));
    found.extend(case.duplicates().iter().map(twice));
    found.extend(case.children.iter().filter_map(faulty));
}

/// Reports a second file of one agency. Only where both say the same is it certain what to sum up.
fn twice(duplicate: &Duplicate) -> Problem {
    let Duplicate { first, again, is_same } = duplicate;
    let agency = again.report.agency.name.as_ref().map_or("", |name| name.value.trim());
    let (place, label) = Case::reference(again.place);
    let (names, both) = (format!("“{}”和“{}”都是{agency}的报告", first.name, again.name), "只计前一份");
    if *is_same {
        let problem = RULE.problem(format!("{names}，表里的数相同，{both}"), place, label);
        return problem.help("children 里只留其中一份").with_severity(Severity::Warning);
    }
    let problem = RULE.problem(format!("{names}，表里的数不同，汇总拿不准"), place, label);
    problem.help(format!("弄清哪一份是准的，children 里只留那一份；现在{both}"))
}

/// Reports a file whose own check finds errors.
fn faulty(child: &RelatedReport) -> Option<Problem> {
    let (name, errors) = (child.name, child.errors);
    if errors.all == 0 {
        return None;
    }
    let unsure = if errors.in_figures > 0 { "，汇总拿不准" } else { "" };
    let (place, label) = Case::reference(child.place);
    let problem = RULE.problem(format!("“{name}”自己有 {} 处错误{unsure}", errors.all), place, label);
    let help = format!("先用 gen-report check {name} 核对，改正后再核对本报告");
    Some(problem.help(help).with_severity(Severity::Warning))
}

/// Reports a file that is not counted, or not again. A pattern such as `*.toml` often matches the report itself.
fn left_out(skipped: &Skipped) -> Option<Problem> {
    let (place, label) = Case::reference(skipped.place);
    let problem = |message: String| RULE.problem(message, place, label);
    match &skipped.reason {
        SkipReason::Itself(name) => {
            let problem = problem(format!("下级单位的报告里有“{name}”，就是本报告，没有计入"));
            Some(problem.with_severity(Severity::Information))
        }
        SkipReason::Twice(name) => {
            let problem = problem(format!("下级单位的报告里“{name}”写了几次，只计一次"));
            Some(problem.help("删去多写的；漏了别的单位的，补上").with_severity(Severity::Warning))
        }
        SkipReason::Unread(_) => None,
    }
}

/// Reports a file of another year, or on another form.
fn unlike(case: &Case, child: &RelatedReport) -> Option<Problem> {
    let name = child.name;
    let (place, label) = Case::reference(child.place);
    let (message, help) = match case.child_mismatch(child)? {
        ChildMismatch::Year(theirs, this) => (
            format!("“{name}”是 {theirs} 年的报告，本报告是 {this} 年的"),
            format!("换成 {this} 年的报告；汇总没有核对"),
        ),
        ChildMismatch::Form => (
            format!("“{name}”用的是 {} 的格式，与本报告不同", child.form.notice),
            "换成同一格式的报告；汇总没有核对".to_owned(),
        ),
    };
    Some(RULE.problem(message, place, label).help(help))
}
