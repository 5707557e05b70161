//! Tables of converters that write each cell on a line of its own, after a tab, with an empty line between rows.

use crate::import::extract::{ExtractedCell, ExtractedTable, glue};
use crate::import::text::line::{Kind, Line};
use crate::source::Span;

/// Fewer lines than this that begin with a tab are indented words, not a table.
const FEWEST_CELLS: usize = 4;

/// A table of one cell a line, from the line `at` on; and the line after it.
pub(crate) fn one_a_line(lines: &[Line<'_>], at: usize) -> Option<(ExtractedTable, usize)> {
    let mut rows: Vec<Vec<ExtractedCell>> = Vec::new();
    let mut row: Vec<ExtractedCell> = Vec::new();
    let mut next = at;
    while let Some(line) = lines.get(next) {
        match line.kind {
            Kind::Cell => {
                let span = line.words();
                row.push(ExtractedCell::single(row.len(), line.text(span), span));
            }
            Kind::Blank if row.is_empty() => break,
            Kind::Blank if goes_on(lines, next + 1) => {}
            Kind::Blank => rows.push(std::mem::take(&mut row)),
            Kind::Text | Kind::Pair(_) if line.is_scrap() => match row.last_mut() {
                Some(cell) => {
                    let span = line.words();
                    cell.text = glue(&cell.text, line.text(span));
                    cell.span.end = span.end;
                }
                None => break,
            },
            _ => break,
        }
        next += 1;
    }
    if !row.is_empty() {
        rows.push(row);
    }
    if rows.iter().map(Vec::len).sum::<usize>() < FEWEST_CELLS {
        return None;
    }
    let span = rows.first()?.first()?.span.start..rows.last()?.last()?.span.end;
    Some((ExtractedTable { rows, ruled: false, span: Span::from(span) }, next))
}

/// A cell may hold an empty line: then a scrap of words follows, and right after it the next cell.
fn goes_on(lines: &[Line<'_>], at: usize) -> bool {
    let scrap = lines.get(at).is_some_and(|line| line.kind == Kind::Text && line.is_scrap());
    scrap && lines.get(at + 1).is_some_and(|line| line.kind == Kind::Cell)
}
