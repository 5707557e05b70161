//! Of the workbook's writer: the sheet of the narrative: the headings of the form, and rows for paragraphs.

use crate::agency_file::literal;
use crate::form::Form;
use crate::report::place::join;
use crate::report::{FIELDS, Prose, Report, SectionText, Slot};
use crate::text::numerals::in_chinese;
use crate::workbook::names::{WORDS, name};
use crate::workbook::write::look::Look;
use crate::workbook::write::names::Names;
use crate::workbook::write::sheet::{head, height, set_up};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Rows of a text that is not written yet, and rows that are left below one that is.
const BLANK_ROWS: u32 = 6;
const SPARE_ROWS: u32 = 3;

/// How many half characters stand on a line of the column.
const LINE_WIDTH: usize = 86;

const HINT: &str = "一行写一段，写在右边的白格里；行不够就在中间插入行；空行不印";

/// The sheet with the row that is next.
struct Page<'s> {
    sheet: &'s mut Worksheet,
    look: &'s Look,
    names: &'s mut Names,
    row: u32,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    look: &Look,
    names: &mut Names,
    report: &Report,
    form: &Form,
) -> Result<(), XlsxError> {
    set_up(sheet, WORDS)?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    head(sheet, look, 1, WORDS, HINT)?;
    sheet.set_freeze_panes(2, 0)?;
    let mut page = Page { sheet, look, names, row: 2 };
    for field in FIELDS {
        if let Slot::Paragraphs(own) = field.slot {
            page.text(field.label, &field.path(), (own.get)(report).as_ref())?;
        }
    }
    for (at, section) in form.sections.iter().enumerate() {
        if !section.lead && section.parts.is_empty() {
            continue;
        }
        page.heading(&section.heading)?;
        let written = report.section_texts.get(at);
        if section.lead {
            let label = if section.parts.is_empty() { "" } else { "总述，可不写" };
            let text = written.and_then(|written| written.text.as_ref());
            page.text(label, &join(&section.key, "text"), text)?;
        }
        for ((at, part), number) in section.parts.iter().enumerate().zip(1..) {
            let text = written.and_then(|written: &SectionText| written.parts.get(at)?.as_ref());
            let label = format!("（{}）{}", in_chinese(number), part.label);
            page.text(&label, &join(&section.key, &part.key), text)?;
        }
    }
    Ok(())
}

impl Page<'_> {
    fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, 1, words, &self.look.heading)?;
        self.row += 1;
        Ok(())
    }

    /// Writes a text, a row for each paragraph, with rows to go on below it.
    fn text(&mut self, label: &str, path: &str, text: Option<&Prose>) -> Result<(), XlsxError> {
        let words = text.map_or(String::new(), |text| literal(&text.text));
        let lines: Vec<&str> = if words.is_empty() { vec![] } else { words.split('\n').collect() };
        let filled = u32::try_from(lines.len()).unwrap_or(0);
        let rows = (filled + SPARE_ROWS).max(BLANK_ROWS);
        let first = self.row;
        if rows > 1 {
            self.sheet.merge_range(first, 0, first + rows - 1, 0, label, &self.look.side)?;
        }
        for at in 0..rows {
            let line = lines.get(at as usize).copied().unwrap_or_default();
            self.sheet.set_row_height(first + at, height(line, LINE_WIDTH))?;
            match lines.get(at as usize).filter(|line| !line.is_empty()) {
                Some(line) => {
                    self.sheet.write_string_with_format(first + at, 1, *line, &self.look.paragraph)?
                }
                None => self.sheet.write_blank(first + at, 1, &self.look.paragraph)?,
            };
        }
        self.names.add(&name(path), WORDS, (first, 1), (first + rows - 1, 1));
        self.row += rows;
        Ok(())
    }
}
