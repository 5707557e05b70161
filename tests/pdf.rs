//! `build --to pdf` hands the Word document to the LibreOffice that is installed; scripts stand for it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

#[path = "common/office.rs"]
mod office;

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

const EMIN: &str = "samples/corrected/emin-2024.toml";
const YINGJISHA: &str = "samples/corrected/yingjisha-2023.toml";

/// Builds in a folder `out` with a LibreOffice that behaves as told.
fn build(folder: &Path, behaviour: &str, args: &[&str]) -> Output {
    office::run(folder, behaviour, |command| {
        command
            .args(["build", "-o"])
            .arg(folder.join("out"))
            .args(args)
            .env("OFFICE_LOG", folder.join("log"));
    })
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_pdf_is_made_from_the_word_document() {
    let folder = tempfile::tempdir().unwrap();
    let output = build(folder.path(), "converts", &[EMIN, YINGJISHA, "--to", "pdf,docx", "--verify"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let out = folder.path().join("out");
    assert_eq!(names(&out), ["emin-2024.docx", "emin-2024.pdf", "yingjisha-2023.docx", "yingjisha-2023.pdf"]);
    let [docx, pdf] =
        ["docx", "pdf"].map(|ending| fs::read(out.join(format!("emin-2024.{ending}"))).unwrap());
    // The same but for the joiners of its telephone number, by which LibreOffice keeps it on one line.
    let converted = pdf.strip_prefix(b"%PDF-1.7\n").and_then(|pdf| pdf.strip_suffix(b"\n%%EOF\n")).unwrap();
    let [docx, converted] = [docx.as_slice(), converted].map(|bytes| {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap()
    });
    assert!(converted.contains("0901-\u{2060}33") && !docx.contains('\u{2060}'));
    assert!(converted.replace('\u{2060}', "") == docx);
    // One file after the other.
    assert_eq!(fs::read_to_string(folder.path().join("log")).unwrap(), "begin\nend\n".repeat(2));
}

#[test]
fn two_reports_are_not_written_to_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let [short, long] =
        ["x.toml", "x.fragment.toml"].map(|name| folder.path().join(name).display().to_string());
    for copy in [&short, &long] {
        fs::copy(EMIN, copy).unwrap();
    }
    let output = build(folder.path(), "converts", &[&short, &long, "--to", "html,fragment"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("都要生成") && told.contains("x.fragment.html"), "{told}");
    assert_eq!(names(&folder.path().join("out")), [""; 0]);
}

#[test]
fn the_pdf_alone_leaves_no_word_document() {
    let folder = tempfile::tempdir().unwrap();
    let output = build(folder.path(), "converts", &[EMIN, "--to", "pdf", "--draft"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(names(&folder.path().join("out")), ["emin-2024.草稿.pdf"]);
}

#[test]
fn where_no_pdf_comes_of_it_nothing_is_written() {
    for (behaviour, sentence) in [
        ("fails", "LibreOffice 没有转成 PDF（退出码 3），没有生成文件"),
        ("writes_nothing", "LibreOffice 没有转出完整的 PDF，没有生成文件"),
        ("writes_half", "LibreOffice 没有转出完整的 PDF，没有生成文件"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let output = build(folder.path(), behaviour, &[EMIN, "--to", "docx,pdf"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(EMIN) && told.contains(sentence), "{told}");
        assert_eq!(names(&folder.path().join("out")), [""; 0]);
    }
}

#[test]
fn a_program_that_cannot_be_started_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let office = folder.path().join("soffice");
    fs::write(&office, "no program").unwrap();
    let output = build(folder.path(), &folder.path().display().to_string(), &[EMIN, "--to", "pdf"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains(&format!("启动不了“{}”", office.display())), "{told}");
}

#[test]
fn without_libreoffice_a_sentence_says_so() {
    // Where LibreOffice is installed at one of its usual places, it is found there.
    let places = ["/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice", "/usr/lib64/libreoffice"];
    let is_installed =
        |place| Path::new(place).join("soffice").exists() || Path::new(place).join("program").exists();
    if places.into_iter().any(is_installed) || cfg!(target_os = "macos") {
        println!("SKIPPED: LibreOffice is installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gen-report"))
        .args(["build", EMIN, "--to", "docx,pdf", "-o"])
        .arg(folder.path().join("out"))
        .env("PATH", folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("没有找到 LibreOffice") && told.contains("另存为 PDF"), "{told}");
    assert_eq!(names(folder.path()), [""; 0]);
}
