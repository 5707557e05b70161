//! What is said to people of an import and of a draft, in Chinese: shared by the commands and the page.

pub mod import;
mod remark;

pub use remark::remark;
