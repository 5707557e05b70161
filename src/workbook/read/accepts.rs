//! Of the workbook's reader: the findings that the agency accepts, a row each.

use crate::agency_file::string;
use crate::import::sheets::address;
use crate::workbook::names::ACCEPTS;
use crate::workbook::read::cells::Cells;
use crate::workbook::read::source_builder::SourceBuilder;

/// Writes the acceptances. A place may be named as findings name it: 表三!C14.
pub(super) fn accepts(out: &mut SourceBuilder, cells: &Cells) {
    let Some(area) = cells.area(ACCEPTS) else { return };
    // Rows that were added below count as well.
    for row in area.first.0..=cells.last_row(area.sheet).max(area.last.0) {
        let place = |column| cells.place(area.sheet, (row, area.first.1 + column));
        let words = |column| {
            let value = cells.value(area.sheet, (row, area.first.1 + column));
            value.map(|value| value.text.trim()).filter(|words| !words.is_empty())
        };
        if (0..3).all(|column| words(column).is_none()) {
            continue;
        }
        out.at("\n[[accept]]\n", &place(0));
        for (column, key) in [(0, "rule"), (1, "at"), (2, "reason")] {
            let Some(words) = words(column) else { continue };
            let path = if key == "at" { path(cells, words) } else { None };
            out.pair(key, &string(path.unwrap_or(words)), "", &place(column));
        }
    }
}

/// The path of the cell that is named by its sheet and address.
fn path<'b>(cells: &Cells<'b>, words: &str) -> Option<&'b str> {
    let (sheet, cell) = words.split_once(['!', '！'])?;
    let (sheet, cell) = (cells.sheet(sheet.trim())?, cell.trim().to_ascii_uppercase());
    let named = cells.names().find(|(_, area)| area.sheet == sheet && address(area.first) == cell);
    named.map(|(name, _)| name.strip_prefix("report.").unwrap_or(name))
}
