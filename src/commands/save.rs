//! Writes files whole or not at all: first under another name in the same folder, then renamed.

use super::stop::reason;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// What to do where a file of that name is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is left alone, and the work is refused.
    Keep,
    /// The new file takes its place.
    Replace,
}

/// Writes a file; its folder is there.
///
/// # Errors
/// A sentence that names the file, the reason and the remedy. Nothing is left behind then.
pub(super) fn save(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), String> {
    let name = path.display();
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(format!("已经有“{name}”，没有动它：请换一个文件名，或者先把它改名、移走"));
    }
    if path.is_dir() {
        return Err(format!("“{name}”是文件夹，写不成文件：请换一个文件名"));
    }
    write(path, bytes, existing).map_err(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => {
            format!("没有权限写“{name}”：请关闭正在打开它的 WPS 或 Word，或者换一个有权限的文件夹")
        }
        _ => format!("写不了“{name}”：{}", reason(&error)),
    })
}

fn write(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let kept = match existing {
        Existing::Keep => file.persist_noclobber(path),
        Existing::Replace => file.persist(path),
    };
    kept.map(drop).map_err(|error| error.error)
}

/// A temporary file that others may read as any file of ours, where the system tells them apart.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".gen-report-").tempfile_in(folder)
}

/// Makes sure that a folder is there.
///
/// # Errors
/// A sentence that names the folder, the reason and the remedy.
pub(super) fn folder(path: &Path) -> Result<(), String> {
    let name = path.display();
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if path.exists() {
        return Err(format!("“{name}”是文件，不是文件夹：请给 -o 换一个文件夹"));
    }
    fs::create_dir_all(path).map_err(|error| format!("建不了文件夹“{name}”：{}", reason(&error)))
}
