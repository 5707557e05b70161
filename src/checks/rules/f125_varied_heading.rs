//! The headings that are printed are those of the form.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::headings::varied;
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule =
    Rule::new("F125", "varied-heading", &[Severity::Warning], include_str!("f125_varied_heading.md"), check);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(printed) = &case.report.printed else { return };
    for heading in &printed.headings {
        let Some(section) = varied(case.form, &heading.value) else { continue };
        let message = format!("标题“{}”与格式的“{}”不同", heading.value.trim(), section.heading);
        let problem = RULE.problem(message, heading.span, "标题");
        found.push(problem.help(format!("改为“{}”", section.heading)));
    }
}
