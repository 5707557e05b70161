//! A table as far as it could be recovered down, and how sure each row is.

use crate::form::{Table, TableBlock, TableLine};
use crate::import::extract::{ExtractedCell, Unsure, UnsureKind};
use crate::import::recognise::imported::{NoteKind, Reason};
use crate::import::recognise::tables::align::Alignment;
use crate::import::recognise::tables::cell;
use crate::import::recognise::tables::cell::Decimals;
use crate::import::recognise::tables::unit::{HeadUnit, YUAN};
use crate::report::{Amount, Entry};
use crate::source::{Span, Spanned};

/// What was found of one table of the form.
#[derive(Debug, Default)]
pub(crate) struct RecoveredTable {
    /// The grids that it was read from, from the first to the last.
    pub(crate) span: Option<Span>,
    /// One for each row of the form.
    pub(crate) rows: Vec<Option<RecoveredRow>>,
    /// Rows of figures whose label is lost.
    pub(crate) lost: Vec<LostRow>,
    /// How many heads of columns were found.
    pub(crate) heads: usize,
    /// Labels of rows, columns and groups, as they are printed.
    pub(crate) labels: Vec<Spanned<String>>,
}

/// One row of the form, found in print.
#[derive(Debug, Clone)]
pub(crate) struct RecoveredRow {
    pub(crate) label: Span,
    pub(crate) span: Span,
    /// One for each column of the form.
    pub(crate) cells: Vec<RecoveredCell>,
    /// What is printed beside the numbers.
    pub(crate) remarks: Vec<NoteKind>,
}

/// One cell of the form, found in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecoveredCell {
    pub(crate) entry: Entry,
    pub(crate) span: Span,
    /// Whether anything is printed in it, be it a stroke.
    pub(crate) printed: bool,
    /// Why the figure is not sure.
    pub(crate) doubt: Option<Reason>,
}

/// A row of figures that nobody can name.
#[derive(Debug, Clone)]
pub(crate) struct LostRow {
    pub(crate) span: Span,
    /// The words before the figures.
    pub(crate) label: Option<String>,
    /// The row of the form that was expected there.
    pub(crate) expected: usize,
}

impl RecoveredTable {
    /// Doubts rows below each other whose last place is empty though others of them are filled, where the other rows end
    /// with a figure: such a row has lost a cell, and whatever stood behind that one has slid to the left.
    pub(crate) fn doubt_slid(&mut self, table: &Table) {
        let mut rows = self.rows.as_mut_slice();
        for block in &table.blocks {
            let (own, rest) = rows.split_at_mut(block.rows.len());
            rows = rest;
            let filled = own.iter_mut().flatten().filter(|row| row.is_filled());
            let (short, whole): (Vec<_>, Vec<_>) = filled.partition(|row| row.ends_empty());
            if short.len() <= whole.len() {
                short.into_iter().filter(|row| !row.is_nought()).for_each(|row| row.doubt_place(block));
            }
        }
    }

    /// Doubts rows without any figure beside figures whose label is lost, or beside a row with two figures in one cell: they may
    /// be theirs.
    pub(crate) fn doubt_beside_lost(&mut self, table: &Table) {
        let count = self.lost.len();
        let labels: Vec<String> = self.lost.iter().filter_map(|lost| lost.label.clone()).collect();
        let mut doubted: Vec<Option<Reason>> = vec![None; self.rows.len()];
        for lost in &self.lost {
            let reason = Reason::LabelsLost(count, labels.clone());
            for row in [lost.expected.checked_sub(1), Some(lost.expected)].into_iter().flatten() {
                if let Some(own) = doubted.get_mut(row) {
                    own.get_or_insert(reason.clone());
                }
            }
        }
        for row in 0..self.rows.len() {
            if self.rows[row].as_ref().is_some_and(RecoveredRow::holds_two) {
                for beside in [row.checked_sub(1), Some(row + 1)].into_iter().flatten() {
                    if let Some(own) = doubted.get_mut(beside) {
                        own.get_or_insert(Reason::Unsure(UnsureKind::Beside));
                    }
                }
            }
        }
        let blocks = table.rows().map(|(block, _)| block);
        for ((own, reason), block) in self.rows.iter_mut().zip(doubted).zip(blocks) {
            if let (Some(row), Some(reason)) = (own, reason)
                && row.is_blank()
            {
                *row = RecoveredRow { label: row.label, ..RecoveredRow::unsure(row.span, block, &reason) };
            }
        }
    }

    /// Doubts the cells that the reader of the file was not sure of.
    pub(super) fn doubt_unsure(&mut self, unsure: &[Unsure]) {
        for cell in self.rows.iter_mut().flatten().flat_map(|row| &mut row.cells) {
            let own = unsure.iter().find(|unsure| unsure.meets(cell.span));
            if let Some(own) = own.filter(|_| cell.entry != Entry::Unsure) {
                *cell = RecoveredCell::unsure(cell.span, Reason::Unsure(own.kind));
            }
        }
    }

    /// Doubts rows side by side: they slide together when one of them has lost a cell.
    pub(crate) fn doubt_slid_together(&mut self, block: &TableBlock) {
        let filled = || self.rows.iter().flatten().filter(|row| row.is_filled());
        let slid = filled().any(|row| row.ends_empty() && !row.is_nought());
        let short = filled().next_back().is_some_and(RecoveredRow::ends_empty);
        if slid || (short && !filled().all(RecoveredRow::is_nought)) {
            self.rows.iter_mut().flatten().for_each(|row| row.doubt_place(block));
        }
    }
}

