//! What stands on the paper, in the file format of no program.

mod block;
mod closing;
mod compose;
mod lines;
mod markup;
pub mod measures;
mod places;
mod remarks;
mod table;
mod templates;
mod title;
mod well_formed;
mod widths;
mod words;

pub use block::{Block, Cell, Closing, Document, Kind, Note, Role, Sheet, Table};
pub use compose::compose;
pub use markup::escape;
pub(crate) use markup::is_writable;
pub use remarks::Remark;
pub use templates::{BUILT_IN, Fault, Templates};
