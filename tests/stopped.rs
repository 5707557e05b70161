//! The program is stopped, or given what never ends, by real processes: it ends, and leaves nothing unfinished behind.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const REPORT: &str = "tests/cmd/check.in/good.toml";

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a program says that ends by itself. One that waits for ever fails the test after a minute.
fn ended(mut child: Child) -> Output {
    for _ in 0..600 {
        if child.try_wait().unwrap().is_some() {
            return child.wait_with_output().unwrap();
        }
        sleep(Duration::from_millis(100));
    }
    child.kill().unwrap();
    panic!("it does not end: {:?}", child.wait_with_output());
}

fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let names = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| Some(name.strip_suffix(ending)?.to_owned())).collect()
}

#[test]
fn whoever_stops_the_program_finds_whole_files_only() {
    for signal in ["INT", "TERM", "HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let (reports, out) = (folder.path().join("in"), folder.path().join("out"));
        fs::create_dir(&reports).unwrap();
        fs::create_dir(&out).unwrap();
        for number in 0..600 {
            fs::copy(REPORT, reports.join(format!("{number}.toml"))).unwrap();
        }
        let [reports, target] = [&reports, &out].map(|path| path.to_str().unwrap());
        let mut command =
            command(&["build", &format!("{reports}/*.toml"), "--to", "docx,txt,html", "-o", target]);
        let child = command.stdout(Stdio::null()).spawn().unwrap();
        while names(&out, ".html").len() < 3 {
            sleep(Duration::from_millis(5));
        }
        let told = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status();
        assert!(told.unwrap().success());
        let output = ended(child);
        assert_eq!(output.status.code(), Some(130), "{signal}: {}", String::from_utf8_lossy(&output.stderr));
        let [docx, txt, html] = [".docx", ".txt", ".html"].map(|ending| names(&out, ending));
        assert_eq!(docx, txt, "{signal}");
        assert_eq!(docx, html, "{signal}");
        assert_eq!(names(&out, "").len(), 3 * docx.len(), "{signal}: {:?}", names(&out, ""));
    }
}

/// Writes the built-in templates with `text` in the place of one.
fn templates(folder: &Path, name: &str, text: &str) -> String {
    let own = folder.join("templates");
    assert!(command(&["templates", own.to_str().unwrap()]).output().unwrap().status.success());
    fs::write(own.join(name), text).unwrap();
    own.to_str().unwrap().to_owned()
}

#[test]
fn a_template_without_end_is_stopped_and_named() {
    let loops = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% for c in range(end=100000) %}\
                 {% endfor %}{% endfor %}{% endfor %}";
    let doubled = format!("{{% set x = \"某局某局\" %}}\n{}", "{% set x = x ~ x %}".repeat(40));
    let replaced =
        format!("{{% set x = \"{}\" %}}{}", "a".repeat(5000), "{% set x = x | replace(from='a', to=x) %}");
    let branched = format!("{{% if false %}}{}{{% endif %}}", "{% elif false %}x".repeat(4000));
    let nested = format!("{{% set x = [1] %}}{}{{{{ x }}}}", "{% set x = [x, x] %}".repeat(40));
    let split = format!(
        "{{% set x = \"某局某局\" %}}{}{{{{ x | split(pat='') | length }}}}",
        "{% set x = x ~ x %}".repeat(20)
    );
    let printed = "{% for a in range(end=90000) %}{{ \"一二三四五六七八九十\" | indent(width=1000, first=true) }}{% endfor %}";
    for (text, told) in [
        (loops, "循环超过 1000000 次"),
        (doubled.as_str(), "生成的内容超过 16 MB"),
        (replaced.as_str(), "生成的内容超过 16 MB"),
        (branched.as_str(), "超过 256 个 elif"),
        (nested.as_str(), "生成的内容超过 16 MB"),
        (split.as_str(), "生成的内容超过 16 MB"),
        (printed, "生成的内容超过 16 MB"),
        ("{% set x = [0 for a in range(end=9)] %}", "方括号里不能用 for"),
        ("{% component a() %}{{ <a /> }}{% endcomponent a %}", "component"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let own = templates(folder.path(), "report.txt.tera", text);
        let out = folder.path().join("out").to_str().unwrap().to_owned();
        let output = ended(command(&["build", REPORT, "--templates", &own, "-o", &out]).spawn().unwrap());
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}: {sentence}");
        assert!(sentence.contains(told) && sentence.contains("report.txt.tera"), "{told}: {sentence}");
        assert_eq!(fs::read_dir(&out).map_or(0, Iterator::count), 0, "{told}");
    }
}

