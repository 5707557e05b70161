//! The scripts of `completions`, tried in the shells that are installed.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// What a shell offers for a line, one a word; nothing where the shell is not installed.
fn offered(shell: &str, script: &str, line: &[&str]) -> Option<Vec<String>> {
    Command::new(shell).arg("--version").output().ok()?;
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_gen-report");
    let made = Command::new(program).args(["completions", shell]).output().unwrap();
    assert!(made.status.success());
    let completions = folder.path().join("completions");
    fs::write(&completions, made.stdout).unwrap();
    let mut command = Command::new(shell);
    // The shell reads no settings of whoever runs the test.
    command.env("HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path()).current_dir(folder.path());
    command.args(["-c", script]);
    if shell == "bash" {
        command.arg(shell);
    }
    let output = command.arg(Path::new(&completions)).args(line).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect())
}

fn in_bash(line: &[&str]) -> Option<Vec<String>> {
    let script = r#"source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _gen__report gen-report "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}""#;
    offered("bash", script, line)
}

fn in_fish(line: &[&str]) -> Option<Vec<String>> {
    offered("fish", r#"source $argv[1]; complete -C "$argv[2..]""#, line)
}

#[test]
fn options_and_their_values_are_offered_after_a_verb() {
    for (shell, offered) in [("bash", in_bash as fn(&[&str]) -> _), ("fish", in_fish)] {
        for (line, expected) in [
            (&["gen-report", "check", "--form"][..], &["--format"][..]),
            (&["gen-report", "check", "--format", ""], &["text", "concise", "json", "sarif"]),
            (&["gen-report", "build", "--templ"], &["--templates"]),
            (&["gen-report", "build", "--to", "fragm"], &["fragment"]),
            (&["gen-report", "expl"], &["explain"]),
        ] {
            let Some(mut found) = offered(line) else { continue };
            let mut expected = expected.to_vec();
            found.sort();
            expected.sort_unstable();
            assert_eq!(found, expected, "{shell}: {line:?}");
        }
    }
}

/// The script for fish has no values of arguments without an option.
#[test]
fn values_of_arguments_are_offered_in_bash() {
    if let Some(found) = in_bash(&["gen-report", "completions", "po"]) {
        assert_eq!(found, ["powershell"]);
    }
}

/// zsh completes on a terminal only; its parser at least must take the script.
#[test]
fn every_shell_reads_its_script() {
    for shell in ["bash", "zsh", "fish"] {
        let program = env!("CARGO_BIN_EXE_gen-report");
        let made = Command::new(program).args(["completions", shell]).output().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("completions");
        fs::write(&script, made.stdout).unwrap();
        if let Ok(read) = Command::new(shell).arg("-n").arg(&script).output() {
            assert!(read.status.success() && read.stderr.is_empty(), "{shell}: {read:?}");
        }
    }
}
