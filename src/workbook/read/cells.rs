//! Of the workbook's reader: cells by their names.

use crate::import::sheets::{Area, Book, Value, address};
use crate::report::FIELDS;
use std::collections::BTreeMap;

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

    /// The highest cell whose name begins so.
    pub(super) fn under(&self, start: &str) -> Option<String> {
        let own = self.names().filter(|(name, _)| name.starts_with(start)).map(|(_, area)| area);
        own.min_by_key(|area| (area.sheet, area.first)).map(|area| self.place(area.sheet, area.first))
    }

    /// The cell of every path; that of a field is also found by its key alone.
    pub(super) fn paths(&self) -> BTreeMap<String, String> {
        let paths = self.names().flat_map(|(name, area)| {
            let place = self.place(area.sheet, area.first);
            let path = name.strip_prefix("report.").unwrap_or(name);
            let key = FIELDS.iter().find(|field| field.path() == path).map(|field| field.key);
            [Some(path), key].into_iter().flatten().map(move |path| (path.to_owned(), place.clone()))
        });
        paths.collect()
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
