//! Finds what is a citation in a text, and what was meant to be one.

use crate::report::CitationFault;
use std::ops::Range;

/// The braces of both widths.
const OPEN: [char; 2] = ['{', '｛'];
const CLOSE: [char; 2] = ['}', '｝'];

/// A citation, or what was meant to be one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Braces {
    /// All of it.
    pub(crate) whole: Range<usize>,
    /// What stands between them; nothing where one of them is missing.
    pub(crate) inner: Range<usize>,
    /// Why it is none.
    pub(crate) fault: Option<CitationFault>,
}

/// The first citation from a byte on. It ends before another begins; a single pair of braces counts
/// where `is_name` knows what stands between them.
pub(crate) fn next(text: &str, from: usize, is_name: impl Fn(&str) -> bool) -> Option<Braces> {
    marks(text, from).find_map(|at| {
        if let Some(braces) = literal(text, at) {
            Some(braces)
        } else if let Some(end) = pair(text, at, OPEN) {
            Some(double(text, at, end))
        } else if let Some(end) = pair(text, at, CLOSE) {
            Some(Braces { whole: at..end, inner: end..end, fault: Some(CitationFault::Unopened) })
        } else {
            single(text, at).filter(|braces| is_name(text[braces.inner.clone()].trim()))
        }
    })
}

/// The braces that a citation prints as they are, `{{` in `{{ "{{" }}`.
pub(crate) fn printed(inner: &str) -> Option<&str> {
    let braces = inner.trim().strip_prefix('"')?.strip_suffix('"')?;
    (!braces.is_empty() && braces.chars().all(|c| OPEN.contains(&c) || CLOSE.contains(&c))).then_some(braces)
}

/// A citation of braces in quotation marks.
fn literal(text: &str, start: usize) -> Option<Braces> {
    let rest = text[start..].strip_prefix("{{")?;
    let inner = text.len() - rest.len();
    let open = rest.trim_start_matches(' ').strip_prefix('"')?;
    let rest = open.trim_start_matches([OPEN, CLOSE].concat().as_slice());
    let close = text.len() - rest.strip_prefix('"')?.trim_start_matches(' ').len();
    text[close..].starts_with("}}").then_some(())?;
    printed(&text[inner..close])?;
    Some(Braces { whole: start..close + 2, inner: inner..close, fault: None })
}

/// The end of two braces that begin at a byte.
fn pair(text: &str, at: usize, braces: [char; 2]) -> Option<usize> {
    let rest = text[at..].strip_prefix(braces)?.strip_prefix(braces)?;
    Some(text.len() - rest.len())
}

/// What two opening braces begin, which end at `inner`.
fn double(text: &str, start: usize, inner: usize) -> Braces {
    let mut pairs = marks(text, inner).map(|at| (at, pair(text, at, OPEN).or_else(|| pair(text, at, CLOSE))));
    let next = pairs.find_map(|(at, end)| Some((at, end?)));
    let Some((close, end)) = next.filter(|(at, _)| text[*at..].starts_with(CLOSE)) else {
        return Braces { whole: start..inner, inner: inner..inner, fault: Some(CitationFault::Unclosed) };
    };
    if text[inner..close].contains('\n') {
        return Braces { whole: start..end, inner: inner..inner, fault: Some(CitationFault::Unclosed) };
    }
    let plain = text[start..inner].is_ascii() && text[close..end].is_ascii();
    let fault = (!plain).then_some(CitationFault::WideBraces);
    Braces { whole: start..end, inner: inner..close, fault }
}

/// What a single opening brace begins, if another closes it.
fn single(text: &str, start: usize) -> Option<Braces> {
    let inner = text.len() - text[start..].strip_prefix(OPEN)?.len();
    let close = marks(text, inner).next()?;
    let end = text.len() - text[close..].strip_prefix(CLOSE)?.len();
    Some(Braces { whole: start..end, inner: inner..close, fault: Some(CitationFault::SingleBraces) })
}

/// Where braces stand from a byte on.
fn marks(text: &str, from: usize) -> impl Iterator<Item = usize> {
    let braces = text[from..].char_indices().filter(|(_, c)| OPEN.contains(c) || CLOSE.contains(c));
    braces.map(move |(at, _)| from + at)
}
