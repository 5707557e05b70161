//! Takes words out of a table that are no part of it: where a whole report was set in one table, as a sheet saved as a
//! page is, its paragraphs are rows of one cell.

use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable, Paragraph};
use crate::source::Span;
use crate::text::label::without_layout;
use crate::text::ordinals::{self, OrdinalKind};

/// A sentence in a row of its own has at least so many characters; the labels of the form end without a stop.
const SHORTEST: usize = 12;
/// A line over a block of a table is shorter.
const LONGEST_CAPTION: usize = 20;
/// A title stands in the first rows of a table, if in any.
const TITLE_ROWS: usize = 3;

/// Puts every paragraph that is a row of a table beside it.
pub(crate) fn loosen(extract: &mut Extract) {
    let mut blocks = Vec::with_capacity(extract.blocks.len());
    for block in std::mem::take(&mut extract.blocks) {
        match block {
            Block::Table(grid) if grid.ruled && grid.rows.iter().any(|row| is_sentence(row)) => {
                part(grid, &mut blocks);
            }
            Block::Table(grid)
                if grid.ruled && grid.rows.iter().take(TITLE_ROWS).any(|row| is_title(row)) =>
            {
                part(grid, &mut blocks);
            }
            block => blocks.push(block),
        }
    }
    extract.blocks = blocks;
}

/// The only cell of a row that holds something.
fn lone(row: &[ExtractedCell]) -> Option<&ExtractedCell> {
    let mut filled = row.iter().filter(|cell| !cell.text.is_empty());
    filled.next().filter(|_| filled.next().is_none())
}

fn is_sentence(row: &[ExtractedCell]) -> bool {
    let is_long =
        |cell: &ExtractedCell| cell.text.contains('。') && cell.text.chars().nth(SHORTEST).is_some();
    lone(row).is_some_and(is_long)
}

fn is_title(row: &[ExtractedCell]) -> bool {
    lone(row).is_some_and(|cell| {
        let words = without_layout(&cell.text);
        words.contains("政府信息公开") && words.contains("年度报告") && words.contains(char::is_numeric)
    })
}

/// Whether a lone cell right above a row of several is the line over a block: 第二十条第（一）项.
fn is_caption(row: &[ExtractedCell]) -> bool {
    lone(row).is_some_and(|cell| {
        let number = ordinals::read(&cell.text);
        let is_heading = number.is_some_and(|own| own.kind == OrdinalKind::Chinese && own.mark == Some('、'));
        !is_heading && cell.text.chars().nth(LONGEST_CAPTION).is_none()
    })
}

/// Parts a table: of rows that follow one another with one cell each, those among which there is a sentence or the title
/// are paragraphs.
fn part(grid: ExtractedTable, blocks: &mut Vec<Block>) {
    let mut rows: Vec<Vec<ExtractedCell>> = vec![];
    let mut lines: Vec<Vec<ExtractedCell>> = vec![];
    let mut count = 0;
    for row in grid.rows {
        if row.iter().filter(|cell| !cell.text.is_empty()).count() <= 1 {
            lines.push(row);
            continue;
        }
        close(std::mem::take(&mut lines), true, count, &mut rows, blocks);
        rows.push(row);
        count += 1;
    }
    close(lines, false, count, &mut rows, blocks);
    table(rows, blocks);
}

/// Ends a run of rows with one cell each, which stand before a row of several or at the end.
fn close(
    mut lines: Vec<Vec<ExtractedCell>>,
    before_row: bool,
    count: usize,
    rows: &mut Vec<Vec<ExtractedCell>>,
    blocks: &mut Vec<Block>,
) {
    let holds_title = count < TITLE_ROWS && lines.iter().take(TITLE_ROWS).any(|row| is_title(row));
    if !holds_title && !lines.iter().any(|row| is_sentence(row)) {
        rows.append(&mut lines);
        return;
    }
    let caption = lines.pop_if(|row| before_row && is_caption(row));
    table(std::mem::take(rows), blocks);
    let cells = lines.iter().filter_map(|row| lone(row));
    blocks.extend(cells.map(|cell| Block::Paragraph(Paragraph { span: cell.span, apart: true })));
    rows.extend(caption);
}

fn table(rows: Vec<Vec<ExtractedCell>>, blocks: &mut Vec<Block>) {
    let spans = || rows.iter().flatten().filter(|cell| !cell.text.is_empty()).map(|cell| cell.span);
    let (Some(start), Some(end)) = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max())
    else {
        return;
    };
    blocks.push(Block::Table(ExtractedTable { rows, ruled: true, span: Span::new(start, end) }));
}
