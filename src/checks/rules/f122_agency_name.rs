//! The agency's name is a name, without year or title, and agrees with kind and level.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::agency_name::{kinds, levels};
use crate::report::{Level, OrganKind, ParsedTitle};
use crate::source::Spanned;

pub(crate) const RULE: Rule =
    Rule::new("F122", "agency-name", &[Severity::Warning], include_str!("f122_agency_name.md"), check);

/// The words that only a title has.
const TITLE: &str = "信息公开工作";

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(name) = &case.report.agency.name else { return };
    let written = name.value.trim();
    let agency = &case.report.agency;
    if case.report.printed.is_none() {
        found.extend(other(name, "kind", agency.kind.as_ref(), kinds(written), OrganKind::ALL));
        found.extend(other(name, "level", agency.level.as_ref(), levels(written), Level::ALL));
    }
    let Some(title) = ParsedTitle::new(written, &case.form.title) else { return };
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

/// Reports a kind or a level that an agency of this name cannot have: what the law asks of it hangs on both.
fn other<T: Copy + PartialEq>(
    name: &Spanned<String>,
    key: &str,
    given: Option<&Spanned<T>>,
    fitting: &[T],
    all: &[(&str, &str, T)],
) -> Option<Problem> {
    let given = given.filter(|given| !fitting.is_empty() && !fitting.contains(&given.value))?;
    let (_, label, _) = all.iter().find(|(.., own)| *own == given.value)?;
    let own = || all.iter().filter(|(.., own)| fitting.contains(own));
    let labels: Vec<_> = own().map(|(_, label, _)| *label).collect();
    let words: Vec<_> = own().map(|(word, label, _)| format!("\"{word}\"（{label}）")).collect();
    let message = format!("机关名称“{}”属于{}，{key} 写的是“{label}”", name.value.trim(), labels.join("或"));
    let problem = RULE.problem(message, given.span, "").at(name.span, "机关名称");
    Some(problem.help(format!("核对名称和 {key}；与名称相符的是 {}", words.join("、"))))
}
