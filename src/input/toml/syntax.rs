//! Says in plain Chinese what TOML's grammar does not allow, and what to type instead.

use crate::report::{Oddity, Strange};
use crate::source::{Source, Span};
use std::collections::BTreeSet;
use toml::de::{DeTable, Error};

/// More faults than anybody would read; what follows is most often a consequence of what went before.
const MOST: usize = 50;

/// Full-width characters that input methods put where TOML wants ASCII, and what to type instead.
const FULL_WIDTH: &[(char, &str)] = &[
    ('＝', "="),
    ('，', ","),
    ('、', ","),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('＂', "\""),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('．', "."),
    ('。', "."),
    ('＃', "#"),
    ('－', "-"),
    ('：', "="),
    ('\u{3000}', "空格"),
];

/// What the parser says, and what that means for a clerk: sentence and remedy.
const MEANINGS: &[(&str, &str, &str)] = &[
    ("duplicate key", "这个键在同一节里写了两次", "只留一处"),
    ("string values must be quoted", "文字没有加引号", "文字写在英文双引号里：\"…\"，数字不加引号"),
    ("missing comma", "两个值之间缺少逗号", "用英文逗号 , 隔开"),
    ("extra comma", "多了一个逗号", "删去多余的逗号"),
    ("unclosed array", "方括号没有配对", "在这一行的末尾补上 ]"),
    ("unexpected `=` in array", "方括号没有配对", "在上一行的末尾补上 ]"),
    ("missing array opening", "方括号没有配对", "补上 [，或删去多余的 ]"),
    ("unclosed table", "节名的方括号没有配对", "节名写成 [agency]"),
    ("unclosed array table", "节名的方括号没有配对", "节名写成 [[accept]]"),
    ("missing table open", "节名的方括号没有配对", "节名写成 [agency]"),
    ("key with no value", "这个键后面没有等号和值", "写成 键 = 值"),
    ("missing value", "等号后面没有值", "填上值；没有数的填 0"),
    ("extra `=`", "多了一个等号", "删去多余的等号"),
    ("missing assignment", "键和值之间缺少等号", "写成 键 = 值"),
    ("unexpected leading zero", "数字以 0 开头", "删去前面的 0；电话、邮编要写在英文双引号里"),
    ("redundant numeric sign", "数字前面多了正负号", "只写数字"),
    (
        "invalid basic string",
        "引号没有配对，或引号里有不能直接写的字符",
        "成段的文字写在 \"\"\" 和 \"\"\" 之间",
    ),
    ("invalid multi-line basic string", "三个引号 \"\"\" 没有配对", "在文字末尾补上 \"\"\""),
    ("missing escaped value", "反斜线 \\ 后面的字符不对", "反斜线要写成 \\\\"),
    ("invalid literal string", "单引号没有配对", "文字写在英文双引号里：\"…\""),
    ("recursion limit", "括号套得太深", "按格式填写，不要多层嵌套"),
    ("missing newline", "一行里写了两样内容", "每个“键 = 值”单独一行"),
    ("unexpected key or value", "一行里写了两样内容，或引号没有配对", "每个“键 = 值”单独一行；引号要成对"),
    ("invalid date", "日期或数字的写法不对", "日期写成 2025-01-20；电话、邮编写在英文双引号里"),
    ("invalid time", "日期或数字的写法不对", "日期写成 2025-01-20；电话、邮编写在英文双引号里"),
    ("invalid float", "日期或数字的写法不对", "日期写成 2025-01-20；金额写成 1725.6168"),
    ("invalid integer", "数字的写法不对", "只写半角数字，不加单位和千分位逗号"),
    ("invalid", "这里的写法不对", "文字、电话、邮编写在英文双引号里，数字不加引号"),
];

/// What could be saved of a file that breaks TOML's grammar.
pub(super) struct Saved {
    /// The file's text with every line that could not be read blanked out, byte for byte.
    pub(super) text: String,
    /// Those lines, counted from 1.
    pub(super) torn: BTreeSet<usize>,
    /// One oddity for each of them.
    pub(super) oddities: Vec<Oddity>,
}

/// Blanks out what cannot be read, line by line, until the rest can be. The parser alone gives up at the first
/// fault of grammar, and a clerk would have to run the check once for each slip.
pub(super) fn save(source: &Source) -> Saved {
    let mut saved = Saved { text: source.text.clone(), torn: BTreeSet::new(), oddities: vec![] };
    // A hostile file must not be parsed fifty times over.
    let rounds = MOST.min(1 + (64 << 20) / (source.text.len() + 1));
    for _ in 0..rounds {
        let (_, errors) = DeTable::parse_recoverable(&saved.text);
        let Some(error) = errors.into_iter().min_by_key(|error| place(source, error).start) else {
            return saved;
        };
        let (span, oddity) = match open_text(&saved.text).or_else(|| open_array(source, &saved.text, &error))
        {
            Some((span, message, help)) => {
                let what = Strange::Syntax { message: message.to_owned(), help: Some(help.to_owned()) };
                let first = source.text[span.clone()].find('\n').map_or(span.end, |at| span.start + at);
                (span.clone(), Oddity { span: span.start..first, what })
            }
            None => (place(source, &error), oddity(source, &error, place(source, &error))),
        };
        saved.blank(source, &span);
        saved.oddities.push(oddity);
    }
    saved.text = blank(&saved.text);
    saved
}

