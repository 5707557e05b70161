//! A paragraph is one line, and is not torn into lines of one width.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::lines;
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T109", "torn-lines", &[Severity::Warning], include_str!("t109_torn_lines.md"), check);

/// From so many lines in a row on that end within a sentence at one width, a program has broken them: two may be verse
/// or a list.
const RUN: usize = 3;
/// The widths of pages and mails, in characters; shorter lines are lists.
const WIDTHS: Range<usize> = 18..81;
/// By how many characters the lines of one width differ: no mark begins a line, and Latin letters are narrow.
const RAGGED: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.narratives() {
        let Some((run, first)) = torn(&prose.text) else { continue };
        let message = format!("有 {run} 行在句子中间断开，印出来各成一段");
        let problem = RULE.problem(message, prose.span(first), "句子没有完");
        found.push(problem.help("把断开的行连成一段"));
    }
}

/// Finds the longest run of torn lines: how many they are, and the end of the first one.
fn torn(text: &str) -> Option<(usize, Range<usize>)> {
    // Some programs put an empty line behind each.
    let all: Vec<_> = lines(text).filter(|line| !text[line.clone()].trim().is_empty()).collect();
    // A run: its first line, how many lines it has, and their width.
    let mut run: Option<(usize, usize, usize)> = None;
    let mut best: Option<(usize, usize)> = None;
    for (at, line) in all.iter().enumerate() {
        let words = text[line.clone()].trim();
        let width = words.chars().count();
        let runs_on =
            at + 1 < all.len() && ends_within(words) && begins_within(text[all[at + 1].clone()].trim());
        run = match run {
            _ if !runs_on || !WIDTHS.contains(&width) => None,
            Some((first, count, other)) if width.abs_diff(other) <= RAGGED => Some((first, count + 1, other)),
            _ => Some((at, 1, width)),
        };
        if let Some((first, count, _)) =
            run.filter(|(_, count, _)| best.is_none_or(|(_, most)| *count > most))
        {
            best = Some((first, count));
        }
    }
    let (first, count) = best.filter(|(_, count)| *count >= RUN)?;
    let line = all[first].clone();
    let words = text[line.clone()].trim_end();
    let last = words.chars().next_back()?;
    let end = line.start + words.len();
    Some((count, end - last.len_utf8()..end))
}

/// Whether a line ends within a sentence.
fn ends_within(words: &str) -> bool {
    !words.is_empty() && !words.ends_with(['。', '；', '：', '！', '？', '.', ';', ':', '!', '?', '”', '…'])
}

/// Whether a line may go on with a sentence: it has words and no number of a heading.
fn begins_within(words: &str) -> bool {
    !words.is_empty() && crate::text::ordinals::read(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::torn;

    #[test]
    fn lines_of_one_width_are_torn() {
        let line = "全年主动公开政府信息三百六十四条，其中公文类信";
        let text = format!("{line}\n{line}\n{line}\n息十条。");
        assert_eq!(torn(&text).map(|(count, _)| count), Some(3));
    }

    #[test]
    fn paragraphs_and_lists_are_not() {
        let list = "公开目录\n公开指南\n年度报告\n依申请公开";
        let paragraphs = "全年主动公开政府信息三百六十四条，其中公文类信息十条。\n全年没有收到政府信息公开申请，也没有行政复议、行政诉讼。";
        for text in [list, paragraphs, ""] {
            assert_eq!(torn(text), None, "{text}");
        }
    }
}
