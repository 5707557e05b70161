//! Of the workbook's reader: the narrative, a paragraph in each cell.

use crate::agency_file::paragraphs;
use crate::form::Section;
use crate::report::place::join;
use crate::workbook::names::name;
use crate::workbook::read::cells::Cells;
use crate::workbook::read::source_builder::SourceBuilder;

/// Writes the texts of a section.
pub(super) fn texts(out: &mut SourceBuilder, cells: &Cells, section: &Section) {
    if section.lead {
        // An overview needs no words of its own before its parts.
        text(out, cells, &name(&join(&section.key, "text")), "text", section.parts.is_empty());
    }
    for part in &section.parts {
        text(out, cells, &name(&join(&section.key, &part.key)), &part.key, true);
    }
}

/// Writes a text, a line for each cell. The rows from its name up to the next text are its own, also those that were
/// inserted; a blank text is written where it `is_expected`.
pub(super) fn text(out: &mut SourceBuilder, cells: &Cells, name: &str, key: &str, is_expected: bool) {
    let Some(area) = cells.area(name) else { return };
    let (sheet, (top, column)) = (area.sheet, area.first);
    let others = cells.names().filter(|(_, other)| other.sheet == sheet && other.first.1 == column);
    let next = others.map(|(_, other)| other.first.0).filter(|row| *row > top).min();
    let end = next.unwrap_or_else(|| cells.last_row(sheet) + 1);
    let line = |row| cells.value(sheet, (row, column)).map_or("", |value| value.text.as_str());
    let filled = (top..end).rev().find(|row| !line(*row).trim().is_empty());
    let Some(last) = filled else {
        if is_expected {
            out.pair(key, "\"\"", "", &cells.place(sheet, (top, column)));
        }
        return;
    };
    out.at(&format!("{key} = \"\"\"\n"), &cells.place(sheet, (top, column)));
    for row in top..=last {
        let written = paragraphs(&line(row).replace("\r\n", "\n").replace('\r', "\n"));
        let words = written.strip_prefix("\"\"\"\n").and_then(|words| words.strip_suffix("\"\"\""));
        out.at(words.unwrap_or(&written), &cells.place(sheet, (row, column)));
        out.put(if row == last { "\"\"\"\n" } else { "\n" });
    }
}
