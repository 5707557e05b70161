//! Tables that a converter has scattered over lines: put together again by the words of the form.

use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable, Unsure, UnsureKind, glue};
use crate::import::recognise::prose::boilerplate::is_page_number;
use crate::import::recognise::tables::cell::is_figure;
use crate::import::recognise::tables::label_set::{ALL, Kind, LabelSet};
use crate::import::recognise::tables::rejoin::rejoin;
use crate::source::Span;

/// Fewer labels than this may stand in any text.
const FEWEST_LABELS: usize = 4;
/// Shorter scraps before the first label or behind the last figure are none of the table.
const SHORTEST_SCRAP: usize = 4;
/// A label is torn into no more lines than this.
const MOST_SCRAPS: usize = 4;

/// Puts scattered tables together; nothing changes where nothing is scattered.
pub(crate) fn rebuild(extract: &mut Extract) {
    let mut rebuilder = Rebuilder {
        words: &ALL,
        blocks: vec![],
        run: vec![],
        merged: vec![],
        changed: false,
        unsure: vec![],
    };
    for block in std::mem::take(&mut extract.blocks) {
        rebuilder.take(extract, block);
    }
    rebuilder.finish_run();
    extract.unsure.append(&mut rebuilder.unsure);
    extract.blocks = rebuilder.finish();
}

struct Rebuilder<'w> {
    words: &'w LabelSet,
    blocks: Vec<Block>,
    /// Blocks that may be parts of one table.
    run: Vec<Part>,
    /// Where grids without lines between them became one, and what they were.
    merged: Vec<(usize, Vec<Block>)>,
    /// Whether anything was scattered.
    changed: bool,
    /// Figures whose order is not sure.
    unsure: Vec<Unsure>,
}

/// A block that may be a part of a scattered table.
struct Part {
    block: Block,
    /// Its words as cells; none for a grid.
    cells: Vec<(Kind, ExtractedCell)>,
}

impl Part {
    fn is_grid(&self) -> bool {
        matches!(self.block, Block::Table(_))
    }

    /// Whether this is a table with figures.
    fn is_whole(&self) -> bool {
        let Block::Table(grid) = &self.block else { return false };
        grid.rows.iter().flatten().any(|cell| !cell.text.is_empty() && is_figure(&cell.text))
    }

    /// Whether this is a scrap that may be anything.
    fn is_loose(&self) -> bool {
        !self.is_grid()
            && self.cells.iter().all(|(kind, cell)| {
                *kind == Kind::Figure || (*kind == Kind::Scrap && cell.text.chars().count() < SHORTEST_SCRAP)
            })
    }

    /// Whether this line follows the one before it without an empty line.
    fn is_attached(&self) -> bool {
        matches!(&self.block, Block::Paragraph(paragraph) if !paragraph.apart)
    }
}

impl Rebuilder<'_> {
    fn take(&mut self, extract: &Extract, block: Block) {
        let cells = match &block {
            Block::Paragraph(paragraph) => self.cells(extract, paragraph.span),
            Block::Table(grid) if !grid.ruled => Some(Vec::new()),
            Block::Table(_) => None,
        };
        let Some(cells) = cells else {
            self.finish_run();
            self.blocks.push(block);
            return;
        };
        let part = Part { block, cells };
        // Two grids in a row are two tables, unless one of them is only the head of the other.
        if part.is_whole() && self.run.last().is_some_and(Part::is_whole) {
            self.finish_run();
        }
        self.run.push(part);
    }

    /// The words of a paragraph, if all of them are words of a table.
    fn cells(&self, extract: &Extract, span: Span) -> Option<Vec<(Kind, ExtractedCell)>> {
        let words = extract.words(span);
        // A page number among the rows is none of their figures; without a sign beside it, it may be one.
        if is_page_number(words) && !words.chars().all(|c| c.is_ascii_digit()) {
            return Some(Vec::new());
        }
        if let Some(kind) = self.words.kind(words) {
            return Some(vec![(kind, ExtractedCell::single(0, words, span))]);
        }
        let mut cells = Vec::new();
        let mut start = span.start;
        for piece in words.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            if !word.is_empty() {
                let kind = self.words.kind(word)?;
                cells.push((
                    kind,
                    ExtractedCell::single(cells.len(), word, Span::new(start, start + word.len())),
                ));
            }
            start += piece.len();
        }
        Some(cells)
    }

    fn finish_run(&mut self) {
        let mut run = std::mem::take(&mut self.run);
        let first = run.iter().position(|part| !part.is_loose()).unwrap_or(run.len());
        let head: Vec<Part> = run.drain(..first).collect();
        // Behind the last figure nothing of a table is left but scraps of a torn label.
        let is_end = |part: &Part| part.is_grid() || part.cells.iter().any(|(kind, _)| *kind == Kind::Figure);
        let last = run.iter().rposition(is_end).map_or(0, |at| at + 1);
        let scraps = run[last..]
            .iter()
            .take_while(|part| !part.is_loose() || part.is_attached())
            .take_while(|part| part.cells.iter().all(|(kind, _)| *kind == Kind::Scrap))
            .count();
        let tail = run.split_off(last + scraps);
        self.blocks.extend(head.into_iter().map(|part| part.block));
        self.table(run);
        self.blocks.extend(tail.into_iter().map(|part| part.block));
    }

    /// Gives the blocks. In a document with nothing scattered, grids that follow each other are tables of their own.
    fn finish(mut self) -> Vec<Block> {
        if !self.changed {
            for (at, parts) in self.merged.into_iter().rev() {
                self.blocks.splice(at..=at, parts);
            }
        }
        self.blocks
    }

    /// Makes one table of a run of blocks, if it is one.
    fn table(&mut self, run: Vec<Part>) {
        let labels = run.iter().flat_map(|part| &part.cells).filter(|(kind, _)| *kind == Kind::Label).count();
        if !run.iter().any(Part::is_grid) && labels < FEWEST_LABELS {
            self.blocks.extend(run.into_iter().map(|part| part.block));
            return;
        }
        let lines = run.iter().filter(|part| !part.is_grid()).count();
        let parts: Vec<_> =
            if lines == 0 { run.iter().map(|part| part.block.clone()).collect() } else { vec![] };
        let mut rows = Rows {
            words: self.words,
            done: Vec::new(),
            heads: Vec::new(),
            figures: Vec::new(),
            shapes: Vec::new(),
            unsure: Vec::new(),
        };
        let mut span: Option<Span> = None;
        for part in run {
            let own = match part.block {
                Block::Paragraph(paragraph) => {
                    rows.line(part.cells);
                    paragraph.span
                }
                Block::Table(grid) => {
                    rows.grid(grid.rows);
                    grid.span
                }
            };
            span = Some(Span::new(span.map_or(own.start, |span| span.start), own.end));
        }
        rows.flush();
        self.unsure.append(&mut rows.unsure);
        let Some(span) = span else { return };
        let (rows, rejoined) = rejoin(rows.done, self.words);
        self.changed |= rejoined || lines > 0;
        if parts.len() > 1 {
            self.merged.push((self.blocks.len(), parts));
        }
        self.blocks.push(Block::Table(ExtractedTable { rows, ruled: false, span }));
    }
}

