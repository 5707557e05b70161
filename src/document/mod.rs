//! The document: what is on the paper, in the file format of no program.

mod block;
mod cell_grid;
mod compose;
mod context;
mod drafted;
mod line_grammar;
pub mod measures;
mod notes;
mod remarks;
mod signature;
mod table;
mod title;
mod widths;

pub use block::{
    Block, BlockKind, Cell, Content, Document, Note, PageStyle, Role, SignatureBlock, Table, Title, TitlePart,
};
pub use cell_grid::{CellGrid, GridCell};
pub use compose::compose;
pub use context::WORDS;
pub use drafted::drafted;
pub use remarks::Remark;
pub use table::table;
