//! No section repeats last year's words.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;

pub(crate) const RULE: Rule =
    Rule::new("Y104", "copied-text", &[Severity::Warning], include_str!("y104_copied_text.md"), check);

/// Words of a sentence on the fee.
const FEES: &[&str] = &["处理费", "收费", "109号", "收取费用"];
/// Shorter texts, in characters, are rightly the same every year: a sentence that nothing was charged.
const SHORT: usize = 100;
/// From so many characters of both texts on, clauses are compared: comparing characters takes quadratic time.
const LONG: usize = 6_000;
/// The share in percent from which a text is a copy: figures and dates alone change less than a tenth.
const COPIED: usize = 90;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(before) = case.previous_year() else { return };
    let sections = case.form.sections.iter();
    let chapters = sections.zip(&case.report.section_texts).zip(&before.report.section_texts);
    for ((section, this), then) in chapters {
        let parts = section.parts.iter().zip(this.parts.iter().zip(&then.parts));
        let parts = parts.map(|(part, (this, then))| (part.label.as_str(), this, then));
        let texts = std::iter::once((section.name(), &this.text, &then.text)).chain(parts);
        for (name, this, then) in texts {
            let (Some(this), Some(then)) = (this, then) else { continue };
            let Some(percent) = likeness(&without_fees(&this.text), &without_fees(&then.text))
                .filter(|&percent| percent >= COPIED)
            else {
                continue;
            };
            let message = format!("“{name}”的文字与上年报告（{}）相同的占 {percent}%", before.name);
            let problem = RULE.problem(message, this.span(first_line(this)), "与上年雷同");
            found.push(problem.help("按本年的实际情况改写，写明本年做了什么、有何变化"));
        }
    }
}

/// Removes the sentences on the fee for handling information: they are the same every year, and should be.
fn without_fees(text: &str) -> String {
    text.split_inclusive('。').filter(|sentence| !FEES.iter().any(|word| sentence.contains(word))).collect()
}

/// Returns the text's first line: a label on all of the text would fill the screen.
fn first_line(prose: &Prose) -> std::ops::Range<usize> {
    let start = prose.text.len() - prose.text.trim_start().len();
    let line = prose.text[start..].lines().next().unwrap_or("");
    start..start + line.trim_end().len()
}

/// Computes how much of two texts is the same, in percent of both; nothing for texts that are too short.
fn likeness(this: &str, then: &str) -> Option<usize> {
    let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let (this, then) = (characters(this), characters(then));
    let both = this.len() + then.len();
    if this.len().min(then.len()) < SHORT {
        return None;
    }
    let percent = |same: usize| same * 2 * 100 / both;
    // The characters that both texts have, in any order, bound what they have in common.
    let bound = percent(common(&this, &then));
    if bound < COPIED {
        return Some(bound);
    }
    Some(percent(same(&tokens(&this, both), &tokens(&then, both))))
}

/// Divides a text into what is compared: its characters, or its clauses where both texts together are long.
fn tokens(text: &[char], both: usize) -> Vec<&[char]> {
    if both <= LONG {
        return text.chunks(1).collect();
    }
    text.split_inclusive(|c| "，。；、：".contains(*c)).collect()
}

/// Counts the characters that two texts have in common, in any order.
fn common(this: &[char], then: &[char]) -> usize {
    let mut counts = BTreeMap::<char, usize>::new();
    for c in this {
        *counts.entry(*c).or_default() += 1;
    }
    let mut taken = |c: &&char| counts.get_mut(c).filter(|left| **left > 0).map(|left| *left -= 1).is_some();
    then.iter().filter(|c| taken(c)).count()
}

/// Counts the characters that two texts have in common, in order.
fn same(this: &[&[char]], then: &[&[char]]) -> usize {
    let ops = capture_diff_slices(Algorithm::Myers, this, then);
    let equal = ops.iter().map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => {
            this[*old_index..old_index + len].iter().map(|token| token.len()).sum()
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
    fn a_copy_is_recognised_and_another_text_is_not() {
        for length in [200, 2_000, 20_000] {
            let this = text(1, length);
            assert_eq!(likeness(&this, &this), Some(100));
            let middle = this.char_indices().nth(length / 2).unwrap().0;
            let cut = format!("{}本年新增内容，{}", &this[..middle], &this[middle..]);
            assert!(likeness(&this, &cut).unwrap() >= COPIED);
            assert!(likeness(&this, &text(2, length)).unwrap() < COPIED);
        }
        assert_eq!(likeness("本年度未收取信息处理费。", "本年度未收取信息处理费。"), None);
    }

    #[test]
    fn long_texts_are_compared_in_few_steps() {
        let this = text(3, 40_000);
        let steps = |text: &str| tokens(&text.chars().collect::<Vec<_>>(), LONG + 1).len();
        // Compared by characters, 40,000 of two orders take minutes.
        assert!(steps(&this) * 8 < this.chars().count());
        let clauses: Vec<_> = this.split_inclusive('，').collect();
        let turned: String = clauses.iter().rev().copied().collect();
        assert!(likeness(&this, &turned).unwrap() < COPIED);
        assert!(likeness(&this, &this.chars().rev().collect::<String>()).unwrap() < COPIED);
    }
}
