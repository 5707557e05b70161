//! The outline of a report: where each section and each part of one begins.

use crate::form::{Form, Section, SectionPart};
use crate::import::extract::{Block, Extract};
use crate::source::Span;
use crate::text::label::{self, fold, without_layout, without_number};
use crate::text::numerals::is_numeral;
use crate::text::{Normalized, is_digit, ordinals};
use std::collections::BTreeSet;

/// A heading with one character in so many wrong is still the one meant.
const ONE_WRONG_IN: usize = 4;
/// A heading with more words than this is a sentence.
const LONGEST_HEADING: usize = 34;
/// The same for a heading that its text follows in the same line.
const LONGEST_RUN_IN: usize = 20;
/// A list of contents names at least so many sections in a row.
const FEWEST_ENTRIES: usize = 3;
/// A report with a list of contents at either end names 18 sections; the search compares each with all others.
const MOST_HEADINGS: usize = 200;
/// What stands above a list of contents.
const CAPTIONS: &[&str] = &["目录", "目次"];
/// What follows the name of a part in its heading.
const SUFFIXES: &[&str] = &["政府信息", "工作", "情况", "方面", "内容"];
/// What a sentence is about is named in few characters, before 方面.
const LONGEST_SUBJECT: usize = 14;
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

/// Finds the headings of the sections, in the form's order.
pub(crate) fn sections(extract: &Extract, form: &Form) -> Vec<Option<Heading>> {
    let mut found: Vec<Vec<Heading>> = vec![vec![]; form.sections.len()];
    for (block, paragraph) in paragraphs(extract) {
        if let Some((at, heading)) = heading_at(extract, form, block, paragraph) {
            found[at].push(heading);
        }
    }
    // A table of contents names the headings as well, before they come; so the last ones count.
    let mut next = usize::MAX;
    let mut chosen = vec![None; found.len()];
    for at in (0..found.len()).rev() {
        let mut before = found[at].iter().rev().filter(|heading| heading.block < next);
        chosen[at] = before.next().cloned();
        // The caption of a table says the heading once more, right below it.
        while let (Some(heading), Some(above)) = (&mut chosen[at], before.next())
            && above.block + 1 == heading.block
        {
            *heading = above.clone();
        }
        next = chosen[at].as_ref().map_or(next, |heading| heading.block);
    }
    add_varied(extract, form, &mut chosen);
    chosen
}

/// Finds the section whose heading a paragraph is or begins with.
fn heading_at(extract: &Extract, form: &Form, block: usize, paragraph: Span) -> Option<(usize, Heading)> {
    let words = extract.words(paragraph);
    form.sections.iter().enumerate().find_map(|(at, section)| {
        let (length, rest) = section_heading(section, words)?;
        Some((at, heading(block, paragraph, length, rest)))
    })
}

fn heading(block: usize, paragraph: Span, length: usize, rest: usize) -> Heading {
    Heading {
        block,
        span: Span::new(paragraph.start, paragraph.start + length),
        rest: Span::new(paragraph.start + rest, paragraph.end),
    }
}

/// Adds the headings that are worded in another way, each between those of the sections before and after it.
fn add_varied(extract: &Extract, form: &Form, chosen: &mut [Option<Heading>]) {
    for (at, section) in form.sections.iter().enumerate() {
        if chosen[at].is_some() {
            continue;
        }
        let block = |heading: &Option<Heading>| heading.as_ref().map(|heading| heading.block);
        let after = chosen[..at].iter().filter_map(block).max();
        let before = chosen[at + 1..].iter().filter_map(block).min().unwrap_or(usize::MAX);
        let within = paragraphs(extract)
            .filter(|(block, _)| after.is_none_or(|after| after < *block) && *block < before)
            .filter_map(|(block, paragraph)| {
                let (length, rest) = varied_heading(section, at, extract.words(paragraph))?;
                Some(heading(block, paragraph, length, rest))
            });
        let mut within: Vec<Heading> = within.collect();
        // Before section one a table of contents may stand; behind a section, the first heading is the next one's.
        chosen[at] = if after.is_none() { within.pop() } else { within.into_iter().next() };
    }
}

