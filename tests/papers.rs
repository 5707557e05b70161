//! The commands of README and docs can be typed from top to bottom in one folder, and say what the papers show.
//! `UPDATE=1 cargo test --test papers` writes the listings anew.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Each with the folder that lies where its commands are typed, and what it is called there.
const PAPERS: &[(&str, &str, &str)] = &[
    ("README.md", "samples", "samples"),
    ("README.en.md", "samples", "samples"),
    ("docs/manual.md", "samples", "samples"),
    ("docs/programmer.md", "samples", "samples"),
    ("docs/county.md", "docs/county", "."),
];

#[test]
fn papers_can_be_followed() {
    for (paper, files, name) in PAPERS {
        let text = fs::read_to_string(paper).unwrap();
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new(files), &folder.path().join(name));
        let followed = follow(&text, folder.path());
        if std::env::var_os("UPDATE").is_some() {
            fs::write(paper, followed).unwrap();
        } else {
            assert!(text == followed, "{paper} says otherwise; its commands give:\n{followed}");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Types what a paper says, and gives the paper with what was said to it.
fn follow(text: &str, folder: &Path) -> String {
    let mut out = String::new();
    let mut kind = None;
    for line in text.lines() {
        let (gap, words) = line.split_at(line.len() - line.trim_start().len());
        if let Some(fence) = words.strip_prefix("```") {
            kind = if kind.is_some() { None } else { Some(fence) };
        }
        let command = match kind {
            Some("console") => words.strip_prefix("$ "),
            Some("sh" | "bash") => Some(words).filter(|words| words.starts_with("gen-report ")),
            _ => None,
        };
        if kind == Some("console") && command.is_none() && !words.starts_with("```") {
            continue; // what a command said, which is written anew
        }
        out.extend([line, "\n"]);
        let Some(command) = command else { continue };
        let said = run(command, folder);
        if kind == Some("console") {
            for line in said.trim_end().lines().chain([""]) {
                out += format!("{gap}{line}").trim_end();
                out.push('\n');
            }
        }
    }
    out
}

/// Runs a line as a shell does; the reports may have errors, but nothing may fail.
fn run(line: &str, folder: &Path) -> String {
    let (line, file) = line.split_once(" > ").map_or((line, None), |(line, file)| (line, Some(file)));
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some("gen-report"), "{line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
    let output = command.args(words).current_dir(folder).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {told}");
    if let Some(file) = file {
        fs::write(folder.join(file), &output.stdout).unwrap();
    }
    String::from_utf8(output.stdout).unwrap()
}
