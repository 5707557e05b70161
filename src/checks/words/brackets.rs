//! Round brackets of a text: which two are a pair, and which are none.

use crate::text::numerals::is_numeral;
use crate::text::{half, is_digit};

/// Brackets around the year of a document number.
const YEAR_OPEN: &str = "〔[(【﹝";
const YEAR_CLOSE: &str = "〕])】﹞";

/// The round brackets of one line, of either width.
pub(in crate::checks) struct RoundBrackets {
    /// Where the two halves of each pair stand.
    pub(in crate::checks) pairs: Vec<(usize, usize)>,
    /// Whether nothing but numbers of items, `1）`, stands without a partner. Elsewhere a pair may be none.
    pub(in crate::checks) is_balanced: bool,
}

/// Pairs the round brackets of a line, those around the year of a document number excepted.
pub(in crate::checks) fn round(line: &str) -> RoundBrackets {
    let (mut open, mut pairs, mut is_balanced) = (vec![], vec![], true);
    let brackets = line.char_indices().filter(|(_, c)| matches!(half(*c), '(' | ')'));
    for (at, c) in brackets.filter(|(at, _)| !is_around_year(line, *at)) {
        if half(c) == '(' {
            open.push(at);
        } else if let Some(first) = open.pop() {
            pairs.push((first, at));
        } else {
            is_balanced &= closes_number(&line[..at], half(c));
        }
    }
    RoundBrackets { pairs, is_balanced: is_balanced && open.is_empty() }
}

/// Whether a bracket only closes the number of an item: `1）` at the beginning of a line or of a clause.
pub(in crate::checks) fn closes_number(before: &str, mark: char) -> bool {
    let head = before.trim_end_matches(|c: char| is_digit(c) || is_numeral(c) || c.is_ascii_alphabetic());
    let begins = head.is_empty()
        || head.ends_with(['\n', '。', '；', '，', '：', '、', ';', ':', ',', ' ', '\u{3000}']);
    mark == ')' && head.len() < before.len() && begins
}

/// Whether a bracket is one of those around the year of a document number: 〔2024）12号. T101 reports those of two kinds.
pub(in crate::checks) fn is_around_year(text: &str, at: usize) -> bool {
    let is_year = |digits: &str| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let Some(c) = text[at..].chars().next() else { return false };
    let after = &text[at + c.len_utf8()..];
    if YEAR_OPEN.contains(half(c)) {
        let close = after.get(4..).and_then(|rest| rest.chars().next());
        return after.get(..4).is_some_and(is_year) && close.is_some_and(|c| YEAR_CLOSE.contains(half(c)));
    }
    let Some(start) = at.checked_sub(4).filter(|start| text.is_char_boundary(*start)) else { return false };
    let open = text[..start].chars().next_back();
    is_year(&text[start..at]) && open.is_some_and(|c| YEAR_OPEN.contains(half(c)))
}
