//! The engine of the page on which a report is filled in: a request is answered by the library's own functions.
//!
//! Each operation is a pure function from its request to its answer; `engine` chooses among them, `frame` packs both
//! ways, and `boundary`, the only file that a browser calls, keeps the two buffers.

mod boundary;
pub mod check;
pub mod engine;
pub mod figure;
pub mod form;
pub mod frame;
pub mod patch;
pub mod values;

pub use engine::answer;
