//! What clerks type where the file wants something else: each slip in a sound report is one problem with its remedy.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
mod headers;
mod keys;
mod remedies;
mod rows;
mod values;

const SOUND: &str = include_str!("../../samples/corrected/emin-2024.toml");

/// The problems of the sound report with one part of it typed otherwise.
fn slip(right: &str, typed: &str) -> Vec<String> {
    assert!(SOUND.contains(right), "{right}");
    told(&SOUND.replacen(right, typed, 1))
}

fn told(text: &str) -> Vec<String> {
    let problems = common::found(text).into_iter();
    problems.map(|it| format!("{} {}｜{}", it.code, it.message, it.help.unwrap_or_default())).collect()
}

fn each_is_one_problem(slips: &[(&str, &str, &str)]) {
    for (right, typed, problem) in slips {
        assert_eq!(slip(right, typed), [*problem], "{typed}");
    }
}

#[test]
fn a_sound_report_is_silent() {
    assert_eq!(told(SOUND), [""; 0]);
}
