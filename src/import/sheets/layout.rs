//! From the sheets of a workbook to the extract: rows of several cells are tables, rows of one are paragraphs.

use crate::form::{FORMS, Print};
use crate::import::extract::{Block, Extract, ExtractedCell, ExtractedTable, Paragraph, Unsure, UnsureKind};
use crate::import::sheets::book::{Area, Book, Sheet, address};
use crate::import::tree::MOST_COLUMNS;
use crate::import::unreadable::Unreadable;
use crate::source::{Place, PlaceName, Span};
use crate::text::label::without_number;
use crate::text::ordinals;
use crate::text::ordinals::OrdinalKind;
use crate::text::unify;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Writes the derived text, a line for each row of cells, and gives every cell its place in it.
///
/// # Errors
/// Tables of more places than any report has.
pub(in crate::import) fn lay_out(book: &Book) -> Result<Extract, Unreadable> {
    let mut layout = Layout::default();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.is_hidden) {
        layout.sheet(sheet)?;
    }
    // What is hidden is not read: its readers do not see it either. That there is more must be told.
    if book.sheets.iter().any(|sheet| sheet.is_hidden && !sheet.cells.is_empty()) {
        let end = Span::new(layout.extract.text.len(), layout.extract.text.len());
        layout.extract.unsure.push(Unsure { span: end, kind: UnsureKind::HiddenSheet });
    }
    Ok(layout.extract)
}

/// Places of all tables beyond this are no report; a county's sixty offices have some 20,000.
const MOST_PLACES: usize = 100_000;
/// Rows that a cell from above covers, within a table; 表三 has a label over 22.
const MOST_COVERED: u32 = 64;
/// A line over a block of a table is shorter; a longer one is advice on the table.
const LONGEST_CAPTION: usize = 20;

#[derive(Default)]
struct Layout {
    extract: Extract,
    /// Places of all tables so far.
    places: usize,
}

/// The cells of a row that hold something, with their columns.
type Row = Vec<(u32, String)>;

impl Layout {
    fn sheet(&mut self, sheet: &Sheet) -> Result<(), Unreadable> {
        let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
        for ((row, column), value) in &sheet.cells {
            let text = unify(value.text.trim()).into_owned();
            let is_shown = !text.is_empty() || value.doubt.is_some();
            if is_shown && usize::try_from(*column).is_ok_and(|column| column < MOST_COLUMNS) {
                rows.entry(*row).or_default().push((*column, text));
            }
        }
        // Empty rows part tables; so does a heading between them.
        let (mut run, mut is_headed): (Vec<(u32, Row)>, bool) = (vec![], false);
        for (row, cells) in rows {
            let follows =
                run.last().is_none_or(|(last, _)| last + 1 == row || is_covered(sheet, *last + 1..row));
            if !follows {
                self.run(sheet, &std::mem::take(&mut run), std::mem::take(&mut is_headed))?;
            }
            // 四、结转下年度继续办理 is numbered as a heading is, and may have no figure.
            let goes_on = follows && !run.is_empty() && is_blank_row(&cells);
            if is_heading(&cells) && !goes_on {
                self.run(sheet, &std::mem::take(&mut run), is_headed)?;
                is_headed = true;
                self.paragraph(sheet, row, &cells);
                continue;
            }
            run.push((row, cells));
        }
        self.run(sheet, &run, is_headed)
    }

    /// Takes rows that follow one another: lone cells before and after the table are paragraphs.
    fn run(&mut self, sheet: &Sheet, rows: &[(u32, Row)], is_headed: bool) -> Result<(), Unreadable> {
        let is_wide = |(_, cells): &(u32, Row)| cells.len() > 1;
        let is_row = |row: &(u32, Row)| is_wide(row) || is_blank_row(&row.1);
        let (first, last) = (rows.iter().position(is_wide), rows.iter().rposition(is_row));
        let (Some(first), Some(last)) = (first, last) else {
            for (row, cells) in rows {
                self.paragraph(sheet, *row, cells);
            }
            return Ok(());
        };
        // A line over the whole width, such as 第二十条第（一）项, belongs to the table below it.
        let caption = first.checked_sub(1).filter(|at| {
            let (row, cells) = &rows[*at];
            merged(sheet, (*row, cells[0].0)).is_some_and(|area| area.last.1 - area.first.1 > 1)
                && cells[0].1.chars().nth(LONGEST_CAPTION).is_none()
                && (*at > 0 || is_headed)
        });
        let first = caption.unwrap_or(first);
        for (row, cells) in &rows[..first] {
            self.paragraph(sheet, *row, cells);
        }
        self.grid(sheet, &rows[first..=last])?;
        for (row, cells) in &rows[last + 1..] {
            self.paragraph(sheet, *row, cells);
        }
        Ok(())
    }