/// Measures a heading that bears the numeral of a section and one of its words: its length, and where the text goes on.
fn varied_heading(section: &Section, at: usize, words: &str) -> Option<(usize, usize)> {
    let read = Normalized::label(words);
    let number = ordinals::read(&read.text)?;
    let is_section = matches!(number.kind, ordinals::OrdinalKind::Chinese | ordinals::OrdinalKind::Part);
    if !is_section || usize::try_from(number.value) != Ok(at + 1) {
        return None;
    }
    let rest = &read.text[number.length..];
    let (end, longest) = run_in_end(rest);
    let name = &rest[..end];
    let fits = name.chars().count() <= longest && !name.contains(ENDS);
    let names = section.words.iter().any(|word| name.contains(word.as_str()));
    (fits && names).then(|| {
        let length = read.origin(0..number.length + end).end;
        (length, after_punctuation(words, length))
    })
}

/// Finds where a heading without number ends, and how long it may be: all of it where it stands alone, else up to the
/// first mark that its text follows.
fn run_in_end(rest: &str) -> (usize, usize) {
    let bare = rest.trim_end_matches(ENDS);
    match bare.find(['。', ':', '：']) {
        Some(end) => (end, LONGEST_RUN_IN),
        None => (bare.len(), LONGEST_HEADING),
    }
}

