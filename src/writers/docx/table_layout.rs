//! Of the Word file: the measures of a table, the edges of its columns, the size of its text, the heights of its rows.

use crate::document::{CellGrid, GridCell, Role, Table, measures};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// What a cell keeps free at its left and right, in twips.
pub(super) const SIDE: usize = measures::CELL_SIDE as usize;
/// The width of a table in twips.
pub(super) const WIDTH: usize = measures::WIDTH as usize;
/// What a cell keeps free there when its figure is set smaller to fit on one line: the width of the rule.
const TIGHT_SIDE: usize = 15;
/// 七号, the smallest size that Word offers by name, in half points.
const SMALLEST: usize = 11;
/// What a cell keeps free above and below its text, in twips.
pub(super) const ABOVE: usize = 28;

/// Words of labels that are set in narrow columns.
const WORDS: [&str; 3] = ["年度", "办理", "结果"];

/// A group of rows that is higher than this is broken.
const HALF_PAGE: u16 = measures::HEIGHT / 2;

/// The look of a table's cells. The styles of the templates say the same of size and line.
pub(super) struct TableStyle {
    /// The style of figures and heads.
    pub(super) centred: &'static str,
    /// The style of labels before figures.
    pub(super) label: &'static str,
    /// The font's size in half points.
    pub(super) size: usize,
    /// The pitch of lines in twips.
    line: usize,
    /// How high a row is at least, in twips.
    pub(super) row: u16,
}

const LARGE: TableStyle = TableStyle {
    centred: "TableText",
    label: "TableText",
    size: measures::TABLE as usize / 10,
    line: 320,
    row: 500,
};
/// With rows of this height the longest table of the form fits on a page, under its heading.
const SMALL: TableStyle = TableStyle {
    centred: "TableSmall",
    label: "TableLabel",
    size: measures::SMALL_TABLE as usize / 10,
    line: 260,
    row: 340,
};

/// A table with its measures.
pub(super) struct TableLayout<'a> {
    pub(super) style: &'static TableStyle,
    /// Where columns begin and end, in twips.
    pub(super) edges: Vec<usize>,
    /// For each row, the cells that cover its columns; a tall cell is in each of its rows.
    pub(super) rows: Vec<Vec<GridCell<'a>>>,
    /// The first column of figures.
    pub(super) first_figure: usize,
    /// How many rows at the top are the head.
    head: usize,
    /// The size in half points of all figures, and what their cells keep free at the left and right.
    figures: (usize, usize),
}

impl<'a> TableLayout<'a> {
    /// Measures `table`.
    pub(super) fn new(table: &'a Table) -> Self {
        let style = if table.widths.len() > measures::FEW_COLUMNS { &SMALL } else { &LARGE };
        let grid = CellGrid::new(table);
        let first_figure = grid.first_figure().unwrap_or(0);
        let head = table.head.min(grid.rows.len());
        let edges = edges(&table.widths);
        let figures = (style.size, SIDE);
        let mut layout = Self { style, edges, rows: grid.rows, first_figure, head, figures };
        layout.figures = layout.fitting();
        layout
    }

    /// Returns the width of a cell in twips.
    pub(super) fn width(&self, cell: &GridCell) -> usize {
        self.edges[cell.column + cell.wide] - self.edges[cell.column]
    }

    /// Returns the size of a cell's text in half points: all figures have one, everything else has the style's and may wrap.
    pub(super) fn size(&self, cell: &GridCell) -> usize {
        if cell.cell.is_figure() { self.figures.0 } else { self.style.size }
    }

    /// Returns what a cell keeps free at its left and right, in twips.
    pub(super) fn side(&self, cell: &GridCell) -> usize {
        if cell.cell.is_figure() { self.figures.1 } else { SIDE }
    }

    /// Finds the size in half points at which every figure fits on one line, and the room at its sides. What fits in no size
    /// wraps, as does what a draft shows in place of a figure.
    fn fitting(&self) -> (usize, usize) {
        let numbers = self.rows.iter().flatten().filter(|cell| cell.cell.is_number());
        numbers
            .map(|cell| self.fitting_one(cell))
            .filter(|(size, _)| *size >= SMALLEST)
            .min()
            .unwrap_or(self.figures)
    }

    fn fitting_one(&self, cell: &GridCell) -> (usize, usize) {
        // A half character is half as wide as the font is high: at n half points, 5n twips.
        let half_characters = cell.cell.text().width_cjk().max(1);
        let fitting = |side: usize| self.width(cell).saturating_sub(2 * side) / 5 / half_characters;
        if fitting(SIDE) >= self.style.size {
            return (self.style.size, SIDE);
        }
        (fitting(TIGHT_SIDE).min(self.style.size), TIGHT_SIDE)
    }

