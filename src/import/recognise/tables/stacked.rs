//! Tables whose rows stand below each other, each with its label before the figures.

use crate::form::{TableBlock, TableLine};
use crate::import::extract::{ExtractedCell, ExtractedTable, UnsureKind};
use crate::import::recognise::imported::Reason;
use crate::import::recognise::tables::align::{Columns, Place, align, usual};
use crate::import::recognise::tables::cell::is_figure;
use crate::import::recognise::tables::label_set::{ALL, Kind};
use crate::import::recognise::tables::labels::{ColumnLabels, Labels, Likeness, stand_torn};
use crate::import::recognise::tables::recovered::{LostRow, RecoveredCell, RecoveredRow, RecoveredTable};
use crate::import::recognise::tables::unit::{HeadUnit, YUAN, of_head};
use crate::source::{Span, Spanned};
use crate::text::label::{without_layout, without_number};
use std::collections::BTreeSet;

/// What stands in the place of a figure is shorter; what is longer explains something.
const LONGEST_VALUE: usize = 20;
/// How a line over a table begins that names the unit of its figures.
const UNIT: &str = "单位";
/// All heads of the form together have some 600 bytes; they are looked for again in every row of figures.
const MOST_WORDS: usize = 8000;

/// Reads a table from the grids that were recognised as its parts.
pub(crate) fn read(labels: &Labels<'_>, grids: &[&ExtractedTable]) -> RecoveredTable {
    let table = labels.table;
    let heads = table.blocks.iter().zip(&labels.columns);
    let mut reader = Reader {
        recovered: RecoveredTable { rows: vec![None; labels.rows().len()], ..RecoveredTable::default() },
        likeness: vec![None; labels.rows().len()],
        headed: vec![false; labels.rows().len()],
        heads: heads.map(|(block, labels)| Heads::new(block, labels)).collect(),
        labels,
        next: 0,
        padded: false,
        reach: None,
        elsewhere: vec![None; labels.rows().len()],
    };
    for grid in grids {
        reader.grid(grid, grids);
    }
    let span = grids.first().zip(grids.last()).map(|(first, last)| first.span.start..last.span.end);
    let heads = reader.heads.iter().flat_map(|heads| &heads.seen).filter(|seen| **seen).count();
    let mut recovered = RecoveredTable { span: span.map(Span::from), heads, ..reader.recovered };
    recovered.doubt_slid(table);
    recovered.doubt_beside_lost(table);
    recovered
}

/// Counts the rows of a grid that bear a label of the table, letter by letter, and figures.
pub(crate) fn rows_of(labels: &Labels<'_>, grid: &ExtractedTable) -> usize {
    let bears_label = |row: &&Vec<ExtractedCell>| {
        let found = find(labels, row, 0).filter(|found| found.likeness == Likeness::Exact);
        found.is_some() && !is_head(labels, row)
    };
    grid.rows.iter().filter(bears_label).count()
}

/// Whether a grid holds that row of the table.
pub(crate) fn holds_row(labels: &Labels<'_>, grid: &ExtractedTable, row: usize) -> bool {
    let found = |cells: &Vec<ExtractedCell>| find(labels, cells, row).filter(|_| !is_head(labels, cells));
    grid.rows.iter().filter_map(found).any(|found| found.row == row && found.likeness == Likeness::Exact)
}

/// Whether a row bears a label of the table, letter by letter, and figures; or its heads.
pub(crate) fn is_own(labels: &Labels<'_>, row: &[ExtractedCell]) -> bool {
    is_head(labels, row) || find(labels, row, 0).is_some_and(|found| found.likeness == Likeness::Exact)
}

/// Counts the heads of the table that stand in a grid, where those of a block are there.
pub(crate) fn heads_of(labels: &Labels<'_>, grid: &ExtractedTable) -> usize {
    let rows = grid.rows.iter().filter(|row| is_head(labels, row));
    let is_own =
        |cell: &&ExtractedCell| labels.columns.iter().any(|columns| columns.find(&cell.text).is_some());
    rows.flatten().filter(is_own).count()
}

