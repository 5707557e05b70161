//! The agency's name is a name, without year or title.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Title;

pub(crate) const RULE: Rule =
    Rule::new("F122", "agency-name", &[Severity::Warning], include_str!("f122_agency_name.md"), check);

/// The words that only a title has.
const TITLE: &str = "信息公开工作";

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(name) = &case.report.agency.name else { return };
    let written = name.value.trim();
    let Some(title) = Title::new(written, &case.form.title) else { return };
    let fact = if let Some(year) = title.years.first() {
        format!("里有年份“{}”", written.get(year.span.clone()).unwrap_or("").trim())
    } else if written.contains(TITLE) {
        "里有标题的文字".to_owned()
    } else if written.ends_with("关于") {
        "以“关于”结尾".to_owned()
    } else if let Some(mark) = written.chars().next_back().filter(|c| "，。：；、,.:;".contains(*c)) {
        format!("以“{mark}”结尾")
    } else {
        return;
    };
    let problem = RULE.problem(format!("机关名称“{written}”{fact}"), name.span, "机关名称");
    found.push(problem.help("只写机关的全称；标题和年份由程序印出"));
}
