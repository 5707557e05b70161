//! The words of a published report: title, opening, sections, parts, signature and date.

pub(crate) mod agency;
pub(crate) mod boilerplate;
pub(crate) mod date;
pub(crate) mod fee;
pub(crate) mod front_matter;
pub(crate) mod outline;
pub(crate) mod paragraphs;
pub(crate) mod parts;