struct Reader<'f> {
    labels: &'f Labels<'f>,
    /// For each block.
    heads: Vec<Heads<'f>>,
    recovered: RecoveredTable,
    likeness: Vec<Option<Likeness>>,
    /// For each row whether heads of its block stand in its grid.
    headed: Vec<bool>,
    /// The row that is expected next.
    next: usize,
    /// Whether covered places stand empty at the end of the rows of the grid at hand.
    padded: bool,
    /// How many figures the rows of the grid at hand have behind places left empty for their labels, and where they end.
    reach: Option<(usize, usize)>,
    /// For each row whether its whole label stands in one of the grids, as far as that was looked for.
    elsewhere: Vec<Option<bool>>,
}

/// The heads of a block, as far as they were found.
struct Heads<'f> {
    block: &'f TableBlock,
    labels: &'f ColumnLabels,
    /// In the grid that is being read.
    places: Vec<Option<Place>>,
    /// Anywhere in the table.
    seen: Vec<bool>,
    /// The units that they name.
    units: Vec<HeadUnit>,
    /// Heads of columns that the form does not have, in the grid that is being read: before its own, such as 行次, and
    /// behind them, such as 备注.
    beside: [Vec<Place>; 2],
    disordered: bool,
    /// All words that stand in rows without figures, to find torn heads in.
    words: String,
}

struct Found {
    row: usize,
    at: usize,
    likeness: Likeness,
}

