//! The tables of a published report: which grid is which table of the form, and which cell which figure.

pub(crate) mod align;
pub(crate) mod cell;
pub(crate) mod fill;
pub(crate) mod find;
pub(crate) mod label_set;
pub(crate) mod labels;
pub(crate) mod loosen;
pub(crate) mod rebuild;
pub(crate) mod recovered;
pub(crate) mod rejoin;
pub(crate) mod side_by_side;
pub(crate) mod split;
pub(crate) mod stacked;
pub(crate) mod unit;
