//! `watch` as a process of its own: it says what changed, keeps the summary in view, and ends when it is told to.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A machine that builds other things at the same time is slow; a run that is well ends long before.
const PATIENCE: Duration = Duration::from_mins(2);

/// The last line of every summary.
const END: &str = "正在守着，按 Ctrl-C 结束";

struct Watch {
    child: Child,
    lines: Receiver<String>,
    remarks: Receiver<String>,
}

impl Watch {
    fn of(folder: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gen-report"));
        command.current_dir(folder).arg("watch").args(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = lines(child.stdout.take().unwrap());
        let remarks = lines_of_errors(&mut child);
        Self { child, lines, remarks }
    }

    /// All that is written up to the end of the next summary.
    fn summary(&self) -> String {
        let (begun, mut text) = (Instant::now(), String::new());
        while let Some(left) = PATIENCE.checked_sub(begun.elapsed()) {
            let Ok(line) = self.lines.recv_timeout(left) else { break };
            if line == END {
                return text;
            }
            text += &(line.replace('\\', "/") + "\n");
        }
        panic!("no summary came, but {text:?}");
    }

    /// Waits for the summary that holds these words: one save may be seen as several changes.
    fn summary_with(&self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let text = self.summary();
            if text.contains(words) {
                return text;
            }
            assert!(begun.elapsed() < PATIENCE, "no summary says {words}, the last is {text}");
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

fn lines_of_errors(child: &mut Child) -> Receiver<String> {
    lines(child.stderr.take().unwrap())
}

fn good() -> String {
    fs::read_to_string("tests/cmd/check.in/good.toml").unwrap()
}

fn inbox() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("收件")).unwrap();
    fs::write(folder.path().join("收件/甲.toml"), good()).unwrap();
    folder
}

#[test]
fn what_changes_is_checked_again() {
    let folder = inbox();
    let file = |name: &str| folder.path().join("收件").join(name);
    let watch = Watch::of(folder.path(), &["收件"]);
    let first = watch.summary();
    assert!(first.contains("共检查 1 个文件：没有发现问题。文件：没有问题的 1 个"), "{first}");

    // One is handed in, in a folder that was not there before.
    fs::create_dir(file("乙局")).unwrap();
    let fault = fs::read_to_string("tests/cmd/check.in/fault.toml").unwrap();
    fs::write(file("乙局/乙.toml"), fault).unwrap();
    let text = watch.summary_with("有错误的 1 个");
    assert!(text.contains("收件/乙局/乙.toml:89:40 B401 "), "{text}");
    // The other one was not checked again.
    assert!(text.starts_with("重新核对 1 个文件\n"), "{text}");

    // It is mended, then both are taken away.
    fs::write(file("乙局/乙.toml"), good()).unwrap();
    watch.summary_with("没有问题的 2 个");
    fs::remove_file(file("甲.toml")).unwrap();
    watch.summary_with("没有问题的 1 个");
    fs::remove_file(file("乙局/乙.toml")).unwrap();
    watch.summary_with("没有检查任何文件");
}

#[test]
fn other_settings_hold_for_all_files() {
    let folder = inbox();
    let fault = fs::read_to_string("tests/cmd/check.in/fault.toml").unwrap();
    fs::write(folder.path().join("收件/甲.toml"), fault).unwrap();
    let watch = Watch::of(folder.path(), &["收件"]);
    watch.summary_with("有错误的 1 个");
    // A slip in the settings is told, and does not end the watch.
    fs::write(folder.path().join("收件/gen-report.toml"), "ignroe = [\"B4\"]\n").unwrap();
    let begun = Instant::now();
    loop {
        let remark = watch.remarks.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())).unwrap();
        if remark.contains("没有“ignroe”这项设置，相近的是 ignore") {
            break;
        }
    }
    fs::write(folder.path().join("收件/gen-report.toml"), "ignore = [\"B4\"]\n").unwrap();
    watch.summary_with("没有问题的 1 个");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_interrupted() {
    let folder = inbox();
    let mut watch = Watch::of(folder.path(), &["收件"]);
    watch.summary();
    let id = watch.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let begun = Instant::now();
    while watch.child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE, "it goes on");
        thread::sleep(Duration::from_millis(50));
    }
}
