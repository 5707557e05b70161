//! Of the document: lays out the tables of the form: every merged cell follows from paths of labels, for the side and,
//! turned by 90°, for the head.

use crate::document::block::{Cell, Role, Table};
use crate::document::remarks::Remarks;
use crate::document::widths;
use crate::document::widths::Placed;
use crate::form;
use crate::form::{Print, TableBlock};
use crate::report::{Entry, Grid};

/// A label, and the row of the table that it names, where it is the last one of a row's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Label<'a> {
    text: &'a str,
    row: Option<usize>,
}

type Path<'a> = Vec<Label<'a>>;

/// One block: the paths over its columns of figures and before its rows of figures, and which figures they are.
struct Frame<'a> {
    block: &'a TableBlock,
    head: Vec<Path<'a>>,
    side: Vec<Path<'a>>,
    /// Row and column of the form for every place.
    figures: Vec<Vec<(usize, usize)>>,
}

/// A label over (or before) `count` lines from `first`, on `levels` levels from `level`.
struct Merged<'a> {
    label: Label<'a>,
    first: usize,
    count: usize,
    level: usize,
    levels: usize,
}

/// A table that is being laid out.
struct Layout<'a, 'r> {
    table: &'a form::Table,
    grid: &'a Grid,
    remarks: &'a mut Remarks<'r>,
    /// The keys of the table's rows.
    keys: Vec<&'a str>,
    /// How many grid columns the labels of the side take.
    side: usize,
    /// How many grid columns there are.
    whole: usize,
    rows: Vec<Vec<Placed>>,
}

/// Lays out a table of the form with the figures of `grid`, without remarks. Its cells of figures are in the order of the
/// form, row by row.
pub fn table(table: &form::Table, name: &str, grid: &Grid) -> Table {
    lay_out(table, name, grid, &mut Remarks::new(&[]))
}

/// Lays out `table` with the figures of `grid`; remarks on a figure or a row go to its cell.
pub(super) fn lay_out(table: &form::Table, name: &str, grid: &Grid, remarks: &mut Remarks) -> Table {
    let frames = frames(table);
    let side = frames.iter().map(|frame| deepest(&frame.side)).max().unwrap_or(0);
    let figures = frames.iter().map(|frame| frame.head.len()).max().unwrap_or(0);
    let keys = table.rows().map(|(_, line)| line.key.as_str()).collect();
    let mut layout = Layout { table, grid, remarks, keys, side, whole: side + figures, rows: vec![] };
    for frame in &frames {
        layout.lay_out(frame);
    }
    // Only a single block's head may be repeated on the next page: it would mislead over another block.
    let head = match frames.as_slice() {
        [only] => deepest(&only.head) + usize::from(only.block.caption.is_some()),
        _ => 0,
    };
    let widths = widths::share(&layout.rows, side, side + figures);
    let rows = layout.rows.into_iter().map(|row| row.into_iter().map(|(_, cell)| cell).collect());
    Table { name: name.to_owned(), widths, head, rows: rows.collect() }
}

fn frames(table: &form::Table) -> Vec<Frame<'_>> {
    let mut first = 0;
    let frames = table.blocks.iter().map(|block| {
        let rows = first..first + block.rows.len();
        first = rows.end;
        frame(block, rows)
    });
    frames.collect()
}

fn frame(block: &TableBlock, rows: std::ops::Range<usize>) -> Frame<'_> {
    let columns = 0..block.columns.len();
    let heads = block.columns.iter().map(|column| path(&column.label, None));
    let sides = block.rows.iter().zip(rows.clone()).map(|(row, i)| path(&row.label, Some(i)));
    match block.print {
        Print::Down => {
            let figures = rows.map(|row| columns.clone().map(|column| (row, column)).collect());
            Frame { block, head: heads.collect(), side: sides.collect(), figures: figures.collect() }
        }
        Print::Across => {
            let head = sides.flat_map(|side| heads.clone().map(move |head| [&side[..], &head[..]].concat()));
            let figures = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
            Frame { block, head: head.collect(), side: vec![vec![]], figures: vec![figures.collect()] }
        }
    }
}

fn path(labels: &[String], row: Option<usize>) -> Path<'_> {
    let mut path: Path = labels.iter().map(|text| Label { text, row: None }).collect();
    match path.last_mut() {
        Some(last) => last.row = row,
        None => path.push(Label { text: "", row }),
    }
    path
}

/// Counts the labels of the longest path.
fn deepest(paths: &[Path]) -> usize {
    paths.iter().map(Vec::len).max().unwrap_or(0)
}

impl Layout<'_, '_> {
    fn lay_out(&mut self, frame: &Frame) {
        if let Some(caption) = &frame.block.caption {
            self.rows.push(vec![(0, Cell::label(caption, Role::Caption).span(self.whole, 1))]);
        }
        // A block that is printed across has no labels before its figures.
        let side = if deepest(&frame.side) == 0 { 0 } else { self.side };
        // The last column of a narrow block takes the rest of the row.
        let edge = |column| if column < frame.head.len() { side + column } else { self.whole };
        let edges: Vec<_> = (0..=frame.head.len()).map(edge).collect();
        self.head(frame, &edges);
        self.body(frame, side, &edges);
    }

