//! How rules read words, whatever their spelling: a title, a period, a number, the name of an organ.

pub(super) mod numbering;
pub(super) mod numerals;
pub(super) mod organ;
pub(super) mod period;
pub(super) mod plain;
pub(super) mod title;
