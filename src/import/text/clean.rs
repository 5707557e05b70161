//! Takes the marks of an earlier conversion out of a text, line by line, so that line numbers stay.

use crate::import::extract::{Extract, MarkKind, StrippedMark};

const BOOKMARK: &str = "[bookmark:";

/// Writes `text` without the marks into the extract and takes down what was left out.
pub(crate) fn clean(text: &str, extract: &mut Extract) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            extract.text.push('\n');
        }
        clean_line(line, extract);
    }
}

fn clean_line(line: &str, extract: &mut Extract) {
    let mut rest = line;
    let indent = rest.len() - rest.trim_start_matches(' ').len();
    let body = &rest[indent..];
    let level = body.len() - body.trim_start_matches('#').len();
    if (1..=6).contains(&level) && body[level..].starts_with(' ') {
        strip_mark(extract, MarkKind::Markdown, &body[..level]);
        rest = body[level..].trim_start();
    }
    while let Some(c) = rest.chars().next() {
        if let Some(mark) = bookmark(rest) {
            strip_mark(extract, MarkKind::Bookmark, mark);
            rest = &rest[mark.len()..];
        } else if let Some(words) = bold(rest) {
            strip_mark(extract, MarkKind::Markdown, "**");
            extract.text.push_str(words);
            rest = &rest[words.len() + 4..];
        } else if let Some(escaped) = escaped(rest) {
            strip_mark(extract, MarkKind::Markdown, "\\");
            extract.text.push(escaped);
            rest = &rest[2..];
        } else if !is_noise(c) {
            extract.text.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
}

fn strip_mark(extract: &mut Extract, kind: MarkKind, mark: &str) {
    extract.stripped.push(StrippedMark { kind, mark: mark.to_string(), at: extract.text.len() });
}

fn bookmark(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix(BOOKMARK)?;
    let end = name.find([']', '['])?;
    name[end..].starts_with(']').then(|| &rest[..=BOOKMARK.len() + end])
}

/// The words between `**` and `**`. Four asterisks in a row hide a telephone number, and mark nothing.
fn bold(rest: &str) -> Option<&str> {
    let words = rest.strip_prefix("**")?;
    let end = words.find('*')?;
    let closes = words[end..].starts_with("**") && !words[end..].starts_with("***");
    (end > 0 && closes && !words.starts_with(' ')).then(|| &words[..end])
}

/// `1\.` and `\*`: Markdown writers escape signs that would begin a list or a mark.
fn escaped(rest: &str) -> Option<char> {
    rest.strip_prefix('\\')?.chars().next().filter(|c| "*_.#-[]()~`>+!|".contains(*c))
}

/// Signs without width that converters scatter, and the cell marks and page breaks of old Word files.
fn is_noise(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' | '\u{2060}' | '\u{7}' | '\u{c}' | '\u{b}')
}
