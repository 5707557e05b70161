//! What every reader of published reports hands on: paragraphs and tables in reading order, each with its place.

use crate::source::{Place, Span};
use std::collections::BTreeSet;

/// A published report taken down, before anything in it has been recognised.
///
/// `text` is what diagnostics show: the file itself for text files, so that its line numbers hold, and for DOCX and
/// HTML one line a paragraph or table row. All spans are byte ranges of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extract {
    /// The text that all spans point into.
    pub text: String,
    /// Paragraphs and tables in reading order; none is empty.
    pub blocks: Vec<Block>,
    /// What the places of `text` are called in the document, in order of their spans.
    pub places: Vec<Place>,
    /// Marks of an earlier conversion that were left out, each with the place where it stood.
    pub stripped: Vec<StrippedMark>,
    /// What the reader took down but is not sure of, in order; an empty place at the end is meant for the whole file.
    pub unsure: Vec<Unsure>,
}

/// A place whose words may be others, or belong elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    /// The place; that of an empty cell is empty.
    pub span: Span,
    /// Why.
    pub kind: UnsureKind,
}

/// Why the reader of a file with places instead of cells is not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsureKind {
    /// A number stands on a ruling line, or two numbers of two cells touch.
    AcrossALine,
    /// A number too many stands in the cell beside or below this one.
    Beside,
    /// The ruling lines around this cell are broken, or one of them slipped.
    BrokenLines,
    /// The cell of this figure is merged down beside the labels of several rows.
    MergedDown,
    /// In a table without ruling lines a number may have slipped out of this row.
    Slipped,
    /// Digits that are no row stand right below this one: a narrow column may have broken its numbers.
    Wrapped,
    /// A picture stands in the cell, or a control from which one chooses, and no words.
    Pictured,
    /// The end of a page may have torn this row.
    TornRow,
    /// Something lies over the words of this cell, or other words lie among them.
    Covered,
    /// The words do not show: text recognition left them under a picture, or they were hidden.
    Hidden,
    /// The style sheets of a page may hide the words.
    MayBeHidden,
    /// Raised or small digits stand beside the number.
    Raised,
    /// The words run from right to left, or are mirrored.
    Backwards,
    /// What a workbook shows in the cell is another number than the one that is stored.
    ShownOtherwise,
    /// Notes at the foot of a page or at the end, of this count, were not read.
    Footnotes(usize),
    /// A line goes through all words of the cell.
    Struck,
    /// Some words of a cell of a workbook are raised, or a line goes through them.
    PartlyStruck,
    /// A formula was saved without its value.
    NotComputed,
    /// A sheet that is hidden was not read.
    HiddenSheet,
    /// The page of this number is a picture.
    Picture(usize),
    /// The page of this number is damaged, and what stands on it may be lost.
    BrokenPage(usize),
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph that stands outside every table.
    Paragraph(Paragraph),
    /// A table.
    Table(ExtractedTable),
}

/// A paragraph; its words are `text[span]` of the extract, without blanks at either end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Whether an empty line, a margin of the file or a table stands before it; text files only know this.
    pub apart: bool,
}

/// A table as rows of cells, in the manner of HTML: a place covered by a merged cell has no cell of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractedTable {
    /// The rows; a row may be empty where every place is covered from above.
    pub rows: Vec<Vec<ExtractedCell>>,
    /// Whether columns and merges were told by the file. Text has only the order of the cells.
    pub ruled: bool,
    /// Where it stands.
    pub span: Span,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractedCell {
    /// The first grid column it covers, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// Its words; lines and paragraphs inside the cell are joined by one blank.
    pub text: String,
    /// Where it stands; empty, but in its row, when the cell is empty.
    pub span: Span,
}

/// A mark that a converter left in the text and that was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrippedMark {
    /// What kind of mark.
    pub kind: MarkKind,
    /// The mark as it was written.
    pub mark: String,
    /// The place where it stood.
    pub at: usize,
}

/// The marks of conversion that readers take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// `[bookmark: …]`, left by converters of old Word files: a fault when it is published.
    Bookmark,
    /// `#`, `**` and backslashes of Markdown.
    Markdown,
}

impl ExtractedCell {
    /// Makes a cell that covers one column and one row.
    pub(crate) fn single(column: usize, words: &str, span: Span) -> Self {
        Self { column, columns: 1, rows: 1, text: words.to_owned(), span }
    }
}

impl Unsure {
    /// Whether words at `span` are meant.
    pub(super) fn meets(&self, span: Span) -> bool {
        self.span == span || (self.span.start < span.end && span.start < self.span.end)
    }
}

impl Extract {
    /// Takes blocks out, and returns the words of those that are paragraphs.
    pub(crate) fn remove(&mut self, taken: &BTreeSet<usize>) -> Vec<String> {
        let line = |block: &usize| match self.blocks.get(*block)? {
            Block::Paragraph(paragraph) => Some(self.words(paragraph.span).to_owned()),
            Block::Table(_) => None,
        };
        let lines = taken.iter().filter_map(line).collect();
        let mut at = 0;
        self.blocks.retain(|_| {
            at += 1;
            !taken.contains(&(at - 1))
        });
        lines
    }

    /// The words at `span`; empty when the span is none of this extract.
    pub fn words(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// Joins the halves of a torn stretch of words. Digits are kept apart: `1` and `2` may be two numbers or one.
pub(crate) fn glue(first: &str, second: &str) -> String {
    let wide = |c: Option<char>| c.is_none_or(|c| c > '\u{2E7F}');
    let apart = !(wide(first.chars().next_back()) || wide(second.chars().next()));
    [first, if apart { " " } else { "" }, second].concat()
}
