//! Of the document: shares the width of a table among its columns, in twips; figures get equal room, labels what they
//! need.

use crate::document::block::{Cell, Role};
use crate::document::measures;
use unicode_width::UnicodeWidthStr;

/// A cell and the grid column in which it begins.
pub(super) type Placed = (usize, Cell);

/// The width of the table.
const ROOM: usize = measures::WIDTH as usize;
/// A half character of a table with many columns: those of few have room enough.
const HALF: usize = measures::SMALL_TABLE as usize / 2;
/// What a cell keeps free at both sides.
const SIDES: usize = 2 * measures::CELL_SIDE as usize;
/// What rounding to thousandths may take from a column: a thousandth of the table is 9 twips.
const ROUNDING: usize = 10;
/// Room for a figure of five digits, as a county's applications in a year have; larger ones are set smaller.
const FIGURE: usize = 5 * HALF;
/// Two characters: no column of labels is narrower.
const LABEL: usize = 4 * HALF + ROUNDING;
/// Labels wrap into no more lines than this for the sake of the others: with five, 表三 would be higher than a page.
const LINES: usize = 4;

/// Computes the widths of `whole` grid columns in thousandths; the first `side` of them hold labels.
pub(super) fn share(rows: &[Vec<Placed>], side: usize, whole: usize) -> Vec<u16> {
    let needs = |lines| needs(rows, side, whole, lines);
    let needs = (1..LINES).map(needs).find(|needs| needs.iter().sum::<usize>() <= ROOM);
    let needs = needs.unwrap_or_else(|| self::needs(rows, side, whole, LINES));
    let sum = needs.iter().sum::<usize>().max(1);
    let mut widths: Vec<usize> = needs.iter().map(|need| need * 1000 / sum).collect();
    let mut left = 1000 - widths.iter().sum::<usize>();
    // What rounding has taken goes back to the figures, then to the widest labels.
    if left >= whole - side {
        widths[side..].iter_mut().for_each(|width| *width += 1);
        left -= whole - side;
    }
    if let Some(widest) = widths[..side].iter_mut().max() {
        *widest += std::mem::take(&mut left);
    }
    for width in widths.iter_mut().take(left) {
        *width += 1;
    }
    widths.into_iter().map(|width| u16::try_from(width).unwrap_or(u16::MAX)).collect()
}

/// Computes what each column needs when labels of one row wrap into `lines` lines.
fn needs(rows: &[Vec<Placed>], side: usize, whole: usize, lines: usize) -> Vec<usize> {
    let mut needs = vec![LABEL; side];
    let mut figure = FIGURE;
    for (column, cell) in rows.iter().flatten().filter(|(_, cell)| cell.wide == 1) {
        let width = cell.text().width_cjk();
        match needs.get_mut(*column) {
            // A label before many rows has their height to wrap in; half of it leaves air. With a character more its
            // lines end between words: （四）无法 / 提供.
            Some(need) if cell.tall > 1 => {
                *need = (*need).max(even(width.div_ceil(cell.tall.div_ceil(2)) + 2) + 1);
            }
            // Lines are seldom filled to their ends.
            Some(need) => *need = (*need).max(even(width.div_ceil(lines) + usize::from(lines > 1))),
            None if cell.role() == Some(Role::ColumnHead) => figure = figure.max(even(width.div_ceil(lines))),
            None => {}
        }
    }
    needs.resize(whole, figure);
    needs.iter().map(|need| need + SIDES).collect()
}

/// Rounds up to whole characters, in twips.
fn even(halves: usize) -> usize {
    halves.next_multiple_of(2) * HALF
}
