//! Reads a published report from a text file: what is left of tables when a document has been turned into text.

mod bordered;
mod cells;
mod clean;
mod drawn;
mod line;

use crate::import::charset;
use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable, Paragraph, Unsure, UnsureKind};
use crate::import::text::line::{Kind, Line};
use crate::import::unreadable::Unreadable;
use crate::source::Span;
use crate::text::label;

/// Text beyond this is no annual report; the longest real ones have 100 KB.
const MOST_TEXT: usize = 1 << 20;
/// Lines beyond this are no annual report; with a cell and an empty line for each line there are some 2000.
const MOST_LINES: usize = 20_000;
/// Cells beyond this are no annual report; the form has some 500 with all its covered places.
const MOST_CELLS: usize = 50_000;

/// A line with a label is a part of the row above only where that row has so many figures, as those of 表三 have.
const FEWEST: usize = 5;

/// Reads the paragraphs and tables of a text file. The text of the extract keeps the lines of the file.
///
/// # Errors
/// Bytes that are no text, and files beyond every size.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, Unreadable> {
    let text = charset::decode_page(bytes, None)?;
    if text.len() > MOST_TEXT {
        return Err(Unreadable::TooLarge);
    }
    let mut extract = Extract::default();
    clean::clean(&text, &mut extract);
    if extract.text.matches('\n').count() > MOST_LINES {
        return Err(Unreadable::TooLarge);
    }
    let lines = line::lines(&extract.text, MOST_CELLS).ok_or(Unreadable::TooLarge)?;
    let mut unsure = Vec::new();
    let blocks = blocks(&lines, &mut unsure);
    extract.blocks = blocks;
    extract.unsure = unsure;
    Ok(extract)
}

fn blocks(lines: &[Line<'_>], unsure: &mut Vec<Unsure>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut apart = true;
    let mut at = 0;
    // Where a run of bordered lines ends that makes no table.
    let mut unbordered = 0;
    while let Some(line) = lines.get(at) {
        let bordered = if at < unbordered { Err(unbordered) } else { bordered::read(lines, at) };
        unbordered = bordered.as_ref().err().copied().unwrap_or(unbordered);
        let table = bordered.ok().or_else(|| drawn::read(lines, at));
        if let Some((grid, next)) =
            table.or_else(|| cells::one_a_line(lines, at)).or_else(|| rows(lines, at, unsure))
        {
            blocks.push(Block::Table(grid));
            at = next;
            apart = true;
            continue;
        }
        let span = line.words();
        if !span.is_empty() {
            blocks.push(Block::Paragraph(Paragraph { span, apart }));
        }
        apart = span.is_empty();
        at += 1;
    }
    blocks
}

/// A table with a row on each line, from the line `at` on; and the line after it.
fn rows(lines: &[Line<'_>], at: usize, unsure: &mut Vec<Unsure>) -> Option<(ExtractedTable, usize)> {
    let mut rows: Vec<Vec<ExtractedCell>> = Vec::new();
    let mut next = at;
    while let Some(line) = lines.get(next) {
        match &line.kind {
            Kind::Rule if !rows.is_empty() || lines.get(next + 1).is_some_and(Line::is_row) => {}
            Kind::Row(cells) => rows.push(row(cells, line)),
            // One number behind a label may be anything, unless it stands among the rows of a table.
            Kind::Pair(cells) if !rows.is_empty() || lines.get(next + 1).is_some_and(Line::is_row) => {
                rows.push(row(cells, line));
            }
            _ => break,
        }
        next += 1;
        if let (Some(own), Some(below)) = (rows.last(), lines.get(next))
            && line.is_row()
            && line.is_set_with_blanks()
        {
            let (cells, is_whole_line) = wrapped(own, below);
            next += usize::from(is_whole_line && !cells.is_empty());
            let kind = UnsureKind::Wrapped;
            unsure.extend(cells.into_iter().map(|span| Unsure { span, kind }));
        }
    }
    let first = rows.first()?.first()?.span.start;
    let last = rows.last()?.last()?.span.end;
    Some((ExtractedTable { rows, ruled: false, span: Span::new(first, last) }, next))
}

/// The figures of a row that may go on in the line right below it, and whether that line holds nothing else: a narrow
/// column breaks a long number, and beside it perhaps the label of the row.
fn wrapped(row: &[ExtractedCell], below: &Line<'_>) -> (Vec<Span>, bool) {
    let is_digits = |words: &str| !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    let figures = || row.iter().filter(|cell| is_digits(&cell.text));
    let words: Vec<&str> = below.text(below.words()).split_whitespace().collect();
    let scraps = words.iter().take_while(|words| !is_digits(words)).count();
    let (scraps, digits) = words.split_at(scraps);
    // A label that begins with its number is that of the next row.
    let begins_a_row = scraps.iter().any(|words| !label::split(&label::without_layout(words)).0.is_empty());
    let is_more = digits.is_empty() || !digits.iter().all(|words| is_digits(words)) || begins_a_row;
    // What follows is a row of its own where it is as long as this one, or has a label and this one few figures.
    let is_row = digits.len() > 1 && digits.len() == figures().count();
    let is_labelled = !scraps.is_empty() && (figures().count() < FEWEST || digits.len() == figures().count());
    if is_more || is_row || is_labelled || digits.len() > figures().count() {
        return (Vec::new(), false);
    }
    // Nothing goes on behind 0.
    let cells = figures().filter(|cell| !cell.text.starts_with('0')).map(|cell| cell.span).collect();
    (cells, scraps.is_empty())
}

fn row(cells: &[Span], line: &Line<'_>) -> Vec<ExtractedCell> {
    let cells = cells.iter().enumerate();
    cells.map(|(column, span)| ExtractedCell::single(column, line.text(*span), *span)).collect()
}
