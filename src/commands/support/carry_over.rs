//! Fills in 0 for an agency that had nothing to report; the words stay for the agency to write.

use crate::commands::support::files::Read;
use gen_report::form::Form;
use gen_report::report::{Cell, Entry, Figures, Report};

/// What the new file says of its zeros.
pub(crate) const REMARK: &str =
    "用了 --zero，数字都先填了 0：逐项核对，有发生的改成实际的数；文字部分仍要填写";

/// Puts 0 into every blank cell, but keeps the documents that were in force at the end of last year.
pub(crate) fn fill_zeros(report: &mut Report, form: &Form, last: Option<&Read>) {
    if let Some(last) = last {
        keep_stock(report, form, &Figures::new(last.form, &last.report));
    }
    let rows = report.grids.iter_mut().flat_map(|grid| &mut grid.rows).flatten();
    let cells = rows.flat_map(|row| &mut row.cells).chain(&mut report.fee_charged);
    cells.filter(|cell| cell.value == Entry::Blank).for_each(|cell| cell.value = Entry::Count(0));
}

fn keep_stock(report: &mut Report, form: &Form, last: &Figures) {
    for row in ["rules", "documents"] {
        if let Some(count) = last.count("disclosure", row, "valid")
            && let Some(cell) = cell(report, form, row, "valid")
        {
            cell.value = Entry::Count(count);
        }
    }
}

fn cell<'a>(report: &'a mut Report, form: &Form, row: &str, column: &str) -> Option<&'a mut Cell> {
    let at = form.tables.iter().position(|table| table.key == "disclosure")?;
    let (place, (block, _)) = form.tables[at].rows().enumerate().find(|(_, (_, line))| line.key == row)?;
    report.grids.get_mut(at)?.rows.get_mut(place)?.as_mut()?.cells.get_mut(block.column(column)?)
}
