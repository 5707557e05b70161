//! How problems are told, and how they are shown.

mod problem;

pub use problem::{Arithmetic, Label, Problem, Severity};
