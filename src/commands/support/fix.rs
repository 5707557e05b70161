//! Makes the edits that the problems of a file bear, and shows what they change.

use crate::commands::support::error::{Error, TargetError, UsageError};
use crate::commands::support::files::{is_lock, is_own_file, read};
use crate::commands::support::output::name;
use crate::commands::support::products::product_at;
use crate::commands::support::save::{Existing, save};
use gen_report::agency_file::read_on_its_form;
use gen_report::checks::{self, Case};
use gen_report::edit::Edit;
use gen_report::import;
use gen_report::source::Source;
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// A line that is mended may let others be read that need mending too; no known file takes more than a few rounds.
const ROUNDS: usize = 16;

/// Mends a file as far as that is sure, and writes it if so asked. Gives the changes as a diff, if there are any. What
/// cannot be read is left to the check.
///
/// # Errors
/// The file cannot be written, or not without changing other bytes.
pub(crate) fn fix(path: &Path, write: bool) -> Result<Option<String>, Error> {
    if path.as_os_str() == "-" {
        return Err(UsageError::StandardInputMended.into());
    }
    if is_lock(path) || product_at(path).is_some() {
        return Ok(None);
    }
    let Ok(bytes) = read(path) else { return Ok(None) };
    let name = name(path);
    if !is_own_file(path, &bytes) {
        return Ok(None);
    }
    let Some(mended) = mend(&name, &bytes) else {
        return Err(Error::Target(path.to_owned(), TargetError::Charset));
    };
    let (Ok(old), Ok(new)) = (import::decode(&bytes), import::decode(&mended)) else { return Ok(None) };
    if mended == bytes {
        return Ok(None);
    }
    if write {
        replace(path, &mended)?;
    }
    let diff = TextDiff::from_lines(&old, &new);
    Ok(Some(diff.unified_diff().context_radius(0).header(&name, &name).to_string()))
}

/// Gives the bytes when nothing is left to mend; none where their charset cannot hold them.
fn mend(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    for _ in 0..ROUNDS {
        let Ok(text) = import::decode(&bytes) else { break };
        let source = Source::new(name, text);
        let (report, form) = read_on_its_form(&source);
        let problems = checks::check(&Case::new(form, &report)).into_iter();
        let edits: Vec<Edit> =
            problems.filter(|problem| problem.accepted.is_none()).flat_map(|problem| problem.fix).collect();
        if edits.is_empty() {
            break;
        }
        let next = import::rewrite(&bytes, &edits)?;
        if next == bytes {
            break;
        }
        bytes = next;
    }
    Some(bytes)
}

/// Writes the file in the place of the old one, whole or not at all. A link stays a link.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fault = |error| Error::Target(path.to_owned(), TargetError::Write(error));
    let file = fs::canonicalize(path).map_err(fault)?;
    let permissions = fs::metadata(&file).map_err(fault)?.permissions();
    if permissions.readonly() {
        return Err(Error::Target(path.to_owned(), TargetError::ReadOnly));
    }
    save(&file, bytes, Existing::Replace)?;
    fs::set_permissions(&file, permissions).map_err(fault)
}
