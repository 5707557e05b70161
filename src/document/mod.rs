//! What stands on the paper, in the file format of no program.

mod block;
mod closing;
mod compose;
mod drafted;
mod lines;
pub mod measures;
mod places;
mod remarks;
mod table;
mod title;
mod widths;
mod words;

pub use block::{Block, Cell, Closing, Document, Kind, Note, Role, Sheet, Table};
pub use compose::compose;
pub use drafted::drafted;
pub use remarks::Remark;
