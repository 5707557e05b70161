//! A text made fit for reading, in one of three settings; every place in it leads back to the original.

use crate::text::blank::{ends_line, is_blank};
use crate::text::script::{is_chinese, simplified};
use crate::text::width::half;
use crate::text::{label, ordinals};
use std::ops::Range;

/// A line that begins with a number and is no longer is a heading, in characters: it does not run on in the next line.
const HEADING: usize = 30;
/// More digits on both sides of a gap than this make two numbers: no count is so long.
const LONGEST_NUMBER: usize = 9;

/// The text as it is read, and where each of its characters was written.
#[derive(Debug, Clone, Default)]
pub struct Normalized {
    /// What is read.
    pub text: String,
    pieces: Vec<Piece>,
}

/// Characters of what is read that stand together in the original, or a single one.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it begins.
    at: usize,
    /// Where the original's begins and ends; both are one for a character that was put in.
    start: usize,
    end: usize,
    /// Whether each character is as long as the original's.
    even: bool,
}

/// What stood between two characters.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Gap {
    None,
    Blank,
    Column,
}

impl Normalized {
    /// Takes blanks and line ends out, and makes letters, digits and marks half-width: for rules on words.
    pub fn compact(text: &str) -> Self {
        Self::of(text, half)
    }

    /// Takes blanks and line ends out, and gives every mark one form: for labels and headings, whose layout differs
    /// from print to print. [`label::without_layout`] is the same text without its places.
    pub fn label(text: &str) -> Self {
        Self::of(text, label::fold)
    }

    /// Makes sentences that can be read from the left: one width, one script, `。` where a sentence ends. Line ends
    /// inside a sentence go; those between paragraphs and headings stay. A blank stays where it parts two numbers.
    pub fn sentences(text: &str) -> Self {
        let mut read = Self { text: String::with_capacity(text.len()), pieces: vec![] };
        let mut start = 0;
        let mut lines = text.split_inclusive(ends_line).peekable();
        while let Some(line) = lines.next() {
            read.line(line, start);
            let end = start + line.len();
            let next = lines.peek().map_or("", |next| next.trim());
            if lines.peek().is_some() && parts_paragraphs(line.trim(), next) && !read.text.ends_with('\n') {
                read.push('\n', end, end);
            }
            start = end;
        }
        read
    }

    /// Finds where a part of what is read stands in the original.
    pub fn origin(&self, part: Range<usize>) -> Range<usize> {
        let [from, to] = [part.start, part.end].map(|at| self.text.ceil_char_boundary(at));
        let piece = |after: usize| after.checked_sub(1).map(|last| self.pieces[last]);
        let first = piece(self.pieces.partition_point(|piece| piece.at <= from));
        let last = piece(self.pieces.partition_point(|piece| piece.at < to));
        let end = last.map_or(0, |last| if last.even { last.start + to - last.at } else { last.end });
        let start = match first.filter(|_| from < self.text.len()) {
            Some(first) if first.even => first.start + from - first.at,
            first => first.map_or(end, |first| first.start),
        };
        start..end.max(start)
    }

    /// Takes marks off both ends.
    pub fn trim(&mut self, marks: &[char]) {
        let start = self.text.len() - self.text.trim_start_matches(marks).len();
        self.text = self.text.trim_matches(marks).to_owned();
        let end = start + self.text.len();
        let first = self.pieces.partition_point(|piece| piece.at <= start).saturating_sub(1);
        self.pieces.drain(..first);
        self.pieces.retain(|piece| piece.at < end);
        for piece in &mut self.pieces {
            piece.start += start.saturating_sub(piece.at);
            piece.at = piece.at.saturating_sub(start);
        }
    }

