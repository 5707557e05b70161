//! A number of the narrative with its unit.

use crate::text::Number;
use std::ops::Range;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Things, in the unit that follows.
    Count,
    /// Things, but the unit was left out.
    Bare,
    /// Hundredths.
    Percent,
    /// Money, in 元.
    Money,
    /// A year, a date, a code, a rank: nothing that adds up.
    Other,
}

/// A number with its unit.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// From the first digit to the end of the unit.
    pub(crate) span: Range<usize>,
    pub(crate) number: Number,
    /// How many decimals are printed, before the zeros of 万 are counted.
    pub(crate) printed: u32,
    /// The zeros that 万 or 亿 stand for.
    pub(crate) zeros: u32,
    pub(crate) kind: Kind,
    pub(crate) unit: &'static str,
    /// Whether it says 余, 多, 约, 近, 以上 or the like.
    pub(crate) vague: bool,
    /// The bracket that it stands in; 0 is none.
    pub(crate) scope: usize,
    pub(crate) sentence: usize,
    /// Where its own words begin: after the mark or figure before it.
    pub(crate) label: usize,
}

impl Figure {
    /// The count, where it is one.
    pub(crate) fn count(&self) -> Option<u128> {
        matches!(self.kind, Kind::Count | Kind::Bare).then(|| self.number.whole()).flatten()
    }

    /// What one of its last printed digit is worth where 万 or 亿 have it rounded: 100 of 294.01万; otherwise 1. 3万 says no
    /// more than that it is whole, but 294万 is cut.
    pub(crate) fn step(&self) -> u128 {
        let cut = self.printed > 0 || self.count().is_some_and(|count| count >= 100_000);
        let zeros = self.zeros.checked_sub(self.printed).filter(|_| cut && self.zeros >= 4);
        zeros.and_then(|zeros| 10_u128.checked_pow(zeros)).unwrap_or(1)
    }
}
