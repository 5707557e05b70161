//! Problems, and the formats in which they are shown.

mod excerpt;
mod json;
mod outcome;
mod problem;
mod sarif;
pub mod terminal;
mod text;

pub use json::Json;
pub use outcome::{Counts, Outcome};
pub use problem::{Arithmetic, Label, Problem, Severity};
pub use sarif::{RuleText, Sarif};
pub use text::{Paint, closing, show};
