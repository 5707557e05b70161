//! Names that are patterns: `单位*.toml` stands for the files that it fits.

use glob::MatchOptions;
use std::path::{Path, PathBuf};

/// Lists the files that a name stands for: all that a pattern such as `单位*.toml` fits, in the order of their names,
/// else the file of that very name. A pattern goes into the folders that it names, and no deeper. The list ends after
/// `most` files.
pub(crate) fn expand(name: &Path, most: usize) -> Vec<PathBuf> {
    let itself = || vec![name.to_owned()];
    let Some(pattern) = name.to_str().filter(|text| text.contains(['*', '?']) && !name.exists()) else {
        return itself();
    };
    let options = MatchOptions {
        case_sensitive: cfg!(not(windows)),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let mut pattern = pattern.to_owned();
    while pattern.contains("**") {
        pattern = pattern.replace("**", "*");
    }
    // Names of files contain brackets, as part of a document's number: they mean themselves.
    let files = glob::glob_with(&pattern.replace('[', "[[]"), options).into_iter().flatten().flatten();
    let files: Vec<_> = files.filter(|path| path.is_file()).take(most).collect();
    if files.is_empty() { itself() } else { files }
}
