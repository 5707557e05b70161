//! Of the workbook's writer: the sheet of the findings that the agency accepts.

use crate::report::Report;
use crate::workbook::names::{ACCEPTED, ACCEPTS};
use crate::workbook::write::look::Look;
use crate::workbook::write::names::Names;
use crate::workbook::write::sheet::{head, set_up};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Rows to be filled in.
const BLANK_ROWS: usize = 10;

const HINT: &str =
    "核对报出的问题本来如此、不用改的，一行写一处：规则编号和理由要写；位置可不写，就是整份报告";

pub(super) fn write(
    sheet: &mut Worksheet,
    look: &Look,
    names: &mut Names,
    report: &Report,
) -> Result<(), XlsxError> {
    set_up(sheet, ACCEPTED)?;
    for (column, width) in [(0, 14), (1, 24), (2, 70)] {
        sheet.set_column_width(column, width)?;
    }
    head(sheet, look, 2, ACCEPTED, HINT)?;
    let top = 2;
    for (column, label) in [(0, "规则编号，如 N102"), (1, "位置：照核对时写的格"), (2, "理由")]
    {
        sheet.write_string_with_format(top, column, label, &look.label)?;
    }
    let rows = report.accepts.len() + BLANK_ROWS;
    let mut row = top + 1;
    for at in 0..rows {
        let accept = report.accepts.get(at);
        let words =
            accept.map_or([None, None, None], |own| [&own.rule, &own.at, &own.reason].map(Option::as_ref));
        for (column, words) in (0..).zip(words) {
            match words {
                Some(words) => sheet.write_string_with_format(row, column, &words.value, &look.text)?,
                None => sheet.write_blank(row, column, &look.text)?,
            };
        }
        row += 1;
    }
    names.add(ACCEPTS, ACCEPTED, (top + 1, 0), (row - 1, 2));
    Ok(())
}