    /// Returns the text of a cell; that of a label in a column of two or three characters is broken between its words, that of
    /// a head over several rows between its clauses.
    pub(super) fn text(&self, cell: &GridCell) -> String {
        let text = cell.cell.text();
        let room = self.width(cell).saturating_sub(2 * SIDE) / (10 * self.style.size);
        let has_words = || WORDS.iter().any(|word| text.contains(word));
        match cell.cell.role() {
            Some(Role::RowHead) if (2..=3).contains(&room) && has_words() => narrow(&text, room),
            Some(Role::ColumnHead) if cell.tall() > 1 => clauses(&text, room, cell.tall()),
            _ => text.into_owned(),
        }
    }

    /// Computes how high the text of a cell makes it, in twips.
    pub(super) fn height(&self, cell: &GridCell) -> usize {
        let size = self.size(cell);
        let space = self.width(cell).saturating_sub(2 * self.side(cell)) / (5 * size);
        // Half of a Chinese character does not stand at the end of a line.
        let step = if cell.cell.is_figure() { 1 } else { 2 };
        let line = (space / step * step).max(step);
        cell.cell.text().width_cjk().div_ceil(line).max(1) * self.style.line + 2 * ABOVE
    }

    /// Lists the rows before which a page may end. Behind the head and inside a group of rows none may, so that the group's
    /// label, which programs show on its first page only, is beside all of them; where there are captions, a group is what
    /// is under one. Before several groups, the label is shown above the break.
    pub(super) fn breaks(&self) -> BTreeSet<usize> {
        let has_captions = self.rows.iter().flatten().any(|cell| cell.cell.role() == Some(Role::Caption));
        let is_caption =
            |row: usize| self.rows[row].iter().any(|cell| cell.cell.role() == Some(Role::Caption));
        let heights = self.heights();
        let is_whole = |cell: &GridCell, row: usize| {
            let above: usize = heights[cell.top..row].iter().sum();
            self.may_be_torn(cell) && self.height(cell) <= above
        };
        let may_end = |row: &usize| {
            let mut torn = self.rows[*row].iter().filter(|cell| cell.top < *row);
            (!has_captions || is_caption(*row)) && torn.all(|cell| is_whole(cell, *row))
        };
        (self.head + 1..self.rows.len()).filter(may_end).collect()
    }

    /// Tells whether a page may end inside a label: it is before several groups of rows, or before half a page of them.
    pub(super) fn may_be_torn(&self, cell: &GridCell) -> bool {
        let is_inside = |other: &GridCell| {
            other.tall() > 1
                && other.column > cell.column
                && other.top >= cell.top
                && other.bottom <= cell.bottom
        };
        let rows = || &self.rows[cell.top..cell.bottom];
        cell.top >= self.head
            && cell.tall() > 1
            && (rows().iter().flatten().any(is_inside)
                || cell.tall() > usize::from(HALF_PAGE / self.style.row))
    }

    /// Computes how high each row becomes, in twips.
    pub(super) fn heights(&self) -> Vec<usize> {
        let mut heights = vec![usize::from(self.style.row); self.rows.len()];
        for (row, cells) in self.rows.iter().enumerate() {
            // A tall cell is measured where it ends, when the rows above are known.
            for cell in cells.iter().filter(|cell| cell.bottom == row + 1) {
                let above: usize = heights[cell.top..row].iter().sum();
                heights[row] = heights[row].max(self.height(cell).saturating_sub(above));
            }
        }
        heights
    }
}

/// Breaks a label into lines of at most `room` characters, between words where that needs no more lines.
fn narrow(text: &str, room: usize) -> String {
    let mut lines: Vec<String> = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word =
            WORDS.iter().find(|word| rest.starts_with(**word)).map_or(first.len_utf8(), |word| word.len());
        let (mut word, tail) = rest.split_at(word);
        rest = tail;
        while !word.is_empty() {
            let cut = word.char_indices().nth(room).map_or(word.len(), |(at, _)| at);
            let (piece, more) = word.split_at(cut);
            word = more;
            let is_closing = piece.starts_with(['、', '）', '”']);
            match lines.last_mut() {
                Some(line) if is_closing || line.chars().count() + piece.chars().count() <= room => {
                    line.push_str(piece);
                }
                _ => lines.push(piece.to_owned()),
            }
        }
    }
    let fewest = text.chars().count().div_ceil(room.max(1));
    if lines.len() > fewest { text.to_owned() } else { lines.join("\n") }
}

/// Breaks a label that needs several lines behind its clauses, where each fits a line of `room` characters, and none needs a
/// row more than it has.
fn clauses(text: &str, room: usize, rows: usize) -> String {
    let clauses = || text.split_inclusive(['：', '，']);
    let fit = clauses().count() <= rows && clauses().all(|clause| clause.width_cjk() <= 2 * room);
    if fit && text.width_cjk() > 2 * room {
        clauses().collect::<Vec<_>>().join("\n")
    } else {
        text.to_owned()
    }
}

