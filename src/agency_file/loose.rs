//! Figures that are not written as the format asks, and are read all the same: in quotation marks, or as the cells of a
//! spreadsheet. What may mean two numbers is not read.

use crate::report::{TO_FILL_IN, is_stroke};
use crate::source::Span;
use crate::text::numbers::are_thousands;
use crate::text::{half, is_blank as is_space};

/// What stands for a figure that is yet to be verified.
const UNSURE: &[&str] = &["?", "？"];

/// What a cell says without being a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Nothing, or a stroke.
    Blank,
    /// A question mark.
    Unsure,
}

/// What words in the place of a figure stand for, if it is nothing or a question.
pub(super) fn word(words: &str) -> Option<Word> {
    let words = words.trim();
    if words.is_empty() || words == TO_FILL_IN || is_stroke(words) {
        return Some(Word::Blank);
    }
    UNSURE.contains(&words).then_some(Word::Unsure)
}

/// The plain digits of a number of any width, with or without commas between its thousands. A number that begins with
/// a zero may be a code, and no number is read from `1,23`.
pub(super) fn number(words: &str, decimals: bool) -> Option<String> {
    let plain: String = words.chars().filter(|c| !is_space(*c)).map(half).collect();
    // Blanks around a number say nothing; blanks within it may part two numbers.
    if plain.chars().count() != words.trim_matches(is_space).chars().count() {
        return None;
    }
    let (whole, fraction) = plain.split_once('.').map_or((&*plain, None), |(own, rest)| (own, Some(rest)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (digits(whole) || are_thousands(whole.split(',')))
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(|fraction| decimals && digits(fraction));
    fits.then(|| plain.replace(',', ""))
}

/// What parts the cells of a line without tabs, apart from blanks.
const MARKS: &str = ",，、:：|｜;；";

/// The cells of a line, parted by tabs, else by blanks and marks. Nothing where a blank may part the thousands of a number.
pub(super) fn cells(text: &str) -> Option<Vec<Span>> {
    let mut cells: Vec<Span> = vec![];
    let (mut start, tabs) = (0, text.contains('\t'));
    let is_mark = |c: char| if tabs { c == '\t' } else { is_space(c) || MARKS.contains(c) };
    for (end, mark) in text.match_indices(is_mark).chain([(text.len(), "")]) {
        let own = &text[start..end];
        let from = start + (own.len() - own.trim_start_matches(is_space).len());
        let cell = Span::new(from, from + own.trim_matches(is_space).len());
        if tabs || !cell.is_empty() {
            cells.push(cell);
        }
        start = end + mark.len();
    }
    let is_group = |cell: &Span| text[*cell].chars().all(|c| half(c).is_ascii_digit());
    let count = |cell: &Span| text[*cell].chars().count();
    let doubtful = |pair: &[Span]| {
        is_group(&pair[0]) && count(&pair[0]) <= 3 && is_group(&pair[1]) && count(&pair[1]) == 3
    };
    (tabs || !cells.windows(2).any(doubtful)).then_some(cells)
}

/// A cell as the file wants it.
pub(super) fn written(cell: &str) -> Option<String> {
    match word(cell) {
        Some(Word::Unsure) => Some("\"?\"".to_owned()),
        Some(Word::Blank) if cell.trim().is_empty() => Some("\"\"".to_owned()),
        Some(Word::Blank) if cell.trim() == TO_FILL_IN => Some(format!("\"{TO_FILL_IN}\"")),
        Some(Word::Blank) => Some("\"/\"".to_owned()),
        None => number(cell, true),
    }
}

/// A row as the file wants it: a list, or a single figure.
pub(super) fn row(cells: &[&str], is_list: bool) -> Option<String> {
    let cells = cells.iter().map(|cell| written(cell)).collect::<Option<Vec<_>>>()?.join(", ");
    Some(if is_list { format!("[{cells}]") } else { cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_only_where_it_can_be_but_one() {
        for (words, decimals, expected) in [
            ("12", false, Some("12")),
            (" 12 ", false, Some("12")),
            ("１２", false, Some("12")),
            ("0", false, Some("0")),
            ("1,234", false, Some("1234")),
            ("12，345，678", false, Some("12345678")),
            ("12.5", true, Some("12.5")),
            ("1,725.6168", true, Some("1725.6168")),
            ("12.5", false, None),
            ("012", false, None),
            ("0,123", false, None),
            ("1,23", false, None),
            ("1234,567", false, None),
            ("1 234", false, None),
            ("-5", false, None),
            ("12件", false, None),
            ("十二", false, None),
            ("1.", true, None),
            ("", false, None),
        ] {
            assert_eq!(number(words, decimals).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn cells_are_parted_by_tabs_else_by_blanks() {
        let of = |text: &'static str| {
            cells(text).map(|cells| cells.into_iter().map(|own| &text[own]).collect::<Vec<_>>())
        };
        assert_eq!(of("\t1.其他\t3\t\t1 200"), Some(vec!["", "1.其他", "3", "", "1 200"]));
        assert_eq!(of("3 0  0"), Some(vec!["3", "0", "0"]));
        assert_eq!(of("3, 0、0"), Some(vec!["3", "0", "0"]));
        assert_eq!(of("1 200 0"), None);
        assert_eq!(of("1200 200"), Some(vec!["1200", "200"]));
    }
}
