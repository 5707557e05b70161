//! Of the workbook's writer: what is the same for every sheet: its name, its protection and its paper.

use crate::workbook::write::look::Look;
use rust_xlsxwriter::{ProtectionOptions, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

/// A4, as Excel counts papers.
const A4: u8 = 9;

/// Margins in inches: those of printed forms.
const MARGIN: f64 = 0.6;

/// The height of a line in points, what is around the lines, and the highest row that there is.
const LINE: usize = 15;
const AROUND: usize = 6;
const HIGHEST: usize = 409;

/// Sets a sheet up: without a password, since locking only keeps the hand from slipping. Rows may be inserted and made
/// higher, columns wider.
pub(super) fn set_up(sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_paper_size(A4).set_margins(MARGIN, MARGIN, MARGIN, MARGIN, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_footer("&C&A — &P —").set_screen_gridlines(false);
    let options = ProtectionOptions {
        insert_rows: true,
        format_rows: true,
        format_columns: true,
        ..ProtectionOptions::new()
    };
    sheet.protect_with_options(&options);
    Ok(())
}

/// How high a row is that shows the whole of a text in a column that is so many half characters wide: not every program
/// makes it so.
pub(super) fn height(words: &str, width: usize) -> u32 {
    let lines = words.width().div_ceil(width).max(1);
    u32::try_from((lines * LINE + AROUND).min(HIGHEST)).unwrap_or(20)
}

/// Writes the title over all columns, and a line of advice below it.
pub(super) fn head(
    sheet: &mut Worksheet,
    look: &Look,
    last: u16,
    title: &str,
    hint: &str,
) -> Result<(), XlsxError> {
    put(sheet, look, (0, last), title, false)?;
    put(sheet, look, (1, last), hint, true)?;
    sheet.set_row_height(0, 30)?;
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    look: &Look,
    at: (u32, u16),
    words: &str,
    is_hint: bool,
) -> Result<(), XlsxError> {
    let ((row, last), format) = (at, if is_hint { &look.hint } else { &look.title });
    if last == 0 {
        sheet.write_string_with_format(row, 0, words, format)?;
    } else {
        sheet.merge_range(row, 0, row, last, words, format)?;
    }
    Ok(())
}
