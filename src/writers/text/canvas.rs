//! Of the writer of plain text: squared paper for drawing; lines join where they meet, a full-width character takes two squares.

use unicode_width::UnicodeWidthChar;

/// Which ways a line leaves a square; ways add up.
const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;
/// The character for each sum of ways, in ASCII: `─│┌` are two columns wide in Chinese fonts and one in others, `-|+` are
/// one everywhere.
const LINES: [char; 16] = [' ', '|', '|', '|', '-', '+', '+', '+', '-', '+', '+', '+', '-', '+', '+', '+'];

#[derive(Clone, Copy)]
enum Square {
    Line(u8),
    Character(char),
    /// The second half of a full-width character.
    Half,
}

/// The paper.
pub(super) struct Canvas {
    rows: Vec<Vec<Square>>,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { rows: vec![vec![Square::Line(0); width]; height] }
    }

    /// Draws a box whose corners are (`left`, `top`) and (`right`, `bottom`).
    pub(super) fn frame(&mut self, left: usize, top: usize, right: usize, bottom: usize) {
        let ways = |at: usize, (first, last), (back, on)| {
            (if at > first { back } else { 0 }) | (if at < last { on } else { 0 })
        };
        for y in [top, bottom] {
            (left..=right).for_each(|x| self.line(x, y, ways(x, (left, right), (LEFT, RIGHT))));
        }
        for x in [left, right] {
            (top..=bottom).for_each(|y| self.line(x, y, ways(y, (top, bottom), (UP, DOWN))));
        }
    }

    fn line(&mut self, x: usize, y: usize, more: u8) {
        if let Some(Square::Line(ways)) = self.rows.get_mut(y).and_then(|row| row.get_mut(x)) {
            *ways |= more;
        }
    }

    /// Writes `words` from (`x`, `y`) on; what runs off the paper is lost.
    pub(super) fn write(&mut self, mut x: usize, y: usize, words: &str) {
        let Some(row) = self.rows.get_mut(y) else { return };
        for c in words.chars() {
            let width = c.width().unwrap_or(0);
            let Some(squares) = row.get_mut(x..x + width) else { return };
            if let Some((first, rest)) = squares.split_first_mut() {
                *first = Square::Character(c);
                rest.fill(Square::Half);
            }
            x += width;
        }
    }

    /// Returns what was drawn, line by line.
    pub(super) fn lines(&self) -> Vec<String> {
        let show = |square: &Square| match square {
            Square::Line(ways) => Some(LINES[usize::from(*ways)]),
            Square::Character(c) => Some(*c),
            Square::Half => None,
        };
        let line = |row: &Vec<Square>| {
            // A Chinese character takes two squares and three bytes.
            let mut line = String::with_capacity(3 * row.len() / 2);
            line.extend(row.iter().filter_map(show));
            line
        };
        self.rows.iter().map(line).collect()
    }
}
