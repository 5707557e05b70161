//! Between Chinese characters the marks are full-width.

use crate::checks::edits::replace;
use crate::checks::rule::{Case, Check, Rule};
use crate::checks::words::plain::is_chinese;
use crate::diagnostic::{Problem, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "T103",
    name: "half-width",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("t103_half_width.md"),
    check: Check::Report(check),
};

/// Half-width marks and what stands for them between Chinese characters.
const MARKS: &[(char, char)] =
    &[(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！'), ('(', '（'), (')', '）')];
/// More places than a reader would look at.
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

/// Half-width marks between Chinese characters, with the full-width ones.
fn half_width(text: &str) -> Vec<(usize, char)> {
    let mut found: Vec<(usize, char)> = vec![];
    let mut before = None;
    // Whether the bracket that was opened last must be closed by a full-width one.
    let mut bracket = false;
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        let between =
            before.is_some_and(|c| closes(c) || c == ')') && after.is_some_and(|c| opens(c) || c == '(');
        let wrong = match c {
            '(' => between && !is_number(&text[at + 1..]),
            ')' => bracket,
            _ => between,
        };
        bracket = match c {
            '(' => wrong,
            '（' => true,
            ')' | '）' | '\n' => false,
            _ => bracket,
        };
        if let Some((_, wide)) = MARKS.iter().find(|(half, _)| *half == c && wrong) {
            found.push((at, *wide));
        }
        before = Some(c);
    }
    found
}

/// Whether Chinese words may end with a character.
fn closes(c: char) -> bool {
    is_chinese(c) || "”’》〉）】〕".contains(c)
}

/// Whether Chinese words may begin with a character.
fn opens(c: char) -> bool {
    is_chinese(c) || "“‘《〈（【〔".contains(c)
}

/// Whether a bracket opens the number of a heading: (一).
fn is_number(rest: &str) -> bool {
    rest.trim_start_matches(|c| "一二三四五六七八九十".contains(c)).starts_with([')', '）'])
}
