//! The templates: an engine for the words and the parts of the paper, which an agency may override. Each user brings its
//! own built-in ones.

mod bounds;
mod engine;
mod escape;
mod parts;
mod schema;
mod well_formed;

pub use engine::{Language, Template, TemplateFault, Templates, VALUE};
pub use escape::{escape, is_writable};