#[test]
fn what_never_ends_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let own = templates(folder.path(), "report.txt.tera", "");
    let pipe = Path::new(&own).join("report.txt.tera");
    fs::remove_file(&pipe).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let out = folder.path().join("out").to_str().unwrap().to_owned();
    let output = ended(command(&["build", REPORT, "--templates", &own, "-o", &out]).spawn().unwrap());
    assert!(String::from_utf8_lossy(&output.stderr).contains("不是文件夹里的一份文件"), "{output:?}");
    fs::remove_file(&pipe).unwrap();
    std::os::unix::fs::symlink("/proc/kmsg", &pipe).unwrap();
    let output = ended(command(&["build", REPORT, "--templates", &own, "-o", &out]).spawn().unwrap());
    assert!(String::from_utf8_lossy(&output.stderr).contains("不是文件夹里的一份文件"), "{output:?}");
}

#[test]
fn what_never_ends_in_a_folder_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("in");
    fs::create_dir(&reports).unwrap();
    fs::copy(REPORT, reports.join("good.toml")).unwrap();
    for name in ["pipe.toml", "pipe.docx"] {
        assert!(Command::new("mkfifo").arg(reports.join(name)).status().unwrap().success());
    }
    std::os::unix::fs::symlink("/proc/kmsg", reports.join("link.toml")).unwrap();
    std::os::unix::fs::symlink("good.toml", reports.join("other.toml")).unwrap();
    let output = ended(command(&["check", "--summary", reports.to_str().unwrap()]).spawn().unwrap());
    let shown =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(shown.contains("good.toml") && shown.contains("pipe.docx"), "{shown}");
    assert_eq!(output.status.code(), Some(0), "{shown}");
}

#[test]
fn what_a_file_names_stays_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::copy(REPORT, folder.path().join("outer.toml")).unwrap();
    fs::copy(REPORT, inner.join("near.toml")).unwrap();
    std::os::unix::fs::symlink("/proc/kmsg", inner.join("link.toml")).unwrap();
    let report = inner.join("report.toml");
    let own = fs::read_to_string(REPORT).unwrap();
    for (key, value, outside) in [
        ("last", "\"/proc/kmsg\"", true),
        ("last", "\"../outer.toml\"", true),
        ("last", "\"link.toml\"", true),
        ("last", "\"\\\\\\\\server\\\\share\\\\a.toml\"", true),
        ("last", "\"near.toml\"", false),
        ("children", "[\"/*/*/*/*\"]", true),
        ("children", "[\"../*.toml\"]", true),
        ("children", "[\"ne*.toml\", \"n*.toml\", \"?ear.toml\"]", false),
    ] {
        fs::write(&report, own.replacen("\n[agency]", &format!("\n{key} = {value}\n[agency]"), 1)).unwrap();
        let output = ended(command(&["check", report.to_str().unwrap()]).spawn().unwrap());
        let shown = String::from_utf8(output.stdout).unwrap();
        assert_eq!(shown.contains("不在报告所在的文件夹里"), outside, "{key} = {value}: {shown}");
    }
    let outer = folder.path().join("outer.toml");
    let args = ["check", report.to_str().unwrap(), "--children", outer.to_str().unwrap()];
    let shown = String::from_utf8(ended(command(&args).spawn().unwrap()).stdout).unwrap();
    assert!(!shown.contains("不在报告所在的文件夹里"), "{shown}");
    fs::write(&report, own.replacen("\n[agency]", "\ntemplates = \"..\"\n[agency]", 1)).unwrap();
    let output = ended(
        command(&["build", report.to_str().unwrap(), "-o", folder.path().to_str().unwrap()]).spawn().unwrap(),
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("不在报告所在的文件夹里"), "{output:?}");
}
