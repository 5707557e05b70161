//! What the repository's papers say of it is true: links lead somewhere, the changelog names every rule.

#![allow(clippy::unwrap_used)]

use gen_report::checks::RULES;
use std::fs;
use std::path::Path;

/// The papers that a reader meets.
const PAPERS: &[&str] = &[
    "README.md",
    "README.en.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/clerk.md",
    "docs/manual.md",
    "docs/programmer.md",
    "docs/rules.md",
    "docs/dependencies.md",
    "docs/performance.md",
    "docs/scale.md",
    "docs/export.md",
    "docs/county.md",
    "samples/README.md",
];

#[test]
fn links_lead_somewhere() {
    for paper in PAPERS {
        let text = fs::read_to_string(paper).unwrap();
        let folder = Path::new(paper).parent().unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            if !file.contains("://") && !file.is_empty() {
                assert!(folder.join(file).exists(), "{paper} leads to {target}, which is not there");
            }
        }
    }
}

#[test]
fn the_papers_ask_for_the_rust_that_the_manifest_asks_for() {
    let version = env!("CARGO_PKG_RUST_VERSION");
    for paper in ["README.md", "README.en.md", "docs/programmer.md"] {
        let text = fs::read_to_string(paper).unwrap();
        assert!(
            text.contains(&format!("{version} or later")) || text.contains(&format!("{version} 或更新")),
            "{paper}"
        );
    }
}

/// The crates that a section of the manifest names.
fn crates(manifest: &str, section: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != format!("[{section}]")).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_crate_is_listed_with_a_reason() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let text = fs::read_to_string("docs/dependencies.md").unwrap();
    let (program, tests) = text.split_once("## Of the tests").unwrap();
    let of_program = [
        "dependencies",
        "target.'cfg(any(unix, windows))'.dependencies",
        "target.'cfg(unix)'.dependencies",
        "target.'cfg(windows)'.dependencies",
    ];
    for (part, sections) in [(program, &of_program[..]), (tests, &["dev-dependencies"])] {
        let rows = part.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        let rows: Vec<_> = rows.map(|(name, why)| (name.to_owned(), why.len() > 10)).collect();
        let wanted = sections.iter().flat_map(|section| crates(&manifest, section));
        let wanted: Vec<_> = wanted.map(|name| (name, true)).collect();
        assert!(wanted.len() > 5);
        assert_eq!(
            rows, wanted,
            "docs/dependencies.md lists the crates of {sections:?} in the order of Cargo.toml"
        );
    }
}

#[test]
fn what_is_shown_as_filled_in_stands_in_the_sample() {
    let sample = fs::read_to_string("samples/corrected/emin-2024.toml").unwrap();
    let readme = fs::read_to_string("README.md").unwrap();
    let shown = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert!((15..=22).contains(&shown.lines().count()));
    for line in shown.lines() {
        assert!(sample.lines().any(|own| own == line), "{line}");
    }
}

#[test]
fn the_changelog_names_every_rule() {
    let text = fs::read_to_string("CHANGELOG.md").unwrap();
    let rules = &text[text.find("### Rules").unwrap()..];
    let words: Vec<&str> = rules.split([' ', ',', ':', '.', '\n']).filter(|word| is_codes(word)).collect();
    let named = |code: &str| {
        words.iter().any(|word| {
            let (first, last) = word.split_once('–').unwrap_or((word, word));
            first[..1] == code[..1] && (first..=last).contains(&code)
        })
    };
    for rule in RULES {
        assert!(named(rule.code), "CHANGELOG.md does not name {}", rule.code);
    }
    let known = |code: &str| RULES.iter().any(|rule| rule.code == code);
    for word in &words {
        assert!(word.split('–').all(known), "{word} in CHANGELOG.md is no rule");
    }
}

/// Whether a word is a rule's code, or a range of them: F101–F117.
fn is_codes(word: &str) -> bool {
    word.split('–').all(|code| {
        code.len() == 4
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code[1..].bytes().all(|byte| byte.is_ascii_digit())
    })
}
