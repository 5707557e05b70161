//! What the tables accept for a claim: first the plain figure, then every other natural reading.

use crate::narrative::claims::{Act, Claim, Court, Outcome, Quantity, Row, Subject};
use crate::narrative::tables::{Outcomes, Requests, Stock, Tables};

/// The figures that the tables accept for a claim; nothing where they lack one.
pub(crate) fn accepted(claim: &Claim, tables: &Tables) -> Option<Vec<u128>> {
    let own = &tables.requests;
    let some = |value: Option<u64>| value.map(|value| vec![u128::from(value)]);
    match claim.subject {
        Subject::Received if claim.quantity == Quantity::Nothing => some(own.new),
        Subject::Received => readings(own, &[own.new, in_hand(own)]),
        Subject::New => some(own.new),
        Subject::InHand => readings(own, &[own.new, in_hand(own), own.results]),
        Subject::Handled => readings(own, &[own.results, of_new(own), all_results(own)]),
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

/// What the results add up to: a total that its own column contradicts is the balances' affair.
fn all_results(own: &Requests) -> Option<u64> {
    let groups = [own.granted, own.partial, own.denied, own.unable, own.refused, own.closed];
    groups.into_iter().try_fold(0_u64, |sum, group| sum.checked_add(group?))
}

/// Every reading, if the first of them is known and what was carried in is.
fn readings(own: &Requests, values: &[Option<u64>]) -> Option<Vec<u128>> {
    values.first().copied().flatten()?;
    own.carried_in?;
    Some(values.iter().flatten().map(|value| u128::from(*value)).collect())
}

fn result(own: &Requests, row: Row) -> Option<Vec<u128>> {
    let (first, second) = match row {
        Row::Granted => (own.granted, None),
        Row::Partial => (own.partial, None),
        Row::GrantedOrPartial => (add(own.granted, own.partial), own.granted),
        Row::Denied => (own.denied, None),
        Row::Unable => (own.unable, None),
        Row::Refused => (own.refused, None),
        // 其他处理 may be the group, or only its last row.
        Row::Closed => (own.closed, own.leaves[18]),
        Row::Leaf(leaf) => (own.leaves.get(leaf).copied().flatten(), None),
    };
    let first = first.map(u128::from)?;
    Some(std::iter::once(first).chain(second.map(u128::from)).collect())
}

/// Natural persons, or with `all` everybody else: of those who applied, were in hand, or were answered.
fn people(natural: &Requests, all: Option<&Requests>) -> Option<Vec<u128>> {
    let figures = |own: &Requests| [own.new, in_hand(own), own.results];
    let own = figures(natural);
    let people = match all {
        None => own,
        Some(all) => {
            let pairs = figures(all).into_iter().zip(own);
            let mut others = pairs.map(|(all, natural)| all?.checked_sub(natural?));
            [others.next().flatten(), others.next().flatten(), others.next().flatten()]
        }
    };
    // What was carried in must be known: it may be among those whom the words count.
    let known = people[0].and(people[1]).is_some();
    known.then(|| people.into_iter().flatten().map(u128::from).collect())
}

fn cases(tables: &Tables, court: Court, outcome: Outcome) -> Option<Vec<u128>> {
    let of = |own: &Outcomes| match outcome {
        Outcome::Total => own.total,
        Outcome::Upheld => own.upheld,
        Outcome::Corrected => own.corrected,
        Outcome::Other => own.other,
        Outcome::Pending => own.pending,
    };
    let value = of_court(tables, court, of)?;
    // A total that its own row contradicts is the balances' affair.
    let sum = |own: &Outcomes| add(add(own.upheld, own.corrected), add(own.other, own.pending));
    let other = of_court(tables, court, sum).filter(|_| outcome == Outcome::Total);
    Some(std::iter::once(value).chain(other).map(u128::from).collect())
}

/// A figure of the groups of 表四 that a court stands for, added up.
fn of_court(tables: &Tables, court: Court, of: impl Fn(&Outcomes) -> Option<u64>) -> Option<u64> {
    let (review, direct, after) = (of(&tables.review), of(&tables.direct), of(&tables.after_review));
    match court {
        Court::Review => review,
        Court::Direct => direct,
        Court::AfterReview => after,
        Court::Litigation => add(direct, after),
        Court::All => add(review, add(direct, after)),
    }
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
