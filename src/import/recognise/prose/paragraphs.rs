//! Paragraphs put together into the texts of a report, with the places of all their words.

use crate::import::extract::{Block, Extract};
use crate::report::{Piece, Prose};
use crate::source::Span;
use crate::text::label::{self, without_layout};
use crate::text::numerals::is_numeral;
use unicode_width::UnicodeWidthStr as _;

/// A line that is broken by the width of an official page is at least so wide, in columns of the screen.
const FULL_LINE: usize = 56;
/// Shorter lines say nothing of how wide a page is.
const SHORTEST_LINE: usize = 30;
/// A file with fewer broken sentences than this is not broken by the width of its page.
const FEWEST_BROKEN: usize = 5;

/// What ends a sentence.
const STOPS: &[char] = &['。', '！', '？', '…', '!', '?', '.'];
/// What ends a paragraph.
const ENDS: &[char] =
    &['。', '！', '？', '…', '!', '?', '.', '；', '：', '”', '’', '）', ')', '》', ';', ':'];

/// A text of paragraphs, each of one or more stretches: a page break may have torn it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Paragraphs(Vec<Vec<Span>>);

impl Paragraphs {
    /// Adds a paragraph, or the rest of one; an empty one adds nothing.
    pub(crate) fn push(&mut self, span: Span) {
        if !span.is_empty() {
            self.0.push(vec![span]);
        }
    }

    /// Adds a paragraph that is written on several lines.
    pub(crate) fn push_joined(&mut self, lines: &[Span]) {
        if !lines.is_empty() {
            self.0.push(lines.to_vec());
        }
    }

    /// The first paragraphs and the rest.
    pub(crate) fn split(mut self, at: usize) -> (Self, Self) {
        let rest = self.0.split_off(at.min(self.0.len()));
        (self, Self(rest))
    }

    /// Joins what a page break or the end of a line has torn, and counts the joints.
    pub(crate) fn rejoin(&mut self, extract: &Extract, page: &LineBreaks) -> usize {
        let before = self.0.len();
        let mut rejoined: Vec<Vec<Span>> = Vec::new();
        for paragraph in self.0.drain(..) {
            let torn = match (rejoined.last().and_then(|last| last.last()), paragraph.first()) {
                (Some(last), Some(next)) => page.is_torn(extract, *last, *next),
                _ => false,
            };
            match rejoined.last_mut() {
                Some(last) if torn => last.extend(paragraph),
                _ => rejoined.push(paragraph),
            }
        }
        self.0 = rejoined;
        before - self.0.len()
    }

    /// The text as a report holds it; nothing when there is none.
    pub(crate) fn prose(&self, extract: &Extract) -> Option<Prose> {
        let first = self.0.first()?.first()?;
        let last = self.0.last()?.last()?;
        let mut prose = Prose { span: Span::new(first.start, last.end), ..Prose::default() };
        for paragraph in &self.0 {
            if !prose.text.is_empty() {
                prose.text.push('\n');
            }
            for span in paragraph {
                prose.pieces.push(Piece { start: prose.text.len(), span: *span, verbatim: true });
                prose.text.push_str(extract.words(*span));
            }
        }
        Some(prose)
    }
}

/// How the lines of a document are broken.
#[derive(Debug)]
pub(crate) struct LineBreaks {
    /// A line that goes on in the next one is at least so wide.
    full: usize,
    /// Whether most lines are broken by the width of the page, wherever a sentence is.
    wrapped: bool,
}

impl LineBreaks {
    /// Looks at the lines that others follow side by side.
    pub(crate) fn of(extract: &Extract) -> Self {
        let pairs = extract.blocks.iter().zip(extract.blocks.iter().skip(1));
        let lines = pairs.filter_map(|pair| match pair {
            (Block::Paragraph(line), Block::Paragraph(next)) if !next.apart => Some(extract.words(line.span)),
            _ => None,
        });
        let long: Vec<&str> = lines.filter(|line| line.width() >= SHORTEST_LINE).collect();
        let mut broken: Vec<usize> =
            long.iter().filter(|line| !line.ends_with(ENDS)).map(|line| line.width()).collect();
        broken.sort_unstable();
        let wrapped = broken.len() >= FEWEST_BROKEN && broken.len() * 3 >= long.len();
        let usual = broken.get(broken.len() / 2).copied().unwrap_or(FULL_LINE);
        Self { full: if wrapped { usual * 4 / 5 } else { FULL_LINE }, wrapped }
    }

    /// Whether `next` goes on with the sentence that `last` broke off.
    fn is_torn(&self, extract: &Extract, last: Span, next: Span) -> bool {
        let (words, after) = (extract.words(last), extract.words(next));
        let squeezed = without_layout(after);
        let side_by_side = !apart(extract, next) && words.width() >= self.full;
        // Where lines are broken by their width, a sentence may well go on behind a quotation or a bracket.
        let ended = words.ends_with(STOPS) || (words.ends_with(ENDS) && !(self.wrapped && side_by_side));
        if ended || !label::split(&squeezed).0.is_empty() || opens_item(&squeezed) {
            return false;
        }
        // Only page numbers are left out between two paragraphs: the first one goes on over the page.
        let over = extract.text.get(last.end..next.start).is_some_and(|between| !between.trim().is_empty());
        if over {
            return true;
        }
        // A heading is short and holds no sentence; what is broken off holds one, fills its line, or follows a heading.
        let before = extract.text.get(..last.start).unwrap_or_default().trim_end_matches([' ', '\u{3000}']);
        let runs_in = !before.is_empty() && !before.ends_with('\n');
        let sentence = words.contains(['。', '；']) || runs_in;
        sentence || side_by_side
    }
}

/// Whether something lies between the paragraph and the one before it.
fn apart(extract: &Extract, span: Span) -> bool {
    let at = extract.blocks.partition_point(|block| start(block) < span.start);
    match extract.blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => paragraph.apart,
        _ => true,
    }
}

fn start(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => paragraph.span.start,
        Block::Table(grid) => grid.span.start,
    }
}

/// 一是, 第二, 其三: an item of a list begins.
fn opens_item(words: &str) -> bool {
    let mut signs = words.chars();
    let (first, second) = (signs.next(), signs.next());
    let number = |c: Option<char>| c.is_some_and(|c| is_numeral(c) || "首再最另".contains(c));
    (number(first) && second == Some('是')) || (matches!(first, Some('第' | '其')) && number(second))
}
