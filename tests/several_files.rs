//! The command line with several files: last year's report, the reports that are summed up, names that are patterns.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What the program gave: its exit code, its output, and what it could not do.
struct Given {
    code: i32,
    out: String,
    err: String,
}

fn run_with(folder: &Path, args: &[&str], input: &str) -> Given {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
    command
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Given { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn run(folder: &TempDir, args: &[&str]) -> Given {
    run_with(folder.path(), args, "")
}

/// A report without faults, with lines before it.
fn report(lines: &str) -> String {
    lines.to_owned() + &fs::read_to_string("tests/cmd/check.in/good.toml").unwrap().replace("\r\n", "\n")
}

/// A folder with a report that sums up itself only once, and with reports of its parts.
fn folder(lines: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("全县.toml"), report(lines)).unwrap();
    fs::create_dir(folder.path().join("单位")).unwrap();
    fs::write(folder.path().join("单位/甲局[1].toml"), report("")).unwrap();
    folder
}

#[test]
fn a_pattern_stands_for_files_wherever_a_file_may_be_named() {
    let quiet = "共检查 1 个文件：没有发现问题\n";
    for lines in [
        "children = [\"单位/*.toml\"]\n",
        "children = [\"单位/甲局[1]*\"]\n",
        "children = [\"单位/甲?[1].toml\"]\n",
    ] {
        let given = run(&folder(lines), &["check", "全县.toml"]);
        assert_eq!((given.code, given.out.as_str()), (0, quiet), "{lines}{}", given.err);
    }
    let given = run(&folder(""), &["check", "全县.toml", "--children", "单位/*.toml"]);
    assert_eq!((given.code, given.out.as_str()), (0, quiet), "{}", given.err);
    let given = run(&folder(""), &["check", "*.toml", "*/*.toml"]);
    assert_eq!(given.out, "共检查 2 个文件：没有发现问题\n", "{}", given.err);
}

#[test]
fn a_report_cannot_lead_us_over_the_whole_disk() {
    let given = run(&folder("children = [\"**/*.toml\"]\n"), &["check", "全县.toml"]);
    assert_eq!((given.code, given.out.as_str()), (0, "共检查 1 个文件：没有发现问题\n"), "{}", given.err);
    let given = run(&folder("children = [\"**.toml\"]\n"), &["check", "全县.toml"]);
    assert!(given.out.starts_with("提示[Y003]: 下级单位的报告里有“全县.toml”"), "no deeper: {}", given.out);
}

#[cfg(unix)]
#[test]
fn a_report_names_no_device() {
    let given = run(&folder("last = \"/dev/zero\"\n"), &["check", "全县.toml"]);
    assert!(given.out.starts_with("错误[Y001]: “/dev/zero”不在报告所在的文件夹里"), "{}", given.out);
    let own = folder("last = \"去年.toml\"\n");
    assert!(Command::new("mkfifo").arg(own.path().join("去年.toml")).status().unwrap().success());
    let given = run(&own, &["check", "全县.toml"]);
    assert!(given.out.starts_with("错误[Y001]: “去年.toml”不是一份文件\n"), "{}", given.out);
}

#[test]
fn a_pattern_that_fits_nothing_is_reported() {
    let sentence = "没有与“无*.toml”相符的文件：核对文件名和所在的文件夹";
    let given = run(&folder(""), &["check", "无*.toml"]);
    assert_eq!((given.code, given.err), (2, format!("gen-report：{sentence}\n")));
    let given = run(&folder(""), &["check", "全县.toml", "--children", "无*.toml"]);
    assert_eq!((given.code, given.err), (2, format!("gen-report：{sentence}\n")));
    let given = run(&folder("children = [\"无*.toml\"]\n"), &["check", "全县.toml"]);
    assert_eq!(given.code, 1);
    assert!(given.out.starts_with(&format!("错误[Y001]: {sentence}\n")), "{}", given.out);
}

#[test]
fn the_report_itself_is_not_summed_up() {
    let own = "提示[Y003]: 下级单位的报告里有“全县.toml”，就是本报告，没有计入\n";
    let given = run(&folder(""), &["check", "全县.toml", "--children", "全县.toml", "单位/甲局[1].toml"]);
    assert!(given.code == 0 && given.out.starts_with(own), "{}{}", given.out, given.err);
    let named = folder("children = [\"全县.toml\", \"单位/甲局[1].toml\"]\n");
    let given = run(&named, &["check", "全县.toml"]);
    assert!(given.code == 0 && given.out.starts_with(own), "{}{}", given.out, given.err);
    let pattern = folder("children = [\"*.toml\"]\n");
    fs::rename(pattern.path().join("单位/甲局[1].toml"), pattern.path().join("甲局.toml")).unwrap();
    let given = run(&pattern, &["check", "全县.toml"]);
    assert_eq!(given.out, "共检查 1 个文件：没有发现问题\n", "a pattern does not mean the report");
}

#[test]
fn last_years_report_is_not_this_one() {
    for (lines, args) in [
        ("last = \"./全县.toml\"\n", &["check", "全县.toml"][..]),
        ("", &["check", "全县.toml", "--last", "全县.toml"]),
    ] {
        let given = run(&folder(lines), args);
        assert_eq!(given.code, 1, "{}", given.err);
        assert!(given.out.starts_with("错误[Y002]: 上一年度的报告写的是“"), "{}", given.out);
        assert!(given.out.contains("全县.toml”，就是本报告\n"), "{}", given.out);
        assert_eq!(given.out.matches("Y002").count(), 1, "told once: {}", given.out);
    }
}

#[test]
fn one_unreadable_file_leaves_the_json_document_whole() {
    for other in [["--last", "无.toml"], ["--children", "无.toml"], ["--children", "无*.toml"]] {
        let given = run(&folder(""), &[&["check", "全县.toml", "--format", "json"], &other[..]].concat());
        let document: serde_json::Value = serde_json::from_str(&given.out).unwrap();
        assert_eq!(given.code, 2);
        assert_eq!(document["files"][0]["file"], "全县.toml");
        assert!(document["files"][0]["error"].as_str().unwrap().contains("无"), "{document}");
    }
}

#[test]
fn the_standard_input_is_read_once() {
    let folder = folder("");
    let twice = "gen-report：“-”写了不止一次，而标准输入只能读一次\n";
    for args in [
        ["check", "-", "-"].as_slice(),
        &["check", "-", "--last", "-"],
        &["check", "全县.toml", "--children", "-", "-"],
    ] {
        let given = run(&folder, args);
        assert_eq!((given.code, given.err.as_str()), (2, twice), "{args:?}");
    }
    let given = run_with(folder.path(), &["check", "-", "--children", "单位/甲局[1].toml"], &report(""));
    assert_eq!((given.code, given.out.as_str()), (0, "共检查 1 个文件：没有发现问题\n"), "{}", given.err);
    let given = run_with(folder.path(), &["check", "-"], &report("last = \"-\"\n"));
    assert!(given.out.starts_with("错误[Y001]: 没有“./-”这个文件"), "a report names files: {}", given.out);
}

#[test]
fn a_strict_run_says_why_warnings_fail_it() {
    let twice = ["check", "全县.toml", "--children", "单位/甲局[1].toml", "./单位/甲局[1].toml"];
    let given = run(&folder(""), &twice);
    assert!(given.code == 0 && given.out.ends_with("共检查 1 个文件：警告 1 个\n"), "{}", given.out);
    let given = run(&folder(""), &[&twice[..], &["--strict"]].concat());
    let closing = "共检查 1 个文件：警告 1 个；用了 --strict，警告按错误对待\n";
    assert!(given.code == 1 && given.out.ends_with(closing), "{}", given.out);
}

#[test]
fn a_unit_handed_in_as_toml_and_as_docx_is_summed_up_once() {
    let folder = folder("children = [\"单位/*\"]\n");
    let built = run(&folder, &["build", "单位/甲局[1].toml", "-o", "单位", "--to", "docx"]);
    assert_eq!(built.code, 0, "{}{}", built.out, built.err);
    let given = run(&folder, &["check", "全县.toml"]);
    let twice = "警告[Y003]: “单位/甲局[1].docx”和“单位/甲局[1].toml”都是";
    assert!(given.code == 0 && given.out.starts_with(twice), "{}{}", given.out, given.err);
    let other = report("").replace("fees      = 1023", "fees      = 1024");
    assert_ne!(other, report(""));
    fs::write(folder.path().join("单位/甲局[1].toml"), other).unwrap();
    let given = run(&folder, &["check", "全县.toml"]);
    assert!(
        given.code == 1 && given.out.contains("表里的数不同，汇总拿不准\n"),
        "{}{}",
        given.out,
        given.err
    );
}

#[test]
fn errors_of_a_unit_are_reported_where_it_is_summed_up() {
    let folder = folder("children = [\"单位/*\"]\n");
    let faulty = fs::read_to_string("tests/cmd/check.in/fault.toml").unwrap();
    fs::write(folder.path().join("单位/甲局[1].toml"), faulty).unwrap();
    let given = run(&folder, &["check", "全县.toml"]);
    assert!(given.out.contains("警告[Y003]: “单位/甲局[1].toml”自己有 "), "{}{}", given.out, given.err);
}

/// A folder as it comes in by mail: reports in two sub-folders, outputs, and what is no report.
fn inbox() -> TempDir {
    let inbox = tempfile::tempdir().unwrap();
    for unit in ["甲局", "乙局"] {
        fs::create_dir(inbox.path().join(unit)).unwrap();
        fs::write(inbox.path().join(unit).join("2024.toml"), report("")).unwrap();
    }
    for name in ["~$甲局.docx", ".hidden.toml", "扫描.jpg", "甲局/Thumbs.db"] {
        fs::write(inbox.path().join(name), "x").unwrap();
    }
    fs::write(inbox.path().join("gen-report.toml"), "strict = true\n").unwrap();
    inbox
}

/// Writes paths as on every other system.
fn slashes(text: &str) -> String {
    text.replace('\\', "/")
}

fn files(folder: &Path) -> Vec<String> {
    let mut names = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            names.extend(files(&entry.path()).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    names
}

#[test]
fn a_folder_stands_for_the_reports_in_it() {
    let inbox = inbox();
    let given = run(&inbox, &["check", "."]);
    assert_eq!(given.out, "共检查 2 个文件：没有发现问题\n", "{}", given.err);
    let passed = "gen-report：“.”里跳过 5 个文件：打开文档时留下的临时文件 1 个，隐藏文件 2 个，设置文件 1 个，\
                  别的格式 1 个（扫描.jpg）\n";
    assert_eq!((given.code, given.err.as_str()), (0, passed));
    // Folders may lie in one another.
    assert_eq!(run(&inbox, &["check", "甲局", "甲局", "."]).out, "共检查 2 个文件：没有发现问题\n");

    let given = run(&inbox, &["build", ".", "-o", "成品"]);
    assert_eq!(given.code, 0, "{}{}", given.out, given.err);
    let built = ["乙局/2024.docx", "乙局/2024.txt", "甲局/2024.docx", "甲局/2024.txt"];
    assert_eq!(files(&inbox.path().join("成品")), built);
    // The folder that is written to is not searched.
    assert_eq!(run(&inbox, &["build", ".", "-o", "成品"]).code, 0);
}

#[test]
fn what_was_built_beside_its_file_is_passed_over() {
    let inbox = inbox();
    assert_eq!(run(&inbox, &["build", ".", "--to", "docx,txt,html,fragment"]).code, 0);
    assert_eq!(files(&inbox.path().join("甲局")).len(), 6);
    let given = run(&inbox, &["check", "."]);
    assert_eq!(given.out, "共检查 2 个文件：没有发现问题\n");
    assert!(given.err.contains("与填报文件同名的成品 8 个"), "{}", given.err);
    // One that was handed in without its file is a report.
    fs::remove_file(inbox.path().join("甲局/2024.toml")).unwrap();
    let given = run(&inbox, &["check", "."]);
    assert!(given.err.contains("与填报文件同名的成品 4 个"), "{}", given.err);
}

#[test]
fn a_folder_without_reports_is_reported() {
    let inbox = inbox();
    fs::create_dir(inbox.path().join("空")).unwrap();
    let given = run(&inbox, &["check", "空", "甲局"]);
    assert_eq!(given.out, "共检查 1 个文件：没有发现问题，1 个文件未能读取\n");
    assert!(given.err.contains("“空”是文件夹，里面没有报告"), "{}", given.err);
    assert_eq!(given.code, 2);
    let given = run(&inbox, &["import", ".", "-o", "填报"]);
    assert!(given.err.contains("里面没有可以读入的报告"), "{}", given.err);
    assert!(!inbox.path().join("填报").exists());
    let given = run(&inbox, &["check", "甲局/2024.toml", "--children", "空"]);
    assert!(given.code == 2 && given.err.contains("“空”是文件夹，里面没有报告"), "{}", given.err);
}

#[test]
fn many_documents_are_imported_into_a_folder() {
    let inbox = inbox();
    assert_eq!(run(&inbox, &["build", ".", "-o", "收件", "--to", "docx"]).code, 0);
    fs::write(inbox.path().join("收件/说明.txt"), "今年的报告另寄。\n").unwrap();
    let given = run(&inbox, &["import", "收件", "-o", "填报"]);
    assert_eq!(given.code, 2);
    assert!(given.out.ends_with("共读入 2 个文件，1 个没有读入\n"), "{}", given.out);
    assert!(slashes(&given.err).contains("“收件/说明.txt”不像是一份年度报告"), "{}", given.err);
    assert_eq!(files(&inbox.path().join("填报")), ["乙局/2024.toml", "甲局/2024.toml"]);
    // What is there already stays, and hinders no other.
    fs::remove_file(inbox.path().join("填报/甲局/2024.toml")).unwrap();
    fs::write(inbox.path().join("填报/乙局/2024.toml"), "改过").unwrap();
    let given = run(&inbox, &["import", "收件", "-o", "填报"]);
    assert!(slashes(&given.out).contains("写到 填报/甲局/2024.toml"), "{}", given.out);
    assert!(slashes(&given.err).contains("已经有“填报/乙局/2024.toml”"), "{}", given.err);
    assert_eq!(fs::read(inbox.path().join("填报/乙局/2024.toml")).unwrap(), "改过".as_bytes());

    let given = run(&inbox, &["import", "收件"]);
    assert!(given.code == 2 && given.err.contains("加上 -o 文件夹"), "{}", given.err);
    let given = run(&inbox, &["import", "收件", "-o", "全部.toml"]);
    assert!(given.code == 2 && given.err.contains("是文件名"), "{}", given.err);
}

#[test]
fn the_reports_of_a_folder_are_summed_up_without_the_sum() {
    let folder = folder("");
    let given = run(&folder, &["check", "全县.toml", "--children", "单位"]);
    assert_eq!(given.out, "共检查 1 个文件：没有发现问题\n", "{}", given.err);
    let given = run(&folder, &["check", "全县.toml", "--children", "."]);
    assert_eq!(given.out, "共检查 1 个文件：没有发现问题\n", "{}", given.err);
}

/// A report of a unit, a year and its pending applications.
fn of_unit(unit: &str, year: u16) -> String {
    let text = report("").replace("额敏县人民政府办公室", unit);
    if year == 2024 { text } else { text.replace("2024", "2023").replace("2025-01-20", "2024-01-20") }
}

#[test]
fn last_years_reports_are_found_by_their_units() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("收件/甲.toml", of_unit("云岭县民政局", 2024));
    write("收件/乙.toml", of_unit("云岭县教育局", 2024));
    write("收件/丙.toml", of_unit("云岭县水利局", 2024));
    // The name has a blank, and the file is of another name.
    let last = of_unit("云岭县 民政局", 2023);
    let row = last.lines().find(|line| line.starts_with("carried_out ")).unwrap().to_owned();
    write("去年/a.toml", last.replace(&row, "carried_out = [1, 0, 0, 0, 0, 0, 1]"));
    write("去年/b.toml", of_unit("云岭县教育厅", 2023));
    let given = run(&folder, &["check", "收件", "--last", "去年", "--format", "concise", "--select", "Y"]);
    let out = slashes(&given.out);
    assert!(out.lines().next().unwrap().starts_with("收件/甲.toml:"), "{out}{}", given.err);
    assert!(out.contains(" Y101 ") && !out.contains("乙.toml") && !out.contains("丙.toml"), "{out}");
    let remarks: Vec<&str> = given.err.lines().collect();
    assert_eq!(remarks.len(), 2, "{remarks:?}");
    assert!(remarks.iter().any(|remark| remark.contains("没有“云岭县水利局”的报告，没有核对它的结转和存量")));
    let near = "没有“云岭县教育局”的报告，没有核对它的结转和存量；名称相近的有“云岭县教育厅”（去年/b.toml）";
    assert!(remarks.iter().any(|remark| slashes(remark).contains(near)), "{remarks:?}");
    // Last year's reports, checked by themselves, are not compared with one another, and nobody misses them.
    let given = run(&folder, &["check", "去年", "--last", "去年", "--select", "Y"]);
    assert_eq!(given.err, "", "{}", given.out);
    // The same as a setting.
    write("gen-report.toml", "last = \"去年\"\nselect = [\"Y\"]\n".to_owned());
    assert!(run(&folder, &["check", "收件"]).out.contains("[Y101]"));
    // A report that names its own last one is not missed.
    write("收件/丙.toml", "last = \"../去年/b.toml\"\n".to_owned() + &of_unit("云岭县水利局", 2024));
    assert!(!run(&folder, &["check", "收件"]).err.contains("水利局”的报告"));
}

#[test]
fn what_a_person_edited_or_wrote_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.toml"), report("")).unwrap();
    let build = ["build", "a.toml", "--to", "txt,html,fragment"];
    for _ in 0..2 {
        assert_eq!(run(&folder, &build).code, 0);
    }
    let page = fs::read_to_string(path("a.html")).unwrap();
    for (name, words) in [
        ("a.html", page.replace("<main>", "<main>甲")),
        ("a.fragment.html", "<p>甲</p>".to_owned()),
        ("a.txt", "自己写的话\n".to_owned()),
    ] {
        let written = fs::read(path(name)).unwrap();
        fs::write(path(name), &words).unwrap();
        let given = run(&folder, &build);
        assert!(given.code == 2 && given.err.contains(name), "{}", given.err);
        assert_eq!(fs::read_to_string(path(name)).unwrap(), words);
        assert_eq!(run(&folder, &[&build[..], &["--force"]].concat()).code, 0);
        assert_eq!(fs::read(path(name)).unwrap(), written);
    }
}
