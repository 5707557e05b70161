//! The files that a build writes: what they are called, and which of those already there stay as they are.

use crate::commands::files::{is_named_as_published, is_own, read};
use crate::commands::format::Format;
use std::path::Path;

/// The name of what is written: that of the report without its ending, and without the one that an editor hid.
pub(super) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let hidden = stem
        .len()
        .checked_sub(".toml".len())
        .filter(|at| *at > 0 && stem.get(*at..).is_some_and(|ending| ending.eq_ignore_ascii_case(".toml")));
    hidden.map_or_else(|| stem.to_string(), |at| stem[..at].to_owned())
}

/// Refuses the name of a file where a folder is asked for.
pub(super) fn refuse_file(folder: &Path) -> Result<(), String> {
    if folder.exists() || !is_named_as_published(folder) {
        return Ok(());
    }
    let (name, parent) = (folder.display(), folder.parent().unwrap_or(Path::new("")));
    let parent = if parent.as_os_str().is_empty() { "out".to_owned() } else { parent.display().to_string() };
    Err(format!(
        "-o 后面写文件夹，“{name}”是文件名，什么也没有写：生成的文件与报告同名，只写文件夹，如 -o {parent}"
    ))
}

/// Leaves a file alone that holds more than this program wrote: somebody's edits, or an agency's own report.
pub(super) fn keep_edited(format: Format, target: &Path) -> Result<(), String> {
    if !target.is_file() {
        return Ok(());
    }
    let bytes = read(target)?;
    let name = target.display();
    let why = match format.is_as_written() {
        Some(is_as_written) if !is_as_written(&bytes) => {
            "不是 gen-report 这一版写出的原样：有人改过，或者是别的程序、旧版本写的"
        }
        None if is_own(&bytes) => "是一份填报文件",
        _ => return Ok(()),
    };
    Err(format!(
        "“{name}”{why}，没有覆盖，什么也没有写：确要覆盖的，加 --force；要留着它的，用 -o 换一个文件夹"
    ))
}
