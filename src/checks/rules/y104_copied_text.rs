//! A section does not repeat last year's words.

use crate::checks::last;
use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;

pub(crate) const RULE: Rule = Rule {
    code: "Y104",
    name: "copied-text",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("y104_copied_text.md"),
    check: Check::Report(check),
};

/// Short texts, such as the sentence on fees, are rightly the same every year.
const SHORT: usize = 100;
/// Longer texts than these are compared clause by clause: letter by letter would take too long.
const LONG: usize = 6_000;
/// The share in percent from which a text is a copy.
const COPIED: usize = 90;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(before) = last::comparable(case) else { return };
    let sections = case.form.sections.iter();
    let chapters = sections.zip(&case.report.section_texts).zip(&before.report.section_texts);
    for ((section, own), then) in chapters {
        let parts = section.parts.iter().zip(own.parts.iter().zip(&then.parts));
        let parts = parts.map(|(part, (own, then))| (part.label.as_str(), own, then));
        let texts = std::iter::once((section.name(), &own.text, &then.text)).chain(parts);
        for (name, own, then) in texts {
            let (Some(own), Some(then)) = (own, then) else { continue };
            let Some(percent) = likeness(&own.text, &then.text).filter(|&percent| percent >= COPIED) else {
                continue;
            };
            let message = format!("“{name}”的文字与上年报告（{}）相同的占 {percent}%", before.name);
            let problem = RULE.problem(message, own.span(first_line(own)), "与上年雷同");
            found.push(problem.help("按本年的实际情况改写，写明本年做了什么、有何变化"));
        }
    }
}

/// The text's first line; to point at all of it would show nothing else.
fn first_line(prose: &Prose) -> std::ops::Range<usize> {
    let start = prose.text.len() - prose.text.trim_start().len();
    let line = prose.text[start..].lines().next().unwrap_or("");
    start..start + line.trim_end().len()
}

/// How much of two texts is the same, in percent of both; nothing for texts that are too short to tell.
fn likeness(own: &str, then: &str) -> Option<usize> {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let (own, then) = (letters(own), letters(then));
    let both = own.len() + then.len();
    if own.len().min(then.len()) < SHORT {
        return None;
    }
    let percent = |same: usize| same * 2 * 100 / both;
    // What two texts have in common is at most the letters that both have, in whatever order.
    let bound = percent(common(&own, &then));
    if bound < COPIED {
        return Some(bound);
    }
    Some(percent(same(&tokens(&own, both), &tokens(&then, both))))
}

/// What a text is compared by: its letters, or its clauses where the two texts have too many letters together.
fn tokens(text: &[char], both: usize) -> Vec<&[char]> {
    if both <= LONG {
        return text.chunks(1).collect();
    }
    text.split_inclusive(|c| "，。；、：".contains(*c)).collect()
}

/// How many letters two texts have in common, in whatever order.
fn common(own: &[char], then: &[char]) -> usize {
    let mut counts = BTreeMap::<char, usize>::new();
    for c in own {
        *counts.entry(*c).or_default() += 1;
    }
    let mut taken = |c: &&char| counts.get_mut(c).filter(|left| **left > 0).map(|left| *left -= 1).is_some();
    then.iter().filter(|c| taken(c)).count()
}

/// How many letters of two texts stand in both, in order.
fn same(own: &[&[char]], then: &[&[char]]) -> usize {
    let ops = capture_diff_slices(Algorithm::Myers, own, then);
    let equal = ops.iter().map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => {
            own[*old_index..old_index + len].iter().map(|token| token.len()).sum()
        }
        _ => 0,
    });
    equal.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of `length` characters in clauses, drawn from a seed.
    fn text(mut seed: u64, length: usize) -> String {
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(seed >> 33).unwrap()
        };
        let clause =
            |c: u32| if c.is_multiple_of(12) { '，' } else { char::from_u32(0x4e00 + c % 400).unwrap() };
        (0..length).map(|_| clause(next())).collect()
    }

    #[test]
    fn a_copy_is_alike_and_another_text_is_not() {
        for length in [200, 2_000, 20_000] {
            let own = text(1, length);
            assert_eq!(likeness(&own, &own), Some(100));
            let middle = own.char_indices().nth(length / 2).unwrap().0;
            let cut = format!("{}本年新增内容，{}", &own[..middle], &own[middle..]);
            assert!(likeness(&own, &cut).unwrap() >= COPIED);
            assert!(likeness(&own, &text(2, length)).unwrap() < COPIED);
        }
        assert_eq!(likeness("本年度未收取信息处理费。", "本年度未收取信息处理费。"), None);
    }

    #[test]
    fn long_texts_are_compared_in_few_steps() {
        let own = text(3, 40_000);
        let steps = |text: &str| tokens(&text.chars().collect::<Vec<_>>(), LONG + 1).len();
        // Letter by letter, 40,000 against 40,000 of another order take minutes.
        assert!(steps(&own) * 8 < own.chars().count());
        let clauses: Vec<_> = own.split_inclusive('，').collect();
        let turned: String = clauses.iter().rev().copied().collect();
        assert!(likeness(&own, &turned).unwrap() < COPIED);
        assert!(likeness(&own, &own.chars().rev().collect::<String>()).unwrap() < COPIED);
    }
}