impl Reader<'_> {
    fn grid(&mut self, grid: &ExtractedTable, grids: &[&ExtractedTable]) {
        for heads in &mut self.heads {
            heads.places.fill(None);
            heads.beside = Default::default();
        }
        let width = |row: usize| self.labels.rows()[row].0.columns.len();
        let whole = grid.rows.iter().filter_map(|row| {
            let found = find(self.labels, row, 0)?;
            usual(&behind(row, found.at), width(found.row))
        });
        let usual = whole.max_by_key(Vec::len).filter(|_| !grid.ruled);
        self.padded = !grid.ruled && self.is_padded(grid);
        self.reach = self.reach(grid);
        for (number, row) in grid.rows.iter().enumerate() {
            match find(self.labels, row, self.next) {
                _ if is_head(self.labels, row) => self.head(row),
                Some(found) if self.is_another(&found, row, grids) => {
                    self.lost(row, grid.rows.get(number + 1));
                }
                Some(found) => self.row((row, &grid.rows[number + 1..]), &found, grid, usual.clone()),
                None if is_bare(row) => self.head(row),
                None => self.lost(row, grid.rows.get(number + 1)),
            }
        }
    }

    /// Whether covered places stand empty at the end of rows: a line of heads, or a row of figures, begins at once and
    /// is followed by nothing, and no row shows a place left empty before its figures.
    fn is_padded(&self, grid: &ExtractedTable) -> bool {
        let mut seen = false;
        for row in &grid.rows {
            let ends_empty = row.last().is_some_and(|cell| cell.text.is_empty());
            let Some(found) = find(self.labels, row, 0).filter(|_| !is_head(self.labels, row)) else {
                let begins = row.first().is_some_and(|cell| {
                    self.labels.columns.iter().any(|columns| columns.find(&cell.text).is_some())
                });
                seen |= begins && ends_empty;
                continue;
            };
            let values = behind(row, found.at);
            let n = self.labels.rows()[found.row].0.columns.len();
            if values.len() > n && !values[n..].iter().all(|cell| cell.text.is_empty()) {
                return false;
            }
            let whole = values.len() > n && values[..n].iter().all(|cell| !cell.text.is_empty());
            seen |= n > 1 && whole;
        }
        seen
    }

    /// Where whole rows end that have empty places between their label and their figures: those of its merged cell.
    fn reach(&self, grid: &ExtractedTable) -> Option<(usize, usize)> {
        let ends = grid.rows.iter().filter_map(|row| {
            let found = find(self.labels, row, 0).filter(|_| !is_head(self.labels, row))?;
            let n = self.labels.rows()[found.row].0.columns.len();
            let values = behind(row, found.at);
            let blank = values.iter().take_while(|cell| cell.text.is_empty()).count();
            let is_whole = blank > 0 && n > 1 && values.len() == blank + n;
            let is_filled = values[blank..].iter().all(|cell| !cell.text.is_empty());
            (is_whole && is_filled).then(|| (n, values.last().map_or(0, |cell| cell.column)))
        });
        ends.max()
    }

    fn head(&mut self, row: &[ExtractedCell]) {
        for heads in &mut self.heads {
            heads.take(row, &mut self.recovered.labels);
        }
        for cell in row.iter().filter(|cell| self.labels.is_group(&cell.text)) {
            self.recovered.labels.push(Spanned::new(cell.text.clone(), cell.span));
        }
    }

    fn row(
        &mut self,
        (row, below): (&[ExtractedCell], &[Vec<ExtractedCell>]),
        found: &Found,
        grid: &ExtractedTable,
        usual: Option<Vec<usize>>,
    ) {
        let (block, _) = self.labels.rows()[found.row];
        let heads = self.heads.iter().find(|heads| std::ptr::eq(heads.block, block));
        let columns = Columns {
            heads: heads.map(|heads| heads.places.clone()).unwrap_or_default(),
            beside: heads.map(|heads| heads.beside.clone()).unwrap_or_default(),
            usual: usual.filter(|places| places.len() == block.columns.len()),
            reach: self.reach.filter(|(n, _)| *n == block.columns.len()).map(|(_, last)| last),
            ruled: grid.ruled,
            padded: self.padded,
            known: heads.is_some_and(Heads::are_known),
        };
        for cell in row[..=found.at].iter().filter(|cell| !cell.text.is_empty()) {
            self.recovered.labels.push(Spanned::new(cell.text.clone(), cell.span));
        }
        let values = behind(row, found.at);
        if values.iter().all(|cell| cell.text.is_empty()) && values.len() < block.columns.len() {
            return;
        }
        let label = row[found.at].span;
        let span = stretch(&values).unwrap_or(label);
        let alignment = align(&values, block.columns.len(), &columns);
        let units = heads.map(|heads| heads.units.as_slice()).unwrap_or_default();
        let mut read = RecoveredRow::read(label, span, alignment, block, units);
        self.doubt_merged(&mut read, &row[found.at], &values, below);
        let headed = heads.is_some_and(|heads| heads.places.iter().any(Option::is_some));
        self.keep(found, read, block, headed);
        self.next = found.row + 1;
    }

    /// Doubts figures that reach down beside the labels of more rows: nobody can tell of which row they are.
    fn doubt_merged(
        &self,
        read: &mut RecoveredRow,
        label: &ExtractedCell,
        values: &[&ExtractedCell],
        below: &[Vec<ExtractedCell>],
    ) {
        let down = |cell: &&&ExtractedCell| cell.rows > label.rows && !cell.text.is_empty();
        let most = values.iter().filter(down).map(|cell| cell.rows).max().unwrap_or(0);
        let is_label = |row: &&Vec<ExtractedCell>| {
            let words = row.iter().filter(|cell| !cell.text.is_empty() && !is_figure(&cell.text));
            words.rev().take(2).any(|cell| self.labels.find(&cell.text, 0).is_some())
        };
        let reach = below.iter().take(most.saturating_sub(1).min(self.labels.rows().len()));
        if !reach.clone().any(|row| is_label(&row)) {
            return;
        }
        for cell in values.iter().filter(down) {
            for own in read.cells.iter_mut().filter(|own| own.span == cell.span) {
                *own = RecoveredCell::unsure(own.span, Reason::Unsure(UnsureKind::MergedDown));
            }
        }
    }

    /// Whether the label of a row bears the number of another row whose label begins with the same words, and which is found
    /// nowhere else: 2.其他 is the beginning of 2.其他法律行政法规禁止公开, and not 3.其他.
    fn is_another(&mut self, found: &Found, row: &[ExtractedCell], grids: &[&ExtractedTable]) -> bool {
        let Some(other) = self.labels.cut_short(found.row, &row[found.at].text) else { return false };
        let labels = self.labels;
        let elsewhere = || grids.iter().any(|grid| holds_row(labels, grid, other));
        !*self.elsewhere[other].get_or_insert_with(elsewhere)
    }

    /// Keeps a row. Of two with the same label that which stands under the form's heads is meant, then that which is
    /// filled; where neither is better and the figures are others, none is sure.
    fn keep(&mut self, found: &Found, read: RecoveredRow, block: &TableBlock, headed: bool) {
        let old = self.recovered.rows[found.row].take();
        let better = self.likeness[found.row].is_none_or(|old| old == Likeness::Near)
            && found.likeness == Likeness::Exact;
        let was_headed = std::mem::replace(&mut self.headed[found.row], headed);
        let row = match old {
            None => read,
            Some(_) if better => read,
            Some(old) if found.likeness == Likeness::Near => self.stay(found.row, was_headed, old),
            Some(_) if headed && !was_headed => read,
            Some(old) if was_headed && !headed => self.stay(found.row, was_headed, old),
            Some(old) if !old.is_filled() => read,
            Some(old) if !read.is_filled() => self.stay(found.row, was_headed, old),
            Some(old) => {
                let same = old.cells.iter().zip(&read.cells).all(|(a, b)| a.entry == b.entry);
                if same { old } else { RecoveredRow::unsure(read.label, block, &Reason::PrintedTwice) }
            }
        };
        self.recovered.rows[found.row] = Some(row);
        self.likeness[found.row] = self.likeness[found.row].filter(|_| !better).or(Some(found.likeness));
    }

    fn stay(&mut self, row: usize, headed: bool, old: RecoveredRow) -> RecoveredRow {
        self.headed[row] = headed;
        old
    }

    /// A row of figures without a label of its own. A group that is printed as one row is named as such.
    fn lost(&mut self, row: &[ExtractedCell], next: Option<&Vec<ExtractedCell>>) {
        let group = row.iter().find(|cell| self.labels.is_group(&cell.text));
        let rows = group.map(|cell| self.labels.group(&cell.text)).unwrap_or_default();
        if let Some(cell) = group {
            self.recovered.labels.push(Spanned::new(cell.text.clone(), cell.span));
        }
        let alone = next.is_none_or(|next| find(self.labels, next, 0).is_some());
        let figures: Vec<_> =
            row.iter().filter(|cell| !cell.text.is_empty() && is_figure(&cell.text)).collect();
        let Some(span) = stretch(&figures) else { return };
        if let (Some(cell), true) = (group, alone)
            && rows.iter().all(|row| self.recovered.rows[*row].is_none())
        {
            let reason = Reason::GroupInOneRow(cell.text.clone());
            for row in &rows {
                let block = self.labels.rows()[*row].0;
                self.recovered.rows[*row] = Some(RecoveredRow::unsure(span, block, &reason));
                self.next = row + 1;
            }
            return;
        }
        let words = row.iter().take_while(|cell| cell.text.is_empty() || !is_figure(&cell.text));
        let label = words.filter(|cell| !cell.text.is_empty()).last().map(|cell| cell.text.clone());
        self.recovered.lost.push(LostRow { span, label, expected: self.next });
    }
}

