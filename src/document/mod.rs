//! What stands on the paper, in the file format of no program.

mod block;
mod templates;

pub use block::{Block, Cell, Closing, Document, Kind, Note, Role, Sheet, Table};
pub use templates::{BUILT_IN, Fault, Templates};
