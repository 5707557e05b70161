//! What the program itself wrote of many reports is none of them, wherever it lies and whatever it is.

use crate::{gen_report, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// Every result that may come to lie among the reports: the words that write it, and what it is called.
const WRITTEN: [(&[&str], &str, &str); 12] = [
    (&["sum", "收件", "--report"], "报送.docx", "报送情况"),
    (&["sum", "收件", "--report"], "报送.html", "报送情况"),
    (&["sum", "收件", "--report"], "报送.xlsx", "报送情况"),
    (&["sum", "收件", "--sheet"], "汇总表.xlsx", "汇总表"),
    (&["export", "收件", "--wide", "-o"], "宽.xlsx", "汇总表"),
    (&["export", "收件", "-o"], "全.xlsx", "导出的数"),
    (&["export", "收件", "-o"], "全.csv", "导出的数"),
    (&["export", "收件", "--wide", "-o"], "宽.csv", "导出的数"),
    (&["export", "收件", "-o"], "全.jsonl", "导出的数"),
    (&["export", "收件", "--to", "csv", "-o"], "全.txt", "导出的数"),
    (&["diff", "收件", "收件", "-o"], "对比.html", "两年对比"),
    (&["diff", "收件", "收件", "-o"], "对比.xlsx", "两年对比"),
];

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Three reports, the last of them a document that `build` wrote.
fn inbox() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new("tests/cmd/county.in/收件");
    fs::create_dir(folder.path().join("收件")).unwrap();
    for (unit, file) in [("部门", "财政局.toml"), ("部门", "民政局.toml"), ("乡镇", "庚辛镇.toml")]
    {
        fs::copy(from.join(unit).join(file), folder.path().join("收件").join(file)).unwrap();
    }
    gen_report(folder.path(), &["build", "收件/庚辛镇.toml", "-o", "收件", "--to", "docx", "--draft"]);
    fs::remove_file(folder.path().join("收件/庚辛镇.toml")).unwrap();
    fs::write(folder.path().join("收件/名单.csv"), "单位名称,简称\n云岭县财政局,财政局\n").unwrap();
    folder
}

#[test]
fn what_was_written_of_many_reports_is_passed_over() {
    let folder = inbox();
    let run = |args: &[&str]| gen_report(folder.path(), args);
    let before = stdout(&run(&["sum", "收件"]));
    assert!(before.contains("共汇总 3 个单位"), "{before}");
    for (args, file, called) in WRITTEN {
        let place = format!("收件/{file}");
        let written = run(&[args, &[place.as_str()]].concat());
        assert!(folder.path().join(&place).is_file(), "{file}: {}", stderr(&written));
        let alone = run(&["check", &place]);
        assert_eq!(alone.status.code(), Some(2), "{file}");
        let sentence = format!("“{place}”是 gen-report 写出的{called}，不是一份报告：写出各单位报告的文件名");
        assert!(stderr(&alone).contains(&sentence), "{file}: {}", stderr(&alone));
    }
    run(&["sum", "收件", "-o", "全县.toml"]);
    fs::rename(folder.path().join("全县.来源.csv"), folder.path().join("收件/全县.来源.csv")).unwrap();
    let passed = format!("gen-report 写出的汇总、对比、导出 {} 个（", WRITTEN.len() + 1);
    let after = run(&["sum", "收件"]);
    assert_eq!(stdout(&after), before);
    for args in [
        &["sum", "收件"][..],
        &["check", "收件", "--summary"],
        &["export", "收件", "-o", "全.csv"],
        &["diff", "收件", "收件"],
        &["build", "收件", "-o", "成品", "--draft", "--to", "txt"],
        &["import", "收件", "-o", "填报"],
    ] {
        let output = run(args);
        assert!(stderr(&output).contains(&passed), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("别的格式 1 个（名单.csv）"), "{args:?}: {}", stderr(&output));
    }
    fs::remove_file(folder.path().join("收件/名单.csv")).unwrap();
    let exported = run(&["export", "收件/*", "--wide", "-o", "-"]);
    assert_eq!(stdout(&exported).lines().count(), 4);
    assert!(stderr(&exported).contains("“收件/全.csv”是 gen-report 写出的导出的数，不是一份报告，跳过"));
}

#[test]
fn a_report_in_a_copy_of_such_a_document_is_a_report() {
    let folder = inbox();
    let run = |args: &[&str]| gen_report(folder.path(), args);
    // The title in its properties is that of the document that was copied; the text is another.
    let path = folder.path().join("收件/庚辛镇.草稿.docx");
    let mut zip = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut copy = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        let text = if name == "docProps/core.xml" {
            text.replace("年度报告</dc:title>", "年度报告报送情况</dc:title>")
        } else {
            text
        };
        copy.start_file(&*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut copy, text.as_bytes()).unwrap();
    }
    fs::write(&path, copy.finish().unwrap().into_inner()).unwrap();
    assert!(stdout(&run(&["sum", "收件"])).contains("共汇总 3 个单位"));
}