/// Computes where columns begin and end, in twips, rounded so that the last one ends at the type area's edge.
fn edges(widths: &[u16]) -> Vec<usize> {
    let whole = widths.iter().map(|width| usize::from(*width)).sum::<usize>().max(1);
    let sums = widths.iter().scan(0, |sum, width| {
        *sum += usize::from(*width);
        Some(*sum * WIDTH / whole)
    });
    std::iter::once(0).chain(sums).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use crate::report::{Entry, NotACount};

    /// Groups of rows under one head row: a label before all of them, one before each, one for every row.
    fn table(groups: &[usize]) -> Table {
        let label = || Cell::label("一", Role::RowHead);
        let head = vec![Cell::label("一", Role::ColumnHead).span(3, 1), Cell::label("一", Role::ColumnHead)];
        let mut rows = vec![head];
        let mut spine = Some(Cell::label("三、本年度办理结果", Role::RowHead).span(1, groups.iter().sum()));
        for group in groups {
            let mut first = Some(label().span(1, *group));
            for _ in 0..*group {
                let labels = spine.take().into_iter().chain(first.take()).chain([label()]);
                rows.push(labels.chain([Cell::figure(Entry::Count(0))]).collect());
            }
        }
        Table { name: String::new(), widths: vec![60, 120, 300, 80], head: 1, rows }
    }

    fn breaks(table: &Table) -> Vec<usize> {
        TableLayout::new(table).breaks().into_iter().collect()
    }

    #[test]
    fn a_narrow_label_is_broken_between_its_words() {
        assert_eq!(narrow("三、本年度办理结果", 2), "三、\n本\n年度\n办理\n结果");
        assert_eq!(narrow("行政复议", 2), "行政\n复议");
        // Where it needed more lines, the program breaks it.
        assert_eq!(narrow("三、本年度办理结果", 3), "三、本年度办理结果");
        assert_eq!(narrow("", 2), "");
    }

    #[test]
    fn a_head_is_broken_between_its_clauses() {
        let head = "（勾稽关系为：第一项加第二项，等于第三项）";
        assert_eq!(clauses(head, 10, 3), "（勾稽关系为：\n第一项加第二项，\n等于第三项）");
        // Where it fits, needs more rows, or a clause is longer than a line, the program breaks it.
        for (room, rows) in [(30, 3), (10, 2), (7, 3)] {
            assert_eq!(clauses(head, room, rows), head);
        }
    }

    #[test]
    fn all_figures_of_a_table_have_one_size() {
        let row = |n| vec![Cell::label("一", Role::RowHead), Cell::figure(n), Cell::figure(Entry::Count(0))];
        let sizes = |n: Entry| {
            let table = Table {
                name: String::new(),
                widths: vec![860, 70, 70],
                head: 0,
                rows: vec![row(Entry::Count(1)), row(n)],
            };
            let layout = TableLayout::new(&table);
            layout.rows.iter().flatten().map(|cell| layout.size(cell)).collect::<Vec<_>>()
        };
        assert_eq!(sizes(Entry::Count(1)), [24; 6]);
        // One that fits in no size decides nothing.
        assert_eq!(sizes(Entry::Count(1_000_000_000_000)), [24; 6]);
        assert_eq!(sizes(Entry::Count(1_234_567)), [24, 16, 16, 24, 16, 16]);
        // What is no figure wraps.
        let no_count = Entry::NotACount(NotACount::Words, "一百二十三件左右".to_owned());
        assert_eq!(sizes(no_count), [24; 6]);
    }

    #[test]
    fn a_figure_that_just_fits_its_column_has_tight_sides() {
        let figure = |n| vec![Cell::label("一", Role::RowHead), Cell::figure(Entry::Count(n))];
        let sides = |n| {
            let rows = vec![figure(n)];
            let table = Table { name: String::new(), widths: vec![940, 60], head: 0, rows };
            let layout = TableLayout::new(&table);
            layout.rows[0].iter().map(|cell| (layout.size(cell), layout.side(cell))).collect::<Vec<_>>()
        };
        assert_eq!(sides(123), [(24, SIDE), (24, SIDE)]);
        assert_eq!(sides(1234), [(24, SIDE), (24, TIGHT_SIDE)]);
    }

    #[test]
    fn a_table_breaks_between_groups_of_rows() {
        assert_eq!(breaks(&table(&[8, 3, 5, 1])), [9, 12, 17]);
    }

    #[test]
    fn a_label_before_several_groups_is_not_cut() {
        // With rows of 500 twips the label, three lines of 320, ends in the third one.
        assert_eq!(breaks(&table(&[2, 2, 2])), [5]);
    }

    #[test]
    fn a_group_of_half_a_page_is_broken() {
        let rows = breaks(&table(&[24]));
        assert!(rows.len() > 10, "{rows:?}");
    }

    #[test]
    fn a_table_with_captions_breaks_before_them() {
        let caption = || vec![Cell::label("第二十条", Role::Caption).span(2, 1)];
        let row = || vec![Cell::label("许可", Role::RowHead), Cell::figure(Entry::Count(1))];
        let rows = vec![caption(), row(), row(), caption(), row(), caption(), row()];
        let table = Table { name: String::new(), widths: vec![500; 2], head: 0, rows };
        assert_eq!(breaks(&table), [3, 5]);
    }
}
