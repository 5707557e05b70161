//! Month and day bear no leading zero.

use crate::checks::rule::{Case, Check, Rule};
use crate::diagnostic::{Problem, Severity};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule {
    code: "T105",
    name: "padded-date",
    levels: &[Severity::Warning],
    overridable: false,
    since: "0.1",
    page: include_str!("t105_padded_date.md"),
    check: Check::Report(check),
};

fn check(case: &Case, found: &mut Vec<Problem>) {
    for (prose, plain) in case.plain() {
        for (part, right) in padded(&plain.text) {
            let span = plain.origin(part);
            let message = format!("日期“{}”的月、日前面有 0", &prose.text[span.clone()]);
            found.push(RULE.problem(message, prose.span(span), "日期").help(format!("改为“{right}”")));
        }
    }
}

/// Dates with a leading zero: where they stand, and how they should read.
fn padded(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    for (month, _) in text.match_indices('月') {
        let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = month - digits(&text[..month]);
        let after = &text[month + '月'.len_utf8()..];
        let day = after.bytes().take_while(u8::is_ascii_digit).count();
        let day = if after[day..].starts_with('日') { &after[..day] } else { "" };
        let (month, dated) = (&text[start..month], &text[..start]);
        // 0.05月 is no date.
        let decimal = dated.ends_with(['.', '-', '/']);
        let is_padded = |number: &str| number.len() == 2 && number.starts_with('0') && number != "00";
        if decimal || month.len() > 2 || !(is_padded(month) || is_padded(day) && !month.is_empty()) {
            continue;
        }
        let year = dated.strip_suffix('年').map_or("", |years| &years[years.len() - digits(years)..]);
        let pieces = [(year, "年"), (month, "月"), (day, "日")];
        let pieces = pieces.iter().filter(|(number, _)| !number.is_empty());
        let right = pieces.clone().map(|(number, unit)| format!("{}{unit}", number.trim_start_matches('0')));
        let from = start - if year.is_empty() { 0 } else { year.len() + "年".len() };
        let length: usize = pieces.map(|(number, unit)| number.len() + unit.len()).sum();
        found.push((from..from + length, right.collect()));
    }
    found
}
