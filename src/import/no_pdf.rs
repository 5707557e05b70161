//! Stands for the reader of PDF in a build without it, as the engine of the page is.

use crate::import::extract::Extract;
use crate::import::unreadable::Unreadable;

/// Refuses every PDF.
///
/// # Errors
/// Always.
pub(super) fn read(_: &[u8]) -> Result<Extract, Unreadable> {
    Err(Unreadable::LeftOut)
}

/// Whether a PDF is being read: never.
pub fn is_reading() -> bool {
    false
}
