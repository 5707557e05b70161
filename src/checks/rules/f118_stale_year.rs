//! The text reports on the year of the report, and on no other.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::years::{Mention, is_topic, mentions, names_present};
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::source::Span;
use crate::text::Normalized;

pub(crate) const RULE: Rule =
    Rule::new("F118", "stale-year", &[Severity::Warning], include_str!("f118_stale_year.md"), check);

/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(year) = case.year() else { return };
    let opening = case.report.opening.as_ref();
    let mut stale: Vec<(u16, Span)> = vec![];
    for (prose, compact) in case.narratives() {
        if opening.is_some_and(|opening| std::ptr::eq(opening, *prose)) {
            found.extend(in_opening(prose, compact, case.form.title.as_str(), year.value));
            continue;
        }
        let other = mentions(compact).find(|own| own.year < year.value && is_topic(compact, own));
        if let Some(other) = other.filter(|_| !names_present(compact, year.value)) {
            stale.push((other.year, prose.span(compact.origin(other.part))));
        }
    }
    let Some(&(other, first)) = stale.first() else { return };
    stale.retain(|(year, _)| *year == other);
    let message = match stale.len() {
        1 => format!("这段文字写的是 {other} 年，没有写到报告年度 {}", year.value),
        count => format!("有 {count} 段文字写的是 {other} 年，没有写到报告年度 {}", year.value),
    };
    let mut problem = RULE.problem(message, first, "不是报告年度");
    for (_, span) in stale.iter().take(SHOWN).skip(1) {
        problem = problem.at(*span, "不是报告年度");
    }
    found.push(problem.at(year.span, "报告年度").help("核对年份和数字是否还是往年的"));
}

/// Finds the year right before the name of the report, where it is not the report's: 编制完成2023年度政府信息公开工作年度报告.
fn in_opening(prose: &Prose, compact: &Normalized, title: &str, year: u16) -> Option<Problem> {
    let is_name = |mention: &Mention| {
        let rest = &compact.text[mention.part.end..];
        let before = &compact.text[..mention.part.start];
        let is_compared =
            ["与", "和", "较", "比", "同", "参照", "参考", "对照"].iter().any(|word| before.ends_with(word));
        !is_compared && rest.strip_prefix('度').unwrap_or(rest).starts_with(title)
    };
    let named: Vec<_> = mentions(compact).filter(is_name).collect();
    let first = named.first().filter(|_| named.iter().all(|mention| mention.year != year))?;
    let span = prose.span(compact.origin(first.part.clone()));
    let message = format!("引言写的是 {} 年的年度报告，报告年度是 {year}", first.year);
    Some(RULE.problem(message, span, "年度").help(format!("核对后写“{year}年”")))
}