    fn head(&mut self, frame: &Frame, edges: &[usize]) {
        let labels = deepest(&frame.head);
        let first = self.rows.len();
        self.rows.resize_with(first + labels, Vec::new);
        if edges[0] > 0 {
            self.rows[first]
                .push((0, Cell::label(&frame.block.corner, Role::ColumnHead).span(edges[0], labels)));
        }
        for head in merge(&frame.head, labels) {
            let (start, end) = (edges[head.first], edges[head.first + head.count]);
            let cell = Cell::label(head.label.text, Role::ColumnHead).span(end - start, head.levels);
            let cell = self.remarked(cell, frame, head.label);
            self.rows[first + head.level].push((start, cell));
        }
    }

    fn body(&mut self, frame: &Frame, side: usize, edges: &[usize]) {
        let first = self.rows.len();
        self.rows.resize_with(first + frame.figures.len(), Vec::new);
        for label in merge(&frame.side, side) {
            let cell = Cell::label(label.label.text, Role::RowHead).span(label.levels, label.count);
            let cell = self.remarked(cell, frame, label.label);
            self.rows[first + label.first].push((label.level, cell));
        }
        for (i, places) in frame.figures.iter().enumerate() {
            for (&(row, column), edge) in places.iter().zip(edges.windows(2)) {
                let entry = self.grid.cell(row, column).map_or(Entry::Blank, |cell| cell.value.clone());
                let mut cell = Cell::figure(entry).span(edge[1] - edge[0], 1);
                let (table, key) = (&self.table.key, self.keys[row]);
                cell.notes = match frame.block.columns.as_slice() {
                    [_] => self.remarks.take(format_args!("{table}.{key}")),
                    columns => self.remarks.take(format_args!("{table}.{key}.{}", columns[column].key)),
                };
                self.rows[first + i].push((edge[0], cell));
            }
        }
    }

    /// Adds the remarks on the whole row that the cell's label names.
    fn remarked(&mut self, mut cell: Cell, frame: &Frame, label: Label) -> Cell {
        // The only figure of a row bears the row's name itself.
        if let (Some(row), true) = (label.row, frame.block.columns.len() > 1) {
            cell.notes = self.remarks.take(format_args!("{}.{}", self.table.key, self.keys[row]));
        }
        cell
    }
}

/// The labels of some lines: neighbours that share the beginning of their paths share its cells, and the last
/// label of each path takes all levels that are left of `depth`.
fn merge<'a>(paths: &[Path<'a>], depth: usize) -> Vec<Merged<'a>> {
    // The last label of a path names one line alone and is never shared.
    let shared = |a: &Path, b: &Path, level: usize| {
        a.len() > level + 1 && b.len() > level + 1 && a[..=level] == b[..=level]
    };
    let mut merged = vec![];
    for (first, path) in paths.iter().enumerate() {
        for (level, &label) in path.iter().enumerate() {
            if first > 0 && shared(&paths[first - 1], path, level) {
                continue;
            }
            let followers = paths[first + 1..].iter().take_while(|next| shared(path, next, level)).count();
            let levels = if level + 1 == path.len() { depth - level } else { 1 };
            merged.push(Merged { label, first, count: followers + 1, level, levels });
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::cell_grid::CellGrid;
    use crate::form::TableLine;
    use proptest::prelude::*;

    fn line(label: Vec<String>) -> TableLine {
        TableLine { key: String::new(), label, aliases: vec![], short: None, unit: None, words: vec![] }
    }

    prop_compose! {
        fn lines()(paths in prop::collection::vec(prop::collection::vec("[甲乙]", 0..4), 1..7)) -> Vec<TableLine> {
            paths.into_iter().map(line).collect()
        }
    }

    prop_compose! {
        fn block()(columns in lines(), rows in lines(), across in any::<bool>(), caption in any::<bool>()) -> TableBlock {
            let print = if across { Print::Across } else { Print::Down };
            TableBlock { caption: caption.then(String::new), corner: String::new(), print, columns, rows }
        }
    }

    proptest! {
        #[test]
        fn every_place_is_covered_once(blocks in prop::collection::vec(block(), 1..4)) {
            let form = form::Table { key: String::new(), section: String::new(), blocks, balances: vec![] };
            let table = lay_out(&form, "", &Grid::default(), &mut Remarks::new(&[]));
            let grid = CellGrid::new(&table);
            // No place is left empty, and no cell is cut short.
            prop_assert_eq!(grid.cells().count(), table.rows.iter().flatten().count(), "{:?}", table);
            prop_assert!(grid.cells().all(|it| (it.wide, it.tall()) == (it.cell.wide, it.cell.tall)), "{table:?}");
            prop_assert_eq!(table.widths.iter().sum::<u16>(), 1000);
            let figures = table.rows.iter().flatten().filter(|cell| cell.is_figure()).count();
            let expected: usize = form.blocks.iter().map(|block| block.columns.len() * block.rows.len()).sum();
            prop_assert_eq!(figures, expected);
        }
    }

    #[test]
    fn a_short_path_takes_what_is_left() {
        let paths: Vec<Path> = [&["甲", "乙"][..], &["甲", "丙"], &["丁"]]
            .iter()
            .map(|path| path.iter().map(|text| Label { text, row: None }).collect())
            .collect();
        let merged = merge(&paths, 2);
        let places: Vec<_> =
            merged.iter().map(|it| (it.label.text, it.first, it.count, it.level, it.levels)).collect();
        assert_eq!(places, [("甲", 0, 2, 0, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 1, 1, 1), ("丁", 2, 1, 0, 2)]);
    }
}