impl<'f> Heads<'f> {
    fn new(block: &'f TableBlock, labels: &'f ColumnLabels) -> Self {
        let n = block.columns.len();
        Self {
            block,
            labels,
            places: vec![None; n],
            seen: vec![false; n],
            units: vec![HeadUnit::Form; n],
            beside: Default::default(),
            disordered: false,
            words: String::new(),
        }
    }

    fn take(&mut self, row: &[ExtractedCell], labels: &mut Vec<Spanned<String>>) {
        let mut found = Vec::new();
        let is_several = row.iter().filter(|cell| !cell.text.is_empty()).count() > 1;
        let is_label = |cell: &ExtractedCell| ALL.kind(&cell.text).is_some_and(|kind| kind != Kind::Figure);
        let last = row.iter().rposition(|cell| self.is_head(&cell.text)).filter(|_| is_several);
        for (at, cell) in row.iter().enumerate() {
            if self.words.len() < MOST_WORDS {
                self.words.push_str(&without_layout(&cell.text));
            }
            let unit = of_head(&cell.text);
            let Some(column) = self.labels.find(&cell.text) else {
                if without_layout(&cell.text).starts_with(UNIT) {
                    self.units.fill(unit);
                } else if let Some(last) = last.filter(|_| !cell.text.is_empty() && !is_label(cell) && at > 0)
                {
                    self.beside[usize::from(at > last)].push((cell.column, cell.columns));
                }
                continue;
            };
            if unit != HeadUnit::Form || cell.text.contains(YUAN) {
                self.units[column] = unit;
            }
            found.push(column);
            self.seen[column] = true;
            self.places[column] = Some((cell.column, cell.columns));
            labels.push(Spanned::new(cell.text.clone(), cell.span));
        }
        // Where the lines of the head are lost, those that reach down from above come first.
        let depth = |column: usize| self.block.columns[column].label.len();
        let across = found.is_sorted_by(|a, b| a < b);
        let down = found.is_sorted_by(|a, b| (depth(*a), a) < (depth(*b), b));
        self.disordered |= !across && !down;
    }

