//! Of the Word file: an estimate how far down its page a block begins, for a table that is longer than the rest of a
//! page.
//!
//! Where it is wrong, because a font or a program sets a line more or less, the table still breaks where the file says,
//! only with more or less white above or below.

use crate::document::measures;
use crate::writers::docx::table_layout::TableLayout;
use unicode_width::UnicodeWidthStr;

/// The height of the type area in twips.
const HEIGHT: usize = measures::HEIGHT as usize;
/// A line of the body; widths count in quarters of a character.
const LINE: usize = measures::CHARACTERS as usize * 4;
/// A line of the body and the rules of a table: how much too low the estimate may be.
const SPARE: usize = 650;
/// A table that fits on the next page is not broken for the sake of a third of a page of white.
const WHITE: usize = HEIGHT / 3;
/// A break between groups of rows is worth as much white as one or two rows, in twips.
const GROUP: usize = 600;

/// A page under way.
pub(super) struct Page {
    /// How much of the type area is filled, in twips; never more than its height.
    used: usize,
    /// The pitch of the body's lines in twips.
    pitch: usize,
    /// How much of what is filled are headings at its end, no more than `used`: they go to the next page with what
    /// follows them.
    kept: usize,
}

impl Page {
    pub(super) fn new(pitch: u16) -> Self {
        Self { used: 0, pitch: usize::from(pitch).max(1), kept: 0 }
    }

    /// Adds something that is not broken.
    pub(super) fn whole(&mut self, height: usize) {
        if self.used + height > HEIGHT {
            self.used = self.kept;
        }
        self.used = (self.used + height).min(HEIGHT);
        self.kept = 0;
    }

    /// Adds a heading.
    pub(super) fn heading(&mut self, text: &str) {
        let height = lines(&[text]) * self.pitch;
        let kept = self.kept + height;
        self.whole(height);
        self.kept = kept.min(self.used);
    }

    /// Adds a paragraph of the body.
    pub(super) fn text(&mut self, parts: &[&str]) {
        for _ in 0..lines(parts) {
            self.whole(self.pitch);
        }
    }

    /// Adds a long table under its heading. Returns the row before which it is to break; nothing where it need not.
    pub(super) fn table(&mut self, layout: &TableLayout, head: usize) -> Option<usize> {
        let heights = layout.heights();
        let whole: usize = heights.iter().sum();
        let here = HEIGHT - self.used;
        let below_heading = HEIGHT - self.kept;
        let fits = |room: usize| whole + SPARE <= room;
        let broken = |room: usize| best_break(layout, &heights, head, room.checked_sub(SPARE)?);
        let row =
            if fits(here) { None } else { broken(here).filter(|_| !fits(below_heading) || here >= WHITE) };
        if row.is_none() && (fits(here) || fits(below_heading)) {
            self.whole(whole);
            return None;
        }
        let row = row.or_else(|| broken(below_heading))?;
        let repeated: usize = heights[..head].iter().sum();
        self.used = (repeated + heights[row..].iter().sum::<usize>()).min(HEIGHT);
        self.kept = 0;
        Some(row)
    }
}

/// Finds the row before which a table is best broken, when `room` is left on the page: far down, but rather between groups
/// of rows than inside one; where no label has too little height on either side, and a page holds the rest.
fn best_break(layout: &TableLayout, heights: &[usize], head: usize, room: usize) -> Option<usize> {
    let repeated: usize = heights.iter().take(head).sum();
    let columns = layout.edges.len() - 1;
    let (mut above, mut below) = (repeated, heights.iter().sum::<usize>());
    let mut best: Option<(usize, usize)> = None;
    for row in head + 1..layout.rows.len() {
        above += heights[row - 1];
        below -= heights[row - 1];
        if above > room {
            break;
        }
        let torn = || layout.rows[row].iter().filter(|cell| cell.top < row);
        let room_for_labels = torn().all(|cell| {
            let height = layout.height(cell);
            height <= heights[cell.top..row].iter().sum() && height <= heights[row..cell.bottom].iter().sum()
        });
        // Every cell that is not torn counts for it; there are no more cells than columns.
        let worth = above + (columns - torn().count()) * GROUP;
        if room_for_labels && below + SPARE / 2 <= HEIGHT && best.is_none_or(|(least, _)| worth >= least) {
            best = Some((worth, row));
        }
    }
    best.map(|(_, row)| row)
}

