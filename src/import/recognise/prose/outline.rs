//! The outline of a report: where each section and each part of one begins.

use crate::form::{Form, Part, Section};
use crate::import::extract::{Block, Extract};
use crate::source::Span;
use crate::text::label::{self, fold, without_layout, without_number};
use crate::text::{Normalized, numerals::is_numeral};

/// From this likeness on, of 1, a heading is the one meant.
const LIKE: f64 = 0.75;
/// A heading with more words than this is a sentence.
const LONGEST_HEADING: usize = 34;
/// The same for a heading that its text follows in the same line.
const LONGEST_RUN_IN: usize = 20;
/// What follows the name of a part in its heading.
const SUFFIXES: &[&str] = &["政府信息", "工作", "情况", "方面", "内容"];
/// What ends a heading that its text follows in the same line.
const ENDS: &[char] = &['。', ':', '.', ';', ',', '，', '；', '：'];

/// A heading as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The block that it stands in.
    pub(crate) block: usize,
    /// Its words, with its number and without closing punctuation.
    pub(crate) span: Span,
    /// What follows it in the same line; empty when it stands alone.
    pub(crate) rest: Span,
}

/// The headings of the sections, in the form's order.
pub(crate) fn sections(extract: &Extract, form: &Form) -> Vec<Option<Heading>> {
    let mut found: Vec<Vec<Heading>> = vec![Vec::new(); form.sections.len()];
    for (block, paragraph) in paragraphs(extract) {
        let words = extract.words(paragraph);
        for (at, section) in form.sections.iter().enumerate() {
            if let Some((length, rest)) = section_heading(section, words) {
                let span = paragraph.start..paragraph.start + length;
                found[at].push(Heading {
                    block,
                    span: Span::from(span),
                    rest: Span::new(paragraph.start + rest, paragraph.end),
                });
                break;
            }
        }
    }
    // A table of contents names the headings as well, before they come; so the last ones count.
    let mut next = usize::MAX;
    let mut chosen = vec![None; found.len()];
    for at in (0..found.len()).rev() {
        let mut before = found[at].iter().rev().filter(|heading| heading.block < next);
        chosen[at] = before.next().cloned();
        // The caption of a table says the heading once more, right below it.
        while let (Some(own), Some(above)) = (&mut chosen[at], before.next())
            && above.block + 1 == own.block
        {
            *own = above.clone();
        }
        next = chosen[at].as_ref().map_or(next, |heading| heading.block);
    }
    chosen
}

/// The paragraphs of a extract with the numbers of their blocks.
pub(crate) fn paragraphs(extract: &Extract) -> impl Iterator<Item = (usize, Span)> {
    extract.blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Paragraph(paragraph) => Some((at, paragraph.span)),
        Block::Grid(_) => None,
    })
}

/// The length of a section's heading in `words`, and where the text goes on.
fn section_heading(section: &Section, words: &str) -> Option<(usize, usize)> {
    let names: Vec<String> =
        std::iter::once(&section.heading).chain(&section.aliases).map(|name| without_number(name)).collect();
    let read = Normalized::label(words);
    let (number, rest) = label::split(&read.text);
    let bare = rest.trim_end_matches(ENDS);
    let like = |name: &String| {
        bare == name
            || bare.chars().count() < LONGEST_HEADING && strsim::normalized_levenshtein(bare, name) >= LIKE
    };
    // Sections are numbered 一、; a heading of a part is no heading of a section, however like it is.
    let of_section = number.is_empty() || !number.starts_with('(');
    if of_section && names.iter().any(like) {
        return Some((words.trim_end_matches(|c| ENDS.contains(&fold(c))).len(), words.len()));
    }
    let numbered = number.starts_with(is_numeral) || number.starts_with('第');
    let name =
        names.iter().find(|name| rest.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(ENDS)));
    let length = name.filter(|_| numbered).map(|name| number.len() + name.len())?;
    let end = read.origin(0..length).end;
    Some((end, after_punctuation(words, end)))
}

