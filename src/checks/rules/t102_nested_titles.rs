//! A title within a title has single marks: 《…〈…〉…》.

use crate::checks::case::Case;
use crate::checks::edits::replace_ends;
use crate::checks::places::gather;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::{half, is_chinese};
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T102", "nested-titles", &[Severity::Warning], include_str!("t102_nested_titles.md"), check);

/// From so many bytes on the closing mark is taken to be forgotten: the longest titles of notices have some 200 characters.
const LONGEST: usize = 600;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let mut problems = vec![];
    for prose in case.report.narratives() {
        for part in nested(&prose.text) {
            let inner = &prose.text[part.clone()];
            let words = inner.trim_matches(|c| "<>＜＞《》".contains(c));
            let message = "书名号里面的书名号不是单书名号";
            let problem = RULE
                .problem(message, prose.span(part.clone()), "里面的书名号")
                .fixed_by(replace_ends(prose, part, ["〈", "〉"]));
            problems.push(problem.help(format!("改为〈{words}〉")));
        }
    }
    let message = |count| format!("有 {count} 处书名号里面的书名号不是单书名号");
    found.extend(gather(problems, 1, message, "里面的书名号改为〈〉"));
}

/// Finds titles within titles that have no single marks.
fn nested(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    // For each title that is open: its mark and its place.
    let mut open: Vec<(char, usize)> = vec![];
    for (at, c) in text.char_indices().filter(|(_, c)| !is_chinese(*c)) {
        open.retain(|(_, start)| at - start <= LONGEST);
        match c {
            '\n' => open.clear(),
            '《' | '〈' => open.push((c, at)),
            '<' | '＜' if open.last().is_some_and(|(mark, _)| *mark == '《') => open.push(('<', at)),
            '》' | '〉' | '>' | '＞' => {
                let mark = match half(c) {
                    '》' => '《',
                    '〉' => '〈',
                    _ => '<',
                };
                let Some((last, start)) = open.pop_if(|(last, _)| *last == mark) else {
                    continue;
                };
                let outer = open.last().map(|(mark, _)| *mark);
                let end = at + c.len_utf8();
                // Where the next mark opens a title, the outer one was never closed.
                let closed = || {
                    text[end..].find(['《', '》']).is_some_and(|next| text[end + next..].starts_with('》'))
                };
                if outer == Some('《') && last != '〈' && closed() {
                    found.push(start..end);
                }
            }
            _ => {}
        }
    }
    found
}
