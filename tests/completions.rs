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

/// zsh completes on a terminal only: it gets one of its own.
fn in_zsh(line: &str) -> Option<String> {
    let script = r#"emulate -L zsh
        zmodload zsh/zpty || exit 1
        zpty own zsh -f -i
        zpty -w own "PS1= RPROMPT= TERM=dumb; stty -echo 2>/dev/null"
        zpty -w own "autoload -Uz compinit; compinit -u -D; source $1; compdef _gen-report gen-report"
        zpty -w own "zstyle ':completion:*' list-prompt ''; LISTMAX=1000; setopt auto_list no_beep; echo ready"
        zpty -r own said '*ready*' || exit 1
        zpty -w -n own "$2"$'\t\t'
        integer left=40
        said=
        while (( left-- > 0 )); do
          sleep 0.1
          while zpty -rt own part; do said+=$part; done
        done
        print -r -- "$said""#;
    Command::new("zsh").arg("--version").output().ok()?;
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_gen-report")).args(["completions", "zsh"]).output().unwrap();
    let file = folder.path().join("_gen-report");
    fs::write(&file, made.stdout).unwrap();
    let mut command = Command::new("zsh");
    command.env("HOME", folder.path()).env("ZDOTDIR", folder.path()).current_dir(folder.path());
    let output = command.args(["-f", "-c", script, "zsh"]).arg(&file).arg(line).output().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn options_are_offered_in_zsh() {
    // One that fits is written out.
    if let Some(said) = in_zsh("gen-report check --form") {
        assert!(said.contains("--format"), "{said}");
    }
    if let Some(said) = in_zsh("gen-report check --format ") {
        assert!(["text", "json", "sarif"].iter().all(|value| said.contains(value)), "{said}");
    }
    if let Some(said) = in_zsh("gen-report completions po") {
        assert!(said.contains("powershell"), "{said}");
    }
}

/// The parser of a shell takes its script.
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
