//! The words and the styles of the paper as templates, which an agency may override.

mod engine;
mod escape;
mod well_formed;

pub use engine::{BUILT_IN, Fault, Templates, VALUE, WORDS};
pub use escape::{escape, is_writable};
