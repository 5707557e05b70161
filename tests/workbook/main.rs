//! The form as a workbook: written, filled in, read again; workbooks of others; and those that mean harm.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/figures.rs"]
mod figures;
mod foreign;
mod form;
mod hostile;
#[path = "../common/random.rs"]
mod random;
mod round_trip;
mod sheets;
