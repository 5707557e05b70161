//! Between Chinese characters the marks are full-width.

use crate::checks::case::Case;
use crate::checks::edits::replace;
use crate::checks::rule::Rule;
use crate::checks::words::brackets;
use crate::diagnostic::{Problem, Severity};
use crate::text::ordinals::{self, OrdinalKind};
use crate::text::{full, is_chinese};

pub(crate) const RULE: Rule =
    Rule::new("T103", "half-width", &[Severity::Warning], include_str!("t103_half_width.md"), check);

/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.narratives() {
        let places = half_width(&prose.text);
        let Some((first, right)) = places.first() else { continue };
        let place = |at: usize| prose.span(at..at + 1);
        let message = format!("中文之间有 {} 处半角标点", places.len());
        let mut problem = RULE.problem(message, place(*first), format!("应为 {right}"));
        for (at, right) in &places[1..places.len().min(SHOWN)] {
            problem = problem.at(place(*at), format!("应为 {right}"));
        }
        let edits = places.iter().map(|(at, right)| replace(prose, *at..at + 1, *right));
        found.push(problem.help("改为全角标点").fixed_by(edits.collect()));
    }
}

/// Finds half-width marks between Chinese characters; returns them with the full-width ones. A point may be a decimal
/// point, or part a name: 阿不都.买买提.
fn half_width(text: &str) -> Vec<(usize, char)> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | ':' | '?' | '!'));
    let wrong = marks.filter(|(at, c)| {
        // 信息处理费,2024年: a comma before a number parts words as well, one between numbers is theirs.
        let before_number = || {
            let after = text[at + c.len_utf8()..].chars().next();
            text[..*at].ends_with(closes) && after.is_some_and(|c| c.is_ascii_digit())
        };
        is_between(text, *at) || matches!(c, ',' | ';') && before_number()
    });
    let mut found: Vec<_> = wrong.map(|(at, c)| (at, full(c))).collect();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        found.extend(brackets(line).into_iter().map(|(at, right)| (start + at, right)));
        start += line.len();
    }
    found.sort_unstable();
    found
}

/// Finds the half-width brackets of a line: both halves of a pair or neither.
fn brackets(line: &str) -> Vec<(usize, char)> {
    let round = brackets::round(line);
    let is_half = |at: usize| line[at..].starts_with(['(', ')']);
    let wrong = round.pairs.into_iter().filter(|(first, last)| {
        let is_mixed = is_half(*first) != is_half(*last);
        // Where a half is missing, nobody can tell which ones are a pair.
        is_mixed && round.is_balanced
            || !is_mixed && is_half(*first) && is_between(line, *first) && !is_number(&line[*first..])
    });
    let halves = wrong.flat_map(|(first, last)| [(first, '（'), (last, '）')]);
    halves.filter(|(at, _)| is_half(*at)).collect()
}

/// Whether the mark at a place stands between Chinese words.
fn is_between(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().nth(1);
    before.is_some_and(|c| closes(c) || c == ')') && after.is_some_and(|c| opens(c) || c == '(')
}

/// Whether Chinese words may end with a character.
fn closes(c: char) -> bool {
    is_chinese(c) || matches!(c, '”' | '’' | '》' | '〉' | '）' | '】' | '〕')
}

/// Whether Chinese words may begin with a character.
fn opens(c: char) -> bool {
    is_chinese(c) || matches!(c, '“' | '‘' | '《' | '〈' | '（' | '【' | '〔')
}

/// Whether a bracket opens the number of a heading, (一), or holds nothing.
fn is_number(text: &str) -> bool {
    let is_heading = ordinals::read(text).is_some_and(|number| number.kind == OrdinalKind::BracketedChinese);
    is_heading || text.starts_with("()")
}

#[cfg(test)]
mod tests {
    use super::half_width;

    fn mended(text: &str) -> String {
        let places = half_width(text);
        text.char_indices()
            .map(|(at, c)| places.iter().find(|(place, _)| *place == at).map_or(c, |(_, right)| *right))
            .collect()
    }

    #[test]
    fn both_halves_of_a_pair_are_mended() {
        for (text, right) in [
            ("完善制度(甲(乙))。", "完善制度（甲（乙））。"),
            ("括号(甲(乙)丙),另有。", "括号（甲（乙）丙），另有。"),
            ("制度（甲)，制度(乙）。", "制度（甲），制度（乙）。"),
            ("共3条（含网站2)。", "共3条（含网站2）。"),
            ("1)公开（含网站)；2)解读", "1)公开（含网站）；2)解读"),
            ("A(甲(乙))", "A(甲（乙）)"),
        ] {
            assert_eq!(mended(text), right, "{text}");
            assert_eq!(mended(right), right, "{right}");
        }
    }

    #[test]
    fn half_a_pair_is_left() {
        for text in [
            "制度(甲，乙。",
            "（包括1)甲2)乙）。",
            "制度（甲，另有乙)丙）。",
            "某政办(2024）12号",
            "某政办〔2024)12号",
            "(一)公开",
            "IPv6(双栈)改造",
        ] {
            assert_eq!(mended(text), text, "{text}");
        }
    }
}