/// The rows of a table while they are put together.
struct Rows<'w> {
    words: &'w LabelSet,
    done: Vec<Vec<ExtractedCell>>,
    /// Lines of words that no figure has followed yet.
    heads: Vec<Vec<ExtractedCell>>,
    /// The figures behind them.
    figures: Vec<ExtractedCell>,
    /// How many figures each line gave, and whether words stood before them.
    shapes: Vec<(usize, bool)>,
    /// Figures whose order is not sure.
    unsure: Vec<Unsure>,
}

impl Rows<'_> {
    fn line(&mut self, cells: Vec<(Kind, ExtractedCell)>) {
        let mut line = Vec::new();
        let count = cells.iter().filter(|(kind, _)| *kind == Kind::Figure).count();
        let shape = (count, count < cells.len());
        let mut is_same_line = false;
        for (kind, cell) in cells {
            if kind == Kind::Figure {
                if !line.is_empty() {
                    self.heads.push(std::mem::take(&mut line));
                }
                if self.shapes.is_empty() || !is_same_line {
                    self.shapes.push(shape);
                    is_same_line = true;
                }
                self.figures.push(cell);
                continue;
            }
            if !self.figures.is_empty() {
                self.flush();
            }
            line.push(cell);
        }
        if !line.is_empty() {
            self.heads.push(line);
        }
    }

    /// Rows that kept their shape, between lines that lost it.
    fn grid(&mut self, rows: Vec<Vec<ExtractedCell>>) {
        if self.figures.is_empty() {
            self.done.append(&mut self.heads);
        }
        self.flush();
        self.done.extend(rows);
    }

    /// Makes rows of the words and figures at hand: the last label before figures is theirs.
    fn flush(&mut self) {
        // A cell a line keeps its order; of a row of several figures that goes on in another line, one may have slipped.
        if self.shapes.len() > 1 && self.shapes.iter().any(|shape| *shape != (1, false)) {
            let kind = UnsureKind::Slipped;
            self.unsure.extend(self.figures.iter().map(|cell| Unsure { span: cell.span, kind }));
        }
        self.shapes.clear();
        let mut heads = self.joined();
        let mut row = Vec::new();
        // Where rows stand side by side, the last word before the figures is a head.
        let across = heads.iter().any(|cell| self.words.is_across(&cell.text));
        let own = |label: &ExtractedCell| !across || self.words.is_row_of(&label.text, self.figures.len());
        if !self.figures.is_empty() && heads.last().is_some_and(own) {
            row.extend(heads.pop());
        }
        row.append(&mut self.figures);
        self.done.extend([heads, row].into_iter().filter(|row| !row.is_empty()).map(numbered));
    }

    /// The words at hand, with labels that lie torn over several lines put together.
    fn joined(&mut self) -> Vec<ExtractedCell> {
        let scraps: Vec<ExtractedCell> = self.heads.drain(..).flatten().collect();
        let mut joined = Vec::new();
        let mut at = 0;
        while at < scraps.len() {
            let whole = |count: &usize| self.words.is_label(&text(&scraps[at..at + count]));
            let count = (2..=MOST_SCRAPS.min(scraps.len() - at)).rev().find(whole).unwrap_or(1);
            let own = &scraps[at..at + count];
            joined.push(ExtractedCell {
                text: text(own),
                span: Span::new(own[0].span.start, own[count - 1].span.end),
                ..own[0].clone()
            });
            at += count;
        }
        joined
    }
}

fn text(cells: &[ExtractedCell]) -> String {
    cells.iter().fold(String::new(), |text, cell| glue(&text, &cell.text))
}

fn numbered(row: Vec<ExtractedCell>) -> Vec<ExtractedCell> {
    row.into_iter().enumerate().map(|(column, cell)| ExtractedCell { column, ..cell }).collect()
}
