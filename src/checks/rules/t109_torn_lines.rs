//! A paragraph is one line, and is not torn into lines of one width; a text ends where a sentence does.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::{Words, is_chinese, lines};
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

/// Marks within a sentence.
const MIDDLE: &[char] = &['，', '、', '；', ',', ';'];
/// The mark at the end of a sentence.
const END: char = '。';
/// An agency that ends so many texts with a mark, and leaves it out in no more than [`FEW`], sets them.
const ENOUGH: usize = 4;
const FEW: usize = 2;
/// A longer line with a comma is no heading.
const SENTENCE: usize = 12;
/// What may end without a mark: how to reach the agency, and what points to a table or an annex.
static CONTACTS: Words = Words::of(
    "电话 传真 地址 网址 邮编 邮政编码 邮箱 邮件 联系 附件 附表 见下表 如下表 下表 特此报告 年报 http www 日期",
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.narratives() {
        let Some((run, first)) = torn(&prose.text) else { continue };
        let message = format!("有 {run} 行在句子中间断开，印出来各成一段");
        let problem = RULE.problem(message, prose.span(first), "句子没有完");
        found.push(problem.help("把断开的行连成一段"));
    }
    cut_off(case, found);
}

/// Reports texts that end within a sentence: at a mark within one, or at none where the agency sets them.
fn cut_off(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let texts: Vec<_> =
        report.narratives().filter_map(|prose| Some((prose, last_line(&prose.text)?))).collect();
    let without: Vec<_> = texts
        .iter()
        .filter(|(prose, line)| !report.is_opening(prose) && ends_without_mark(&prose.text, line))
        .map(|(_, line)| line.clone())
        .collect();
    let complete = texts.iter().filter(|(prose, line)| prose.text[line.clone()].ends_with(END)).count();
    // What an import read may have been cut by the import.
    let sets_marks = report.printed.is_none() && complete >= ENOUGH && without.len() <= FEW;
    for (prose, line) in texts {
        let words = &prose.text[line.clone()];
        let Some(last) = words.chars().next_back() else { continue };
        let (message, label) = if MIDDLE.contains(&last) {
            (format!("这段文字以“{last}”结尾，句子没有完"), "句子没有完")
        } else if sets_marks && !report.is_opening(prose) && ends_without_mark(&prose.text, &line) {
            ("这段文字的末尾没有标点".to_owned(), "没有标点")
        } else {
            continue;
        };
        let problem = RULE.problem(message, prose.span(line.end - last.len_utf8()..line.end), label);
        found.push(problem.help("核对这段文字是否完整"));
    }
}

/// The last line of a text that holds words, without the blanks around it.
fn last_line(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end().len();
    let start = lines(&text[..end]).last().map_or(0, |line| line.start);
    let start = end - text[start..end].trim_start().len();
    (start < end).then_some(start..end)
}

/// Whether the last line of a text is a sentence that ends with a character or a figure, though sentences before it end
/// with a mark. A telephone or an address, a remark in brackets and a heading need none.
fn ends_without_mark(text: &str, line: &Range<usize>) -> bool {
    let words = &text[line.clone()];
    let Some(last) = words.chars().next_back() else { return false };
    let tail = words.rsplit('。').next().unwrap_or(words);
    let is_tail = tail.len() < words.len();
    let is_sentence = words.contains('，') && words.chars().nth(SENTENCE).is_some();
    let earlier = text[..line.start].trim_end();
    (is_chinese(last) || last.is_ascii_digit())
        && (is_tail || is_sentence && (earlier.is_empty() || earlier.ends_with(END)))
        && crate::text::ordinals::read(tail.trim_start()).is_none()
        && !CONTACTS.is_in(tail)
        && !tail.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(['-', '.', '/', ':', '：'])
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
    use super::{ends_without_mark, last_line, torn};

    #[test]
    fn a_text_that_was_cut_off_ends_without_a_mark() {
        let cut = |text: &str| last_line(text).is_some_and(|line| ends_without_mark(text, &line));
        for text in [
            "收到申请4件。行政复议后起诉4件",
            "收到申请4件。行政复议",
            "收到申请4件。\n全部按期答复，其中1件本机关不掌\n",
            "因信息公开被申请行政复议34件，被提起行政诉讼21",
        ] {
            assert!(cut(text), "{text}");
        }
        for text in [
            "",
            "无",
            "收到申请4件。",
            "收到申请4件。（全部答复）",
            "收到申请4件。\n（二）改进措施",
            "收到申请4件。\n某县民政局\n2025年1月20日",
            "咨询请来人。联系电话：0371-12345678",
            "公开目录，公开指南",
            "欢迎访问。网址：http://www.gov.cn",
        ] {
            assert!(!cut(text), "{text}");
        }
    }

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