/// Counts the lines of a paragraph.
fn lines(parts: &[&str]) -> usize {
    let indent = 8;
    let width = indent + parts.iter().map(|part| quarters(part)).sum::<usize>();
    width.div_ceil(LINE)
}

/// Measures `text` in quarters of a character: programs leave a quarter between Chinese and Latin.
fn quarters(text: &str) -> usize {
    let gaps = text.as_bytes().windows(2).filter(|pair| {
        (pair[0].is_ascii_alphanumeric() && pair[1] >= 0x80)
            || (pair[0] >= 0x80 && pair[1].is_ascii_alphanumeric())
    });
    2 * text.width_cjk() + gaps.count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Role, Table};

    /// Groups of rows under one head row: each has a label over its height, a label and a figure in every row.
    fn table(groups: &[usize]) -> Table {
        let cell = |role| Cell::label("一", role);
        let mut rows = vec![[Role::ColumnHead; 7].map(cell).to_vec()];
        for group in groups {
            rows.push(vec![cell(Role::RowHead).span(1, *group), cell(Role::RowHead).span(6, 1)]);
            rows.extend((1..*group).map(|_| vec![cell(Role::RowHead).span(6, 1)]));
        }
        Table { name: String::new(), widths: vec![100; 7], head: 1, rows }
    }

    /// The page after a table that stands under a heading below some lines, and where the table breaks.
    fn set(groups: &[usize], lines_above: usize) -> (Page, Option<usize>) {
        let table = table(groups);
        let mut page = Page::new(579);
        (0..lines_above).for_each(|_| page.text(&["一"]));
        page.heading("一");
        let at = page.table(&TableLayout::new(&table), 1);
        (page, at)
    }

    fn broken(groups: &[usize], lines_above: usize) -> Option<usize> {
        set(groups, lines_above).1
    }

    #[test]
    fn a_table_that_fits_is_whole() {
        assert_eq!(broken(&[10, 10], 0), None);
    }

    #[test]
    fn a_table_breaks_between_groups() {
        // Eleven lines leave 6387 twips: sixteen rows of 340 and the spare.
        assert_eq!(broken(&[3, 11, 10], 10), Some(15));
        assert_eq!(broken(&[14, 10], 10), Some(15));
    }

    #[test]
    fn a_long_group_is_broken_inside() {
        assert_eq!(broken(&[24], 10), Some(16));
    }

    #[test]
    fn without_room_the_table_begins_on_the_next_page() {
        assert_eq!(broken(&[12, 10], 20), None);
        assert_eq!(broken(&[12, 19, 10], 20), Some(32));
    }

    #[test]
    fn a_table_is_not_broken_for_a_third_of_a_page() {
        let (page, at) = set(&[12, 10], 14);
        assert_eq!((at, page.used), (None, 579 + 23 * 340));
        assert!(broken(&[12, 10], 13).is_some());
        // The next page would not hold it whole.
        assert!(broken(&[12, 19, 10], 14).is_some());
    }

    #[test]
    fn headings_go_to_the_next_page_with_what_follows() {
        let mut page = Page::new(579);
        (0..20).for_each(|_| page.text(&["一"]));
        (0..2).for_each(|_| page.heading("一"));
        page.text(&["一"]);
        assert_eq!(page.used, 3 * 579);
    }

    #[test]
    fn lines_are_counted_in_characters() {
        let used = |text: &str| {
            let mut page = Page::new(579);
            page.text(&[text]);
            page.used / 579
        };
        assert_eq!(used(""), 1);
        assert_eq!(used(&"一".repeat(26)), 1);
        assert_eq!(used(&"一".repeat(27)), 2);
        assert_eq!(used(&"12一".repeat(12)), 2);
        // A page holds 22 lines; the next one begins anew.
        assert_eq!(used(&"一".repeat(28 * 23 - 2)), 1);
    }
}
