//! No citizen's identity number is published.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::half;
use chrono::NaiveDate;
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "P101",
    "identity-number",
    &[Severity::Warning],
    include_str!("p101_identity_number.md"),
    check,
);

/// The first two digits: the province.
const PROVINCES: &[u32] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
];
/// The weights of the first 17 digits (GB 11643—1999).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.narratives() {
        for part in numbers(&prose.text) {
            let problem = RULE.problem("文字里有居民身份证号码", prose.span(part), "身份证号码");
            found.push(problem.help("删去号码，或隐去其中几位"));
        }
    }
}

/// Finds every identity number: 18 characters by themselves that follow all rules of such numbers.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut word: Vec<(usize, char)> = vec![];
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        let plain = half(c);
        if plain.is_ascii_alphanumeric() {
            word.push((at, plain.to_ascii_uppercase()));
        } else if let Some((start, _)) = word.first() {
            found.extend(is_identity(&word).then_some(*start..at));
            word.clear();
        }
    }
    found
}

fn is_identity(letters: &[(usize, char)]) -> bool {
    let [digits @ .., (_, last)] = letters else { return false };
    let digits: Vec<u32> = digits.iter().map_while(|(_, c)| c.to_digit(10)).collect();
    if letters.len() != 18 || digits.len() != 17 {
        return false;
    }
    let number = |part: Range<usize>| digits[part].iter().fold(0, |number, digit| number * 10 + digit);
    let year = i32::try_from(number(6..10)).unwrap_or(0);
    let born = NaiveDate::from_ymd_opt(year, number(10..12), number(12..14));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize);
    (1900..2100).contains(&year)
        && born.is_some()
        && PROVINCES.contains(&number(0..2))
        && check == Some(*last)
}
