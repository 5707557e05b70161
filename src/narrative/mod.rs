//! Reads the sentences of a narrative: pure, from a text to places in it, and silent when unsure.

mod breakdown;
mod claims;
mod contradiction;
mod measure;
mod phrases;
mod procedures;
mod proportion;
mod result_rows;
mod scan;
mod topic;
mod words;

pub use breakdown::{Breakdown, Stated, breakdowns};
pub use claims::claims;
pub use claims::subject::{AppealOutcome, Claim, Decision, DocumentStatus, Quantity, Subject, Whole};
pub use contradiction::{Contradiction, Matter, contradictions};
pub use measure::{CellName, CellValues, Expected, Reading, ReportFacts, cells, nearest};
pub use proportion::{Change, Proportion, proportions};
pub use result_rows::{ResultRow, ResultRows};
pub use topic::{Procedure, Topic};

use crate::narrative::scan::Scan;
use crate::text::Normalized;
use std::ops::Range;

/// All that is found in one text.
#[derive(Debug, Clone)]
pub struct TextFindings {
    /// Lists whose parts do not add up.
    pub breakdowns: Vec<Breakdown>,
    /// Percentages that do not follow from the counts beside them.
    pub proportions: Vec<Proportion>,
    /// Figures that the tables contradict.
    pub contradictions: Vec<Contradiction>,
}

/// Reads a text once and compares it with itself and with the tables.
pub fn findings(text: &str, rows: &ResultRows, topic: Topic, report: &ReportFacts) -> TextFindings {
    let text = Normalized::sentences(text);
    let scan = Scan::new(&text);
    let mut contradictions = contradiction::contradictions_in(&text, &scan, rows, topic, report);
    let mut breakdowns = breakdown::breakdowns_in(&text, &scan);
    let counted = contradictions.iter().filter(|own| own.matter.is_of_counts());
    let mut places: Vec<_> = counted.map(|own| own.range.clone()).collect();
    places.sort_unstable_by_key(|place| place.start);
    breakdowns.retain(|list| !is_told(list, &places));
    let mut proportions = proportion::proportions_in(&text, &scan);
    let mut told: Vec<_> = contradictions.iter().collect();
    told.sort_by_key(|own| own.range.start);
    proportions.retain(|own| !is_mended(own, &told));
    // What the sentence itself refutes is not told of the tables as well.
    let refuted = |own: &Contradiction| proportions.iter().any(|share| share.range == own.range);
    contradictions.retain(|own| !matches!(own.subject, Subject::Share { .. }) || !refuted(own));
    TextFindings { breakdowns, proportions, contradictions }
}

/// Whether the tables contradict a figure of a list, by the places of such figures in order: one slip is told once.
fn is_told(list: &Breakdown, places: &[Range<usize>]) -> bool {
    let next = places.partition_point(|place| place.end <= list.extent.start);
    places.get(next).is_some_and(|place| place.start < list.extent.end)
}

/// The contradictions of a place, of those in the order of their places.
fn told_at<'a>(told: &[&'a Contradiction], place: &Range<usize>) -> impl Iterator<Item = &'a Contradiction> {
    let first = told.partition_point(|own| own.range.start < place.start);
    let from = told[first..].iter().copied().take_while(|own| own.range.start == place.start);
    from.filter(|own| own.range.end == place.end)
}

/// Whether a percentage fits the count of the tables in the place of one that they contradict, as `told` in the order of
/// their places: one slip is told once.
fn is_mended(proportion: &Proportion, told: &[&Contradiction]) -> bool {
    let counts = |place| {
        told_at(told, place).flat_map(|own| match &own.expected {
            Expected::Counts(counts) => counts.as_slice(),
            _ => &[],
        })
    };
    let ((count, place), (base, whole)) = (&proportion.count, &proportion.base);
    counts(place).any(|(own, _)| proportion.fits(*own, *base))
        || counts(whole).any(|(own, _)| proportion.fits(*count, *own))
}
