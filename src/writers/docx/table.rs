//! A table of the form: fixed grid, whole rows, a head that is repeated on every page.

use super::remarks::Remarks;
use super::runs;
use super::sheet::TYPE_AREA;
use crate::document::{Cell, Role, Table};
use docx_rs as d;
use unicode_width::UnicodeWidthStr;

/// Tables of more columns than this are set in 五号, the others in 小四.
const WIDE: usize = 6;
/// Tables of no more rows than this stay on one page.
const SHORT: usize = 16;
/// What a cell keeps free at its left and right: 1 mm each, in twips.
const MARGIN: usize = 57;
/// No figure is set smaller than 5.5 pt; sizes count in half points.
const SMALLEST: usize = 11;

/// The look of a table's cells.
struct Face {
    /// The style of figures and heads, and that of labels before figures.
    styles: [&'static str; 2],
    /// The size of their font in half points.
    size: usize,
    /// How high a row is at least, in twips.
    row: f32,
}

const LARGE: Face = Face { styles: ["TableText", "TableText"], size: 24, row: 500. };
const SMALL: Face = Face { styles: ["TableSmall", "TableLabel"], size: 21, row: 420. };

/// A place in a row: a cell that begins there, or one that goes on from the row above.
#[derive(Clone, Copy)]
enum Slot<'a> {
    Begin(&'a Cell),
    Continue,
}

/// Builds `table`; nothing where it has no columns or no rows. `keep` is whether the next block stays with it.
pub(super) fn build<'a>(table: &'a Table, keep: bool, remarks: &mut Remarks<'a>) -> Option<d::Table> {
    let edges = edges(&table.widths);
    let columns = table.widths.len();
    if columns == 0 || table.rows.is_empty() {
        return None;
    }
    let face = if columns > WIDE { &SMALL } else { &LARGE };
    let count = table.rows.len();
    // For each column, how many rows the cell above still covers, and how many columns that cell is wide.
    let mut covered = vec![(0, 1); columns];
    let mut rows = Vec::with_capacity(count);
    for (i, cells) in table.rows.iter().enumerate() {
        let keep_next = if i + 1 == count { keep } else { count <= SHORT || i <= table.head };
        let slots = slots(cells, &mut covered);
        let cells = slots.into_iter().map(|(column, wide, slot)| {
            let width = edges[column + wide] - edges[column];
            cell(slot, wide, width, face, keep_next, remarks)
        });
        rows.push(
            d::TableRow::new(cells.collect())
                .cant_split()
                .row_height(face.row)
                .height_rule(d::HeightRule::AtLeast),
        );
    }
    Some(
        d::Table::new(rows)
            .set_grid(edges.windows(2).map(|pair| pair[1] - pair[0]).collect())
            .width(TYPE_AREA, d::WidthType::Dxa)
            .align(d::TableAlignmentType::Center)
            .layout(d::TableLayoutType::Fixed)
            .margins(d::TableCellMargins::new().margin(28, MARGIN, 28, MARGIN))
            .set_borders(borders()),
    )
}

/// Where columns begin and end, in twips; rounded so that the last one ends at the type area's edge.
fn edges(widths: &[u16]) -> Vec<usize> {
    let whole = widths.iter().map(|width| usize::from(*width)).sum::<usize>().max(1);
    let mut edges = vec![0];
    let mut sum = 0;
    for width in widths {
        sum += usize::from(*width);
        edges.push(sum * TYPE_AREA / whole);
    }
    edges
}

/// The places of a row: where each begins, and how many columns it covers. Rows that are too long lose what does
/// not fit, rows that are too short end with empty places: every column of every row is covered once.
fn slots<'a>(cells: &'a [Cell], covered: &mut [(usize, usize)]) -> Vec<(usize, usize, Slot<'a>)> {
    static EMPTY: Cell = Cell { text: String::new(), wide: 1, tall: 1, role: Role::Figure, notes: vec![] };
    let mut cells = cells.iter();
    let mut slots = vec![];
    let mut column = 0;
    while column < covered.len() {
        let (rows_left, wide) = covered[column];
        let (wide, slot) = if rows_left > 0 {
            covered[column].0 -= 1;
            (wide, Slot::Continue)
        } else {
            let cell = cells.next().unwrap_or(&EMPTY);
            let free = covered[column..].iter().take_while(|(rows_left, _)| *rows_left == 0).count();
            let wide = cell.wide.clamp(1, free);
            covered[column] = (cell.tall.saturating_sub(1), wide);
            (wide, Slot::Begin(cell))
        };
        slots.push((column, wide, slot));
        column += wide;
    }
    slots
}

fn cell<'a>(
    slot: Slot<'a>,
    wide: usize,
    width: usize,
    face: &Face,
    keep_next: bool,
    remarks: &mut Remarks<'a>,
) -> d::TableCell {
    let mut built = d::TableCell::new().width(width, d::WidthType::Dxa).vertical_align(d::VAlignType::Center);
    if wide > 1 {
        built = built.grid_span(wide);
    }
    let [centred, label] = face.styles;
    let Slot::Begin(cell) = slot else {
        let paragraph = d::Paragraph::new().style(centred).keep_next(keep_next);
        return built.vertical_merge(d::VMergeType::Continue).add_paragraph(paragraph);
    };
    if cell.tall > 1 {
        built = built.vertical_merge(d::VMergeType::Restart);
    }
    let style = if cell.role == Role::RowHead && cell.tall == 1 { label } else { centred };
    let paragraph = d::Paragraph::new().style(style).keep_next(keep_next);
    let run = (!cell.text.is_empty()).then(|| {
        let run = runs::run(&cell.text);
        match fitting_size(cell, width, face.size) {
            size if size < face.size => run.size(size),
            _ => run,
        }
    });
    built.add_paragraph(remarks.fill(paragraph, run, &cell.notes))
}

/// The size at which a figure stands on one line; everything else wraps.
fn fitting_size(cell: &Cell, width: usize, size: usize) -> usize {
    if cell.role != Role::Figure {
        return size;
    }
    // A half character is half as wide as the font is high: at n half points, 5n twips.
    let half_characters = cell.text.width_cjk().max(1);
    let fitting = width.saturating_sub(2 * MARGIN) / 5 / half_characters;
    size.min(fitting.max(SMALLEST))
}

fn borders() -> d::TableBorders {
    use d::TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    // Half a point; docx-rs would draw a quarter.
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(d::TableBorders::new(), |borders, position| borders.set(d::TableBorder::new(position).size(4)))
}
