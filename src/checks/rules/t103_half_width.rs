//! Between Chinese characters the marks are full-width.

use crate::checks::case::Case;
use crate::checks::edits::replace;
use crate::checks::rule::Rule;
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
    let mut found: Vec<(usize, char)> = vec![];
    // Whether the bracket that was opened last must be closed by a full-width one.
    let mut bracket = false;
    let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')' | '（' | '）' | '\n');
    for (at, c) in text.char_indices().filter(|(_, c)| is_mark(*c)) {
        let between = || {
            let before = text[..at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            before.is_some_and(|c| closes(c) || c == ')') && after.is_some_and(|c| opens(c) || c == '(')
        };
        // 信息处理费,2024年: a comma before a number parts words as well, one between numbers is theirs.
        let before_number = || {
            let after = text[at + c.len_utf8()..].chars().next();
            text[..at].ends_with(closes) && after.is_some_and(|c| c.is_ascii_digit())
        };
        let wrong = match c {
            ',' | ';' => between() || before_number(),
            '(' => between() && !is_number(&text[at..]),
            ')' => bracket,
            _ => c.is_ascii_punctuation() && between(),
        };
        bracket = match c {
            '(' => wrong,
            '（' => true,
            ')' | '）' | '\n' => false,
            _ => bracket,
        };
        if wrong {
            found.push((at, full(c)));
        }
    }
    found
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
