//! The public can reach the agency: a telephone and an address are given.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::source::{Span, Spanned};

pub(crate) const RULE: Rule = Rule {
    code: "F104",
    name: "contact",
    levels: &[Severity::Information],
    overridable: false,
    since: "0.1",
    page: include_str!("f104_contact.md"),
    check: Check::Report(check),
};

/// Words that come with a telephone number.
const PHONE: &[&str] = &["电话", "传真", "热线", "手机"];
/// Words that come with an address.
const ADDRESS: &[&str] = &["地址", "住所", "地点"];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What cannot be read may be there all the same.
    if report.has_syntax_errors || report.empty {
        return;
    }
    let given = |key: &str, value: &Option<Spanned<String>>, words: &[&str]| {
        let told = |prose: &Prose| words.iter().any(|word| prose.text.contains(word));
        let odd = value.is_none() && (report.place(key).is_some() || report.is_misspelt(key));
        odd || value.as_ref().is_some_and(|value| !value.value.trim().is_empty())
            || report.narratives().any(told)
    };
    let phone = given("agency.phone", &report.agency.phone, PHONE);
    let address = given("agency.address", &report.agency.address, ADDRESS);
    let (what, help) = match (phone, address) {
        (true, true) => return,
        (false, true) => ("电话", "填写 agency.phone"),
        (true, false) => ("地址", "填写 agency.address"),
        (false, false) => ("电话和地址", "填写 agency.phone 和 agency.address"),
    };
    let top = 0..0;
    let place = report.opening.as_ref().map(|opening| opening.span).or(report.agency.span.as_ref().copied());
    let problem = RULE.problem(format!("没有联系{what}"), place.unwrap_or(Span::from(top)), "");
    found.push(problem.help(help));
}
