//! The files that a build writes: their names, and which of those already there stay as they are.

use crate::commands::support::error::{Error, TargetError};
use crate::commands::support::files::{is_named_as_published, is_own, is_toml, read};
use crate::commands::support::format::OutputFormat;
use std::path::Path;

/// What the name of a draft has before its ending.
pub(crate) const DRAFT: &str = ".草稿";

/// Gives the name of the files that are written: the report's without its ending, and without one that an editor hid.
pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let hidden = stem
        .len()
        .checked_sub(".toml".len())
        .filter(|at| *at > 0 && stem.get(*at..).is_some_and(|ending| ending.eq_ignore_ascii_case(".toml")));
    hidden.map_or_else(|| stem.to_string(), |at| stem[..at].to_owned())
}

/// Refuses the name of a file where a folder is asked for.
///
/// # Errors
/// The name ends as that of a document or an agency's file, and no folder has it.
pub(crate) fn refuse_file(folder: &Path) -> Result<(), Error> {
    if folder.exists() || !(is_named_as_published(folder) || is_toml(folder)) {
        return Ok(());
    }
    Err(Error::Target(folder.to_owned(), TargetError::NamedAsFile))
}

/// Refuses to write a file over one that is read.
///
/// # Errors
/// One of the inputs is the very file.
pub(crate) fn refuse_read<'a>(
    target: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Error> {
    let Ok(own) = target.canonicalize() else { return Ok(()) };
    let is_read = inputs.into_iter().any(|input| input.canonicalize().is_ok_and(|input| input == own));
    if is_read { Err(Error::Target(target.to_owned(), TargetError::Read)) } else { Ok(()) }
}

/// Leaves a file alone that holds more than this program wrote: somebody's edits, or an agency's own report.
///
/// # Errors
/// The file is such a one, or cannot be read.
pub(crate) fn keep_edited(format: OutputFormat, target: &Path) -> Result<(), Error> {
    if !target.is_file() {
        return Ok(());
    }
    let bytes = read(target)?;
    let why = match format.is_as_written() {
        _ if format.is_text() && is_own(&bytes) => TargetError::AgencyFile,
        Some(is_as_written) if !is_as_written(&bytes) => TargetError::Edited,
        _ => return Ok(()),
    };
    Err(Error::Target(target.to_owned(), why))
}
