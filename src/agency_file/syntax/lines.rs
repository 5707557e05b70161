//! The lines of a file that breaks TOML's grammar, as a clerk sees them: keys, values, section headers.

use crate::source::Span;

/// A line `key = value`, or what was meant to be one.
pub(crate) struct Pair {
    /// The key.
    pub(crate) key: Span,
    /// The sign between key and value: `=`, or what was typed for it.
    pub(crate) sign: Span,
    /// The value without the comment behind it.
    pub(crate) value: Span,
}

/// The header of a section, or what was meant to be one.
pub(crate) struct Header<'a> {
    /// The name as it was typed.
    pub(crate) name: &'a str,
    /// Whether it begins an entry of a list: `[[accept]]`.
    pub(crate) is_list: bool,
}

/// The line that a byte lies on, without its line feed.
pub(crate) fn line_at(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    Span::new(start, text[start..].find('\n').map_or(text.len(), |length| start + length))
}

/// The lines from a byte on, each with its place; the byte must begin a line.
pub(crate) fn lines_from(text: &str, from: usize) -> impl Iterator<Item = (Span, &str)> {
    let mut start = from;
    text[from..].split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        (span, line)
    })
}

/// The characters of a line that stand outside of quotation marks, up to the `#` of its comment.
pub(crate) fn bare(line: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut escaped, mut over) = (None, false, false);
    line.char_indices().filter(move |(_, c)| {
        let outside = quote.is_none() && !over;
        match (quote, *c) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(*c),
            (None, '#') => over = true,
            _ => {}
        }
        outside && quote.is_none()
    })
}

/// Takes a line apart into key and value.
pub(crate) fn pair(text: &str, line: Span) -> Option<Pair> {
    let words = &text[line];
    let sign = |signs: &[char]| bare(words).find(|(_, c)| signs.contains(c));
    let (at, sign) = sign(&['=']).or_else(|| sign(&['＝', '：', ':']))?;
    let after = at + sign.len_utf8();
    let comment = bare(words).find(|(_, c)| ['#', '＃'].contains(c));
    let end = comment.map_or(words.len(), |(at, _)| at).max(after);
    let span = |part: Span| {
        let own = &words[part];
        let start = line.start + part.start + (own.len() - own.trim_start().len());
        Span::new(start, start + own.trim().len())
    };
    let key = span(Span::new(0, at));
    let is_key = |c: char| c.is_alphanumeric() || "_-.．。\"'（）、".contains(c);
    let named = !key.is_empty() && text[key].chars().all(is_key);
    let sign = Span::new(line.start + at, line.start + after);
    named.then(|| Pair { key, sign, value: span(Span::new(after, end)) })
}

/// Takes a line for a section's header if it begins like one, whatever the brackets.
pub(crate) fn header(line: &str) -> Option<Header<'_>> {
    const OPEN: [char; 3] = ['[', '【', '［'];
    let line = line.trim();
    let inner = line.trim_start_matches(OPEN);
    let brackets = line[..line.len() - inner.len()].chars().count();
    let end = inner.find([']', '】', '］', '#', '＃']).unwrap_or(inner.len());
    let name = inner[..end].trim();
    let is_name = |c: char| c.is_alphabetic() || "_-.、（）".contains(c);
    let named = brackets > 0 && !name.is_empty() && name.chars().all(is_name);
    named.then_some(Header { name, is_list: brackets > 1 })
}

/// Takes a line for a section's header without its brackets if nothing but a name stands there: `agency]`, `{agency}`.
pub(crate) fn bare_header(line: &str) -> Option<Header<'_>> {
    let words = line.split(['#', '＃']).next()?.trim();
    let name = words.trim_matches(|c| "[]【】［］{}｛｝()（）〔〕<>《》".contains(c)).trim();
    let is_name = |c: char| c.is_alphabetic() || "_、".contains(c);
    (!name.is_empty() && name.chars().all(is_name)).then_some(Header { name, is_list: false })
}

/// Whether a line is a paragraph of the report rather than a key, as far as can be seen.
pub(crate) fn is_prose(line: &str) -> bool {
    let chinese = |c: &char| c.is_alphabetic() && !c.is_ascii();
    let own = line.trim();
    // 2024年，我局…: a row of a table that begins with its number ends with one, too.
    let behind_number = own.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('.');
    let is_row = own.len() > behind_number.len() && own.ends_with(|c: char| c.is_ascii_digit());
    behind_number.starts_with(|c: char| !c.is_ascii())
        && !is_row
        && line.contains(['，', '。', '；', '、'])
        && !line.contains(['=', '＝', '[', '【'])
        && line.chars().filter(chinese).count() >= 8
}

/// Whether a line reads `[agency]`, `text = """` or the like, which no paragraph of a report does.
pub(crate) fn begins_key(line: &str) -> bool {
    let is_key = |key: &str| {
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte))
    };
    header(line).is_some_and(|header| line.trim_start().starts_with('[') && is_key(header.name))
        || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim()))
}

/// The end of the last line before the next header.
pub(crate) fn next_header(text: &str, end: usize) -> usize {
    if end == text.len() {
        return end;
    }
    let next = lines_from(text, end + 1).find(|(_, line)| header(line).is_some());
    next.map_or(text.len(), |(line, _)| line.start - 1)
}
