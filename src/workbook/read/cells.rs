//! Of the workbook's reader: cells by their names.

use crate::import::sheets::{Area, Book, Value, address};

/// The cells of a workbook.
pub(super) struct Cells<'b> {
    book: &'b Book,
}

impl<'b> Cells<'b> {
    pub(super) fn new(book: &'b Book) -> Self {
        Self { book }
    }

    /// The cells of a name.
    pub(super) fn area(&self, name: &str) -> Option<Area> {
        self.book.names.get(name)?.first().copied()
    }

    /// What stands in a cell.
    pub(super) fn value(&self, sheet: usize, cell: (u32, u32)) -> Option<&'b Value> {
        self.book.sheets.get(sheet)?.cells.get(&cell)
    }

    /// What stands in the first cell of a name, with its place; nothing where it is blank.
    pub(super) fn first(&self, name: &str) -> Option<(String, &'b Value)> {
        let area = self.area(name)?;
        let value = self.value(area.sheet, area.first).filter(|value| !value.text.trim().is_empty())?;
        Some((self.place(area.sheet, area.first), value))
    }

    /// What a cell is called: `表三!C14`.
    pub(super) fn place(&self, sheet: usize, cell: (u32, u32)) -> String {
        let sheet = self.book.sheets.get(sheet).map_or("", |sheet| sheet.name.as_str());
        format!("{sheet}!{}", address(cell))
    }

    /// Every name with its first cells.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'b str, Area)> {
        self.book.names.iter().filter_map(|(name, areas)| Some((name.as_str(), *areas.first()?)))
    }

    /// The last row of a sheet that holds something.
    pub(super) fn last_row(&self, sheet: usize) -> u32 {
        let cells = self.book.sheets.get(sheet).map(|sheet| &sheet.cells);
        cells.and_then(|cells| Some(cells.last_key_value()?.0.0)).unwrap_or(0)
    }

    /// Finds a sheet by its name.
    pub(super) fn sheet(&self, name: &str) -> Option<usize> {
        self.book.sheets.iter().position(|sheet| sheet.name == name)
    }
}
