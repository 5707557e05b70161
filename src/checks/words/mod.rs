//! Readers of what the rules look for in words: numbers of lists, names of organs, periods.

pub(super) mod brackets;
pub(super) mod headings;
pub(super) mod numbering;
pub(super) mod organ;
pub(super) mod period;
pub(super) mod years;
