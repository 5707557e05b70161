//! Lists of parts that do not add up to their whole.

use crate::narrative::cues::cues;
use crate::narrative::folded::Folded;
use crate::narrative::lists::list;
use crate::narrative::reading::{Figure, Reading};
use crate::narrative::verdict::{Verdict, verdict};
use std::ops::Range;

/// A figure of the narrative and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The count.
    pub value: u128,
    /// What it is counted in: 条, 件.
    pub unit: &'static str,
    /// From the first digit to the end of the unit.
    pub range: Range<usize>,
}

/// A list whose parts do not add up to the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// The stated whole.
    pub whole: Stated,
    /// The whole with the words before it.
    pub phrase: Range<usize>,
    /// The stated parts, in order.
    pub parts: Vec<Stated>,
    /// What the parts add up to.
    pub sum: u128,
}

/// Every list of a text that plainly does not add up, in the order of the wholes.
pub fn breakdowns(text: &str) -> Vec<Breakdown> {
    let folded = Folded::new(text);
    breakdowns_in(&folded, &Reading::new(&folded))
}

/// The same of a text that has been read.
pub(crate) fn breakdowns_in(folded: &Folded, reading: &Reading) -> Vec<Breakdown> {
    let cues = cues(reading);
    let mut places: Vec<Vec<usize>> = vec![vec![]; reading.scopes.len()];
    for cue in &cues {
        places[cue.scope].push(cue.at);
    }
    let lists = cues.iter().filter_map(|cue| list(reading, cue, &places[cue.scope]));
    let mut found: Vec<_> =
        lists.filter_map(|list| verdict(reading, &list)).map(|verdict| told(folded, &verdict)).collect();
    found.sort_by_key(|found| (found.whole.range.start, found.parts.len()));
    // A list that two cues announce is told once.
    found.dedup_by_key(|found| found.whole.range.start);
    found
}

fn told(folded: &Folded, verdict: &Verdict) -> Breakdown {
    let stated = |figure: &Figure| Stated {
        value: figure.count().unwrap_or_default(),
        unit: figure.unit,
        range: folded.origin(&figure.span),
    };
    Breakdown {
        whole: stated(verdict.whole),
        phrase: folded.origin(&(verdict.whole.label..verdict.whole.span.end)),
        parts: verdict.parts.iter().map(|part| stated(part)).collect(),
        sum: verdict.sum,
    }
}
