//! How much two texts have in common, and which parts of them.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;

/// From so many characters of both texts on, clauses are compared: comparing characters takes quadratic time.
const LONG: usize = 6_000;

/// The characters of a text that are compared: all but its blanks.
#[derive(Debug, Clone)]
pub struct Letters(Vec<char>);

/// A part of two texts that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It stands in both.
    Same(String),
    /// It stands in the first only.
    Removed(String),
    /// It stands in the second only.
    Added(String),
}

impl Letters {
    /// Takes the characters of a text.
    pub fn of(text: &str) -> Self {
        Self(text.chars().filter(|c| !c.is_whitespace()).collect())
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Bounds how much of two texts is the same, in percent of both: the characters that both have, in any order.
    pub fn bound(&self, other: &Self) -> usize {
        self.percent(other, common(&self.0, &other.0))
    }

    /// Computes how much of two texts is the same, in percent of both, in the order in which it stands. Two empty texts
    /// are the same.
    pub fn likeness(&self, other: &Self) -> usize {
        let both = self.len() + other.len();
        self.percent(other, same(&tokens(&self.0, both), &tokens(&other.0, both)))
    }

    fn percent(&self, other: &Self, same: usize) -> usize {
        (same * 2 * 100).checked_div(self.len() + other.len()).unwrap_or(100)
    }
}

/// Takes two texts apart into what stands in both and what stands in one of them. The blanks stay.
pub fn parts(before: &str, after: &str) -> Vec<Part> {
    let characters = |text: &str| text.chars().collect::<Vec<_>>();
    let (before, after) = (characters(before), characters(after));
    let both = before.len() + after.len();
    let (before, after) = (tokens(&before, both), tokens(&after, both));
    let text = |tokens: &[&[char]]| tokens.concat().into_iter().collect::<String>();
    let mut parts = vec![];
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        if let DiffOp::Equal { .. } = op {
            parts.push(Part::Same(text(&before[op.old_range()])));
            continue;
        }
        let (removed, added) = (text(&before[op.old_range()]), text(&after[op.new_range()]));
        parts.extend((!removed.is_empty()).then_some(Part::Removed(removed)));
        parts.extend((!added.is_empty()).then_some(Part::Added(added)));
    }
    parts
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

    #[test]
    fn long_texts_are_compared_in_few_steps() {
        let text: Vec<char> = "公开政府信息共二十三条，".repeat(3_400).chars().collect();
        // Compared by characters, 40,000 of two orders take minutes.
        assert!(tokens(&text, LONG + 1).len() * 8 < text.len());
    }

    #[test]
    fn the_parts_are_both_texts() {
        let (before, after) = ("收到申请 3 件，办结 2 件。", "收到申请 12 件，全部办结。");
        let parts = parts(before, after);
        let joined = |skip: fn(&Part) -> bool| {
            let kept = parts.iter().filter(|part| !skip(part));
            let words =
                kept.map(|(Part::Same(text) | Part::Removed(text) | Part::Added(text))| text.as_str());
            words.collect::<String>()
        };
        assert_eq!(joined(|part| matches!(part, Part::Added(_))), before);
        assert_eq!(joined(|part| matches!(part, Part::Removed(_))), after);
        assert_eq!(Letters::of("").likeness(&Letters::of(" ")), 100);
        assert_eq!(Letters::of("公开 三件").likeness(&Letters::of("公开四件")), 75);
    }
}
