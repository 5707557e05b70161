//! No text repeats a heading of the form, which the program prints itself.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::form::{Form, Section, SectionPart};
use crate::report::{Prose, SectionText};
use crate::text::numerals::is_numeral;
use crate::text::{Normalized, half, is_blank, label, lines, ordinals};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "F120",
    "heading-in-text",
    &[Severity::Warning],
    include_str!("f120_heading_in_text.md"),
    check,
);

/// How many characters of a line are marked: a heading that runs on in a paragraph has no end of its own.
const MARKED: usize = 16;

/// A heading of the form in a text.
struct Heading<'a> {
    name: &'a str,
    part: Range<usize>,
}

fn check(case: &Case, found: &mut Vec<Problem>) {
    // A published report prints its own headings.
    if case.report.printed.is_some() {
        return;
    }
    for (section, texts) in case.form.sections.iter().zip(&case.report.section_texts) {
        for prose in texts.texts() {
            let headings = headings(&prose.text, |line| section_heading(case.form, line));
            found.extend(headings.first().map(|heading| repeated(prose, heading)));
        }
        if section.key == "overview" {
            found.extend(pasted(section, texts));
        }
    }
}

fn repeated(prose: &Prose, heading: &Heading) -> Problem {
    let message = format!("文字里有格式的标题“{}”，印出来会有两个", heading.name);
    let problem = RULE.problem(message, prose.span(heading.part.clone()), "格式的标题");
    problem.help("标题由程序印出；从文字里删去")
}

/// Reports the text of a part that holds the headings of other parts. Its own heading is printed once all the same, and
/// the text before the parts may hold all of them.
fn pasted(section: &Section, texts: &SectionText) -> Vec<Problem> {
    let parts = section.parts.iter().zip(&texts.parts);
    let problems = parts.filter_map(|(this, prose)| {
        let prose = prose.as_ref()?;
        let others = headings(&prose.text, |line| {
            section
                .parts
                .iter()
                .find(|part| part.key != this.key && is_headed(line, part))
                .map(|part| &*part.label)
        });
        let first = others.first()?;
        let rest = if others.len() > 1 { "等" } else { "" };
        let message =
            format!("“{}”的文字里有另外 {} 项的标题：“{}”{rest}", this.label, others.len(), first.name);
        let mut problem = RULE.problem(message, prose.span(first.part.clone()), "另一项的标题");
        for heading in others.iter().skip(1) {
            problem = problem.at(prose.span(heading.part.clone()), "另一项的标题");
        }
        Some(problem.help("各项分别填在自己的项里，标题由程序印出"))
    });
    problems.collect()
}

/// Finds the lines that are headings of the form, by their compact text. All begin with a number in Chinese.
fn headings<'a>(text: &str, name: impl Fn(&str) -> Option<&'a str>) -> Vec<Heading<'a>> {
    let first = |line: &Range<usize>| text[line.clone()].chars().find(|c| !is_blank(*c));
    let is_numbered = |line: &Range<usize>| first(line).is_some_and(|c| half(c) == '(' || is_numeral(c));
    let found = lines(text).filter(is_numbered).filter_map(|line| {
        let trimmed = text[line.clone()].trim();
        let name = name(&Normalized::compact(trimmed).text)?;
        let start = line.start + text[line].find(trimmed)?;
        let length = trimmed.char_indices().nth(MARKED).map_or(trimmed.len(), |(at, _)| at);
        Some(Heading { name, part: start..start + length })
    });
    found.collect()
}

/// Returns the heading of the section that a line repeats: 二、主动公开政府信息情况.
fn section_heading<'a>(form: &'a Form, line: &str) -> Option<&'a str> {
    let number = ordinals::read(line).filter(|number| number.level() == Some(1))?;
    let words = line[number.length..].trim_end_matches([':', '。']);
    let is_same = |heading: &str| label::without_number(heading) == label::without_number(words);
    let is_named =
        |section: &&Section| is_same(&section.heading) || section.aliases.iter().any(|own| is_same(own));
    let section = form.sections.iter().find(is_named)?;
    Some(&section.heading)
}

/// Whether a line begins with the heading of a part: （二）依申请公开情况。….
fn is_headed(line: &str, part: &SectionPart) -> bool {
    let Some(number) = ordinals::read(line).filter(|number| number.level() == Some(2)) else { return false };
    let rest = line[number.length..].strip_prefix(part.label.as_str());
    rest.is_some_and(|rest| {
        let rest =
            ["工作情况", "情况", "方面"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        rest.is_empty() || rest.starts_with(['。', ':', '.'])
    })
}
