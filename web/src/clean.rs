//! Makes a text that was pasted from Word or a web page fit for a report, and says what was changed.

use gen_report::text::{is_blank, is_chinese, is_invisible, unified};
use serde::Serialize;

/// A text, and what was changed in it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct CleanAnswer {
    text: String,
    changes: Vec<String>,
}

/// How often each kind of change was made.
#[derive(Debug, Default)]
struct Changes {
    soft_breaks: usize,
    indents: usize,
    tabs: usize,
    blank_lines: usize,
    invisible: usize,
    bullets: usize,
    look_alikes: usize,
}

/// Marks of lists that Word and WPS put before a paragraph; those of the private use area are from symbol fonts.
const BULLETS: &[char] = &[
    '•', '●', '○', '■', '□', '◆', '◇', '▪', '➢', '➤', '✓', '✔', '\u{f0b7}', '\u{f06c}', '\u{f0d8}',
    '\u{f0fc}', '\u{f075}',
];

/// Cleans a text.
pub fn clean(text: &str) -> CleanAnswer {
    let mut changes = Changes::default();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Word's soft return ends a line of the same paragraph; a report has paragraphs only.
    changes.soft_breaks = text.matches(['\u{b}', '\u{2028}', '\u{2029}', '\u{85}']).count();
    let text = text.replace(['\u{b}', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let mut lines: Vec<_> = text.split('\n').map(|line| paragraph(line, &mut changes)).collect();
    let all = lines.len();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let ends = all - lines.len();
    let filled: Vec<_> = lines.iter().filter(|line| !line.is_empty()).cloned().collect();
    // A line feed at the very end is how a whole paragraph is copied.
    changes.blank_lines = lines.len() - filled.len() + ends.saturating_sub(1);
    CleanAnswer { text: filled.join("\n"), changes: changes.words() }
}

/// Cleans one line.
fn paragraph(line: &str, changes: &mut Changes) -> String {
    let mut out = String::with_capacity(line.len());
    let seen = line.chars().filter(|c| !is_removed(*c)).collect::<String>();
    changes.invisible += line.chars().count() - seen.chars().count();
    let body = seen.trim_start_matches(is_gap);
    changes.indents += usize::from(body.len() < seen.len() && !body.is_empty());
    let body = without_bullet(body, changes).trim_end_matches(is_gap);
    let mut before = None;
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        let plain = unified(c);
        changes.look_alikes += usize::from(plain != c);
        match plain {
            '\t' => {
                changes.tabs += 1;
                // Words of letters stay apart; Chinese needs no blank, nor does a number before its words.
                let is_word = |c: char| c.is_alphanumeric() && !is_chinese(c);
                if before.is_some_and(is_word) && chars.peek().copied().is_some_and(is_word) {
                    out.push(' ');
                }
            }
            '\u{a0}' => out.push(' '),
            c => out.push(c),
        }
        before = Some(plain);
    }
    out
}

fn without_bullet<'t>(line: &'t str, changes: &mut Changes) -> &'t str {
    match line.strip_prefix(BULLETS) {
        // Without a blank behind it the mark may be a word: ○○局.
        Some(rest) if rest.starts_with(is_gap) => {
            changes.bullets += 1;
            rest.trim_start_matches(is_gap)
        }
        _ => line,
    }
}

fn is_gap(c: char) -> bool {
    is_blank(c) || c == '\t' || c == '\u{a0}'
}

/// Characters without width, the marks of cells, pages and objects of Word, and every other control character.
fn is_removed(c: char) -> bool {
    c != '\t' && (is_invisible(c) || c == '\u{fffc}' || c == '\u{ad}' || c.is_control())
}

impl Changes {
    fn words(&self) -> Vec<String> {
        [
            (self.soft_breaks, "把 {} 处软回车改成了分段"),
            (self.bullets, "去掉了 {} 处项目符号"),
            (self.indents, "去掉了 {} 段开头的空格（成文时自动缩进）"),
            (self.tabs, "去掉了 {} 处制表符"),
            (self.blank_lines, "去掉了 {} 个空行"),
            (self.invisible, "去掉了 {} 个看不见的字符"),
            (self.look_alikes, "把 {} 个形近的部首字符改成了汉字"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| words.replace("{}", &count.to_string()))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, String) {
        let CleanAnswer { text, changes } = clean(text);
        (text, changes.join("；"))
    }

    #[test]
    fn a_clean_text_stays_as_it_is() {
        for text in ["", "2024年，共收到申请3件。", "第一段。\n第二段 IPv6 支持。", "一是……；\n二是……。"]
        {
            assert_eq!(cleaned(text), (text.to_owned(), String::new()));
        }
    }

    #[test]
    fn what_word_leaves_is_taken_out_and_reported() {
        for (text, cleaned_text, changes) in [
            ("一段\u{b}二段\r\n", "一段\n二段", "把 1 处软回车改成了分段"),
            ("　　一段\r\n　　二段", "一段\n二段", "去掉了 2 段开头的空格（成文时自动缩进）"),
            ("1.\t完善制度", "1.完善制度", "去掉了 1 处制表符"),
            ("gov\tcn", "gov cn", "去掉了 1 处制表符"),
            ("一段\n\n二段\n", "一段\n二段", "去掉了 1 个空行"),
            ("\u{f0b7}\t一段", "一段", "去掉了 1 处项目符号"),
            ("申\u{200b}请\u{feff}", "申请", "去掉了 2 个看不见的字符"),
            ("○○局\t", "○○局", ""),
            ("⼀是", "一是", "把 1 个形近的部首字符改成了汉字"),
        ] {
            assert_eq!(cleaned(text), (cleaned_text.to_owned(), changes.to_owned()));
        }
    }
}
