//! Whatever stands in a report or in the name of a file: no terminal takes it for a command, and no line is forged.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Colour, a window's title, a cursor that moves, both sets of control characters, the direction of writing.
const EVIL: &str = "\u{1b}[35m\u{1b}]0;x\u{7}\u{9b}2J\u{9d}0;x\u{9c}\u{85}\u{90}\u{8}\u{7f}\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}";

/// A name of a file; the second line looks like one of ours.
fn name(ending: &str) -> String {
    format!("甲{EVIL}\nFORGED\r乙.{ending}")
}

fn run(folder: &Path, args: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_gen-report")).current_dir(folder).args(args).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// Takes out the colours that are ours.
fn without_colours(text: &str) -> String {
    assert!(!text.contains("\u{1b}[35m"), "{text:?}");
    let mut parts = text.split("\u{1b}[");
    let mut bare = parts.next().unwrap().to_owned();
    for part in parts {
        let (colour, rest) = part.split_once('m').unwrap();
        assert!(colour.chars().all(|c| c.is_ascii_digit() || c == ';'), "{text:?}");
        bare.push_str(rest);
    }
    bare
}

#[track_caller]
fn assert_harmless(text: &str, what: &[&str]) {
    assert!(!text.is_empty(), "{what:?}");
    let commands = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(commands), "{what:?}: {text:?}");
    assert!(!text.lines().any(|line| line.starts_with("FORGED")), "{what:?}: {text}");
}

/// A report whose every word is evil, as far as TOML takes it, and one that TOML does not take.
fn write_reports(folder: &Path) {
    let raw: String = EVIL.chars().filter(|c| !c.is_ascii_control()).collect();
    let escaped: Vec<_> = EVIL.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    let escaped = escaped.concat();
    let sample = fs::read_to_string("samples/corrected/emin-2024.toml").unwrap();
    let text = sample.replace("。", &format!("，{raw}。"));
    fs::write(folder.join(name("toml")), text).unwrap();
    let keys = format!(
        "year = 2024\ntitle = \"甲{escaped}\\nFORGED年度报告\"\nlast = \"没有{escaped}.toml\"\nchildren = [\"无{escaped}\\nFORGED.toml\"]\n\
         \"键{escaped}\" = \"值{escaped}\"\n[agency]\nname = \"局{escaped}\\nFORGED\" # {raw}\n[requests]\nnew = [\"{escaped}\", 1, {raw}]\n\
         [[accept]]\nrule = \"{escaped}\\nFORGED\"\nreason = \"{escaped}\\nFORGED\"\n"
    );
    fs::write(folder.join("keys.toml"), &keys).unwrap();
    fs::write(folder.join("bytes.toml"), keys + EVIL + "\nx = \"" + EVIL).unwrap();
    fs::write(folder.join(name("txt")), format!("甲{EVIL}年度报告\n一、{EVIL}\n")).unwrap();
    fs::write(folder.join(name("docx")), "PK").unwrap();
}

#[test]
fn nothing_that_others_wrote_commands_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_reports(folder);
    let (own, text, docx, none) = (name("toml"), name("txt"), name("docx"), name("none"));
    let all = [own.as_str(), "keys.toml", "bytes.toml", &text, &docx, &none];
    for color in ["never", "always"] {
        for file in all {
            let args = ["check", file, "--color", color];
            assert_harmless(&without_colours(&run(folder, &args)), &args);
            let args = ["build", "--draft", file, "--color", color, "-o", &name("出")];
            assert_harmless(&without_colours(&run(folder, &args)), &args);
        }
    }
    let commands: &[&[&str]] = &[
        &["check", "--format", "json", &own, "keys.toml", "bytes.toml", &none],
        &["check", "--format", "sarif", &own, "keys.toml", "bytes.toml", &none],
        &["check", "--last", &none, &own],
        &["check", "--children", &none, "--", &own],
        &["check", "--diff", "keys.toml"],
        &["check", "--diff", &own],
        &["build", "--templates", &none, &own],
        &["build", &own, &own],
        &["build", &own, "-o", &own],
        &["build", &own, "-o", &name("x.docx")],
        &["import", &text],
        &["import", &docx],
        &["import", &own],
        &["new", "-o", &name("新")],
        &["new", "-o", &own],
        &["new", "--from", &none],
        &["templates", &name("模板")],
        &["schema", "-o", &name("json")],
        &["explain", EVIL],
        &["--甲", EVIL],
        &[EVIL],
        &["check", &format!("--{EVIL}")],
        &["check", "--format", EVIL, &own],
        &["check", "--fix", &own, "keys.toml"],
    ];
    for args in commands {
        assert_harmless(&run(folder, args), args);
    }
}

/// A file that goes to a terminal is shown; one that goes anywhere else keeps its bytes.
#[test]
fn a_file_on_the_standard_output_is_shown_on_a_terminal_only() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["new", "--agency", "甲\u{9b}2J\u{202e}乙局"];
    let written = run(folder.path(), &args);
    let command = format!("'{}' new --agency '{}'", env!("CARGO_BIN_EXE_gen-report"), args[2]);
    let Ok(output) =
        Command::new("script").args(["-qec", &command, "/dev/null"]).current_dir(folder.path()).output()
    else {
        println!("SKIPPED: no script(1) makes a terminal");
        return;
    };
    let shown = String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n");
    assert_harmless(&shown, &args);
    assert!(shown.contains("2J") && written.contains("2J"), "{shown}\n{written}");
}
