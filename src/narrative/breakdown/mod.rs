//! Lists of parts that do not add up to their whole.

mod behind;
mod cues;
mod labels;
mod list;
mod quarters;
mod totals;
mod verdict;

pub(crate) use crate::narrative::breakdown::labels::is_view;
pub(crate) use crate::narrative::breakdown::totals::is_of_another_year;

use crate::narrative::breakdown::behind::behind;
use crate::narrative::breakdown::cues::cues;
use crate::narrative::breakdown::list::{List, list};
use crate::narrative::breakdown::quarters::quarters;
use crate::narrative::breakdown::verdict::{Verdict, verdict};
use crate::narrative::scan::Scan;
use crate::narrative::scan::figure::Figure;
use crate::text::Normalized;
use std::collections::BTreeSet;
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
    /// From the first to the last figure that was looked at: a whole may be one of two, and more may follow the parts.
    pub extent: Range<usize>,
}

/// Finds every list of a text that plainly does not add up, in the order of the wholes.
pub fn breakdowns(text: &str) -> Vec<Breakdown> {
    let text = Normalized::sentences(text);
    breakdowns_in(&text, &Scan::new(&text))
}

/// Finds the lists of a text that has been read.
pub(crate) fn breakdowns_in(text: &Normalized, scan: &Scan) -> Vec<Breakdown> {
    let cues = cues(scan);
    let mut places: Vec<Vec<usize>> = vec![vec![]; scan.scopes.len()];
    for cue in &cues {
        places[cue.scope].push(cue.at);
    }
    let lists: Vec<List> = cues.iter().filter_map(|cue| list(scan, cue, &places[cue.scope])).collect();
    // 其中甲45条，其中乙35条、丙20条: the second list is no whole of its own where all of them add up.
    let added: BTreeSet<usize> = lists.iter().filter(|list| list.adds_up()).flat_map(List::further).collect();
    let is_part_of_a_sum = |own: &List| own.inner && own.first().is_some_and(|first| added.contains(&first));
    let judged = lists.iter().filter(|list| !is_part_of_a_sum(list));
    let mut found: Vec<_> = judged
        .filter_map(|list| Some(stated(text, &verdict(scan, list)?, list.last_figure())))
        .chain(behind(scan).iter().chain(&quarters(scan)).map(|verdict| stated(text, verdict, None)))
        .collect();
    found.sort_by_key(|found| (found.whole.range.start, found.parts.len()));
    // A list that two cues announce is told once.
    found.dedup_by_key(|found| found.whole.range.start);
    found
}

/// Takes the figures of a list to their places in the text.
fn stated(text: &Normalized, verdict: &Verdict, last: Option<&Figure>) -> Breakdown {
    let stated = |figure: &Figure| Stated {
        value: figure.count().unwrap_or_default(),
        unit: figure.unit,
        range: text.origin(figure.span.clone()),
    };
    let figures = || verdict.parts.iter().copied().chain([verdict.whole]).chain(last);
    let first = figures().map(|figure| figure.span.start).min().unwrap_or_default();
    let end = figures().map(|figure| figure.span.end).max().unwrap_or_default();
    Breakdown {
        extent: text.origin(first..end),
        whole: stated(verdict.whole),
        phrase: text.origin(verdict.whole.label..verdict.whole.span.end),
        parts: verdict.parts.iter().map(|part| stated(part)).collect(),
        sum: verdict.sum,
    }
}
