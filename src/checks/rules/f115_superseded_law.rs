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
    for (prose, compact) in case.narratives() {
        for part in form_of_2019(&compact.text) {
            let message = "引用的国办公开办函〔2019〕60号已由国办公开办函〔2021〕30号代替";
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "已被代替");
            found.push(problem.with_severity(Severity::Warning).help("改引国办公开办函〔2021〕30号"));
        }
        for (part, words) in titles_of_2019(&compact.text) {
            let message = format!("引用的“{words}”是 2019 年的，已由国办公开办函〔2021〕30号代替");
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "已被代替");
            found.push(problem.with_severity(Severity::Warning).help("改引国办公开办函〔2021〕30号"));
        }
        for part in order_of_2007(&compact.text) {
            let message = "引用的国务院令第492号是修订以前的《政府信息公开条例》";
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "已经修订");
            found.push(problem.help("改引国务院令第711号"));
        }
    }
}

/// Where the notice with the trial form is cited, in brackets of any kind.
fn form_of_2019(text: &str) -> Vec<Range<usize>> {
    let year = |rest: &str| {
        let inner = rest.trim_start_matches(['〔', '[', '(', '【', '﹝', '<', '〈']).strip_prefix("2019")?;
        let end = inner.trim_start_matches(['〕', ']', ')', '】', '﹞', '>', '〉']).strip_prefix("60号")?;
        Some(rest.len() - end.len())
    };
    // Who leaves 函 out means the same letter.
    let cited = |at: usize, office: &str| {
        let rest = &text[at + office.len()..];
        let rest = rest.strip_prefix('函').unwrap_or(rest);
        year(rest).map(|length| at..text.len() - rest.len() + length)
    };
    text.match_indices("国办公开办").filter_map(|(at, office)| cited(at, office)).collect()
}

/// The titles of the notice and of the form of 2019.
const TITLES: &[&str] = &["关于政府信息公开工作年度报告有关事项的通知", "政府信息公开工作年度报告格式(试行)"];
/// What comes before the title of a notice of the State Council's office; a province has a notice of the same title.
const OFFICES: &[&str] = &[
    "",
    "国务院办公厅",
    "政府信息与政务公开办公室",
    "国办",
    "国务院办公厅关于印发",
    "关于印发",
    "中华人民共和国",
];
/// How far behind a title its number is, in bytes: marks of the title and a bracket.
const BEHIND: usize = 16;

/// Finds the titles of 2019 where no number follows that is reported itself, or shows a notice of somebody else. Who
/// names the notice of 2021 in the same sentence tells the history.
fn titles_of_2019(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = vec![];
    for title in TITLES {
        for (at, _) in text.match_indices(title) {
            let before = text[..at].trim_end_matches(['《', '〈', '<']);
            let start = before.rfind(['《', '。', ',', '、', ';', '和', '及', '据', '照', '按']);
            let issuer = start.map_or(before, |start| &before[start..]);
            let issuer = issuer
                .trim_start_matches(|c| "《。,、;和及据照按".contains(c))
                .trim_end_matches(['《', '〈']);
            let is_national = OFFICES
                .iter()
                .any(|office| issuer.ends_with(office) && (!office.is_empty() || issuer.is_empty()));
            let after = &text[at + title.len()..];
            let end = after.char_indices().map(|(at, _)| at).find(|at| *at >= BEHIND).unwrap_or(after.len());
            let numbered = after[..end].contains(['〔', '['])
                || after[..end].contains("(国办")
                || after[..end].contains("号");
            let sentence = text[..at].rsplit('。').next().unwrap_or("").to_owned()
                + after.split('。').next().unwrap_or("");
            if is_national && !numbered && !sentence.contains("30号") && !sentence.contains("60号") {
                found.push((at..at + title.len(), *title));
            }
        }
    }
    found.sort_by_key(|(part, _)| part.start);
    found
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
                let order = before.strip_suffix("国务院").or_else(|| before.strip_suffix('国'))?.len();
                Some(start + order..start + at + number.len())
            }));
        }
        start += sentence.len();
    }
    found
}
