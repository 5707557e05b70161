//! Makes the edits that the problems of a file bear, and shows what they change.

use crate::commands::files::{is_lock, is_own_file, read, read_on_its_form};
use crate::commands::output::name;
use crate::commands::save::{Existing, save};
use crate::commands::stop::reason;
use gen_report::checks::{self, Case};
use gen_report::edit::Edit;
use gen_report::import;
use gen_report::source::Source;
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// A line that is mended may let others be read that need mending too; no file takes as many rounds.
const ROUNDS: usize = 16;

/// Mends a file as far as that is sure, and writes it if so asked. Gives what changes; nothing where nothing does. What
/// cannot be read is left to the check.
///
/// # Errors
/// A sentence: the file cannot be written, or not without changing other bytes.
pub(super) fn fix(path: &Path, write: bool) -> Result<Option<String>, String> {
    if path.as_os_str() == "-" {
        return Err("从标准输入读来的报告改不了：写出文件名".to_owned());
    }
    if is_lock(path) {
        return Ok(None);
    }
    let Ok(bytes) = read(path) else { return Ok(None) };
    let name = name(path);
    if !is_own_file(path, &bytes) {
        return Ok(None);
    }
    let Some(mended) = mend(&name, &bytes) else {
        return Err(format!("“{name}”的文字编码不能原样写回，没有改：用记事本另存为 UTF-8 编码再试"));
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

/// The bytes when nothing is left to mend.
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
fn replace(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let fault = |error| format!("写不了“{}”：{}", path.display(), reason(&error));
    let file = fs::canonicalize(path).map_err(fault)?;
    let permissions = fs::metadata(&file).map_err(fault)?.permissions();
    if permissions.readonly() {
        return Err(format!("“{}”是只读的，没有改：去掉只读再试", path.display()));
    }
    save(&file, bytes, Existing::Replace)?;
    fs::set_permissions(&file, permissions).map_err(fault)
}