    fn of(text: &str, fold: impl Fn(char) -> char) -> Self {
        let mut read = Self { text: String::with_capacity(text.len()), pieces: vec![] };
        // Most characters are read as they are written: they are taken over together.
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let (plain, blank) = (fold(c), is_blank(c));
            if plain != c || blank {
                read.take(text, from..at, 0);
                from = at + c.len_utf8();
                if !blank {
                    read.push(plain, at, from);
                }
            }
        }
        read.take(text, from..text.len(), 0);
        read
    }

    /// Takes a part of a line over as it is; the line begins at `start`.
    fn take(&mut self, line: &str, part: Range<usize>, start: usize) {
        if !part.is_empty() {
            let (at, start, end) = (self.text.len(), start + part.start, start + part.end);
            self.pieces.push(Piece { at, start, end, even: true });
            self.text.push_str(&line[part]);
        }
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.pieces.push(Piece { at: self.text.len(), start, end, even: false });
        self.text.push(c);
    }

    fn line(&mut self, line: &str, start: usize) {
        let mut gap = Gap::Blank;
        let mut from = 0;
        for (at, c) in line.char_indices() {
            if is_chinese(c) && simplified(c) == c {
                gap = Gap::None;
                continue;
            }
            self.take(line, from..at, start);
            from = at + c.len_utf8();
            if c == '\t' || c == '|' {
                gap = Gap::Column;
                continue;
            }
            // Old Word files end cells with control characters: they part words as blanks do.
            if is_blank(c) || c.is_control() {
                gap = if gap == Gap::None { Gap::Blank } else { gap };
                continue;
            }
            let mut plain = narrow(c);
            if plain == '.' && !self.is_point(&line[from..]) {
                plain = '。';
            }
            if plain.is_ascii_digit() && gap != Gap::None && self.parts_numbers(&line[at..], gap) {
                self.push(' ', start + at, start + at);
            }
            self.push(plain, start + at, start + from);
            gap = Gap::None;
        }
        self.take(line, from..line.len(), start);
    }

    /// Whether a point after what was read is a decimal point or stands in an address.
    fn is_point(&self, rest: &str) -> bool {
        let before = self.text.chars().next_back();
        let after = rest.chars().next().map(narrow);
        match (before, after) {
            (Some(before), Some(after)) if before.is_ascii_digit() => after.is_ascii_digit(),
            (Some(before), _) => before.is_ascii_alphabetic(),
            _ => false,
        }
    }

    /// Whether digits after a gap begin another number: `1 355` is one, `2024 12` is two.
    fn parts_numbers(&self, rest: &str, gap: Gap) -> bool {
        let most = LONGEST_NUMBER + 1;
        let before = self.text.bytes().rev().take_while(u8::is_ascii_digit).take(most).count();
        let after = rest.chars().map(narrow).take_while(char::is_ascii_digit).take(most).count();
        if before == 0 {
            return false;
        }
        let year = before == 4 && self.text[self.text.len() - 4..].starts_with(['1', '2']) && after != 3;
        gap == Gap::Column || year || before + after > LONGEST_NUMBER
    }
}

/// Makes a character half-width and simplified, and gives marks of one meaning one form.
fn narrow(c: char) -> char {
    match half(simplified(c)) {
        '!' | '?' | '｡' => '。',
        '﹐' | '､' => ',',
        '【' | '〔' | '[' | '〖' | '﹝' => '(',
        '】' | '〕' | ']' | '〗' | '﹞' => ')',
        '「' | '『' | '〝' => '“',
        '」' | '』' | '〞' => '”',
        half => half,
    }
}

/// Whether a line break between two lines parts paragraphs, and does not only break a sentence.
fn parts_paragraphs(line: &str, next: &str) -> bool {
    let ends = line.is_empty() || line.ends_with(['。', '！', '？', '!', '?']);
    let short = line.chars().count() <= HEADING && !line.ends_with(['，', ',', '、', '；', ';', '：', ':']);
    ends || is_numbered(next) || (is_numbered(line) && short)
}

/// Whether a line begins with the number of a heading: 一、 （一） 1. （1） 1、.
fn is_numbered(line: &str) -> bool {
    ordinals::read(line).is_some_and(|number| {
        let is_decimal = number.is_pointed() && number.before_digit;
        number.level().is_some() && (number.is_bracketed() || number.is_marked() && !is_decimal)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_leads_back_to_the_original() {
        let text = "某县 ２０２４ 年\n报告";
        let plain = Normalized::compact(text);
        assert_eq!(plain.text, "某县2024年报告");
        assert_eq!(&text[plain.origin(6..10)], "２０２４");
        assert_eq!(&text[plain.origin(10..16)], "年\n报");
        assert_eq!(plain.origin(19..19), text.len()..text.len());
        assert_eq!(Normalized::compact("").origin(0..0), 0..0);
    }

    #[test]
    fn trimmed_marks_are_no_longer_read() {
        let text = "《 某局报告》";
        let mut plain = Normalized::compact(text);
        plain.trim(&['《', '》']);
        assert_eq!(plain.text, "某局报告");
        assert_eq!(&text[plain.origin(0..plain.text.len())], "某局报告");
        assert_eq!(plain.origin(12..12), 16..16);
    }

    #[test]
    fn sentences_are_read_in_one_form() {
        for (text, read) in [
            ("主動公開１３５５條!", "主动公开1355条。"),
            ("公开\n信息", "公开信息"),
            ("公开。\n信息", "公开。\n信息"),
            ("一、总体情况\n全年", "一、总体情况\n全年"),
            ("全年\n（一）主动", "全年\n(一)主动"),
            ("1.5万件\n其中", "1.5万件其中"),
            ("1 355条", "1355条"),
            ("2024 12条", "2024 12条"),
            ("3|4", "3 4"),
            ("公开.网址www.a.cn", "公开。网址www.a.cn"),
            ("〔2024〕「甲」", "(2024)“甲”"),
        ] {
            let read_now = Normalized::sentences(text);
            assert_eq!(read_now.text, read, "{text}");
            assert_eq!(read_now.origin(0..read_now.text.len()), 0..text.len());
        }
    }

    #[test]
    fn a_label_has_one_form_however_it_is_printed() {
        let text = "３.危及 “三安全 一稳定”";
        let label = Normalized::label(text);
        assert_eq!(label.text, label::without_layout(text));
        assert_eq!(&text[label.origin(8..9)], "“");
    }
}
