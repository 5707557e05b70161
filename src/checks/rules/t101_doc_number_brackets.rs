//! The year of a document number is in tortoise-shell brackets.

use crate::checks::case::Case;
use crate::checks::edits::{replace, replace_ends};
use crate::checks::places::{FEW, gather};
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::edit::Edit;
use crate::report::Prose;
use crate::text::{half, is_chinese};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "T101",
    "doc-number-brackets",
    &[Severity::Error],
    include_str!("t101_doc_number_brackets.md"),
    check,
);

const OPEN: &[char] = &['(', '[', '【', '〖', '{', '〈', '<', '《', '〔', '﹝'];
const CLOSE: &[char] = &[')', ']', '】', '〗', '}', '〉', '>', '》', '〕', '﹞'];
/// Things with a number that is no document number.
const OTHERS: &[&str] = &["地块", "宗地", "建议", "提案", "标段", "楼", "院", "线"];
/// Brackets that stand around a year in document numbers only.
const OWN: &[char] = &['〔', '﹝'];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let mut problems = vec![];
    for (prose, compact) in case.narratives() {
        for (part, right) in wrong(&compact.text) {
            let span = compact.origin(part);
            let message = format!("文号“{}”没有用六角括号", &prose.text[span.clone()]);
            let problem =
                RULE.problem(message, prose.span(span.clone()), "文号的年份").fixed_by(brackets(prose, span));
            problems.push(problem.help(format!("改为“{right}”")));
        }
    }
    let message = |count| format!("有 {count} 处文号没有用六角括号");
    found.extend(gather(problems, FEW, message, "年份的括号改为〔〕"));
}

/// Replaces the two brackets, and takes 年 out.
fn brackets(prose: &Prose, span: Range<usize>) -> Vec<Edit> {
    let close = |c: char| CLOSE.contains(&half(c));
    let end = prose.text[span.clone()].char_indices().find(|(_, c)| close(*c));
    let Some((at, c)) = end else { return vec![] };
    let part = span.start..span.start + at + c.len_utf8();
    let year =
        prose.text[part.clone()].find('年').map(|at| part.start + at..part.start + at + '年'.len_utf8());
    let mut edits = replace_ends(prose, part, ["〔", "〕"]);
    edits.extend(year.map(|year| replace(prose, year, "")));
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// Finds document numbers with other brackets; returns each with how it should read.
fn wrong(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = vec![];
    for (at, open) in text.char_indices().filter(|(_, c)| OPEN.contains(c)) {
        let Some((year, close, number, length)) = number(&text[at + open.len_utf8()..], open) else {
            continue;
        };
        let is_sound = open == '〔' && close == "〕";
        // A document number begins with the organ's letters.
        let letters =
            text[..at].chars().next_back().is_some_and(|c| is_chinese(c) || c.is_ascii_alphabetic());
        if letters && !is_sound {
            found.push((at..at + open.len_utf8() + length, format!("〔{year}〕{number}号")));
        }
    }
    found
}

/// Reads year, closing bracket and number behind an opening bracket; returns them with their length. The bracket may
/// hold 年 where it is one of a document number.
fn number(rest: &str, open: char) -> Option<(&str, &str, &str, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let year = rest.get(..4).filter(|_| digits(rest) == 4)?;
    if !(year.starts_with("19") || year.starts_with("20")) {
        return None;
    }
    let inner = rest[4..].strip_prefix('年').filter(|_| OWN.contains(&open)).unwrap_or(&rest[4..]);
    let after = inner.strip_prefix(CLOSE)?;
    let close = &rest[4..rest.len() - after.len()];
    let after = after.strip_prefix('第').unwrap_or(after);
    let number = after.get(..digits(after)).filter(|number| (1..=5).contains(&number.len()))?;
    let end = after[number.len()..].strip_prefix('号')?;
    // Plots of land and proposals have numbers of their own.
    if OTHERS.iter().any(|word| end.starts_with(word)) {
        return None;
    }
    Some((year, close, number, rest.len() - end.len()))
}
