//! Where a narrative says another figure than the tables.

use crate::narrative::accepted::accepted;
use crate::narrative::claims::{Claim, Quantity, Subject, claims, claims_in};
use crate::narrative::clauses::Topic;
use crate::narrative::folded::Folded;
use crate::narrative::reading::Reading;
use crate::narrative::tables::Tables;
use std::ops::Range;

/// Which rule a contradiction is a matter of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// N102: what was received, by whom, and what was carried over.
    Requests,
    /// N103: what was handled, and with which result.
    Handled,
    /// N104: 行政复议 and 行政诉讼.
    Cases,
    /// N105: 规章 and 行政规范性文件.
    Documents,
    /// N106: fees.
    Fees,
    /// N107: none in words, some in the table.
    NoneButSome,
    /// N108: 办结率.
    Percent,
}

/// A figure of the narrative that the tables contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Which rule it is a matter of.
    pub matter: Matter,
    /// What the figure is the figure of.
    pub subject: Subject,
    /// What the narrative says.
    pub stated: Quantity,
    /// What it might say: first what the table plainly has, then other natural readings.
    pub accepted: Vec<u128>,
    /// Where the narrative says it.
    pub range: Range<usize>,
}

/// Every place of a text that contradicts the tables. Where the tables lack a figure it is silent.
pub fn contradictions(text: &str, topic: Topic, tables: &Tables) -> Vec<Contradiction> {
    judge(&claims(text, topic, tables.year), tables)
}

/// The same of a text that has been read.
pub(crate) fn contradictions_in(
    folded: &Folded,
    reading: &Reading,
    topic: Topic,
    tables: &Tables,
) -> Vec<Contradiction> {
    judge(&claims_in(folded, reading, topic, tables.year), tables)
}

/// The claims that the tables contradict.
fn judge(claims: &[Claim], tables: &Tables) -> Vec<Contradiction> {
    let judged: Vec<_> = claims.iter().map(|claim| (claim, accepted(claim, tables))).collect();
    let counts = counts(claims);
    let mut found = vec![];
    for (claim, accepted) in &judged {
        let Some(accepted) = accepted.as_ref().filter(|accepted| !accepted.is_empty()) else { continue };
        if agrees(claim.quantity, accepted) || is_elsewhere(claim, accepted, &judged, tables) {
            continue;
        }
        if disputed(claim, &counts, accepted) {
            continue;
        }
        let matter = matter(claim);
        let (stated, range) = (claim.quantity, claim.range.clone());
        found.push(Contradiction {
            matter,
            subject: claim.subject,
            stated,
            accepted: accepted.clone(),
            range,
        });
    }
    found.dedup_by(|second, first| second.range == first.range && second.matter == first.matter);
    found
}

fn matter(claim: &Claim) -> Matter {
    let zero = matches!(claim.quantity, Quantity::Count(0) | Quantity::Nothing);
    match claim.subject {
        _ if claim.quantity == Quantity::Nothing => Matter::NoneButSome,
        Subject::Received | Subject::New if zero => Matter::NoneButSome,
        Subject::Received | Subject::New | Subject::InHand | Subject::CarriedIn | Subject::CarriedOut => {
            Matter::Requests
        }
        Subject::Natural | Subject::Legal => Matter::Requests,
        Subject::Handled | Subject::Result(_) => Matter::Handled,
        Subject::Cases(..) => Matter::Cases,
        Subject::Documents(_) | Subject::Rules(_) => Matter::Documents,
        Subject::InformationFee | Subject::Fees => Matter::Fees,
        Subject::Rate => Matter::Percent,
    }
}

/// Whether what is said is one of the readings that the tables accept.
fn agrees(quantity: Quantity, accepted: &[u128]) -> bool {
    match quantity {
        Quantity::Count(count) => accepted.contains(&count),
        Quantity::Nothing => accepted.contains(&0),
        Quantity::Fen { fen, step } => accepted.iter().any(|own| {
            let down = own / step.max(1) * step.max(1);
            fen == *own
                || fen == down
                || (own - down).saturating_mul(2) >= step && fen == down.saturating_add(step)
        }),
        // The readings of a rate are numerators and denominators, in turns.
        Quantity::Percent { digits, places } => accepted.chunks_exact(2).any(|share| {
            let Some(unit) = 10_u128.checked_pow(places).and_then(|unit| unit.checked_mul(100)) else {
                return true;
            };
            let Some(scaled) = share[0].checked_mul(unit) else { return true };
            let down = scaled / share[1].max(1);
            let rounds_up = (scaled % share[1].max(1)).saturating_mul(2) >= share[1];
            digits == down || (rounds_up && digits == down.saturating_add(1))
        }),
    }
}

/// Whether a figure is said of a whole region and the tables are an office's, or of one organ and they are a region's.
/// They are the region's where another figure of the sentence agrees with them.
fn is_elsewhere(
    claim: &Claim,
    accepted: &[u128],
    judged: &[(&Claim, Option<Vec<u128>>)],
    tables: &Tables,
) -> bool {
    if let (true, Quantity::Count(count)) = (claim.share, claim.quantity) {
        return accepted.iter().all(|own| count < *own);
    }
    if !claim.wide {
        return false;
    }
    let own = judged.partition_point(|(other, _)| other.sentence < claim.sentence);
    let same = judged[own..].iter().take_while(|(other, _)| other.sentence == claim.sentence).take(64);
    let sure = same
        .filter(|(other, _)| other.wide && !matches!(other.quantity, Quantity::Count(0) | Quantity::Nothing));
    let mut agreeing =
        sure.filter(|(other, own)| own.as_ref().is_some_and(|own| agrees(other.quantity, own)));
    let greater = match claim.quantity {
        Quantity::Count(count) => accepted.iter().all(|own| count > *own),
        _ => false,
    };
    agreeing.next().is_none() && (tables.office || greater)
}

/// For every subject the counts that the text says, as far as they matter.
fn counts(claims: &[Claim]) -> Vec<(Subject, Vec<u128>)> {
    let mut found: Vec<(Subject, Vec<u128>)> = vec![];
    for claim in claims {
        let Quantity::Count(count) = claim.quantity else { continue };
        match found.iter_mut().find(|(subject, _)| *subject == claim.subject) {
            Some((_, counts)) if counts.len() < 64 => counts.push(count),
            Some(_) => {}
            None => found.push((claim.subject, vec![count])),
        }
    }
    found
}

/// Whether the text itself says different figures of the same subject, of which one or all together are right.
fn disputed(claim: &Claim, counts: &[(Subject, Vec<u128>)], accepted: &[u128]) -> bool {
    let Quantity::Count(count) = claim.quantity else { return false };
    let Some((_, counts)) = counts.iter().find(|(subject, _)| *subject == claim.subject) else {
        return false;
    };
    let sum = counts.iter().fold(0_u128, |sum, count| sum.saturating_add(*count));
    counts.iter().any(|other| *other != count)
        && (accepted.contains(&sum) || counts.iter().any(|own| accepted.contains(own)))
}
