//! No section repeats last year's words.

use crate::checks::case::Case;
use crate::checks::rule::{Category, Rule};
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::text::likeness::Letters;

pub(crate) const RULE: Rule =
    Rule::new("Y104", "copied-text", &[Severity::Warning], include_str!("y104_copied_text.md"), check)
        .categories(&[Category::Comparison]);

/// Words of a sentence on the fee.
const FEES: &[&str] = &["处理费", "收费", "109号", "收取费用"];
/// Shorter texts, in characters, are rightly the same every year: a sentence that nothing was charged.
const SHORT: usize = 100;
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

/// Computes how much of two texts is the same, in percent of both; nothing for texts that are too short. Where they
/// cannot reach [`COPIED`], the bound of it will do.
fn likeness(this: &str, then: &str) -> Option<usize> {
    let (this, then) = (Letters::of(this), Letters::of(then));
    if this.len().min(then.len()) < SHORT {
        return None;
    }
    let bound = this.bound(&then);
    Some(if bound < COPIED { bound } else { this.likeness(&then) })
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
        let clauses: Vec<_> = this.split_inclusive('，').collect();
        let turned: String = clauses.iter().rev().copied().collect();
        assert!(likeness(&this, &turned).unwrap() < COPIED);
        assert!(likeness(&this, &this.chars().rev().collect::<String>()).unwrap() < COPIED);
    }
}
