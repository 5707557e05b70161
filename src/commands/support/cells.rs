//! Words a problem of a form workbook with the names of its cells, where those of a text file name keys.

use gen_report::diagnostic::Problem;
use gen_report::source::{PlaceName, Source};
use std::collections::BTreeMap;

/// Puts cells in the place of paths, and lets a problem that has no place point at the cell of its path.
pub(crate) fn in_cells(problem: &mut Problem, source: &Source, cells: &BTreeMap<String, String>) {
    if cells.is_empty() {
        return;
    }
    let cell = problem.path.as_ref().and_then(|path| cells.get(path));
    if let (Some(cell), Some(label)) = (cell, problem.labels.first_mut())
        && label.span.end == 0
        && let Some(place) =
            source.places.iter().find(|place| is_cell(&place.name, cell) && place.span.start > 0)
    {
        label.span = place.span;
    }
    for label in &mut problem.labels {
        label.text = worded(&label.text, cells);
    }
    // A cell holds no quotation marks of the format.
    problem.help = problem.help.take().map(|help| worded(&help, cells).replace("，不加引号", ""));
    if problem.code == "F002" {
        problem.message = worded(&problem.message, cells);
    }
}

fn is_cell(name: &PlaceName, cell: &str) -> bool {
    matches!(name, PlaceName::Sheet(own) if own == cell)
}

/// Puts the cell in the place of every path of a key.
fn worded(text: &str, cells: &BTreeMap<String, String>) -> String {
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let (mut words, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(is_path) {
        let length = rest[start..].find(|c| !is_path(c)).unwrap_or(rest.len() - start);
        let (before, path, after) = (&rest[..start], &rest[start..start + length], &rest[start + length..]);
        words += before;
        words += cells.get(path).map_or(path, String::as_str);
        rest = after;
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_for_paths() {
        let cells = [("agency.phone", "基本情况!B9"), ("date", "基本情况!B13")];
        let cells = cells.map(|(path, cell)| (path.to_owned(), cell.to_owned())).into();
        assert_eq!(worded("填写 agency.phone 和 agency.fax", &cells), "填写 基本情况!B9 和 agency.fax");
        assert_eq!(worded("例如 date = 2026-01-20", &cells), "例如 基本情况!B13 = 2026-01-20");
        assert_eq!(worded("update", &cells), "update");
    }
}
