//! Values as TOML writes them, and lines whose values and comments stand below each other.

use crate::report::{Cell, Entry, NotACount, TO_FILL_IN};
use unicode_width::UnicodeWidthStr;

/// The braces of both widths, any of which may begin a citation.
const BRACES: [char; 4] = ['{', '}', '｛', '｝'];

/// A text on one line.
pub fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            c => push(&mut out, c),
        }
    }
    out + "\""
}

/// A figure; what is no figure is written as it was, for a second look.
pub(crate) fn figure(cell: &Cell, decimals: usize) -> String {
    match &cell.value {
        Entry::Count(count) => count.to_string(),
        Entry::Amount(amount) => amount.show(decimals),
        Entry::Blank | Entry::AtLeast(_) => string(TO_FILL_IN),
        Entry::Unsure => string("?"),
        Entry::NotACount(NotACount::Words | NotACount::Kind(_) | NotACount::List, written) => string(written),
        Entry::NotACount(_, written) => written.clone(),
    }
}

/// A text of paragraphs, a line each, between marks of three quotation marks.
pub fn paragraphs(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // Quotation marks in a row, or at the end, would close the text.
        if c == '"' && matches!(chars.peek(), None | Some('"')) {
            out.push_str("\\\"");
        } else {
            push(&mut out, c);
        }
    }
    out + "\"\"\""
}

/// A text in which every brace is a citation of itself, so that none is taken for one of a figure.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(BRACES) {
        let braces = rest[at..].find(|c| !BRACES.contains(&c)).map_or(&rest[at..], |end| &rest[at..at + end]);
        out.extend([&rest[..at], "{{ \"", braces, "\" }}"]);
        rest = &rest[at + braces.len()..];
    }
    out + rest
}

fn push(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\n' | '\t' => out.push(c),
        c if c.is_control() => out.extend(format!("\\u{:04X}", u32::from(c)).chars()),
        c => out.push(c),
    }
}

/// Lines that are aligned with each other.
#[derive(Debug, Default)]
pub(crate) struct Lines(Vec<Line>);

#[derive(Debug)]
enum Line {
    Comment(String),
    Pair { key: String, value: String, comment: String },
}

impl Lines {
    /// A line that only says something.
    pub(crate) fn comment(&mut self, text: impl Into<String>) {
        self.0.push(Line::Comment(text.into()));
    }

    /// A key with its value; the comment may be empty.
    pub(crate) fn pair(
        &mut self,
        key: impl Into<String>,
        value: impl Into<String>,
        comment: impl Into<String>,
    ) {
        self.0.push(Line::Pair { key: key.into(), value: value.into(), comment: comment.into() });
    }

    /// The lines, each with its line feed. Long values do not move the comments of the others.
    pub(crate) fn show(&self) -> String {
        let pairs = || {
            self.0.iter().filter_map(|line| match line {
                Line::Pair { key, value, .. } => Some((key, value)),
                Line::Comment(_) => None,
            })
        };
        let keys = pairs().map(|(key, _)| key.width()).max().unwrap_or(0);
        let values = pairs().map(|(_, value)| value.width()).filter(|width| *width <= 40).max().unwrap_or(0);
        let line = |line: &Line| match line {
            Line::Comment(text) => format!("# {}\n", text.replace(char::is_control, " ")),
            Line::Pair { key, value, comment } if comment.is_empty() => format!("{key:keys$} = {value}\n"),
            Line::Pair { key, value, comment } => {
                let room = " ".repeat(values.saturating_sub(value.width()));
                format!("{key:keys$} = {value}{room}  # {}\n", comment.replace(char::is_control, " "))
            }
        };
        self.0.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in
            ["", "县\"局\"", "a\\b\"\"\"", "一\n二\n", "\u{7}\t\u{feff}", "\"", "\n头", "\\\\\"\"\"\"x\""]
        {
            for written in [string(text), paragraphs(text)] {
                let read: toml::Table = toml::from_str(&format!("x = {written}")).unwrap();
                assert_eq!(read["x"].as_str(), Some(text), "{written}");
            }
        }
    }

    #[test]
    fn values_and_comments_stand_below_each_other() {
        let mut lines = Lines::default();
        lines.pair("name", string("县"), "全称");
        lines.pair("kind", "3", "类别");
        lines.pair("telephone", "3", "");
        let expected = "name      = \"县\"  # 全称\nkind      = 3     # 类别\ntelephone = 3\n";
        assert_eq!(lines.show(), expected);
    }
}
