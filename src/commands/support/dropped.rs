//! Files that were dropped on the program: a command line without a verb.

use crate::commands::support::files::{is_form, is_own_file, read};
use std::ffi::OsString;
use std::path::Path;

/// Puts a verb before names of files where none was typed: an agency's own file is built beside itself, anything else is
/// checked.
pub(crate) fn with_verb(mut arguments: Vec<OsString>, is_verb: impl Fn(&str) -> bool) -> Vec<OsString> {
    let first = arguments.get(1).filter(|first| !first.to_str().is_some_and(is_verb));
    let Some(first) = first.map(Path::new).filter(|first| first.exists()) else { return arguments };
    let is_own = read(first).is_ok_and(|bytes| is_form(first, &bytes) || is_own_file(first, &bytes));
    let verb: &[&str] = if is_own { &["build", "--beside"] } else { &["check"] };
    arguments.splice(1..1, verb.iter().map(OsString::from));
    arguments
}
