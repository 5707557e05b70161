//! Levels and offices of one whole, each with its own count: 州政府收到14件，各县收到179件，州级部门收到38件.

use crate::narrative::claims::results::RECEIVED;
use crate::narrative::claims::subject::Subject;
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::{Scan, Strength};
use crate::narrative::words::list;
use crate::text::Words;

/// More levels than this have no counts of their own in one sentence.
const MOST: usize = 8;

/// What the counts of several levels come to together.
#[derive(Debug, Default)]
pub(crate) struct Together {
    /// Every sum of a figure with its neighbours.
    pub(crate) sums: Vec<u128>,
    /// Whether the text names one of these sums as the whole.
    pub(crate) named: bool,
}

/// What a number of cases that were upheld comes to with those that were dismissed beside it, which 表四 counts among them or
/// among the others: 复议3件，其中维持2件、驳回复议申请1件. The outcomes must be those of all cases.
pub(crate) fn with_dismissed(scan: &Scan, place: usize) -> Vec<u128> {
    let own = &scan.figures[place];
    let same = |figure: &&Figure| figure.sentence == own.sentence && figure.unit == own.unit;
    let near = scan.figures[place.saturating_sub(MOST)..].iter().take(2 * MOST).filter(same);
    let near: Vec<&Figure> = near.collect();
    let sum = |parts: &[&Figure]| parts.iter().filter_map(|part| part.count()).fold(0, u128::saturating_add);
    let is_whole = |(place, whole): (usize, &&Figure)| {
        let parts = &near[place + 1..];
        (2..=parts.len()).any(|end| whole.count() == Some(sum(&parts[..end])))
    };
    let dismissed = near.iter().filter(|figure| scan.label(figure).contains("驳回"));
    if !near.iter().enumerate().any(is_whole) {
        return vec![];
    }
    dismissed.filter_map(|figure| figure.count()?.checked_add(own.count()?)).collect()
}

/// Adds a figure to the figures beside it of which the same is said.
pub(crate) fn together(scan: &Scan, place: usize, subject: Subject) -> Together {
    static HANDLED: Words = list("handled");
    let verbs = match subject {
        Subject::Received | Subject::New => &RECEIVED,
        Subject::Handled => &HANDLED,
        _ => return Together::default(),
    };
    let own = &scan.figures[place];
    let says = |figure: &Figure| verbs.is_in(scan.label(figure));
    let near: Vec<&Figure> = {
        let first = scan.figures.partition_point(|figure| figure.sentence + 1 < own.sentence);
        let near = scan.figures[first..].iter().take_while(|figure| figure.sentence <= own.sentence + 1);
        near.take(8 * MOST).filter(|figure| matches!(figure.kind, Kind::Count | Kind::Bare)).collect()
    };
    let Some(place) = near.iter().position(|figure| figure.span == own.span) else {
        return Together::default();
    };
    let goes_on = |pair: &[&Figure]| {
        let between = pair[0].span.end..pair[1].span.start;
        let paused = scan.strength(between.clone(), own.scope) <= Strength::Pause;
        pair.iter().all(|figure| figure.sentence == own.sentence && figure.scope == own.scope)
            && pair.iter().all(|figure| figure.count().is_some_and(|count| count > 0))
            && pair[0].unit == pair[1].unit
            && (says(pair[1]) || paused)
            && !scan.slice(between).contains("其中")
    };
    let before = near[..=place].windows(2).rev().take(MOST).take_while(|pair| goes_on(pair)).count();
    let behind = near[place..].windows(2).take(MOST).take_while(|pair| goes_on(pair)).count();
    let mut found = Together::default();
    for first in place - before..=place {
        for last in place.max(first + 1)..=place + behind {
            let parts = &near[first..=last];
            let sum = parts.iter().filter_map(|part| part.count()).fold(0, u128::saturating_add);
            let mut others = near[..first].iter().chain(&near[last + 1..]);
            found.named |= says(parts[0]) && others.any(|whole| whole.count() == Some(sum) && says(whole));
            found.sums.extend(says(parts[0]).then_some(sum));
        }
    }
    found
}
