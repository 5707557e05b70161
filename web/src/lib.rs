//! The engine of the page on which a report is filled in: a request is answered by the library's own functions.
//!
//! Each operation is a pure function from its request to its answer; `engine` chooses among them, `frame` packs both
//! ways, and `boundary`, the only file that a browser calls, keeps the two buffers.

pub mod boundary;
pub mod build;
pub mod check;
pub mod clean;
pub mod draft;
pub mod engine;
pub mod explain;
pub mod figure;
pub mod form;
pub mod frame;
pub mod import;
pub mod patch;
pub mod totals;
pub mod values;

pub use engine::answer;
