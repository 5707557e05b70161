//! The opening counts as many sections as the form has.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::numerals;

pub(crate) const RULE: Rule =
    Rule::new("F119", "section-count", &[Severity::Warning], include_str!("f119_section_count.md"), check);

/// Words between the number and 部分.
const UNITS: &[&str] = &["个部分", "大部分", "部分", "个方面", "个章节"];
/// Words before the number by which the report is divided.
const DIVIDES: &[&str] =
    &["由", "包括", "包含", "分为", "分", "共", "共分", "共有", "等", "的", "情况", "事项", "组成"];

/// Bytes of the sentence that are searched: some 300 characters.
const LONGEST: usize = 900;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some((prose, compact)) = case.opening() else { return };
    let text = compact.text.as_str();
    let sections = case.form.sections.len();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit() || numerals::may_begin(*c)) {
        let digits = text[at..].bytes().take(3).take_while(u8::is_ascii_digit).count();
        let read = match digits {
            0 => numerals::number(&text[at..]),
            1 | 2 => text[at..at + digits].parse().ok().map(|number| (number, digits)),
            _ => None,
        };
        let Some((number, length)) = read.filter(|(number, _)| (2..=20).contains(number)) else { continue };
        let rest = &text[at + length..];
        let Some(unit) = UNITS.iter().find(|unit| rest.starts_with(**unit)) else { continue };
        let (before, after) = (&text[..at], &rest[unit.len()..]);
        if !DIVIDES.iter().any(|word| before.ends_with(word)) {
            continue;
        }
        let near = &before[before.floor_char_boundary(at.saturating_sub(LONGEST))..];
        let sentence = near.rsplit(['。', ';']).next().unwrap_or("");
        // 附表 and 附件 may be counted too.
        let is_whole = (sentence.contains("报告") || sentence.contains("全文"))
            && !sentence.contains('附')
            && !after.starts_with("内容之");
        if !is_whole {
            continue;
        }
        if usize::try_from(number).is_ok_and(|number| number != sections) {
            let span = prose.span(compact.origin(at..at + length + unit.len()));
            let written = &text[at..at + length + unit.len()];
            let message = format!("引言写报告有“{written}”，格式有 {sections} 个部分");
            let right = numerals::in_chinese(u32::try_from(sections).unwrap_or(0));
            found.push(RULE.problem(message, span, "部分数").help(format!("核对后写“{right}{unit}”")));
        }
        // What is counted after the sections is something else.
        return;
    }
}
