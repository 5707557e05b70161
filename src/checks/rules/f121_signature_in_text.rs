//! The text does not end with signature and date, which the program prints itself.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::{Prose, SectionText};
use crate::text::numerals::year_digit;
use crate::text::{Normalized, is_digit, lines};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "F121",
    "signature-in-text",
    &[Severity::Warning],
    include_str!("f121_signature_in_text.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    // A published report prints its own signature.
    if case.report.printed.is_some() {
        return;
    }
    let texts = case.report.section_texts.iter().rev().flat_map(SectionText::texts);
    let Some(last) = texts.filter(|text| !text.is_blank()).max_by_key(|text| text.span.start) else { return };
    if let Some(part) = signature(case, last) {
        let problem = RULE.problem("文字末尾有落款和日期，印出来会有两份", last.span(part), "落款、日期");
        found.push(problem.help("从文字里删去；落款和日期由 signature 和 date 印出"));
    }
}

/// Finds signature and date at the end of a text: a last line that is only a date, and the agency's name before it.
fn signature(case: &Case, prose: &Prose) -> Option<Range<usize>> {
    let written: Vec<_> =
        lines(&prose.text).filter(|line| !prose.text[line.clone()].trim().is_empty()).collect();
    let (date, before) = written.split_last()?;
    if !is_date(&Normalized::compact(&prose.text[date.clone()]).text) || before.is_empty() {
        return None;
    }
    let compact = |line: &Range<usize>| Normalized::compact(&prose.text[line.clone()]).text;
    let name = case.report.agency.name.as_ref().map(|name| Normalized::compact(&name.value).text);
    let is_signature = |line: &&Range<usize>| {
        let words = compact(line);
        name.as_ref().is_some_and(|name| !name.is_empty() && words == *name)
    };
    let start = before.last().filter(is_signature).unwrap_or(date).start;
    Some(start..date.end)
}

/// Whether words are a day and nothing else: 2025年1月20日, 二〇二五年一月二十日.
fn is_date(words: &str) -> bool {
    let is_number = |c: char| is_digit(c) || year_digit(c).is_some() || c == '十';
    let parts = words.strip_suffix('日').and_then(|words| words.split_once('年'));
    parts.is_some_and(|(year, rest)| {
        let day = rest.split_once('月');
        year.chars().count() == 4
            && year.chars().all(is_number)
            && day.is_some_and(|(month, day)| {
                [month, day].iter().all(|part| !part.is_empty() && part.chars().all(is_number))
            })
    })
}
