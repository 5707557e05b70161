//! Who may import whom. A room stands below all that import it; no arrow runs back up.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("source", &[]),
    ("form", &["text"]),
    ("diagnostic", &["source", "text"]),
    ("report", &["source", "form", "text"]),
    ("input", &["report", "form", "source", "text"]),
    ("checks", &["report", "form", "diagnostic", "source", "text"]),
    ("document", &["report", "form", "source", "text"]),
    ("writers", &["document", "text"]),
];

#[test]
fn no_arrow_runs_back_up() {
    for (room, may) in ROOMS {
        let files = files(room);
        assert!(!files.is_empty(), "{room} is empty");
        for (file, text) in files {
            for name in text.split("crate::").skip(1).flat_map(names) {
                assert!(name == *room || may.contains(&name), "{file} must not know `{name}`");
            }
        }
    }
}

#[test]
fn every_room_is_on_the_list() {
    let map = fs::read_to_string("src/lib.rs").unwrap();
    let rooms: Vec<_> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    for room in rooms {
        assert!(ROOMS.iter().any(|(name, _)| *name == room), "{room} is not on the list");
    }
}

#[test]
fn every_file_says_in_one_sentence_what_it_is() {
    for (file, text) in files("") {
        let first = text.lines().next().unwrap_or("");
        let sentence = first.strip_prefix("//! ").unwrap_or_else(|| panic!("{file} opens with no sentence"));
        assert!(
            sentence.ends_with(['.', ':', ','])
                || text.lines().nth(1).is_some_and(|line| line.starts_with("//! ")),
            "{file}"
        );
    }
}

#[test]
fn no_file_is_longer_than_a_reader_keeps_in_mind() {
    for (file, text) in files("") {
        assert!(text.lines().count() <= 300, "{file} has {} lines", text.lines().count());
    }
}

#[test]
fn clock_and_environment_belong_to_the_commands() {
    for (room, _) in ROOMS {
        for (file, text) in files(room) {
            for word in ["std::env", "SystemTime", "Instant::now", "Local::now", "Utc::now"] {
                assert!(!text.contains(word), "{file} asks for {word}");
            }
        }
    }
}

/// The rooms that stand after a `crate::`, be it one or a group in braces.
fn names(after: &str) -> Vec<&str> {
    let Some(group) = after.strip_prefix('{') else { return vec![word(after)] };
    let mut depth = 1;
    let mut names = vec![word(group)];
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(word(group[i + 1..].trim_start())),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()
}

/// Every source file of a room, with its text.
fn files(room: &str) -> Vec<(String, String)> {
    let dir = Path::new("src").join(room);
    let paths = if dir.is_dir() { inside(&dir) } else { vec![dir.with_extension("rs")] };
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|x| x == "rs"));
    rust.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

/// Every file below a folder.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { inside(&path) } else { vec![path] }).collect()
}
