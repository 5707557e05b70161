//! No law or notice is cited that another has replaced.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "F115",
    "superseded-law",
    &[Severity::Error, Severity::Warning],
    include_str!("f115_superseded_law.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for (prose, plain) in case.narratives() {
        for part in form_of_2019(&plain.text) {
            let message = "引用的国办公开办函〔2019〕60号已由国办公开办函〔2021〕30号代替";
            let problem = RULE.problem(message, prose.span(plain.origin(part)), "已被代替");
            found.push(problem.with_severity(Severity::Warning).help("改引国办公开办函〔2021〕30号"));
        }
        for part in order_of_2007(&plain.text) {
            let message = "引用的国务院令第492号是修订以前的《政府信息公开条例》";
            let problem = RULE.problem(message, prose.span(plain.origin(part)), "已经修订");
            found.push(problem.help("改引国务院令第711号"));
        }
    }
}

/// Where the notice with the trial form is cited, in brackets of any kind.
fn form_of_2019(text: &str) -> Vec<Range<usize>> {
    let office = "国办公开办函";
    let year = |rest: &str| {
        let inner = rest.trim_start_matches(['〔', '[', '(', '【', '﹝', '<', '〈']).strip_prefix("2019")?;
        let end = inner.trim_start_matches(['〕', ']', ')', '】', '﹞', '>', '〉']).strip_prefix("60号")?;
        Some(rest.len() - end.len())
    };
    let cited = |at: usize| year(&text[at + office.len()..]).map(|length| at..at + office.len() + length);
    text.match_indices(office).filter_map(|(at, _)| cited(at)).collect()
}

/// Finds where the regulation is cited as it was before its revision. A sentence that names both orders tells its
/// history.
fn order_of_2007(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    for sentence in text.split_inclusive('。') {
        if !sentence.contains("711号") {
            found.extend(sentence.match_indices("492号").filter_map(|(at, number)| {
                let before = sentence[..at].trim_end_matches(['令', '第', '(', ')', '〔', '〕', '[', ']']);
                let order = before.strip_suffix("国务院")?.len();
                Some(start + order..start + at + number.len())
            }));
        }
        start += sentence.len();
    }
    found
}