impl Saved {
    fn blank(&mut self, source: &Source, span: &Span) {
        let start = source.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = source.text[span.end..].find('\n').map_or(source.text.len(), |at| span.end + at);
        self.torn.extend(source.position(start).line..=source.position(end.max(start + 1) - 1).line);
        self.text.replace_range(start..end, &blank(&source.text[start..end]));
    }
}

/// As many bytes that say nothing, with the lines kept.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

/// A text in `"""` that runs into the next key: its place up to there.
fn open_text(text: &str) -> Option<(Span, &'static str, &'static str)> {
    let mut open: Option<usize> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(start) = open.filter(|_| begins_key(line)) {
            return Some((start..at - 1, "三个引号 \"\"\" 没有配对", "在这段文字的末尾补上 \"\"\""));
        }
        for (quote, _) in line.match_indices("\"\"\"") {
            open = if open.is_some() { None } else { Some(at + quote) };
        }
        at += line.len();
    }
    open.map(|start| (start..text.len(), "三个引号 \"\"\" 没有配对", "在这段文字的末尾补上 \"\"\""))
}

/// Whether a line reads `[agency]`, `text = """` or the like, which no paragraph of a report does.
fn begins_key(line: &str) -> bool {
    let line = line.trim();
    let is_key = |key: &str| {
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte))
    };
    let header = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    let header = header.map(|name| name.trim_start_matches('[').trim_end_matches(']'));
    header.is_some_and(is_key) || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim()))
}

/// A list that was never closed, so that the next line is taken for a part of it.
fn open_array(source: &Source, text: &str, error: &Error) -> Option<(Span, &'static str, &'static str)> {
    let told = place(source, error);
    if !error.message().contains("array") || error.message().contains("table") {
        return None;
    }
    let mut end = text[..told.start].rfind('\n').map_or(0, |at| at + 1);
    let here = text[end..].lines().next().unwrap_or("");
    // The fault is of the line itself, unless the line is a key that was swallowed.
    if !begins_key(here) || here.split_once('=').is_some_and(|(key, _)| end + key.len() < told.start) {
        return None;
    }
    for line in text[..end].split('\n').rev().skip(1) {
        let start = end - line.len() - 1;
        if begins_key(line) {
            let (open, close) = (line.matches('[').count(), line.matches(']').count());
            let found = (start..start + line.len(), "方括号没有配对", "在这一行的末尾补上 ]");
            return (open > close).then_some(found);
        }
        end = start;
    }
    None
}

/// Where an error is: at least one character of its line, so that there is something to point at.
fn place(source: &Source, error: &Error) -> Span {
    let text = &source.text;
    let end_of_text = text.trim_end().len();
    let span = error.span().unwrap_or(end_of_text..end_of_text);
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut end = span.end.clamp(start, line_end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if start == end {
        match text[start..line_end].chars().next() {
            Some(next) => end += next.len_utf8(),
            // At the end of a line there is nothing to underline but what went before.
            None => {
                start -= text[..start].chars().next_back().filter(|c| *c != '\n').map_or(0, char::len_utf8);
            }
        }
    }
    start..end
}

fn oddity(source: &Source, error: &Error, span: Span) -> Oddity {
    if let Some((at, wide, plain)) = full_width(source, &span) {
        let message = format!("这里用了全角字符 {wide}").replace(" \u{3000}", "：空格");
        let help = format!("关闭中文标点，改成半角的 {plain}").replace(" 空格", "空格");
        let span = at..at + wide.len_utf8();
        return Oddity { span, what: Strange::Syntax { message, help: Some(help) } };
    }
    // The parser takes `1 2` for a text without quotation marks.
    let numbers =
        source.text[span.clone()].split_whitespace().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let told = if numbers {
        error.message().replace("string values", "missing comma")
    } else {
        error.message().to_owned()
    };
    let meaning = MEANINGS.iter().find(|(start, ..)| told.starts_with(start));
    let (message, help) = meaning
        .map_or(("这一行不是“键 = 值”的写法", None), |(_, message, help)| {
            (*message, Some((*help).to_owned()))
        });
    Oddity { span, what: Strange::Syntax { message: message.to_owned(), help } }
}

/// The first full-width character of a line outside of quotation marks and comments.
fn full_width(source: &Source, span: &Span) -> Option<(usize, char, String)> {
    let text = &source.text;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let (mut quote, mut escaped) = (None, false);
    for (at, c) in line.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') => return None,
            (None, _) => {
                if let Some(plain) = plain(c) {
                    return Some((start + at, c, plain));
                }
            }
        }
    }
    None
}

/// What to type instead of a full-width character.
fn plain(c: char) -> Option<String> {
    if let Some((_, plain)) = FULL_WIDTH.iter().find(|(wide, _)| *wide == c) {
        return Some((*plain).to_owned());
    }
    let digit = u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10)?;
    Some(digit.to_string())
}