/// Takes lists of contents out of a document: headings in a row without a text between them, each of which stands
/// somewhere else once more. Returns their lines.
pub(crate) fn take_contents(extract: &mut Extract, form: &Form) -> Vec<String> {
    let mut headings: Vec<(usize, usize)> = vec![];
    for (block, paragraph) in paragraphs(extract) {
        let line = contents_line(extract.words(paragraph));
        let at = form.sections.iter().enumerate().position(|(at, section)| {
            section_heading(section, line).is_some_and(|(_, rest)| rest == line.len())
                || varied_heading(section, at, line).is_some_and(|(_, rest)| rest == line.len())
        });
        headings.extend(at.map(|at| (block, at)));
    }
    if headings.len() > MOST_HEADINGS {
        return vec![];
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut rest = headings.as_slice();
    while let Some(first) = rest.first() {
        let follows = |pair: &&[(usize, usize)]| {
            let (from, to) = (pair[0].0, pair[1].0);
            pair[0].1 < pair[1].1 && extract.blocks[from + 1..to].iter().all(|block| is_entry(extract, block))
        };
        let count = rest.windows(2).take_while(follows).count() + 1;
        let (run, others) = rest.split_at(count);
        let elsewhere = |at: usize| {
            let run = first.0..=run.last().map_or(first.0, |(block, _)| *block);
            headings
                .iter()
                .any(|(block, other)| *other == at && !run.contains(block) && !taken.contains(block))
        };
        if count >= FEWEST_ENTRIES && run.iter().all(|(_, at)| elsewhere(*at)) {
            taken.extend(first.0..=run.last().map_or(first.0, |(block, _)| *block));
        }
        rest = others;
    }
    let is_caption = |block: &Block| matches!(block, Block::Paragraph(line) if CAPTIONS.contains(&&*label::without_layout(extract.words(line.span))));
    let captions = taken.iter().filter_map(|block| block.checked_sub(1));
    let captions: Vec<usize> = captions.filter(|block| is_caption(&extract.blocks[*block])).collect();
    taken.extend(captions);
    extract.remove(&taken)
}

/// Whether a block may stand between the headings of a list of contents: a part's heading or a page number.
fn is_entry(extract: &Extract, block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let line = contents_line(extract.words(paragraph.span));
    let text = label::without_layout(line);
    let number = ordinals::read(&text);
    line.is_empty() || number.is_some_and(|number| number.is_bracketed() && !text.contains(ENDS))
}

/// Takes the dots and the page off a line of a list of contents.
fn contents_line(words: &str) -> &str {
    let bare = words.trim_end_matches(|c: char| is_digit(c) || c.is_whitespace());
    let dotted = bare.trim_end_matches(['.', '…', '·', '．', '-', '—', '\t', ' ']);
    if dotted.len() < bare.len() { dotted } else { words }
}

/// The paragraphs of a extract with the numbers of their blocks.
pub(crate) fn paragraphs(extract: &Extract) -> impl Iterator<Item = (usize, Span)> {
    extract.blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Paragraph(paragraph) => Some((at, paragraph.span)),
        Block::Table(_) => None,
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
        bare == name || bare.chars().count() < LONGEST_HEADING && label::are_alike(bare, name, ONE_WRONG_IN)
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

/// How the headings of parts are numbered in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartNumbers {
    /// （一）, or not at all: an Arabic number begins an item of a list.
    Bracketed,
    /// 1.
    Arabic,
}

/// Finds the part whose heading a paragraph is or begins with: its number in `parts`, the heading's length, and where
/// the text goes on.
pub(crate) fn part_heading(
    parts: &[SectionPart],
    words: &str,
    numbers: PartNumbers,
) -> Option<(usize, usize, usize)> {
    let read = Normalized::label(words);
    let (number, rest) = label::split(&read.text);
    let label = |part: &SectionPart| {
        let mut names: Vec<String> =
            std::iter::once(&part.label).chain(&part.aliases).map(|name| without_layout(name)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.into_iter().find(|name| rest.starts_with(name.as_str()))
    };
    let named = parts.iter().enumerate().find_map(|(at, part)| label(part).map(|name| (at, name.len())));
    let named = named.and_then(|(part, length)| Some((part, heading_end(&rest[length..])? + length)));
    let in_place = || numbered_part(parts, &read.text, rest, numbers);
    let (part, end) = named.or_else(|| loose(parts, number, rest)).or_else(in_place)?;
    let ended = rest[end..].is_empty();
    if number.is_empty() && !ended && !rest[..end].ends_with("情况") {
        return None;
    }
    let length = read.origin(0..number.len() + end).end;
    Some((part, length, after_punctuation(words, length)))
}

/// Finds the part whose number a heading bears and one of whose words it holds: （三）信息管理情况. Where its text
/// follows in the same line, the heading ends as headings do.
fn numbered_part(
    parts: &[SectionPart],
    text: &str,
    rest: &str,
    numbers: PartNumbers,
) -> Option<(usize, usize)> {
    let number = ordinals::read(text)?;
    let is_part = match number.kind {
        ordinals::OrdinalKind::BracketedChinese => true,
        ordinals::OrdinalKind::Arabic | ordinals::OrdinalKind::BracketedArabic => {
            numbers == PartNumbers::Arabic
        }
        _ => false,
    };
    let at = usize::try_from(number.value).ok()?.checked_sub(1)?;
    let part = parts.get(at).filter(|_| is_part)?;
    let (end, longest) = run_in_end(rest);
    let name = &rest[..end];
    let alone = rest[end..].chars().nth(1).is_none();
    let closed = alone || SUFFIXES.iter().chain(&["建设"]).any(|suffix| name.ends_with(suffix));
    let fits = closed && name.chars().count() <= longest && !name.contains(ENDS);
    let words = std::iter::once(&part.label).chain(&part.aliases).chain(&part.words);
    (fits && words.into_iter().any(|word| name.contains(word.as_str()))).then_some((at, end))
}

/// Finds the part that a sentence says it is about: `在政府信息管理方面，`.
pub(crate) fn part_told(parts: &[SectionPart], sentence: &str) -> Option<usize> {
    let text = without_layout(sentence);
    let text = label::split(&text).1;
    let text = ordinals::read(text).map_or(text, |point| &text[point.length..]);
    let about = &text[..text.find("方面,").or_else(|| text.find("方面:"))?];
    let about = about.strip_prefix('在').unwrap_or(about);
    let about = about.trim_end_matches("工作");
    if about.chars().count() > LONGEST_SUBJECT || about.contains(ENDS) {
        return None;
    }
    let only = |words: fn(&SectionPart) -> Vec<&String>| {
        let mut found = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| words(part).iter().any(|word| about.contains(word.as_str())));
        found.next().map(|(at, _)| at).filter(|_| found.next().is_none())
    };
    let names: fn(&SectionPart) -> Vec<&String> =
        |part| std::iter::once(&part.label).chain(&part.aliases).collect();
    only(names).or_else(|| only(|part| part.words.iter().collect()))
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
fn loose(parts: &[SectionPart], number: &str, rest: &str) -> Option<(usize, usize)> {
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
    let names = |part: &SectionPart| {
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
        let (part, length, rest) =
            part_heading(&ANNUAL_2021.sections[0].parts, words, PartNumbers::Bracketed)?;
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
