//! What is odd about the folders that a county names is told, and nothing is left out in silence.

use crate::{gen_report, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Two units of this year, and one of them of last year.
fn inbox() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new("tests/cmd/county.in");
    for (file, to) in [
        ("收件/部门/财政局.toml", "收件/财政局.toml"),
        ("收件/部门/民政局.toml", "收件/民政局.toml"),
        ("去年/财政局.toml", "去年/财政局.toml"),
    ] {
        fs::create_dir_all(folder.path().join(to).parent().unwrap()).unwrap();
        fs::copy(from.join(file), folder.path().join(to)).unwrap();
    }
    folder
}

#[test]
fn last_years_reports_that_are_not_there_are_told() {
    let folder = inbox();
    let run = |args: &[&str]| gen_report(folder.path(), args);
    let sentence = "没有“没有”这个文件或文件夹：上一年度的报告用 --last 或者设置里的 last 写明";
    for args in [
        &["check", "收件", "--last", "没有"][..],
        &["watch", "收件", "--last", "没有"],
        &["sum", "收件", "--last", "没有"],
        &["sum", "收件", "--last", "没有", "--report", "报送.html"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(sentence), "{args:?}: {}", stderr(&output));
    }
    assert!(!folder.path().join("报送.html").exists());
    let output = run(&["sum", "收件", "--last", "收件/民政局.toml", "--report", "报送.html"]);
    let sentence = "“收件/民政局.toml”里没有 2024 年的报告可以汇总，没有与上年比较";
    assert!(stderr(&output).contains(sentence), "{}", stderr(&output));
    let output = run(&["sum", "收件", "--last", "去年", "--report", "对.html"]);
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    fs::write(folder.path().join("收件/gen-report.toml"), "last = \"没有\"\n").unwrap();
    for verb in ["check", "sum"] {
        let output = run(&[verb, "收件"]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("没有“收件/没有”这个文件或文件夹"), "{}", stderr(&output));
    }
}

#[test]
fn two_units_and_two_years_are_not_compared_in_silence() {
    let folder = inbox();
    let run = |args: &[&str]| gen_report(folder.path(), args);
    let output = run(&["diff", "去年/财政局.toml", "收件/民政局.toml"]);
    let sentence = "两份报告的机关名称不同：上年是“云岭县财政局”，本年是“云岭县民政局”";
    assert!(stderr(&output).contains(sentence), "{}", stderr(&output));
    let output = run(&["diff", "收件", "去年"]);
    let sentence = "1 个单位前一份是 2025 年的报告，后一份是 2024 年的：先写上年，后写本年";
    assert!(stderr(&output).contains(sentence), "{}", stderr(&output));
    let output = run(&["diff", "去年", "收件"]);
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
}

#[test]
fn a_second_copy_is_compared_with_last_years_report() {
    let folder = inbox();
    let run = |args: &[&str]| gen_report(folder.path(), args);
    fs::copy(folder.path().join("收件/财政局.toml"), folder.path().join("收件/财政局2.toml")).unwrap();
    let output = run(&["diff", "去年", "收件"]);
    assert_eq!(
        stdout(&output).matches("云岭县财政局（2024 年 → 2025 年）").count(),
        2,
        "{}",
        stdout(&output)
    );
    let sentence =
        "1 个单位有不止一份本年的报告，各与上年的比较：“云岭县财政局”（收件/财政局.toml、收件/财政局2.toml）";
    assert!(stderr(&output).contains(sentence), "{}", stderr(&output));
}

#[test]
fn a_report_without_a_name_is_told_as_such() {
    let folder = inbox();
    let run = |args: &[&str]| gen_report(folder.path(), args);
    fs::write(folder.path().join("名单.csv"), "单位名称\n云岭县财政局\n").unwrap();
    let path = folder.path().join("收件/民政局.toml");
    let text = fs::read_to_string(&path).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| !line.contains("云岭县民政局")).collect();
    fs::write(&path, lines.join("\n")).unwrap();
    let said = stdout(&run(&["sum", "收件", "--roster", "名单.csv"]));
    assert!(said.contains("没有写明机关名称，不知道是名单上的哪个单位"), "{said}");
    let output = run(&["export", "收件", "--wide", "-o", "表.xlsx", "--own", "没有.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    assert!(stderr(&output).contains("没有“没有.toml”这个文件"), "{}", stderr(&output));
}
