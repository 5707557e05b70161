//! An agency's own templates by real processes: what Word would not accept is told at its line, and nothing is written.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const REPORT: &str = "samples/corrected/emin-2024.toml";

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gen-report")).args(args).output().unwrap()
}

fn templates(folder: &Path) -> String {
    let name = folder.join("templates").display().to_string();
    assert!(run(&["templates", &name]).status.success());
    name
}

#[test]
fn the_built_in_templates_pass_as_an_agency_s_own() {
    let folder = tempfile::tempdir().unwrap();
    let (own, out) = (templates(folder.path()), folder.path().join("out").display().to_string());
    let faulty = fs::read_dir("samples/faults").unwrap().map(|file| file.unwrap().path()).min().unwrap();
    for (more, report) in [(&["--verify"][..], REPORT), (&["--draft"], faulty.to_str().unwrap())] {
        let args = [&["build", report, "--templates", &own, "-o", &out], more].concat();
        let output = run(&args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_part_that_word_would_not_accept_is_reported_at_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let own = templates(folder.path());
    let out = folder.path().join("out");
    for (part, from, to, told) in [
        (
            "styles.xml",
            "<w:docDefaults>",
            "<w:docDefalts>",
            "xml:6:1：这里是 </w:docDefaults>，应当是 </w:docDefalts>",
        ),
        (
            "styles.xml",
            "<w:pPrDefault/>",
            "<w:pPrDefalt/>",
            "xml:5:1：<w:docDefaults> 里不能有 <w:pPrDefalt>",
        ),
        (
            "styles.xml",
            "<w:keepNext/><w:keepLines/>",
            "<w:keepLines/><w:keepNext/>",
            "<w:keepNext> 应当写在 <w:keepLines> 前面",
        ),
        ("styles.xml", "w:sz w:val=\"44\"", "w:sz w:val=\"二号\"", "<w:sz> 的 w:val 不能是“二号”"),
        (
            "styles.xml",
            "w:eastAsia=\"{{ title_font }}\"",
            "w:eastAsia=\"Source Han Serif SC VF ExtraLight\"",
            "w:eastAsia 不能是",
        ),
        ("styles.xml", "\"Heading2\"", "\"Heading1\"", "样式“Heading1”写了两次"),
        ("settings.xml", " xmlns:w=", " xmlns:x=", "xml:2:1："),
        ("settings.xml", "<w:zoom w:percent=\"100\"/>", "公开", "<w:settings> 里不能直接写文字"),
        ("fontTable.xml", "w:fonts", "w:font", "最外层应当是 <w:fonts "),
        ("footer.xml", "w:fldCharType=\"begin\"", "w:fldCharType=\"start\"", "xml:3:"),
        ("core.xml", " xsi:type=\"dcterms:W3CDTF\"", "", "少了属性 xsi:type"),
        ("app.xml", "<Application>", "<Applikation>", "xml:2:"),
    ] {
        let file = Path::new(&own).join("docx").join(part);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen(from, to, if part == "fontTable.xml" { 9 } else { 1 })).unwrap();
        for verify in [&[][..], &["--verify"]] {
            let args =
                [&["build", REPORT, "--templates", &own, "-o", out.to_str().unwrap()], verify].concat();
            let output = run(&args);
            let sentence = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{part}: {to}: {sentence}");
            assert!(sentence.contains(part) && sentence.contains(told), "{part}: {to}: {sentence}");
            assert!(!out.exists() || out.read_dir().unwrap().next().is_none(), "{part}: {to}");
        }
        fs::write(&file, text).unwrap();
    }
}
