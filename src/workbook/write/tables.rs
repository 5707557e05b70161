//! Of the workbook's writer: a sheet for each table, laid out as on paper, with live sums and checks.

use crate::document::{self, CellGrid, GridCell, Role};
use crate::form::{Form, Sum, Table};
use crate::report::{CellId, Entry, Grid};
use crate::workbook::names::{name, sheet as sheet_of};
use crate::workbook::sums::{Check, Place, checks};
use crate::workbook::write::look::Look;
use crate::workbook::write::names::Names;
use crate::workbook::write::sheet::{head, set_up};
use crate::workbook::write::totals::{AMOUNT_DECIMALS, added, is_formula, number, ranges};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationRule, Format, Formula, Note, Worksheet, XlsxError,
};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr as _;

/// The first row of the table: title and advice stand above.
const TOP: u32 = 2;
/// The width of all columns, in characters: as wide as A4 shows at this size.
const WIDTH: usize = 108;
/// The height of a line, in points, and of what is around the lines of a cell.
const LINE: usize = 15;
const AROUND: usize = 7;

const HINT: &str = "白格填写，没有的填 0；蓝格是合计，自动算出；变红的格勾稽关系不成立，看它的批注";

/// A table with its figures.
pub(super) struct Filled<'r> {
    pub(super) form: &'r Form,
    pub(super) table: &'r Table,
    pub(super) grid: &'r Grid,
}

/// The cells of a table on its sheet.
struct Placed<'r> {
    filled: &'r Filled<'r>,
    cells: BTreeMap<Place, (u32, u16)>,
    sums: BTreeMap<Place, Sum<'r>>,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    look: &Look,
    names: &mut Names,
    filled: &Filled,
) -> Result<(), XlsxError> {
    let Filled { form, table, grid, .. } = filled;
    let sheet_name = sheet_of(form, table);
    set_up(sheet, &sheet_name)?;
    sheet.set_print_fit_to_pages(1, 1);
    let laid_out = document::table(table, form.name_of(table), grid);
    let cells = CellGrid::new(&laid_out);
    let widths: Vec<usize> = laid_out.widths.iter().map(|width| usize::from(*width) * WIDTH / 1000).collect();
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, f64::from(u32::try_from((*width).max(5)).unwrap_or(5)))?;
    }
    let last = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(0);
    let heading = form.section(&table.section).map_or("", |section| section.heading.as_str());
    head(sheet, look, last, heading, HINT)?;
    heights(sheet, &cells, &widths)?;
    let mut placed = Placed { filled, cells: BTreeMap::new(), sums: table.sums() };
    let mut in_order = table
        .rows()
        .enumerate()
        .flat_map(|(row, (block, _))| (0..block.columns.len()).map(move |column| (row, column)));
    for cell in cells.cells() {
        let at = position(cell);
        if cell.cell.is_figure() {
            if let Some(place) = in_order.next() {
                placed.cells.insert(place, at);
                span(
                    sheet,
                    cell,
                    "",
                    if placed.sums.contains_key(&place) { &look.sum } else { &look.figure },
                )?;
            }
        } else {
            let format = if cell.cell.role() == Some(Role::RowHead) { &look.side } else { &look.label };
            span(sheet, cell, &cell.cell.text(), format)?;
        }
    }
    placed.figures(sheet, look)?;
    for (path, at) in placed.paths() {
        names.add(&name(&path), &sheet_name, at, at);
    }
    let below = TOP + u32::try_from(laid_out.rows.len()).unwrap_or(0);
    placed.checks(sheet, look, below)?;
    sheet.set_freeze_panes(
        if laid_out.head > 0 { TOP + u32::try_from(laid_out.head).unwrap_or(0) } else { TOP },
        0,
    )?;
    Ok(())
}

fn position(cell: &GridCell) -> (u32, u16) {
    (TOP + u32::try_from(cell.top).unwrap_or(0), u16::try_from(cell.column).unwrap_or(0))
}

/// Writes a cell over the places that it covers.
fn span(sheet: &mut Worksheet, cell: &GridCell, words: &str, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = position(cell);
    let last_row = row + u32::try_from(cell.tall().saturating_sub(1)).unwrap_or(0);
    let last_column = column + u16::try_from(cell.wide.saturating_sub(1)).unwrap_or(0);
    if (row, column) == (last_row, last_column) {
        sheet.write_string_with_format(row, column, words, format).map(drop)
    } else {
        sheet.merge_range(row, column, last_row, last_column, words, format).map(drop)
    }
}

/// Makes every row as high as its labels need: no program does that for merged cells.
fn heights(sheet: &mut Worksheet, cells: &CellGrid, widths: &[usize]) -> Result<(), XlsxError> {
    for (at, row) in cells.rows.iter().enumerate() {
        let lines = row.iter().map(|cell| {
            let room: usize = widths[cell.column..cell.column + cell.wide].iter().sum();
            let lines = cell.cell.text().width().div_ceil(room.saturating_sub(1).max(2));
            lines.div_ceil(cell.tall())
        });
        let lines = lines.max().unwrap_or(1).max(1);
        let height = u32::try_from(lines * LINE + AROUND).unwrap_or(20);
        sheet.set_row_height(TOP + u32::try_from(at).unwrap_or(0), height)?;
    }
    Ok(())
}

