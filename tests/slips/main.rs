//! What clerks type where the file wants something else: each slip in a sound report is one problem with its remedy.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
mod ends;
mod headers;
mod keys;
mod loose;
mod remedies;
mod rows;
mod values;

use gen_report::diagnostic::Problem;
use gen_report::text::half;

const SOUND: &str = include_str!("../../samples/corrected/emin-2024.toml");

/// The problems of the sound report with one part of it typed otherwise.
fn slip(right: &str, typed: &str) -> Vec<String> {
    assert!(SOUND.contains(right), "{right}");
    told(&SOUND.replacen(right, typed, 1))
}

fn told(text: &str) -> Vec<String> {
    let problems = common::found(text).into_iter();
    let problems = problems.inspect(|problem| names_no_other_number(text, problem));
    problems.map(|it| format!("{} {}｜{}", it.code, it.message, it.help.unwrap_or_default())).collect()
}

/// A remedy says no number that does not stand on the line of its problem: somebody would type it. Zero stands for
/// nothing; the year is the report's own.
fn names_no_other_number(text: &str, problem: &Problem) {
    if problem.code == "F002" && problem.message.contains("line_pitch") {
        return; // its bounds
    }
    let start = text[..problem.span().start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[problem.span().end..].find('\n').map_or(text.len(), |at| problem.span().end + at);
    let line = &text[start..end];
    let known = numbers(line);
    let has_numerals = line.contains(['三', '二']);
    for number in numbers(problem.help.as_deref().unwrap_or_default()) {
        let is_year = line.contains("year") && number == "2024";
        let is_known = known.iter().any(|own| number.trim_start_matches('0') == own.trim_start_matches('0'));
        // 1 200 may be one number.
        let is_joined = numbers(&line.replace(' ', "")).contains(&number);
        // A day of two digits gets its century.
        let is_century = number.strip_prefix("20").is_some_and(|rest| known.iter().any(|own| own == rest));
        let is_read = is_known || is_joined || is_century || has_numerals || is_year || number == "0";
        assert!(is_read, "{number} in {:?} is not on the line {line}", problem.help);
    }
}

/// The runs of digits of a text, in half width and without the commas between thousands.
fn numbers(text: &str) -> Vec<String> {
    let plain: Vec<char> = text.chars().map(half).collect();
    let keep = |at: usize| plain[at] != ',' || !plain.get(at + 1).is_some_and(char::is_ascii_digit);
    let own: String = (0..plain.len()).filter(|at| keep(*at)).map(|at| plain[at]).collect();
    let runs = own.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
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
