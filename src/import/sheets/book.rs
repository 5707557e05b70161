//! A workbook as it was saved: sheets, the cells that hold something, and the names of cells. No formula is run.

use crate::import::extract::UnsureKind;
use crate::import::sheets::looks::Looks;
use crate::import::sheets::values::{CellKind, Value};
use crate::import::sheets::{bounds, rich};
use crate::import::unreadable::Unreadable;
use calamine::{Dimensions, Reader as _, SheetType, SheetVisible, Xlsx};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// Cells beyond this are no report; a form workbook has some 800, a county's of sixty offices some 20,000.
const MOST_CELLS: usize = 100_000;
/// Bytes of words beyond this are no report; real ones hold some 30 KB.
const MOST_TEXT: usize = 4 << 20;
/// Sheets beyond this are no report.
const MOST_SHEETS: usize = 256;
/// Merged cells of a sheet beyond this are no report; 表三 has some 40.
const MOST_MERGED: usize = 2_000;
/// Letters of the alphabet, in which columns are counted.
const LETTERS: u32 = 26;

/// A workbook.
#[derive(Debug, Default)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// The names of cells; one may name several where a sheet was copied.
    pub names: BTreeMap<String, Vec<Area>>,
}

/// A sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The cells that hold something, by row and column from 0.
    pub cells: BTreeMap<(u32, u32), Value>,
    /// The merged cells.
    pub merged: Vec<Area>,
}

/// Cells of one sheet, from the first to the last row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// The place of the sheet in the workbook.
    pub sheet: usize,
    /// Row and column of the first cell, from 0.
    pub first: (u32, u32),
    /// Row and column of the last cell.
    pub last: (u32, u32),
}

/// Names a cell as people do: `C14`.
pub fn address((row, column): (u32, u32)) -> String {
    let (mut letters, mut rest) = (vec![], column + 1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % LETTERS).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / LETTERS;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

impl Area {
    /// Whether a cell of the sheet is in it.
    pub fn contains(&self, (row, column): (u32, u32)) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }
}

/// Opens a workbook.
///
/// # Errors
/// Whatever makes the file no workbook, or a dangerous one.
pub fn open(bytes: &[u8]) -> Result<Book, Unreadable> {
    bounds::check(bytes)?;
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::BrokenBook)?;
    let shown = Shown { rich: rich::partly_struck(bytes)?, looks: Looks::read(bytes)? };
    let listed = file.sheets_metadata().to_vec();
    if listed.len() > MOST_SHEETS {
        return Err(Unreadable::TooLarge);
    }
    let mut book = Book::default();
    let mut bounds = Bounds { cells: MOST_CELLS, text: MOST_TEXT };
    for sheet in listed {
        match sheet.typ {
            SheetType::WorkSheet => {}
            SheetType::MacroSheet | SheetType::Vba => return Err(Unreadable::Macros),
            _ => continue,
        }
        let cells = cells(&mut file, &sheet.name, &shown, &mut bounds)?;
        let place = book.sheets.len();
        let merged = file.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        if merged.len() > MOST_MERGED {
            return Err(Unreadable::TooLarge);
        }
        let area = |cells: &Dimensions| Area { sheet: place, first: cells.start, last: cells.end };
        let merged = merged.iter().map(area).collect();
        let is_hidden = sheet.visible != SheetVisible::Visible;
        book.sheets.push(Sheet { name: sheet.name, is_hidden, cells, merged });
    }
    for (name, reference) in file.defined_names() {
        if let Some(area) = area(&book.sheets, reference) {
            let areas = book.names.entry(name.clone()).or_default();
            areas.push(area);
        }
    }
    Ok(book)
}

/// What is known of how cells are shown.
struct Shown {
    rich: BTreeSet<String>,
    looks: Looks,
}

/// How much more may be read.
struct Bounds {
    cells: usize,
    text: usize,
}

impl Bounds {
    fn take(&mut self, value: &Value) -> Result<(), Unreadable> {
        let left = |left: usize, taken| left.checked_sub(taken).ok_or(Unreadable::TooLarge);
        (self.cells, self.text) = (left(self.cells, 1)?, left(self.text, value.text.len())?);
        Ok(())
    }
}

/// Reads the cells one by one: a sheet is as large as what is in it, wherever its last cell stands.
fn cells(
    file: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    shown: &Shown,
    bounds: &mut Bounds,
) -> Result<BTreeMap<(u32, u32), Value>, Unreadable> {
    let mut reader = file.worksheet_cells_reader(sheet).map_err(|_| Unreadable::BrokenBook)?;
    let mut cells = BTreeMap::new();
    while let Some(cell) = reader.next_cell_with_formula().map_err(|_| Unreadable::BrokenBook)? {
        let Some(mut value) = Value::read(&cell.value, cell.formula.is_some()) else { continue };
        if value.kind == CellKind::Words && shown.rich.contains(&value.text) {
            value.doubt = Some(UnsureKind::PartlyStruck);
        }
        value.doubt = value.doubt.or_else(|| shown.looks.doubt(sheet, cell.pos, &value));
        bounds.take(&value)?;
        cells.insert(cell.pos, value);
    }
    Ok(cells)
}

/// Reads what a name stands for: `表三!$C$14`, `'基本 情况'!$B$3:$B$9`; nothing for what is no cell, such as `#REF!`.
fn area(sheets: &[Sheet], reference: &str) -> Option<Area> {
    let reference = reference.trim_start_matches('=');
    let (sheet, cells) = reference.rsplit_once('!')?;
    let sheet = sheet.trim_start_matches('$');
    let quoted = sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\''));
    let sheet = quoted.map_or_else(|| sheet.to_owned(), |sheet| sheet.replace("''", "'"));
    let sheet = sheets.iter().position(|own| own.name == sheet)?;
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let (first, last) = (position(first)?, position(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Area { sheet, first, last })
}

/// Reads `$C$14` as row and column from 0.
fn position(address: &str) -> Option<(u32, u32)> {
    let address = address.replace('$', "");
    let digits = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = address.split_at(digits);
    let letter = |sum: u32, letter: char| {
        let value = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
        (value < LETTERS).then_some(sum.checked_mul(LETTERS)?.checked_add(value + 1)?)
    };
    let column = letters.chars().try_fold(0, letter)?.checked_sub(1)?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_and_found_by_its_name() {
        for (place, name) in
            [((0, 0), "A1"), ((13, 2), "C14"), ((9, 25), "Z10"), ((0, 26), "AA1"), ((4, 701), "ZZ5")]
        {
            assert_eq!(address(place), name);
            assert_eq!(position(name), Some(place));
        }
        for odd in ["", "A", "14", "#REF!", "A0", "表1"] {
            assert_eq!(position(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_name_of_cells_is_followed() {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            is_hidden: false,
            cells: BTreeMap::new(),
            merged: vec![],
        };
        let sheets = [sheet("表三"), sheet("it's 1")];
        let found = |reference| area(&sheets, reference).map(|area| (area.sheet, area.first, area.last));
        assert_eq!(found("表三!$C$14"), Some((0, (13, 2), (13, 2))));
        assert_eq!(found("'it''s 1'!$A$1:$B$3"), Some((1, (0, 0), (2, 1))));
        assert_eq!(found("表三!#REF!"), None);
        assert_eq!(found("别的!$A$1"), None);
    }
}
