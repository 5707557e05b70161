//! Where a narrative says another figure than the tables.

use super::claims::{Act, Amount, Claim, Court, Outcome, Row, Subject, claims};
use super::tables::{Outcomes, Requests, Stock, Tables};
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
    pub stated: Amount,
    /// What it might say: first what the table plainly has, then other natural readings.
    pub accepted: Vec<u128>,
    /// Where the narrative says it.
    pub range: Range<usize>,
}

/// Every place of a text that contradicts the tables. Where the tables lack a figure it is silent.
pub fn contradictions(text: &str, tables: &Tables) -> Vec<Contradiction> {
    let claims = claims(text, tables.year);
    let judged: Vec<_> = claims.iter().map(|claim| (claim, accepted(claim, tables))).collect();
    let counts = counts(&claims);
    let mut found = vec![];
    for (claim, accepted) in &judged {
        let Some(accepted) = accepted.as_ref().filter(|accepted| !accepted.is_empty()) else { continue };
        if agrees(claim.amount, accepted) || is_elsewhere(claim, accepted, &judged, tables) {
            continue;
        }
        if disputed(claim, &counts, accepted) {
            continue;
        }
        let matter = matter(claim);
        let (stated, range) = (claim.amount, claim.range.clone());
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
    let zero = matches!(claim.amount, Amount::Count(0) | Amount::Nothing);
    match claim.subject {
        _ if claim.amount == Amount::Nothing => Matter::NoneButSome,
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
fn agrees(amount: Amount, accepted: &[u128]) -> bool {
    match amount {
        Amount::Count(count) => accepted.contains(&count),
        Amount::Nothing => accepted.contains(&0),
        Amount::Fen { fen, step } => accepted.iter().any(|own| {
            let down = own / step.max(1) * step.max(1);
            fen == *own
                || fen == down
                || (own - down).saturating_mul(2) >= step && fen == down.saturating_add(step)
        }),
        // The readings of a rate are numerators and denominators, in turns.
        Amount::Percent { digits, places } => accepted.chunks_exact(2).any(|share| {
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

/// Whether a figure is said of a whole region and the tables are an office's.
/// They are the region's where another figure of the sentence agrees with them.
fn is_elsewhere(
    claim: &Claim,
    accepted: &[u128],
    judged: &[(&Claim, Option<Vec<u128>>)],
    tables: &Tables,
) -> bool {
    if !claim.wide {
        return false;
    }
    let own = judged.partition_point(|(other, _)| other.sentence < claim.sentence);
    let same = judged[own..].iter().take_while(|(other, _)| other.sentence == claim.sentence).take(64);
    let sure =
        same.filter(|(other, _)| other.wide && !matches!(other.amount, Amount::Count(0) | Amount::Nothing));
    let mut agreeing = sure.filter(|(other, own)| own.as_ref().is_some_and(|own| agrees(other.amount, own)));
    let greater = match claim.amount {
        Amount::Count(count) => accepted.iter().all(|own| count > *own),
        _ => false,
    };
    agreeing.next().is_none() && (tables.office || greater)
}

/// For every subject the counts that the text says, as far as they matter.
fn counts(claims: &[Claim]) -> Vec<(Subject, Vec<u128>)> {
    let mut found: Vec<(Subject, Vec<u128>)> = vec![];
    for claim in claims {
        let Amount::Count(count) = claim.amount else { continue };
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
    let Amount::Count(count) = claim.amount else { return false };
    let Some((_, counts)) = counts.iter().find(|(subject, _)| *subject == claim.subject) else {
        return false;
    };
    let sum = counts.iter().fold(0_u128, |sum, count| sum.saturating_add(*count));
    counts.iter().any(|other| *other != count)
        && (accepted.contains(&sum) || counts.iter().any(|own| accepted.contains(own)))
}

/// The figures that the tables accept for a claim; nothing where they lack one.
fn accepted(claim: &Claim, tables: &Tables) -> Option<Vec<u128>> {
    let own = &tables.requests;
    let some = |value: Option<u64>| value.map(|value| vec![u128::from(value)]);
    match claim.subject {
        Subject::Received if claim.amount == Amount::Nothing => some(own.new),
        Subject::Received => readings(own, &[own.new, in_hand(own)]),
        Subject::New => some(own.new),
        Subject::InHand => readings(own, &[own.new, in_hand(own), own.results]),
        Subject::Handled => readings(own, &[own.results, of_new(own)]),
        Subject::CarriedIn => some(own.carried_in),
        Subject::CarriedOut => some(own.carried_out),
        Subject::Result(row) => result(own, row),
        Subject::Natural => people(&tables.natural, None),
        Subject::Legal => people(&tables.natural, Some(own)),
        Subject::Cases(court, outcome) => cases(tables, court, outcome),
        Subject::Documents(act) => stock(&tables.documents, act),
        Subject::Rules(act) => stock(&tables.rules, act),
        Subject::InformationFee => some(tables.information_fee),
        Subject::Fees => some(tables.fees),
        Subject::Rate => rate(own),
    }
}

fn add(first: Option<u64>, second: Option<u64>) -> Option<u64> {
    first?.checked_add(second?)
}

fn in_hand(own: &Requests) -> Option<u64> {
    add(own.new, own.carried_in)
}

/// What was finished of the newly received applications, if all older ones were.
fn of_new(own: &Requests) -> Option<u64> {
    own.results?.checked_sub(own.carried_in?)
}

/// Every reading, if the first of them is known and what was carried in is.
fn readings(own: &Requests, values: &[Option<u64>]) -> Option<Vec<u128>> {
    values.first().copied().flatten()?;
    own.carried_in?;
    Some(values.iter().flatten().map(|value| u128::from(*value)).collect())
}

fn result(own: &Requests, row: Row) -> Option<Vec<u128>> {
    let value = match row {
        Row::Granted => own.granted,
        Row::Partial => own.partial,
        Row::GrantedOrPartial => add(own.granted, own.partial),
        Row::Denied => own.denied,
        Row::Unable => own.unable,
        Row::Refused => own.refused,
        Row::Closed => own.closed,
        Row::Leaf(leaf) => own.leaves.get(leaf).copied().flatten(),
    };
    value.map(|value| vec![u128::from(value)])
}

/// Natural persons, or with `all` everybody else: of those who applied, were in hand, or were answered.
fn people(natural: &Requests, all: Option<&Requests>) -> Option<Vec<u128>> {
    let figures = |own: &Requests| Some([own.new?, in_hand(own)?, own.results?]);
    let natural = figures(natural)?;
    let Some(all) = all else { return Some(natural.map(u128::from).to_vec()) };
    let others = figures(all)?.into_iter().zip(natural).map(|(all, natural)| all.checked_sub(natural));
    others.map(|value| value.map(u128::from)).collect()
}

fn cases(tables: &Tables, court: Court, outcome: Outcome) -> Option<Vec<u128>> {
    let of = |own: &Outcomes| match outcome {
        Outcome::Total => own.total,
        Outcome::Upheld => own.upheld,
        Outcome::Corrected => own.corrected,
        Outcome::Other => own.other,
        Outcome::Pending => own.pending,
    };
    let (review, direct, after) = (of(&tables.review), of(&tables.direct), of(&tables.after_review));
    let value = match court {
        Court::Review => review,
        Court::Direct => direct,
        Court::AfterReview => after,
        Court::Litigation => add(direct, after),
        Court::All => add(review, add(direct, after)),
    };
    value.map(|value| vec![u128::from(value)])
}

fn stock(own: &Stock, act: Act) -> Option<Vec<u128>> {
    let value = match act {
        Act::Made => own.made,
        Act::Repealed => own.repealed,
        Act::Valid => own.valid,
    };
    let mut accepted = vec![u128::from(value?)];
    if act == Act::Valid {
        // The stock may be told without this year's documents.
        let without = own.valid.zip(own.made).and_then(|(valid, made)| valid.checked_sub(made));
        accepted.extend(without.map(u128::from));
        accepted.extend(add(without, own.repealed).map(u128::from));
    }
    Some(accepted)
}

fn rate(own: &Requests) -> Option<Vec<u128>> {
    let (results, all) = (own.results?, in_hand(own)?);
    let shares = [(Some(results), Some(all)), (Some(results), own.new), (of_new(own), own.new)];
    let known =
        shares.into_iter().filter_map(|(part, whole)| Some((part?, whole.filter(|whole| *whole > 0)?)));
    Some(known.flat_map(|(part, whole)| [u128::from(part), u128::from(whole)]).collect())
}
