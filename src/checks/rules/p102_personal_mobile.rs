//! No person's mobile number is published.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::SectionText;
use crate::text::half;
use std::collections::BTreeSet;
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "P102",
    "personal-mobile",
    &[Severity::Warning],
    include_str!("p102_personal_mobile.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let agency = report.agency.phone.as_ref().map_or(String::new(), |phone| digits(&phone.value));
    // The opening names the agency's contact.
    let opening = report.opening.as_ref().map_or(vec![], |opening| mobiles(&opening.text));
    let opening: BTreeSet<_> = opening.into_iter().map(|(_, number)| number).collect();
    for text in report.section_texts.iter().flat_map(SectionText::texts) {
        for (part, number) in mobiles(&text.text) {
            if !agency.contains(&number) && !opening.contains(&number) {
                let problem = RULE.problem("文字里有手机号码", text.span(part), "手机号码");
                found.push(problem.help("是个人的号码，就删去；是公开的联系电话，可以认可这一条"));
            }
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().map(half).filter(char::is_ascii_digit).collect()
}

/// Finds every mobile number, in one piece or as 138-0000-0000.
fn mobiles(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    let mut from = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| half(*c) == '1') {
        let joined = text[..at]
            .chars()
            .next_back()
            .map(half)
            .is_some_and(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
        if at < from || (joined && !text[..at].ends_with("+86") && !text[..at].ends_with("86-")) {
            continue;
        }
        if let Some(length) = mobile(&text[at..]) {
            found.push((at..at + length, digits(&text[at..at + length])));
            from = at + length;
        }
    }
    found
}

/// Returns the length of a mobile number at the beginning of a text.
fn mobile(text: &str) -> Option<usize> {
    let mut number = String::new();
    let mut length = 0;
    let mut marks = 0;
    for c in text.chars() {
        let plain = half(c);
        match plain {
            _ if plain.is_ascii_digit() => number.push(plain),
            '-' | ' ' if number.len() == 3 || (number.len() == 7 && marks == 1) => marks += 1,
            _ => break,
        }
        length += c.len_utf8();
        if number.len() > 11 {
            return None;
        }
    }
    let second = number.chars().nth(1).is_some_and(|c| ('3'..='9').contains(&c));
    let after = text[length..].chars().next();
    // Figures that count or measure something are no telephone numbers.
    let counts = after
        .is_some_and(|c| c.is_ascii_alphanumeric() || ".%-*".contains(c) || "元万亿次条件个人平".contains(c));
    (number.len() == 11 && second && !counts).then_some(length)
}
