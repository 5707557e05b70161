//! The public can reach the agency: a telephone and an address are given.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::source::Spanned;

pub(crate) const RULE: Rule =
    Rule::new("F104", "contact", &[Severity::Information], include_str!("f104_contact.md"), check);

/// Words that announce a telephone number.
const PHONE: &[&str] = &["电话", "传真", "热线", "手机"];
/// Words that announce an address.
const ADDRESS: &[&str] = &["地址", "住所", "地点"];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    // What could not be read may be there all the same.
    if report.may_be_unread() {
        return;
    }
    let given = |key: &str, value: &Option<Spanned<String>>, words: &[&str]| {
        let names = |prose: &Prose| words.iter().any(|word| prose.text.contains(word));
        let is_unread = value.is_none() && (report.place(key).is_some() || report.is_misspelt(key));
        is_unread
            || value.as_ref().is_some_and(|value| !value.value.trim().is_empty())
            || report.narratives().any(names)
    };
    let phone = given("agency.phone", &report.agency.phone, PHONE);
    let address = given("agency.address", &report.agency.address, ADDRESS);
    let (what, help) = match (phone, address) {
        (true, true) => return,
        (false, true) => ("电话", "填写 agency.phone"),
        (true, false) => ("地址", "填写 agency.address"),
        (false, false) => ("电话和地址", "填写 agency.phone 和 agency.address"),
    };
    let place = report.opening.as_ref().map(|opening| opening.span).or(report.agency.span);
    let problem = RULE.problem(format!("没有联系{what}"), place.unwrap_or_default(), "");
    found.push(problem.help(help));
}
