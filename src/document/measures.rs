//! The measures of the paper: GB/T 9704—2012 by its clauses, and what it leaves to practice; in twips.
//!
//! A twip is a twentieth of a point, 1440 to the inch. Fonts of 三号 are 16 points high, and a Chinese character is as
//! wide as it is high, a Latin one or a digit half as wide.

/// A4, 210 mm wide and 297 mm high (5.1).
pub const SHEET: [u16; 2] = [11906, 16838];
/// 天头: 37 mm above the type area (5.2.1).
pub const TOP: u16 = 2098;
/// 订口: 28 mm before the type area (5.2.1).
pub const LEFT: u16 = 1588;
/// 版心: the type area is 156 mm wide (5.2.1).
pub const WIDTH: u16 = 8844;
/// 版心: the type area is 225 mm high (5.2.1).
pub const HEIGHT: u16 = 12756;
/// What is left behind the type area: 26 mm.
pub const RIGHT: u16 = SHEET[0] - LEFT - WIDTH;
/// What is left below the type area: 35 mm.
pub const BOTTOM: u16 = SHEET[1] - TOP - HEIGHT;

/// A page holds so many lines (5.2.3).
pub const LINES: u16 = 22;
/// A line of the body holds so many characters (5.2.3): half a character more than their size asks for, so the body
/// sets them closer.
pub const CHARACTERS: u16 = 28;
/// 三号, for everything that nothing else is said of (5.2.2).
pub const BODY: u16 = 16 * 20;
/// 二号, for the title (7.3.1).
pub const TITLE: u16 = 22 * 20;
/// 四号, for page numbers (7.5).
pub const PAGE_NUMBER: u16 = 14 * 20;
/// From line to line of the body: 28.95 points. At 29 points only 21 lines would fit into 225 mm.
pub const LINE_PITCH: u16 = HEIGHT / LINES;
/// From line to line of the title: 35 points, as is practice.
pub const TITLE_PITCH: u16 = 35 * 20;

/// How many half characters of the body's size fit into a line, when they are not set closer.
pub const LINE: u16 = WIDTH / (BODY / 2);
/// How many half characters of the title's size fit into a line.
pub const TITLE_LINE: u16 = WIDTH / (TITLE / 2);
/// 右空二字: nothing of the closing stands closer to the right edge, in half characters (7.3.5.2).
pub const EDGE: u16 = 2 * 2;
/// 右空四字: under a seal the date stands so far in, in half characters (7.3.5.1).
pub const SEALED_EDGE: u16 = 4 * 2;
/// 右移二字: without a seal the date begins so far behind the signature's beginning, in half characters (7.3.5.2).
pub const DATE_SHIFT: u16 = 2 * 2;

/// 小四, for tables of few columns; the standard leaves tables to practice.
pub const TABLE: u16 = 12 * 20;
/// 五号, for tables of many columns.
pub const SMALL_TABLE: u16 = 21 * 10;
/// A table of more columns than this has many.
pub const FEW_COLUMNS: usize = 6;
/// What a cell keeps free before and behind its text: 0.8 mm.
pub const CELL_SIDE: u16 = 45;
/// The width of the rules: half a point.
pub const RULE: u16 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_are_those_of_the_standard() {
        let twips = |millimetres: u32| u16::try_from((millimetres * 14400 + 127) / 254);
        for (length, millimetres) in [
            (SHEET[0], 210),
            (SHEET[1], 297),
            (TOP, 37),
            (WIDTH, 156),
            (HEIGHT, 225),
            (RIGHT, 26),
            (BOTTOM, 35),
        ] {
            assert_eq!(Ok(length), twips(millimetres), "{millimetres} mm");
        }
        // Rounded up, so that margins and type area are the whole sheet.
        assert_eq!(Ok(LEFT - 1), twips(28));
    }

    #[test]
    fn a_page_holds_22_lines_of_28_characters() {
        assert_eq!((HEIGHT / LINE_PITCH, HEIGHT / (LINE_PITCH + 1)), (LINES, LINES - 1));
        // The styles set the body's characters a quarter of a point closer.
        assert_eq!((WIDTH / (BODY - 5), WIDTH / BODY), (CHARACTERS, CHARACTERS - 1));
    }
}
