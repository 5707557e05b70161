//! Of the writers: why a document cannot be written.

use crate::templates::TemplateFault;

/// Why a document cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A template is at fault.
    Template(TemplateFault),
    /// The document has more bytes than a file of the format holds.
    TooLarge,
}

impl From<TemplateFault> for Error {
    fn from(fault: TemplateFault) -> Self {
        Self::Template(fault)
    }
}
