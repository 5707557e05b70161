//! A LibreOffice that behaves as told: a script stands for it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder where such a LibreOffice is found. No temporary file is left behind.
pub(crate) fn run(folder: &Path, behaviour: &str, prepare: impl FnOnce(&mut Command)) -> Output {
    let temporary = folder.join("temporary");
    fs::create_dir_all(&temporary).unwrap();
    let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office").join(behaviour);
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
    command.env("PATH", format!("{}:/usr/bin:/bin", office.display())).env("TMPDIR", &temporary);
    prepare(&mut command);
    let output = command.output().unwrap();
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0);
    fs::remove_dir(&temporary).unwrap();
    output
}