    /// Whether the words are a head of this block, or stand above several of them.
    fn is_head(&self, words: &str) -> bool {
        let words = without_number(words);
        let mut labels = self.block.columns.iter().flat_map(|column| &column.label);
        !words.is_empty() && labels.any(|label| without_number(label) == words)
    }

    /// More than half of the heads, none in another order than the form's; or all of them, torn by narrow columns.
    fn are_known(&self) -> bool {
        let seen = self.seen.iter().filter(|seen| **seen).count();
        let torn = || stand_torn(&self.words, self.block.columns.iter().map(TableLine::name));
        !self.disordered && (seen * 2 > self.seen.len() || torn())
    }
}

/// The last cell before the figures that bears a label of the table; or the label that ends there, broken over cells.
fn find(labels: &Labels<'_>, row: &[ExtractedCell], next: usize) -> Option<Found> {
    let words =
        row.iter().enumerate().rev().filter(|(_, cell)| !cell.text.is_empty() && !is_figure(&cell.text));
    let last_figure = row.iter().rposition(|cell| is_figure(&cell.text) || is_unreadable(&cell.text));
    let mut near = None;
    for (at, cell) in words {
        match labels.find(&cell.text, next) {
            // 总计 and 其他 are heads as well, but figures or room for them follow only the label of a row.
            Some((_, Likeness::Exact)) if last_figure.is_none_or(|last| last < at) => {}
            Some((found, Likeness::Exact)) => {
                return Some(Found { row: found, at, likeness: Likeness::Exact });
            }
            Some((row, likeness)) if near.is_none() => near = Some(Found { row, at, likeness }),
            _ => {}
        }
    }
    // A row whose figures are all gone is no row, and words alone may be a remark that looks like a label.
    let is_meant = |cell: &ExtractedCell| {
        let has_digit = cell.text.contains(|c: char| c.is_ascii_digit());
        (is_figure(&cell.text) && !cell.text.is_empty()) || (has_digit && is_unreadable(&cell.text))
    };
    near.filter(|found| row[found.at + 1..].iter().any(is_meant))
}

/// Whether words stand where figures belong: 零, 4812注1, 详见附件; no word of the form, and no sentence.
fn is_unreadable(words: &str) -> bool {
    let is_short = words.chars().nth(LONGEST_VALUE).is_none();
    is_short && !words.is_empty() && !is_figure(words) && ALL.kind(words).is_none()
}

/// The cells behind the label.
fn behind(row: &[ExtractedCell], at: usize) -> Vec<&ExtractedCell> {
    row[at + 1..].iter().collect()
}

/// A row of heads: no figures, and the heads of two columns, or of the only one that a block has.
fn is_head(labels: &Labels<'_>, row: &[ExtractedCell]) -> bool {
    let heads = |(block, columns): (&TableBlock, &ColumnLabels)| {
        let found: BTreeSet<usize> = row.iter().filter_map(|cell| columns.find(&cell.text)).collect();
        found.len() >= block.columns.len().min(2)
    };
    is_bare(row) && labels.table.blocks.iter().zip(&labels.columns).any(heads)
}

fn is_bare(row: &[ExtractedCell]) -> bool {
    row.iter().all(|cell| cell.text.is_empty() || !is_figure(&cell.text))
}

fn stretch(cells: &[&ExtractedCell]) -> Option<Span> {
    let filled = || cells.iter().filter(|cell| !cell.text.is_empty());
    Some(Span::new(filled().next()?.span.start, filled().next_back()?.span.end))
}
