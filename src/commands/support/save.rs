//! Writes files whole or not at all: first under another name in the same folder, then renamed.

use crate::commands::support::error::{Error, TargetError};
use crate::commands::support::stop;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process;
use std::time::Duration;
use tempfile::NamedTempFile;

/// What to do where a file of that name is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It is left alone, and the work is refused.
    Keep,
    /// The new file takes its place.
    Replace,
}

impl Existing {
    /// What the option `--force` says.
    pub(crate) fn forced(force: bool) -> Self {
        if force { Self::Replace } else { Self::Keep }
    }
}

/// Writes a file; its folder is there.
///
/// # Errors
/// The file cannot be written, or one of its name is there. Nothing is left behind then.
pub(crate) fn save(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), Error> {
    save_all([(path, bytes)], existing)
}

/// Writes files that belong together; their folder is there. None takes its name before all are written.
///
/// # Errors
/// As for a single file.
pub(crate) fn save_all<'a>(
    files: impl IntoIterator<Item = (&'a Path, &'a [u8])>,
    existing: Existing,
) -> Result<(), Error> {
    let mut swept = BTreeSet::new();
    let files = files.into_iter().inspect(|(path, _)| {
        let folder = parent(path);
        if swept.insert(folder) {
            sweep(folder);
        }
    });
    let written = files.map(|(path, bytes)| {
        refuse(path, existing)?;
        Ok((write(path, bytes).map_err(|error| target(path, TargetError::Write(error)))?, path))
    });
    let written = written.collect::<Result<Vec<_>, Error>>()?;
    // Files that belong together take their names together: the program is not stopped between two of them.
    let mut open = stop::lock();
    for (file, path) in written {
        open.remove(file.path());
        let kept = match existing {
            Existing::Keep => file.persist_noclobber(path),
            Existing::Replace => file.persist(path),
        };
        kept.map_err(|error| target(path, TargetError::Write(error.error)))?;
    }
    Ok(())
}

/// Refuses a target that is to be kept, or that is a folder.
///
/// # Errors
/// It is there.
pub(crate) fn refuse(path: &Path, existing: Existing) -> Result<(), Error> {
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(target(path, TargetError::Exists));
    }
    if path.is_dir() {
        return Err(target(path, TargetError::Folder));
    }
    Ok(())
}

fn target(path: &Path, error: TargetError) -> Error {
    Error::Target(path.to_owned(), error)
}

/// Writes a file whole, but under another name.
fn write(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = temporary_beside(path)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Makes a temporary file in the folder of another.
///
/// # Errors
/// The folder cannot be written to.
pub(crate) fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    temporary(parent(path))
}

/// Makes a temporary file with the permissions of any other file, where the system has permissions.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // Where the program is stopped now, it knows of the file already.
    let mut open = stop::lock();
    let file = builder.prefix(&format!("{PREFIX}{}-", process::id())).tempfile_in(folder)?;
    open.insert(file.path().to_owned());
    Ok(file)
}

/// What the name of every temporary file of ours begins with; the number of its process follows.
const PREFIX: &str = ".gen-report-";

/// A file takes less than a second to write: what is as old as this, no process is going to finish.
const STALE: Duration = Duration::from_hours(1);

/// Removes the temporary files that processes left in a folder which were killed. What cannot be removed stays.
fn sweep(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else { continue };
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && (is_orphan(rest) || is_old(&entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether the process is gone that a temporary file belongs to, where the system says so.
fn is_orphan(rest: &str) -> bool {
    let process = rest.split_once('-').map_or("", |(process, _)| process);
    let is_number = !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit());
    is_number && Path::new("/proc/self").exists() && !Path::new("/proc").join(process).exists()
}

fn is_old(entry: &fs::DirEntry) -> bool {
    let modified = entry.metadata().and_then(|found| found.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STALE))
}

/// The folder of a file.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes sure that a folder is there.
///
/// # Errors
/// The folder cannot be made, or a file has its name.
pub(crate) fn folder(path: &Path) -> Result<(), Error> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if path.exists() {
        return Err(target(path, TargetError::NotFolder));
    }
    fs::create_dir_all(path).map_err(|error| target(path, TargetError::MakeFolder(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_files_that_belong_together_all_are_written_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let [docx, txt] = ["report.docx", "report.txt"].map(|name| folder.path().join(name));
        fs::create_dir(&txt).expect("a folder");
        let files = [(docx.as_path(), &b"docx"[..]), (&txt, b"txt")];
        assert!(save_all(files, Existing::Replace).is_err());
        assert_eq!(folder.path().read_dir().expect("a folder").count(), 1);
        fs::remove_dir(&txt).expect("it is empty");
        assert!(save_all(files, Existing::Replace).is_ok());
        assert_eq!(fs::read(&txt).ok().as_deref(), Some(&b"txt"[..]));
        assert!(save_all(files, Existing::Keep).is_err());
    }
}
