//! Keeps what a file names within the folder of the file: the file may come from somebody else.

use std::path::{Component, Path};

/// Whether a name leads nowhere but into the folder that it is written for: no drive, no share, no way up. No file is
/// opened: a share on the network would be asked for the password of who checks the report.
pub(crate) fn leads_inside(name: &str) -> bool {
    let is_inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    // What Windows takes for a drive or a share is none of a report's names anywhere.
    Path::new(name).components().all(is_inside) && !name.starts_with('\\') && !name.contains(':')
}

/// Whether a path lies in the folder of a file, links followed; a path that is not there does.
pub(crate) fn lies_inside(folder: &Path, path: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(folder), Ok(path)) = (folder.canonicalize(), path.canonicalize()) else { return true };
    path.starts_with(folder)
}

/// Whether what lies at a path, links followed, is a device or a pipe, or a link to a file of the system's own, which
/// might never end.
pub(crate) fn never_ends(path: &Path) -> bool {
    let is_special = path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir());
    let is_of_system = || ["/proc", "/sys", "/dev"].iter().any(|folder| is_within(folder, path));
    is_special || path.is_symlink() && is_of_system()
}

fn is_within(folder: &str, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|path| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::leads_inside;

    #[test]
    fn names_lead_into_their_folder_or_out_of_it() {
        for name in ["2024.toml", "./2024.toml", "乡镇/*.toml", "..2024.toml", "a..b/c.toml"] {
            assert!(leads_inside(name), "{name}");
        }
        for name in [
            "/proc/kmsg",
            "../2024.toml",
            "a/../../b.toml",
            "/*/*/*/*",
            "\\\\server\\share\\a.toml",
            "C:\\a.toml",
        ] {
            assert!(!leads_inside(name), "{name}");
        }
    }
}
