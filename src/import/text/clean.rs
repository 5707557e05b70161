//! Takes the marks of an earlier conversion out of a text, line by line, so that line numbers stay.

use crate::import::extract::{Dropped, Mark, Stream};

const BOOKMARK: &str = "[bookmark:";

/// Writes `text` without the marks into the stream and takes down what was left out.
pub(crate) fn clean(text: &str, stream: &mut Stream) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            stream.text.push('\n');
        }
        clean_line(line, stream);
    }
}

fn clean_line(line: &str, stream: &mut Stream) {
    let mut rest = line;
    let indent = rest.len() - rest.trim_start_matches(' ').len();
    let body = &rest[indent..];
    let level = body.len() - body.trim_start_matches('#').len();
    if (1..=6).contains(&level) && body[level..].starts_with(' ') {
        drop_mark(stream, Mark::Markdown, &body[..level]);
        rest = body[level..].trim_start();
    }
    while let Some(c) = rest.chars().next() {
        if let Some(mark) = bookmark(rest) {
            drop_mark(stream, Mark::Bookmark, mark);
            rest = &rest[mark.len()..];
        } else if let Some(words) = bold(rest) {
            drop_mark(stream, Mark::Markdown, "**");
            stream.text.push_str(words);
            rest = &rest[words.len() + 4..];
        } else if let Some(escaped) = escaped(rest) {
            drop_mark(stream, Mark::Markdown, "\\");
            stream.text.push(escaped);
            rest = &rest[2..];
        } else if !is_noise(c) {
            stream.text.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
}

fn drop_mark(stream: &mut Stream, kind: Mark, mark: &str) {
    stream.dropped.push(Dropped { kind, mark: mark.to_string(), at: stream.text.len() });
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
