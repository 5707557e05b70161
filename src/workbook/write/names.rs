//! Of the workbook's writer: the names of cells, each with what it stands for.

use crate::import::sheets::address;

/// The names that are defined, in the order in which they are.
#[derive(Default)]
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    /// Names a cell, or the cells from the first to the last.
    pub(super) fn add(&mut self, name: &str, sheet: &str, first: (u32, u16), last: (u32, u16)) {
        let absolute = |(row, column): (u32, u16)| {
            let address = address((row, column.into()));
            let digits = address.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            format!("${}${}", &address[..digits], &address[digits..])
        };
        let end = if first == last { String::new() } else { format!(":{}", absolute(last)) };
        self.0.push((name.to_owned(), format!("='{}'!{}{end}", sheet.replace('\'', "''"), absolute(first))));
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, area)| (name.as_str(), area.as_str()))
    }
}