impl Placed<'_> {
    /// The path of every cell of figures, with its place on the sheet.
    fn paths(&self) -> Vec<(String, (u32, u16))> {
        let table = self.filled.table;
        let paths = table.rows().enumerate().flat_map(|(row, (block, line))| {
            block.columns.iter().enumerate().filter_map(move |(at, column)| {
                let place = self.cells.get(&(row, at))?;
                Some((CellId::new(table, block, line, column).to_string(), *place))
            })
        });
        paths.collect()
    }

    fn figures(&self, sheet: &mut Worksheet, look: &Look) -> Result<(), XlsxError> {
        for (place, at) in &self.cells {
            let entry = self.filled.grid.cell(place.0, place.1).map_or(&Entry::Blank, |cell| &cell.value);
            if let Some(sum) = self.sums.get(place) {
                self.sum(sheet, look, (*place, *at), (entry, sum))?;
            } else {
                number(sheet, *at, entry, AMOUNT_DECIMALS, &look.figure)?;
                sheet.add_data_validation(at.0, at.1, at.0, at.1, &self.validation(*place)?)?;
            }
        }
        Ok(())
    }

    /// Writes a sum: as a formula where it says what the figures say, else as it was written.
    fn sum(
        &self,
        sheet: &mut Worksheet,
        look: &Look,
        (place, at): (Place, (u32, u16)),
        (entry, sum): (&Entry, &Sum),
    ) -> Result<(), XlsxError> {
        let addends = ranges(&self.cells, &sum.addends);
        if is_formula(self.filled.grid, place, sum) {
            let count = sum.addends.len();
            let result =
                added(self.filled.grid, &sum.addends).map_or(String::new(), |added| added.to_string());
            let formula = Formula::new(format!("=IF(COUNT({addends})<{count},\"\",SUM({addends}))"));
            sheet.write_formula_with_format(at.0, at.1, formula.set_result(result), &look.sum)?;
        } else {
            number(sheet, at, entry, AMOUNT_DECIMALS, &look.sum)?;
        }
        let own = ranges(&self.cells, &[place]);
        let differs =
            format!("=AND(COUNT({addends})={},{own}<>\"\",{own}<>SUM({addends}))", sum.addends.len());
        red(sheet, look, at, differs)?;
        note(sheet, at, &sum.balance.says)
    }

    /// Writes a row below the table for each balance of two sums, and in it what they differ by.
    fn checks(&self, sheet: &mut Worksheet, look: &Look, below: u32) -> Result<(), XlsxError> {
        for ((balance, checks), row) in checks(self.filled.table).iter().zip(below + 1..) {
            let first = checks.iter().filter_map(|check| Some(self.cells.get(&(0, check.column))?.1)).min();
            let Some(first) = first.filter(|first| *first > 0) else { continue };
            sheet.merge_range(row, 0, row, first - 1, &balance.says, &look.side)?;
            sheet.set_row_height(row, u32::try_from(2 * LINE + AROUND).unwrap_or(30))?;
            for check in checks {
                let Some((_, column)) = self.cells.get(&(0, check.column)) else { continue };
                let (formula, result) = self.difference(check);
                let formula = Formula::new(formula).set_result(result);
                sheet.write_formula_with_format(row, *column, formula, &look.check)?;
                let own = crate::import::sheets::address((row, (*column).into()));
                red(sheet, look, (row, *column), format!("=AND({own}<>\"\",{own}<>0)"))?;
                note(sheet, (row, *column), &balance.says)?;
            }
        }
        Ok(())
    }

    fn difference(&self, check: &Check) -> (String, String) {
        let Check { left, right, .. } = check;
        let (one, other) = (ranges(&self.cells, left), ranges(&self.cells, right));
        let count = left.len() + right.len();
        let formula = format!("=IF(COUNT({one},{other})<{count},\"\",SUM({one})-SUM({other}))");
        let grid = self.filled.grid;
        let result = added(grid, left).zip(added(grid, right)).map_or(String::new(), |(left, right)| {
            let sign = if left < right { "-" } else { "" };
            format!("{sign}{}", left.abs_diff(right))
        });
        (formula, result)
    }

    fn validation(&self, place: Place) -> Result<DataValidation, XlsxError> {
        let column = self.filled.table.rows().nth(place.0).and_then(|(block, _)| block.columns.get(place.1));
        if column.is_some_and(|column| column.unit.is_some()) {
            return DataValidation::new()
                .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
                .set_error_title("金额")?
                .set_error_message("这里填金额，单位万元，不小于 0；没有的填 0");
        }
        DataValidation::new()
            .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            .set_error_title("件数")?
            .set_error_message("这里填件数：不小于 0 的整数；没有的填 0，没有核实的先空着")
    }
}

fn red(sheet: &mut Worksheet, look: &Look, at: (u32, u16), rule: String) -> Result<(), XlsxError> {
    let format = ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(&look.red);
    sheet.add_conditional_format(at.0, at.1, at.0, at.1, &format).map(drop)
}

fn note(sheet: &mut Worksheet, at: (u32, u16), says: &str) -> Result<(), XlsxError> {
    let note = Note::new(format!("应当：{says}")).add_author_prefix(false).set_width(260).set_height(60);
    sheet.insert_note(at.0, at.1, &note).map(drop)
}
