//! The texts of a section: the five parts of 一, the two halves of 五.

use crate::form::SectionPart;
use crate::import::extract::Extract;
use crate::import::recognise::prose::outline::{PartNumbers, part_heading, part_told};
use crate::import::recognise::prose::paragraphs::Paragraphs;
use crate::source::Span;
use crate::text::label::{self, fold, without_layout};
use crate::text::ordinals;
use std::collections::BTreeSet;

/// What a heading of the second half of 五 speaks of.
const REMEDIES: &[&str] = &["改进", "措施", "下一步", "下步", "整改", "努力方向", "打算"];
/// How the second half of 五 begins where it has no heading.
const OPENINGS: &[&str] = &["针对", "下一步", "下步", "今后", "为此", "对此"];
/// A section that names fewer parts with 方面 is not arranged by them.
const FEWEST_SUBJECTS: usize = 2;
/// A heading of a half has no more signs than this.
const LONGEST_HEADING: usize = 25;

/// The texts of a section, with the headings that were found.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) lead: Paragraphs,
    /// One for each part of the form.
    pub(crate) texts: Vec<Paragraphs>,
    pub(crate) headings: Vec<Span>,
}

/// Sorts the paragraphs of a section under the headings of its parts. The headings themselves belong to the form.
pub(crate) fn under_headings(extract: &Extract, parts: &[SectionPart], body: &[Span]) -> Parts {
    let mut sorted = Parts { texts: vec![Paragraphs::default(); parts.len()], ..Parts::default() };
    let find = |span: Span, numbers| part_heading(parts, extract.words(span), numbers);
    let is_bracketed = |span: &Span| {
        let text = without_layout(extract.words(*span));
        ordinals::read(&text).is_some_and(|number| number.kind == ordinals::OrdinalKind::BracketedChinese)
    };
    let bracketed =
        body.iter().any(|span| is_bracketed(span) && find(*span, PartNumbers::Bracketed).is_some());
    let numbers = if bracketed { PartNumbers::Bracketed } else { PartNumbers::Arabic };
    let headed: BTreeSet<usize> = body.iter().filter_map(|span| Some(find(*span, numbers)?.0)).collect();
    let told = |span: &Span| told(extract, parts, *span);
    let subjects: BTreeSet<usize> = body
        .iter()
        .flat_map(told)
        .filter_map(|(part, _)| part)
        .filter(|part| !headed.contains(part))
        .collect();
    // One part named in passing is no arrangement of the text.
    let arranged = subjects.len() >= FEWEST_SUBJECTS;
    let (mut open, mut next) = (None, 0);
    for span in body {
        if let Some((part, length, rest)) = find(*span, numbers).filter(|(part, ..)| *part >= next) {
            sorted.headings.push(Span::new(span.start, span.start + length));
            sorted.texts[part].push(Span::new(span.start + rest, span.end));
            (open, next) = (Some(part), part + 1);
            continue;
        }
        let pieces = if arranged { told(span) } else { vec![] };
        let mut start = span.start;
        let mut to = open;
        for (part, at) in pieces {
            let Some(part) = part.filter(|part| subjects.contains(part)) else { continue };
            sorted.push(to, trimmed(extract, Span::new(start, at)));
            (start, to) = (at, Some(part));
        }
        sorted.push(to, Span::new(start, span.end));
        open = to;
    }
    sorted
}

impl Parts {
    fn push(&mut self, part: Option<usize>, span: Span) {
        part.map_or(&mut self.lead, |part| &mut self.texts[part]).push(span);
    }
}

/// Finds the sentences of a paragraph, each with the part that it says it is about and its place.
fn told(extract: &Extract, parts: &[SectionPart], span: Span) -> Vec<(Option<usize>, usize)> {
    let words = extract.words(span);
    let starts = words.match_indices(['。', '；']).map(|(at, mark)| at + mark.len());
    let starts = std::iter::once(0).chain(starts).filter(|at| *at < words.len());
    starts.map(|at| (part_told(parts, &words[at..]), span.start + at)).collect()
}

/// A stretch of a paragraph without blanks at its end.
fn trimmed(extract: &Extract, span: Span) -> Span {
    Span::new(span.start, span.start + extract.words(span).trim_end().len())
}

/// Divides 五 into problems and improvements. Its headings are the agency's own words and stay in the text.
pub(crate) fn halves(extract: &Extract, body: &[Span]) -> Parts {
    let mut text = Paragraphs::default();
    for span in body {
        text.push(*span);
    }
    let headed = |span: Span| heading(extract.words(span));
    let mut headings: Vec<Span> =
        body.iter().filter_map(|span| Some(Span::new(span.start, span.start + headed(*span)?))).collect();
    let is_remedy = |span: Span| {
        let words = extract.words(span);
        heading(words).is_some_and(|end| REMEDIES.iter().any(|word| words[..end].contains(word)))
    };
    let opens = |words: &str| {
        let squeezed = without_layout(words);
        let rest = label::split(&squeezed).1;
        OPENINGS.iter().any(|word| rest.starts_with(word))
    };
    let second =
        |test: &dyn Fn(Span) -> bool| body.iter().skip(1).position(|span| test(*span)).map(|at| at + 1);
    let cut = second(&is_remedy).or_else(|| second(&|span| opens(extract.words(span))));
    if let Some(cut) = cut {
        let (problems, improvements) = text.split(cut);
        return Parts { texts: vec![problems, improvements], headings, ..Parts::default() };
    }
    // Both halves in one paragraph: the second begins with a sentence of its own.
    if let [only] = body {
        let words = extract.words(*only);
        let sentence = words.match_indices('。').map(|(at, sign)| at + sign.len());
        if let Some(at) = sentence.filter(|at| *at < words.len()).find(|at| opens(&words[*at..])) {
            let (mut problems, mut improvements) = (Paragraphs::default(), Paragraphs::default());
            problems.push(Span::new(only.start, only.start + at));
            improvements.push(Span::new(only.start + at, only.end));
            return Parts { texts: vec![problems, improvements], headings, ..Parts::default() };
        }
    }
    headings.retain(|span| !span.is_empty());
    Parts { texts: vec![text, Paragraphs::default()], headings, ..Parts::default() }
}

/// The length of a heading of a half that a paragraph is or begins with: （二）改进措施。
fn heading(words: &str) -> Option<usize> {
    let squeezed = without_layout(words);
    let (number, _) = label::split(&squeezed);
    let end =
        words.char_indices().find(|(_, c)| matches!(fold(*c), '。' | ':' | ';' | '；')).map(|(at, _)| at);
    let end = end.unwrap_or(words.len());
    let short = words[..end].chars().count() <= LONGEST_HEADING && !words[..end].contains(['，', ',']);
    let speaks = REMEDIES.iter().chain(&["问题", "不足"]).any(|word| words[..end].contains(word));
    let stands = end == words.len() || words[end..].chars().count() == 1;
    (short && speaks && (number.starts_with('(') || stands)).then_some(end)
}