/// The part whose heading a paragraph is or begins with: its number in `parts`, the heading's length, and where the
/// text goes on.
pub(crate) fn part_heading(parts: &[Part], words: &str) -> Option<(usize, usize, usize)> {
    let read = Normalized::label(words);
    let (number, rest) = label::split(&read.text);
    let label = |part: &Part| {
        let mut names: Vec<String> =
            std::iter::once(&part.label).chain(&part.aliases).map(|name| without_layout(name)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.into_iter().find(|name| rest.starts_with(name.as_str()))
    };
    let named = parts.iter().enumerate().find_map(|(at, part)| label(part).map(|name| (at, name.len())));
    let (part, end) = match named {
        Some((part, length)) => (part, heading_end(&rest[length..])? + length),
        None => loose(parts, number, rest)?,
    };
    let ended = rest[end..].is_empty();
    if number.is_empty() && !ended && !rest[..end].ends_with("情况") {
        return None;
    }
    let length = read.origin(0..number.len() + end).end;
    Some((part, length, after_punctuation(words, length)))
}

/// The length of the suffixes behind a name, when the heading ends there.
fn heading_end(rest: &str) -> Option<usize> {
    let mut tail = rest;
    while let Some(shorter) = SUFFIXES.iter().find_map(|suffix| tail.strip_prefix(suffix)) {
        tail = shorter;
    }
    (tail.is_empty() || tail.starts_with(ENDS)).then(|| rest.len() - tail.len())
}

/// A numbered heading that names exactly one part among other words: （三）加强政府信息管理. Where its text follows in
/// the same line, it ends with the name, or it may be a sentence of its own.
fn loose(parts: &[Part], number: &str, rest: &str) -> Option<(usize, usize)> {
    let bare = rest.trim_end_matches(ENDS);
    let alone = !bare.contains(ENDS);
    let bare = if alone { bare } else { &rest[..rest.find(['。', ':'])?] };
    let longest = if alone { LONGEST_HEADING } else { LONGEST_RUN_IN };
    if !number.starts_with('(') || bare.contains(ENDS) || bare.chars().count() > longest {
        return None;
    }
    let fits = |name: &str| {
        let behind = bare.rfind(name).map(|at| &bare[at + name.len()..]);
        behind.is_some_and(|behind| alone || heading_end(behind) == Some(behind.len()))
    };
    let names = |part: &Part| {
        std::iter::once(&part.label).chain(&part.aliases).any(|name| fits(&without_layout(name)))
    };
    let mut found = parts.iter().enumerate().filter(|(_, part)| names(part));
    let (part, _) = found.next()?;
    found.next().is_none().then_some((part, bare.len()))
}

/// Where the text begins behind a heading.
fn after_punctuation(words: &str, at: usize) -> usize {
    let rest = &words[at..];
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(|c| ENDS.contains(&fold(c))).unwrap_or(rest);
    words.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::ANNUAL_2021;

    fn section(words: &str) -> Option<(usize, &str)> {
        ANNUAL_2021.sections.iter().enumerate().find_map(|(at, section)| {
            let (_, rest) = section_heading(section, words)?;
            Some((at, &words[rest..]))
        })
    }

    fn part(words: &str) -> Option<(usize, &str, &str)> {
        let (part, length, rest) = part_heading(&ANNUAL_2021.sections[0].parts, words)?;
        Some((part, &words[..length], &words[rest..]))
    }

    #[test]
    fn headings_of_sections_are_found() {
        for (words, at) in [
            ("一、总体情况", 0),
            ("总体情况", 0),
            ("二、 主动公开政府信息情况：", 1),
            ("第三部分  收到和处理政府信息公开申请情况", 2),
            ("四、因政府信息公开工作被申请行政复议和提起行政诉讼情况", 3),
            ("五、政府信息公开工作存在的主要问题及改进情况", 4),
            ("６．其他需要报告的事项", 5),
        ] {
            assert_eq!(section(words), Some((at, "")), "{words}");
        }
        assert_eq!(section("一、总体情况。2024年，本局认真落实。"), Some((0, "2024年，本局认真落实。")));
        for words in
            ["（一）主动公开情况", "报告全文包括总体情况、主动公开政府信息情况", "（一）存在的主要问题"]
        {
            assert_eq!(section(words), None, "{words}");
        }
    }

    #[test]
    fn headings_of_parts_run_in_or_stand_alone() {
        assert_eq!(part("（一）主动公开方面。2024年，"), Some((0, "（一）主动公开方面", "2024年，")));
        assert_eq!(part("(二) 依申请公开"), Some((1, "(二) 依申请公开", "")));
        assert_eq!(part("（三）加强政府信息管理"), Some((2, "（三）加强政府信息管理", "")));
        assert_eq!(part("（四）平台建设情况：优化"), Some((3, "（四）平台建设情况", "优化")));
        assert_eq!(part("监督保障情况"), Some((4, "监督保障情况", "")));
        let platform = "（四）政府信息平台建设情况";
        assert_eq!(part("（四）政府信息平台建设情况。用好网站。"), Some((3, platform, "用好网站。")));
        for words in [
            "主动公开政府信息618条",
            "（一）主动公开政府信息1355条，其中",
            "一是主动公开",
            "（一）做好主动公开，加强政府信息管理。今年",
            "（一）今年主动公开信息12条。另有转载。",
        ] {
            assert_eq!(part(words), None, "{words}");
        }
    }
}