    fn paragraph(&mut self, sheet: &Sheet, row: u32, cells: &Row) {
        for (column, words) in cells {
            for words in words.split('\n').map(str::trim).filter(|words| !words.is_empty()) {
                let span = self.write(words, sheet, (row, *column));
                self.extract.text.push('\n');
                self.extract.blocks.push(Block::Paragraph(Paragraph { span, apart: true }));
            }
        }
    }

    fn grid(&mut self, sheet: &Sheet, rows: &[(u32, Row)]) -> Result<(), Unreadable> {
        let start = self.extract.text.len();
        let (Some((top, _)), Some((bottom, _))) = (rows.first(), rows.last()) else { return Ok(()) };
        let (left, right) = edges(rows);
        self.places = self
            .places
            .saturating_add(((bottom - top + 1) as usize).saturating_mul((right - left + 1) as usize));
        if self.places > MOST_PLACES {
            return Err(Unreadable::TooLarge);
        }
        let mut flat = vec![];
        for row in *top..=*bottom {
            let words: BTreeMap<u32, &str> = rows
                .iter()
                .filter(|(own, _)| *own == row)
                .flat_map(|(_, cells)| cells.iter().map(|(column, words)| (*column, words.as_str())))
                .collect();
            let mut cells = vec![];
            for column in left..=right {
                let area = merged(sheet, (row, column));
                if area.is_some_and(|area| area.first != (row, column)) {
                    continue;
                }
                if !cells.is_empty() {
                    self.extract.text.push('\t');
                }
                let words =
                    words.get(&column).map_or(String::new(), |words| words.replace(['\n', '\t'], " "));
                let span = self.write(&words, sheet, (row, column));
                let kind = sheet.cells.get(&(row, column)).and_then(|value| value.doubt);
                self.extract.unsure.extend(kind.map(|kind| Unsure { span, kind }));
                let last = area.map_or((row, column), |area| area.last);
                cells.push(ExtractedCell {
                    column: (column - left) as usize,
                    columns: (last.1.min(right) - column + 1) as usize,
                    rows: (last.0.min(*bottom) - row + 1) as usize,
                    text: words,
                    span,
                });
            }
            self.extract.text.push('\n');
            flat.push(cells);
        }
        let span = Span::new(start, self.extract.text.len().max(start + 1) - 1);
        self.extract.blocks.push(Block::Table(ExtractedTable { rows: flat, ruled: true, span }));
        Ok(())
    }

    fn write(&mut self, words: &str, sheet: &Sheet, cell: (u32, u32)) -> Span {
        let start = self.extract.text.len();
        self.extract.text.push_str(words);
        let span = Span::new(start, self.extract.text.len());
        self.extract
            .places
            .push(Place { span, name: PlaceName::Sheet(format!("{}!{}", sheet.name, address(cell))) });
        span
    }
}

/// The columns of the first and the last cell that hold something.
fn edges(rows: &[(u32, Row)]) -> (u32, u32) {
    let columns = || rows.iter().flat_map(|(_, cells)| cells.iter().map(|(column, _)| *column));
    (columns().min().unwrap_or(0), columns().max().unwrap_or(0))
}

/// The merged cell that a place is in.
fn merged(sheet: &Sheet, cell: (u32, u32)) -> Option<&Area> {
    sheet.merged.iter().find(|area| area.contains(cell))
}

/// Whether rows hold nothing because a cell from above reaches over them.
fn is_covered(sheet: &Sheet, mut rows: std::ops::Range<u32>) -> bool {
    let few = rows.end - rows.start <= MOST_COVERED;
    few && rows.all(|row| sheet.merged.iter().any(|area| area.first.0 < row && row <= area.last.0))
}

/// Whether a row holds nothing but the label of one of the form's rows: its figures are left blank.
fn is_blank_row(cells: &Row) -> bool {
    static LABELS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let blocks = FORMS.iter().flat_map(|form| &form.tables).flat_map(|table| &table.blocks);
        let below = blocks.filter(|block| block.print == Print::Down).flat_map(|block| &block.rows);
        below.map(|line| without_number(line.name())).collect()
    });
    matches!(cells.as_slice(), [(_, words)] if LABELS.contains(&without_number(words)))
}

/// Whether a row is a lone cell with the number of a section: 三、收到和处理政府信息公开申请情况.
fn is_heading(cells: &Row) -> bool {
    let [(_, words)] = cells.as_slice() else { return false };
    ordinals::read(words)
        .is_some_and(|number| number.kind == OrdinalKind::Chinese && number.mark == Some('、'))
}
