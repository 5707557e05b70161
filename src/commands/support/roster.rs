//! The list of units that the command line names.

use crate::commands::support::error::{Error, RosterError};
use crate::commands::support::files::read;
use gen_report::county::Roster;
use gen_report::import;
use std::path::Path;

/// Reads a list of units, in UTF-8 with or without a mark, or in GB18030 as spreadsheets save it.
///
/// # Errors
/// The file cannot be read, is no text, or names a unit twice.
pub(crate) fn read_roster(path: &Path) -> Result<Roster, Error> {
    let fault = |error| Error::Roster(path.to_owned(), error);
    let text = import::decode(&read(path)?).map_err(|_| fault(RosterError::NotText))?;
    Roster::read(&text).map_err(|faults| fault(RosterError::Faults(faults)))
}
