//! Runs the commands as users type them. `TRYCMD=overwrite cargo test --test cli` writes the expected output anew.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[test]
fn the_commands_say_what_they_should() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.md").case("tests/cmd/*.toml");
    // A program with the page in it writes it: `tests/form_page.rs`.
    if cfg!(feature = "page") {
        cases.skip("tests/cmd/form.md");
    }
}

fn gen_report(args: &[&str], threads: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
    command.args(args).env("RAYON_NUM_THREADS", threads).output().unwrap()
}

/// Every sample.
fn samples() -> Vec<String> {
    let folders = ["samples/published", "samples/corrected"].map(Path::new);
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path().display().to_string()).collect();
    paths.sort();
    paths
}

/// The names and bytes of a folder's files.
fn content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> =
        paths.map(|path| (path.file_name().unwrap().into(), fs::read(path).unwrap())).collect();
    files.sort();
    files
}

#[test]
fn threads_change_neither_order_nor_bytes() {
    let samples = samples();
    // Four cores hold 32 reports at a time: these are more, so that they begin a second time.
    let many = samples.iter().map(String::as_str).cycle().take(4 * samples.len());
    let check: Vec<&str> = ["check"].into_iter().chain(many).collect();
    let (one, four) = (gen_report(&check, "1"), gen_report(&check, "4"));
    assert_eq!(String::from_utf8(one.stdout).unwrap(), String::from_utf8(four.stdout).unwrap());

    let corrected: Vec<&str> =
        samples.iter().map(String::as_str).filter(|name| name.contains("corrected")).collect();
    let folders = ["1", "4"].map(|threads| {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().display().to_string();
        let build: Vec<&str> =
            ["build", "-o", &target].into_iter().chain(corrected.iter().copied()).collect();
        assert!(gen_report(&build, threads).status.success());
        folder
    });
    let [one, four] = folders.each_ref().map(|folder| content(folder.path()));
    assert!(one.len() >= corrected.len());
    assert!(one == four, "the bytes differ");
}

#[test]
fn a_text_is_written_for_notepad_unless_it_is_for_programs() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().display().to_string();
    let built = |newline: &[&str]| {
        let build = ["build", "samples/corrected/emin-2024.toml", "--to", "txt", "-o", &target];
        assert!(gen_report(&[&build, newline].concat(), "1").status.success());
        fs::read_to_string(folder.path().join("emin-2024.txt")).unwrap()
    };
    let expected = fs::read_to_string("tests/writers/emin-2024.txt").unwrap();
    assert!(built(&["--newline", "lf"]) == expected);
    assert!(built(&["--newline", "crlf"]) == format!("\u{feff}{}", expected.replace('\n', "\r\n")));
    assert!(built(&[]) == built(&["--newline", "crlf"]));
    // It is read back as it is.
    let file = folder.path().join("emin-2024.txt").display().to_string();
    let output = gen_report(&["check", &file], "1");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8(output.stdout).unwrap());
}

#[test]
fn the_sarif_of_every_sample_keeps_the_published_schema() {
    let schema = fs::read_to_string("tests/schemas/sarif-schema-2.1.0.json").unwrap();
    // The published schema has a stray bracket in the pattern of languages, which we do not use.
    let schema = serde_json::from_str(&schema.replace("{2}]?$", "{2}?$")).unwrap();
    let samples = samples();
    let check =
        ["check", "--format", "sarif", "none.toml"].into_iter().chain(samples.iter().map(String::as_str));
    let output = gen_report(&check.collect::<Vec<_>>(), "4");
    assert_eq!(output.status.code(), Some(2));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = validator.iter_errors(&log).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(log["runs"][0]["results"].as_array().unwrap().len() >= 10);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn whoever_has_read_enough_may_leave() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gen-report"))
        .args(["rules", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn colour_is_for_terminals_and_for_whoever_asks() {
    let file = "tests/cmd/check.in/fault.toml";
    let shown = |args: &[&str]| String::from_utf8(gen_report(args, "1").stdout).unwrap();
    assert!(!shown(&["check", file]).contains('\u{1b}'));
    assert!(shown(&["check", file, "--color", "always"]).contains('\u{1b}'));
    assert!(!shown(&["check", file, "--color", "never"]).contains('\u{1b}'));
    assert!(!shown(&["check", file, "--color", "always", "--format", "json"]).contains('\u{1b}'));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gen-report")).arg("rules").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "gen-report：结果写不出去：磁盘空间不足\n");
}

/// A file system of two pages, in a namespace of its own. Where the system has none, `/dev/full` must do.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_too_small_is_reported_and_nothing_is_left_behind() {
    const SCRIPT: &str = "mount -t tmpfs -o size=8k tmpfs \"$1\" || exit 77
        \"$2\" build tests/cmd/check.in/good.toml -o \"$1\"
        code=$?; ls -A \"$1\"; exit $code";
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().display().to_string();
    let args = ["-rm", "sh", "-c", SCRIPT, "sh", &folder, env!("CARGO_BIN_EXE_gen-report")];
    let Ok(output) = Command::new("unshare").args(args).output() else {
        println!("SKIPPED: no unshare");
        return;
    };
    let told = String::from_utf8(output.stderr).unwrap();
    if output.status.code() == Some(77) || told.starts_with("unshare:") {
        println!("SKIPPED: no disk of its own: {told}");
        return;
    }
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(told, format!("gen-report：写不了“{folder}/good.docx”：磁盘空间不足\n"));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "共检查 1 个文件：没有发现问题\n");
}

#[cfg(target_os = "linux")]
#[test]
fn help_on_a_full_disk_is_reported() {
    for args in [&["help"][..], &["--version"], &["check", "--help"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_gen-report")).args(args).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "gen-report：结果写不出去：磁盘空间不足\n");
    }
}

/// No system has room for the stack of such a thread.
#[cfg(target_os = "linux")]
#[test]
fn where_no_thread_can_be_started_one_does_all_the_work() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
    let samples = samples();
    let output = command
        .arg("check")
        .args(&samples)
        .env("RUST_MIN_STACK", (1_u64 << 60).to_string())
        .output()
        .unwrap();
    let usual: Vec<&str> = ["check"].into_iter().chain(samples.iter().map(String::as_str)).collect();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.stdout, gen_report(&usual, "2").stdout);
}

/// Of the temporary files in a folder, those of a process that is gone are removed; all else stays.
#[cfg(target_os = "linux")]
#[test]
fn what_a_killed_process_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    // No process has a number as large.
    let gone = folder.path().join(".gen-report-4999999-aB3dE5");
    let own = folder.path().join(format!(".gen-report-{}-aB3dE5", std::process::id()));
    let other = folder.path().join(".gen-report-notes");
    for file in [&gone, &own, &other] {
        fs::write(file, "").unwrap();
    }
    let target = folder.path().display().to_string();
    assert!(gen_report(&["build", "tests/cmd/check.in/good.toml", "-o", &target], "1").status.success());
    assert!(!gone.exists() && own.exists() && other.exists());
    assert!(folder.path().join("good.docx").exists());
}

/// A disk that takes some of the templates, in a namespace of its own.
#[cfg(target_os = "linux")]
#[test]
fn templates_are_written_whole_or_not_at_all() {
    const SCRIPT: &str = "mount -t tmpfs -o size=24k tmpfs \"$1\" || exit 77
        \"$2\" templates \"$1/own\"
        code=$?; ls -A \"$1\"; exit $code";
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().display().to_string();
    let args = ["-rm", "sh", "-c", SCRIPT, "sh", &folder, env!("CARGO_BIN_EXE_gen-report")];
    let Ok(output) = Command::new("unshare").args(args).output() else {
        println!("SKIPPED: no unshare");
        return;
    };
    let told = String::from_utf8(output.stderr).unwrap();
    if output.status.code() == Some(77) || told.starts_with("unshare:") {
        println!("SKIPPED: no disk of its own: {told}");
        return;
    }
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("磁盘空间不足"), "{told}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "something is left");
}
