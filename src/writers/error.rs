//! Of the writers: why a document cannot be written.

use crate::templates::Fault;

/// Why a document cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A template is at fault.
    Template(Fault),
    /// The document has more bytes than a file of the format holds.
    TooLarge,
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Template(fault)
    }
}
