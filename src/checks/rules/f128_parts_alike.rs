//! No paragraph stands in two parts of the report.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::text::{Normalized, Words, is_chinese, lines};
use std::collections::HashMap;
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("F128", "parts-alike", &[Severity::Warning], include_str!("f128_parts_alike.md"), check);

/// Paragraphs that may rightly stand in two parts: what was charged, and where something else is to be found.
static REFERS: Words = Words::of("处理费 详见 附件 网址");
/// Shorter paragraphs, in Chinese characters, may say the same of two things: a heading, 本年度没有发生此类情况。
const SHORT: usize = 30;

/// Where a paragraph stood first.
struct Place<'a> {
    name: &'a str,
    prose: &'a Prose,
    line: Range<usize>,
}

fn check(case: &Case, found: &mut Vec<Problem>) {
    let mut places: HashMap<String, Place> = HashMap::new();
    for (section, chapter) in case.form.sections.iter().zip(&case.report.section_texts) {
        let parts = section.parts.iter().map(|part| part.label.as_str()).zip(&chapter.parts);
        let own = std::iter::once((section.name(), &chapter.text)).chain(parts);
        for (name, prose) in own.filter_map(|(name, prose)| Some((name, prose.as_ref()?))) {
            let mut pasted = lines(&prose.text).filter_map(|line| {
                let words = Normalized::compact(&prose.text[line.clone()]).text;
                let letters = words.chars().filter(|c| is_chinese(*c)).count();
                if letters <= SHORT || REFERS.is_in(&words) {
                    return None;
                }
                let first = places.entry(words).or_insert_with(|| Place { name, prose, line: line.clone() });
                let is_other = !std::ptr::eq(first.prose, prose);
                is_other.then(|| repeated(name, prose, line, first))
            });
            // The paragraphs of a text that was pasted as a whole are one finding.
            let problem = pasted.next();
            pasted.for_each(drop);
            found.extend(problem);
        }
    }
}

/// Reports a paragraph that stood before, by its first line.
fn repeated(name: &str, prose: &Prose, line: Range<usize>, first: &Place) -> Problem {
    let message = format!("“{name}”里有一段文字与“{}”的完全相同", first.name);
    let problem = RULE.problem(message, prose.span(line), "与另一项相同");
    problem
        .at(first.prose.span(first.line.clone()), "另一项")
        .help("核对这一段属于哪一项，另一项写自己的情况")
}
