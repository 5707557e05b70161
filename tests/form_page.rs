//! The program that has the page in it writes it, blank or filled in from last year's report. Only with the feature
//! `page`, for which `web/build` makes the page first; `.ci/page` runs this.

#![cfg(feature = "page")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const LAST: &str = "samples/corrected/emin-2024.toml";
const PLACE: &str = "<script type=\"text/plain\" id=\"prefilled\">";

fn gen_report(args: &[&str], output: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gen-report")).args(args).arg("-o").arg(output).output().unwrap()
}

fn built() -> String {
    fs::read_to_string("dist/gen-report.html").unwrap()
}

/// Reads base64, which the program only writes.
fn decoded(text: &str) -> Vec<u8> {
    let value = |sign: u8| match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{sign}"),
    };
    let signs: Vec<u8> = text.trim_end_matches('=').bytes().map(value).collect();
    let bytes = signs.chunks(4).flat_map(|four| {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | u32::from(four.get(at).copied().unwrap_or(0)));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}

#[test]
fn the_page_is_the_one_that_was_built() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("填报.html");
    let wrote = gen_report(&["form"], &page);
    assert!(wrote.status.success());
    assert!(String::from_utf8(wrote.stdout).unwrap().contains("双击"));
    assert!(fs::read_to_string(&page).unwrap() == built());
}

#[test]
fn a_file_that_is_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("填报.html");
    fs::write(&page, "own").unwrap();
    assert_eq!(gen_report(&["form"], &page).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&page).unwrap(), "own");
    assert!(gen_report(&["form", "--force"], &page).status.success());
    assert!(fs::read_to_string(&page).unwrap() == built());
}

#[test]
fn last_years_report_fills_it_in_as_new_would() {
    let folder = tempfile::tempdir().unwrap();
    let [page, draft] = ["填报.html", "2025.toml"].map(|name| folder.path().join(name));
    assert!(gen_report(&["form", "--from", LAST], &page).status.success());
    assert!(gen_report(&["new", "--from", LAST], &draft).status.success());
    let page = fs::read_to_string(page).unwrap();
    let (before, rest) = page.split_once(PLACE).unwrap();
    let (packed, after) = rest.split_once("</script>").unwrap();
    assert!(format!("{before}{PLACE}</script>{after}") == built(), "all else stays");
    let filled = String::from_utf8(decoded(packed)).unwrap();
    // The page is told of last year's file by being given it: it cannot look beside itself.
    let draft = fs::read_to_string(draft).unwrap();
    let draft: Vec<_> = draft.lines().filter(|line| !line.starts_with("last = ")).collect();
    let filled: Vec<_> = filled.lines().filter(|line| !line.starts_with("last = ")).collect();
    assert_eq!(filled, draft);
}

#[test]
fn a_report_that_cannot_be_read_writes_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("填报.html");
    assert_eq!(gen_report(&["form", "--from", "no-such.toml"], &page).status.code(), Some(2));
    assert!(!page.exists());
}
