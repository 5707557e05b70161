//! The figures of one table, just as they were written.

use crate::report::amount::{Amount, AmountFault};
use crate::report::value_kind::ValueKind;
use crate::source::{Span, Spanned};

/// One table.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The table's heading, or nothing where the agency left the table out.
    pub span: Option<Span>,
    /// One for each row of the form; nothing where the agency left the row out.
    pub rows: Vec<Option<Row>>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The row's key, or its label on paper.
    pub key: Span,
    /// The row's figures.
    pub span: Span,
    /// From the left; computed totals included.
    pub cells: Vec<Cell>,
    /// How many of the cells the agency wrote itself.
    pub given: usize,
    /// Whether these are as many as the form asks for, so that each stands in its column.
    pub fits: bool,
}

/// One figure and its place.
pub type Cell = Spanned<Entry>;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A whole number of zero or more.
    Count(u64),
    /// A sum of money.
    Amount(Amount),
    /// Nothing, or a stroke: it stands for any count.
    Blank,
    /// A question mark: a figure that is yet to be verified; it stands for any count too.
    Unsure,
    /// A total that the program cannot add up, since not all of its addends are known: no less than this.
    AtLeast(u64),
    /// Something that is no count: why not, and what was written.
    NotACount(NotACount, String),
}

/// Why what stands in a cell is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACount {
    /// Words, or a number in quotation marks.
    Words,
    /// A value that is neither number nor text.
    Kind(ValueKind),
    /// A list within the row's list.
    List,
    /// A number below zero.
    Negative,
    /// A number with decimals.
    Fraction,
    /// A number with an exponent, an infinity, or another notation.
    NotPlain,
    /// A number larger than any count.
    TooLarge,
    /// An amount that is none.
    Amount(AmountFault),
}

/// What agencies write where no figure stands, apart from nothing at all.
const STROKES: &[&str] = &["/", "／", "\\", "-", "－", "—", "——", "–", "--"];

/// What a new file writes where a figure is yet to be filled in. No text holds it, so that an editor may replace all
/// of them at once; quotation marks without content also stand within `"""`.
pub const TO_FILL_IN: &str = "待填";

/// Whether words are only a stroke, which stands for [`Entry::Blank`].
pub fn is_stroke(words: &str) -> bool {
    STROKES.contains(&words)
}

impl Row {
    /// Whether a text, a group or a list of lists stands where the row's list of numbers should.
    pub fn is_no_list(&self) -> bool {
        let strange = |cell: &Cell| matches!(cell.value, Entry::NotACount(NotACount::List, _));
        let lone =
            |cell: &Cell| matches!(cell.value, Entry::NotACount(NotACount::Words | NotACount::Kind(_), _));
        !self.fits && (self.cells.iter().any(strange) || self.given == 1 && self.cells.iter().all(lone))
    }
}

impl Grid {
    /// A grid of `rows` rows that are all left out.
    pub fn left_out(rows: usize) -> Self {
        Self { span: None, rows: vec![None; rows] }
    }

    /// The cell at a place of the form, where there is one. A row of too few or too many cells has none,
    /// since their columns are not known.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.as_ref().filter(|row| row.fits)?.cells.get(column)
    }

    /// Every cell that was written, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten().flat_map(|row| &row.cells)
    }

    /// The count at a place of the form, where there is one.
    pub fn count(&self, row: usize, column: usize) -> Option<u64> {
        self.cell(row, column)?.value.count()
    }

    /// Whether no figure at all was written.
    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| matches!(cell.value, Entry::Blank | Entry::AtLeast(0)))
    }
}

impl Entry {
    /// The count, where it is one.
    pub fn count(&self) -> Option<u64> {
        if let Self::Count(count) = self { Some(*count) } else { None }
    }

    /// Whether any count may stand in the cell that is no less than [`Entry::least`].
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Blank | Self::Unsure | Self::AtLeast(_))
    }

    /// The least count that the cell may stand for; nothing where it is odd.
    pub fn least(&self) -> Option<u64> {
        match self {
            Self::Count(count) | Self::AtLeast(count) => Some(*count),
            Self::Blank | Self::Unsure => Some(0),
            Self::Amount(_) | Self::NotACount(..) => None,
        }
    }

    /// The count, or the amount in fen: what sums over several reports are made of.
    pub fn quantity(&self) -> Option<u64> {
        self.count().or_else(|| self.amount().map(|amount| amount.0))
    }

    /// The amount, where it is one.
    pub fn amount(&self) -> Option<Amount> {
        if let Self::Amount(amount) = self { Some(*amount) } else { None }
    }
}
