//! Blank tables: a table of the form with everything but its figures, laid out once for all reports that share it.

use crate::document::measures;
use crate::writers::docx::grid::{ABOVE, SIDE, WIDTH};
use crate::writers::docx::mend;
use crate::writers::docx::paragraph::{paragraph, run};
use docx_rs as d;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

/// Stands where a figure goes. Words lose their control characters before they are written, so it is in none.
const HOLE: char = '\u{1}';

/// How many blanks are kept. Reports differ in where their tables break and in which figures are set smaller; a blank
/// of the largest table takes some hundred thousand bytes.
const MOST: usize = 32;

/// The blanks that were written, with their XML. It depends on the blank alone: a file's bytes do not tell whether
/// another report came before.
static WRITTEN: LazyLock<RwLock<HashMap<Blank, Arc<str>>>> = LazyLock::new(RwLock::default);

/// A table but for its figures.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Blank {
    /// How many rows are repeated on every page.
    pub(super) head: usize,
    /// How high a row is at least, in twips.
    pub(super) height: u16,
    /// The widths of columns in twips.
    pub(super) columns: Vec<usize>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell in one of its rows.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Cell {
    /// In twips.
    pub(super) width: usize,
    /// How many columns it covers.
    pub(super) wide: usize,
    pub(super) merge: Option<Merge>,
    pub(super) smaller: Option<Smaller>,
    pub(super) style: &'static str,
    /// Whether it stays on one page with the row that follows.
    pub(super) keep_next: bool,
    pub(super) content: Content,
    /// The ids of the comments on it.
    pub(super) remarks: Range<usize>,
}

/// What a cell of several rows is in one of them.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Merge {
    Begins,
    GoesOn,
}

/// How a figure is set that would not stand on one line.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Smaller {
    /// The font's size in half points.
    pub(super) size: usize,
    /// What is kept free at its left and right, in twips.
    pub(super) side: usize,
}

/// What stands in a cell.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Content {
    Words(String),
    /// A number, which each report fills in.
    Figure,
}

impl Blank {
    /// Adds the table with `figures`, of which there is one for each cell that wants one, to `xml`.
    pub(super) fn fill(self, figures: &[&str], xml: &mut String) {
        let mut figures = figures.iter();
        for piece in self.written().split(HOLE) {
            xml.push_str(piece);
            xml.push_str(figures.next().copied().unwrap_or_default());
        }
    }

    fn written(self) -> Arc<str> {
        // Remarks are one report's own.
        if self.rows.iter().flatten().any(|cell| !cell.remarks.is_empty()) {
            return self.write().into();
        }
        let known = WRITTEN.read().unwrap_or_else(PoisonError::into_inner).get(&self).cloned();
        known.unwrap_or_else(|| {
            let xml: Arc<str> = self.write().into();
            let mut written = WRITTEN.write().unwrap_or_else(PoisonError::into_inner);
            if written.len() >= MOST {
                written.clear();
            }
            written.insert(self, Arc::clone(&xml));
            xml
        })
    }

    /// The table as XML, with a hole for each figure.
    fn write(&self) -> String {
        let rows = self.rows.iter().map(|cells| {
            d::TableRow::new(cells.iter().map(Cell::build).collect())
                .cant_split()
                .row_height(self.height.into())
                .height_rule(d::HeightRule::AtLeast)
        });
        let table = d::Table::new(rows.collect())
            .set_grid(self.columns.clone())
            .width(WIDTH, d::WidthType::Dxa)
            .align(d::TableAlignmentType::Center)
            .layout(d::TableLayoutType::Fixed)
            .margins(d::TableCellMargins::new().margin(ABOVE, SIDE, ABOVE, SIDE))
            .set_borders(borders());
        mend::write(&table, self.head)
    }
}

impl Cell {
    fn build(&self) -> d::TableCell {
        let twips = d::WidthType::Dxa;
        let mut cell = d::TableCell::new().width(self.width, twips).vertical_align(d::VAlignType::Center);
        if self.wide > 1 {
            cell = cell.grid_span(self.wide);
        }
        if let Some(merge) = &self.merge {
            cell = cell.vertical_merge(match merge {
                Merge::Begins => d::VMergeType::Restart,
                Merge::GoesOn => d::VMergeType::Continue,
            });
        }
        let mut text = match &self.content {
            Content::Words(words) => run(words),
            Content::Figure => Some(d::Run::new().add_text(HOLE)),
        };
        if let Some(Smaller { size, side }) = self.smaller {
            cell.property = cell.property.margin_left(side, twips).margin_right(side, twips);
            text = text.map(|run| run.size(size));
        }
        cell.add_paragraph(paragraph(self.style, self.keep_next, text, self.remarks.clone()))
    }
}

fn borders() -> d::TableBorders {
    use d::TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    // In eighths of a point.
    let size = usize::from(measures::RULE) * 8 / 20;
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(d::TableBorders::new(), |borders, position| {
            borders.set(d::TableBorder::new(position).size(size))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head row, and under it a label and cells that hold `contents`.
    fn blank(label: &str, contents: Vec<Content>) -> Blank {
        let cell = |content| Cell {
            width: 1000,
            wide: 1,
            merge: Some(Merge::Begins),
            smaller: Some(Smaller { size: 20, side: 15 }),
            style: "TableText",
            keep_next: true,
            content,
            remarks: 0..0,
        };
        let head = vec![cell(Content::Words("情况".to_owned()))];
        let row = std::iter::once(Content::Words(label.to_owned())).chain(contents).map(cell).collect();
        Blank { head: 1, height: 400, columns: vec![1000; 3], rows: vec![head, row] }
    }

    fn filled(blank: Blank, figures: &[&str]) -> String {
        let mut xml = String::new();
        blank.fill(figures, &mut xml);
        xml
    }

    #[test]
    fn a_blank_that_is_filled_is_the_table_written_with_its_figures() {
        for figures in [["0", "1725.6168"], ["661", "0"]] {
            let words = figures.map(|figure| Content::Words(figure.to_owned()));
            let written = blank("“行政许可”", words.into()).write();
            assert!(written.contains(figures[1]), "{written}");
            // The first time it is written, the second time it is known.
            for _ in 0..2 {
                let blank = blank("“行政许可”", vec![Content::Figure, Content::Figure]);
                assert_eq!(filled(blank, &figures), written);
            }
        }
    }

    #[test]
    fn words_are_no_place_for_figures() {
        let xml = filled(blank("许\u{1}可", vec![Content::Figure]), &["7"]);
        assert!(xml.contains(">许</w:t>") && xml.contains(">可</w:t>") && xml.contains(">7</w:t>"), "{xml}");
    }

    #[test]
    fn blanks_are_kept_up_to_a_number() {
        for label in 0..2 * MOST {
            let xml = filled(blank(&label.to_string(), vec![Content::Figure]), &["36.5"]);
            assert!(xml.contains(&format!(">{label}</w:t>")) && xml.contains(">36.5</w:t>"), "{xml}");
            assert!(WRITTEN.read().unwrap().len() <= MOST);
        }
    }

    #[test]
    fn remarks_are_not_kept_for_another_report() {
        let remarked = |id| {
            let mut blank = blank("行政强制", vec![Content::Figure]);
            blank.rows[1][1].remarks = id..id + 1;
            filled(blank, &["36"])
        };
        assert!(remarked(4).contains("w:id=\"4\"") && remarked(5).contains("w:id=\"5\""));
        assert!(!filled(blank("行政强制", vec![Content::Figure]), &["36"]).contains("w:id"));
    }
}