impl RecoveredRow {
    /// Whether any of its figures is sure.
    pub(crate) fn is_sure(&self) -> bool {
        self.cells.iter().any(|cell| cell.doubt.is_none())
    }

    /// Whether anything is printed in it.
    pub(crate) fn is_filled(&self) -> bool {
        self.is_sure() && self.cells.iter().any(|cell| cell.printed)
    }

    /// Whether nothing at all is printed in it.
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.entry == Entry::Blank && !cell.printed && cell.doubt.is_none())
    }

    /// Whether one of its cells holds two figures.
    fn holds_two(&self) -> bool {
        self.cells.iter().any(|cell| match &cell.doubt {
            Some(Reason::NotAFigure { printed, .. }) => {
                let several = cell::several(printed);
                several.len() > 1 && several.iter().all(|one| cell::is_figure(one))
            }
            _ => false,
        })
    }

    /// Leaves a row open whose figures may stand in wrong columns.
    fn doubt_place(&mut self, block: &TableBlock) {
        let last = block.columns.last().map_or("", TableLine::name);
        let reason = Reason::LastBlank(last.to_owned());
        *self = Self { label: self.label, ..Self::unsure(self.span, block, &reason) };
    }

    fn ends_empty(&self) -> bool {
        self.cells.last().is_some_and(|cell| cell.entry == Entry::Blank && !cell.printed)
    }

    /// Whether it holds nothing but zeros, which are zeros wherever they slide.
    fn is_nought(&self) -> bool {
        self.cells.iter().all(|cell| matches!(cell.entry, Entry::Blank | Entry::Count(0)))
    }

    /// Reads the figures of a row that was fitted to the columns of its block, whose heads name these units.
    pub(crate) fn read(
        label: Span,
        span: Span,
        alignment: Alignment<'_>,
        block: &TableBlock,
        units: &[HeadUnit],
    ) -> Self {
        let mut row = Self { label, span, cells: vec![], remarks: vec![] };
        let units = units.iter().chain(std::iter::repeat(&HeadUnit::Form));
        let columns = block.columns.iter().zip(units);
        match alignment {
            Alignment::Whole(cells) => {
                for (cell, column) in cells.iter().zip(columns) {
                    row.take(&cell.text, row.place(cell), column);
                }
            }
            Alignment::InOne(cell, words) => {
                for (words, column) in words.iter().zip(columns) {
                    row.take(words, cell.span, column);
                }
            }
            Alignment::Ambiguous(cells, reason) => {
                for (cell, column) in cells.iter().zip(columns) {
                    match cell {
                        Some(cell) => row.take(&cell.text, row.place(cell), column),
                        None => row.cells.push(RecoveredCell::unsure(row.span, reason.clone())),
                    }
                }
                for cell in &mut row.cells {
                    cell.doubt = Some(reason.clone());
                }
            }
        }
        row
    }

    /// A row of which only the place is known.
    pub(crate) fn unsure(span: Span, block: &TableBlock, reason: &Reason) -> Self {
        let cell = RecoveredCell::unsure(span, reason.clone());
        Self { label: span, span, cells: vec![cell; block.columns.len()], remarks: vec![] }
    }

    fn take(&mut self, words: &str, span: Span, (column, unit): (&TableLine, &HeadUnit)) {
        let decimals = decimals(column);
        let in_yuan = decimals.is_some() && *unit == HeadUnit::Yuan;
        let read = if in_yuan { cell::read_yuan(words) } else { cell::read(words, decimals) };
        let Some(figure) = read else {
            let (column, printed) = (column.name().to_owned(), words.trim().to_owned());
            self.cells.push(RecoveredCell::unsure(span, Reason::NotAFigure { column, printed }));
            return;
        };
        if let Some(remark) = figure.remark {
            self.remarks.push(NoteKind::BesideFigure { column: column.name().to_owned(), remark });
        }
        // Nothing is nothing in any unit.
        let is_nought = matches!(figure.entry, Entry::Blank | Entry::Amount(Amount(0)));
        let printed = !words.trim().is_empty();
        let mut cell = RecoveredCell { entry: figure.entry, span, printed, doubt: None };
        if let (Some(decimals), Entry::Amount(amount), false) = (decimals, &cell.entry, is_nought) {
            let (column, printed) =
                (column.name().to_owned(), words.trim().trim_end_matches(YUAN).to_owned());
            match unit {
                HeadUnit::Form => {}
                HeadUnit::Yuan => {
                    self.remarks.push(NoteKind::InYuan { printed, read: amount.show(decimals) });
                }
                HeadUnit::Other(unit) => {
                    cell = RecoveredCell::unsure(span, Reason::OtherUnit { column, unit: unit.clone() });
                }
            }
        }
        self.cells.push(cell);
    }

    /// An empty cell has no place of its own worth showing where the row has one.
    fn place(&self, cell: &ExtractedCell) -> Span {
        if cell.span.is_empty() && !self.span.is_empty() && cell.span.start == 0 {
            self.span
        } else {
            cell.span
        }
    }
}

impl RecoveredCell {
    pub(crate) fn unsure(span: Span, reason: Reason) -> Self {
        Self { entry: Entry::Unsure, span, printed: true, doubt: Some(reason) }
    }
}

/// The decimals of a column of amounts; nothing for counts.
pub(crate) fn decimals(column: &TableLine) -> Decimals {
    column.decimals()
}
