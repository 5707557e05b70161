//! A text of the narrative, and where each of its characters was written.

use crate::source::Span;
use std::ops::Range;

/// A text as it will be printed, and its places in the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The text with every escape and citation resolved; lines are paragraphs.
    pub text: String,
    /// Where the whole of it was written, quotation marks included.
    pub span: Span,
    /// The places of its pieces, in the order of the text.
    pub pieces: Vec<Piece>,
}

/// A piece of a text that was written in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where the piece begins in the text.
    pub start: usize,
    /// Where it was written.
    pub span: Span,
    /// Whether the text stands letter by letter at that place; otherwise it only comes from there.
    pub verbatim: bool,
}

impl Prose {
    /// A text that stands letter by letter at `start` of the source.
    pub fn verbatim(text: impl Into<String>, start: usize) -> Self {
        let text = text.into();
        let span = Span::new(start, start + text.len());
        Self { pieces: vec![Piece { start: 0, span, verbatim: true }], text, span }
    }

    /// Where a part of the text was written.
    pub fn span(&self, part: Range<usize>) -> Span {
        let (Some(start), Some(end)) = (self.place(part.start, false), self.place(part.end, true)) else {
            return self.span;
        };
        Span::new(start, end.max(start))
    }

    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The source's byte for a byte of the text; `end` asks for the end of what ends there.
    fn place(&self, byte: usize, end: bool) -> Option<usize> {
        let after =
            self.pieces.partition_point(|piece| if end { piece.start < byte } else { piece.start <= byte });
        let piece = self.pieces.get(after.saturating_sub(1))?;
        Some(match (piece.verbatim, end) {
            (true, _) => (piece.span.start + (byte - piece.start.min(byte))).min(piece.span.end),
            (false, true) => piece.span.end,
            (false, false) => piece.span.start,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_where_it_was_written() {
        // The source is `收到{{ new }}件`, the text `收到3件`.
        let pieces = vec![
            Piece { start: 0, span: Span::new(0, 6), verbatim: true },
            Piece { start: 6, span: Span::new(6, 15), verbatim: false },
            Piece { start: 7, span: Span::new(15, 18), verbatim: true },
        ];
        let prose = Prose { text: "收到3件".to_owned(), span: Span::new(0, 18), pieces };
        assert_eq!(prose.span(0..6), 0..6);
        assert_eq!(prose.span(6..7), 6..15);
        assert_eq!(prose.span(6..10), 6..18);
        assert_eq!(prose.span(3..7), 3..15);
    }
}
