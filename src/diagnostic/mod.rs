//! Problems, and the formats in which they are shown.

mod excerpt;
mod json;
mod outcome;
mod problem;
mod sarif;
mod summary;
pub mod terminal;
mod text;

pub use json::Json;
pub use outcome::{Counts, Outcome};
pub use problem::{Arithmetic, Label, Problem, Severity};
pub use sarif::{RuleText, Sarif};
pub use summary::{FileState, Statistics, Summary, SummaryRow, summary};
pub use text::{Paint, closing, concise, show};
