//! `--convert` hands what no reader takes to the LibreOffice that is installed; scripts stand for it, and the program itself.
#![cfg(unix)]

use crate::build::{container, docx};
use crate::model::{items, word};
use crate::office;
use std::fs;
use std::path::Path;
use std::process::Output;

/// Runs in a folder with a LibreOffice that behaves as told.
fn run(folder: &Path, behaviour: &str, args: &[&str]) -> Output {
    office::run(folder, behaviour, |command| {
        command.args(args).current_dir(folder).env("OFFICE_MADE", folder.join("made.docx"));
    })
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// A folder with an old Word document, and with what it becomes.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.doc"), container("WordDocument")).unwrap();
    fs::write(folder.path().join("made.docx"), docx(&word(&items()), &[])).unwrap();
    folder
}

#[test]
fn a_converted_document_is_read_as_what_it_became() {
    let folder = folder();
    let path = folder.path();
    let output = run(path, "opens", &["import", "a.doc", "--convert", "-o", "a.toml"]);
    let words = told(&output);
    assert_eq!(output.status.code(), Some(0), "{words}");
    assert!(words.contains("拿得准 200，待核实 0"), "{words}");
    let line = "“a.doc”是旧版 Word 文档（.doc、.wps），由 LibreOffice（";
    assert!(words.contains(line) && words.contains("/opens/soffice）转成 .docx 再读"), "{words}");
    run(path, "opens", &["import", "made.docx", "-o", "made.toml"]);
    let [converted, made] = ["a.toml", "made.toml"].map(|name| fs::read_to_string(path.join(name)).unwrap());
    assert_eq!(converted, made.replace("made.docx", "a.doc"));
    for args in [
        &["check", "a.doc", "--convert"][..],
        &["check", "a.toml", "--last", "a.doc", "--convert"],
        &["sum", "a.doc", "--convert"],
        &["diff", "a.doc", "made.docx", "--convert"],
        &["export", "a.doc", "--convert"],
        &["new", "--from", "a.doc", "--convert"],
    ] {
        let output = run(path, "opens", args);
        assert_ne!(output.status.code(), Some(2), "{args:?}: {}", told(&output));
        assert!(told(&output).contains(line), "{args:?}: {}", told(&output));
    }
}

#[test]
fn nothing_is_converted_unasked() {
    let folder = folder();
    let output = run(folder.path(), "opens", &["import", "a.doc"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        told(&output),
        "gen-report：“a.doc”读不进来：这是旧版 Word 文档（.doc、.wps），不能读取；用 WPS 或 Word 打开，另存为 .docx；\
         装有 LibreOffice 的电脑，加上 --convert 就能读\n"
    );
    // What is read anyhow is not converted either.
    let output = run(folder.path(), "fails", &["import", "made.docx", "--convert"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn where_the_conversion_fails_nothing_is_read() {
    let folder = folder();
    for (behaviour, sentence) in [
        ("fails", "LibreOffice 没有转成 .docx（退出码 3），没有读入：用 WPS 或 Word 打开，另存为 .docx\n"),
        ("writes_nothing", "LibreOffice 没有转出完整的 .docx，没有读入：用 WPS 或 Word 打开，另存为 .docx\n"),
    ] {
        let output = run(folder.path(), behaviour, &["import", "a.doc", "--convert", "-o", "a.toml"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains(&format!("“a.doc”读不进来：{sentence}")), "{}", told(&output));
        assert!(!folder.path().join("a.toml").exists());
    }
    // A file that is cut off is none.
    let made = folder.path().join("made.docx");
    let bytes = fs::read(&made).unwrap();
    fs::write(&made, &bytes[..bytes.len() / 2]).unwrap();
    let output = run(folder.path(), "opens", &["import", "a.doc", "--convert"]);
    assert!(told(&output).contains("没有转出完整的 .docx"), "{}", told(&output));
}

#[test]
fn what_libreoffice_does_not_open_is_told_as_before() {
    let folder = folder();
    fs::write(folder.path().join("a.bin"), container("PowerPoint Document")).unwrap();
    let output = run(folder.path(), "opens", &["import", "a.bin", "--convert"]);
    assert!(told(&output).contains("这是演示文稿，不能读取；改用报告的"), "{}", told(&output));
    assert!(!told(&output).contains("--convert"));
}
