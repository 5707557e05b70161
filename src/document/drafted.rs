//! Of the document: what a draft shows of a file that could not all be read, the figures as typed and a place-holder.

use crate::document::block::show;
use crate::form::{Form, TableBlock};
use crate::report::place::join;
use crate::report::{Cell, CellId, Entry, NotACount, Prose, Report, Row, given_columns};
use std::collections::BTreeMap;

/// Stands for a text that could not be read.
const UNREAD: &str = "〔这一部分没有读出来，改正后再生成〕";

/// Returns the report as its draft prints it. `typed` holds the values of the file by the paths of their keys, read or
/// not: rows that could not be read show what was typed, from the left; texts that could not be read show a
/// place-holder, so that no part moves up into their place.
pub fn drafted(report: &Report, file: &str, typed: &BTreeMap<String, &str>, form: &Form) -> Report {
    let mut draft = report.clone();
    for (table, grid) in form.tables.iter().zip(&mut draft.grids) {
        for ((block, line), row) in table.rows().zip(&mut grid.rows) {
            let columns = given_columns(table, block, report.totals);
            if let Some(row) = row {
                show_row(row, file, block, &columns);
            } else {
                let value = typed.get(&CellId::of_row(table, line).to_string());
                *row = value.map(|value| typed_row(value, block, &columns));
            }
        }
    }
    for (section, own) in form.sections.iter().zip(&mut draft.section_texts) {
        let is_lost = |key: &str| typed.contains_key(&join(&section.key, key));
        for (part, prose) in section.parts.iter().zip(&mut own.parts) {
            hold(prose, is_lost(&part.key));
        }
        if section.lead {
            hold(&mut own.text, is_lost("text"));
        }
    }
    if let Some(fee) = &mut draft.fee_charged {
        show_cell(fee, file);
    }
    draft
}

/// Puts the place-holder where a text was written and could not be read.
fn hold(prose: &mut Option<Prose>, is_lost: bool) {
    if prose.is_none() && is_lost {
        *prose = Some(Prose { text: UNREAD.to_owned(), ..Prose::default() });
    }
}

/// Lets a row show what was written in it, also where that is no figure or where there are too few or too many.
fn show_row(row: &mut Row, file: &str, block: &TableBlock, columns: &[usize]) {
    row.cells.iter_mut().for_each(|cell| show_cell(cell, file));
    if row.fits || row.given == 0 {
        return;
    }
    let texts = row.cells.iter().map(|cell| show(&cell.value).into_owned()).collect();
    row.cells = placed(texts, block, columns);
    row.fits = true;
}

fn show_cell(cell: &mut Cell, file: &str) {
    if let Entry::NotACount(_, shown) = &mut cell.value
        && let Some(typed) = file.get(cell.span.range())
    {
        *shown = bare(typed);
    }
}

/// A row that could not be read: what stands between its brackets, piece by piece.
fn typed_row(value: &str, block: &TableBlock, columns: &[usize]) -> Row {
    let inner = value.trim_matches(|c: char| c.is_whitespace() || "[]［］【】()（）".contains(c));
    let texts = inner.split([',', '，', ';', '；', '、']).map(bare).collect();
    let cells = placed(texts, block, columns);
    Row { key: (0..0).into(), span: (0..0).into(), given: cells.len(), fits: true, cells }
}

/// Texts from the left, each in its column; what is too many stands in the last one.
fn placed(mut texts: Vec<String>, block: &TableBlock, columns: &[usize]) -> Vec<Cell> {
    if let Some(last) = columns.len().checked_sub(1).filter(|last| texts.len() > last + 1) {
        let rest = texts.split_off(last).join("、");
        texts.push(rest);
    }
    let mut entries = vec![Entry::Blank; block.columns.len()];
    for (column, text) in columns.iter().zip(texts) {
        if !text.is_empty() {
            entries[*column] = Entry::NotACount(NotACount::Words, text);
        }
    }
    entries.into_iter().map(|entry| Cell::new(entry, 0..0)).collect()
}

/// What was typed, without quotation marks.
fn bare(typed: &str) -> String {
    typed.trim_matches(|c: char| c.is_whitespace() || "\"'“”".contains(c)).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form;

    fn row(text: &str) -> Vec<String> {
        let (block, _) = form::current().tables[1].rows().next().unwrap();
        let columns: Vec<_> = (0..block.columns.len()).collect();
        typed_row(text, block, &columns).cells.iter().map(|cell| show(&cell.value).into_owned()).collect()
    }

    #[test]
    fn what_was_typed_stands_in_its_column() {
        assert_eq!(row(" [1, 0, 无, 0, 0, -5, 3]"), ["1", "0", "无", "0", "0", "-5", "3"]);
        assert_eq!(row("［1，0，0，0，0，3］"), ["1", "0", "0", "0", "0", "3", ""]);
        assert_eq!(row("[1, 0, 0, 0, 0, 0, 3, 4"), ["1", "0", "0", "0", "0", "0", "3、4"]);
    }
}
