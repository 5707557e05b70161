//! What the places of a report are called: `year`, `overview.disclosure`, `requests.new.total`.

use crate::form::{Form, Table, TableBlock, TableLine};
use std::fmt;

/// A cell of a form, by the keys of its table, its row and its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellId<'a> {
    /// The table's key.
    pub table: &'a str,
    /// The row's key, which may hold full stops: `denied.query`.
    pub row: &'a str,
    /// The column's key; none in a row of a single cell, whose place is the row's.
    pub column: Option<&'a str>,
}

impl<'a> CellId<'a> {
    /// Names a cell of the form.
    pub fn new(table: &'a Table, block: &TableBlock, row: &'a TableLine, column: &'a TableLine) -> Self {
        let column = (block.columns.len() > 1).then_some(column.key.as_str());
        Self { table: &table.key, row: &row.key, column }
    }

    /// Names a row of the form.
    pub fn of_row(table: &'a Table, row: &'a TableLine) -> Self {
        Self { table: &table.key, row: &row.key, column: None }
    }

    /// Returns the name: `requests.new.total`.
    pub fn path(&self) -> String {
        match self.column {
            Some(column) => [self.table, ".", self.row, ".", column].concat(),
            None => [self.table, ".", self.row].concat(),
        }
    }

    /// Finds the cell or the row of that name on a form.
    pub fn parse(path: &'a str, form: &Form) -> Option<Self> {
        let (key, rest) = split(path);
        let table = form.table(key)?;
        table.rows().find_map(|(block, line)| {
            let (row, column) = rest.split_at_checked(line.key.len()).filter(|(row, _)| *row == line.key)?;
            let column = match column.strip_prefix('.') {
                Some(column) => Some(block.column(column).map(|_| column)?),
                None => column.is_empty().then_some(None)?,
            };
            Some(Self { table: key, row, column })
        })
    }
}

impl fmt::Display for CellId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.path())
    }
}

/// Names what stands under a key of a section; an empty section stands for the lines before the first one.
pub fn join(section: &str, key: &str) -> String {
    if section.is_empty() { key.to_owned() } else { format!("{section}.{key}") }
}

/// Takes a name apart into the section and what follows; the section is empty where there is none.
pub fn split(path: &str) -> (&str, &str) {
    path.split_once('.').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FORMS;

    #[test]
    fn every_cell_and_row_is_found_by_its_name() {
        for form in &FORMS {
            for table in &form.tables {
                for (block, row) in table.rows() {
                    let cells = block.columns.iter().map(|column| CellId::new(table, block, row, column));
                    for id in cells.chain([CellId::of_row(table, row)]) {
                        assert_eq!(CellId::parse(&id.to_string(), form), Some(id));
                    }
                }
            }
            for path in ["year", "overview.text", "requests", "requests.newer", "requests.new.sum"] {
                assert_eq!(CellId::parse(path, form), None, "{path}");
            }
        }
    }

    #[test]
    fn a_name_is_joined_and_split() {
        for (section, key) in [("", "year"), ("requests", "denied.query")] {
            assert_eq!(split(&join(section, key)), (section, key));
        }
    }
}
