//! Lines and characters that belong to no value: remarks without `#`, and what no text may hold.

use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{bare, begins_key, line_at, lines_from};
use crate::report::Slip;
use crate::source::Span;
use crate::text::{is_chinese, is_invisible, ordinals};

/// What opens a comment in other languages.
const COMMENTS: &[&str] = &["//", "/*", "*/", "<!--", ";", "--", "* ", "※", "•", "·"];

/// The characters of lines that are drawn across a page.
const DRAWN: &str = "-—–―─━═=*~～_…·. ";

/// A paragraph is longer; a shorter line says something about the figures.
const LONGEST_REMARK: usize = 30;

/// No more characters of one text are named.
const MOST: usize = 5;

/// A line that was meant to say something: a heading of the form, a rule, a note. In a section of texts a long line
/// is a paragraph.
pub(super) fn remark(text: &str, line: Span, has_texts: bool) -> Option<SyntaxFault> {
    let words = text[line].trim();
    let start = line.start + (text[line].len() - text[line].trim_start().len());
    let fault = || Some(SyntaxFault::new(start..start + words.len(), Slip::RemarkLine));
    let drawn = words.chars().count() > 1 && words.chars().all(|c| DRAWN.contains(c));
    if drawn || COMMENTS.iter().any(|own| words.starts_with(own)) {
        return fault();
    }
    if words.contains(['"', '=', '＝']) || !words.contains(is_chinese) || words.starts_with(['[', '［', '【'])
    {
        return None;
    }
    let begins = words.starts_with(|c: char| !c.is_ascii()) || ordinals::looks_numbered(words);
    let short = words.chars().count() < LONGEST_REMARK && !words.contains('。');
    (begins && (short || !has_texts)).then(fault)?
}

/// What a text holds that it may not hold: control characters of Word, and backslashes.
pub(super) fn in_text(text: &str, at: usize) -> Option<SyntaxFault> {
    let (inner, torn) = paragraphs_around(text, at).or_else(|| {
        let line = line_at(text, at);
        text[line].contains('"').then_some((line, line))
    })?;
    let is_block = text[inner].contains("\"\"\"");
    let mut found = text[inner].char_indices().filter_map(|(offset, c)| {
        let start = inner.start + offset;
        let slip = match c {
            '\n' | '\t' => return None,
            '\\' if is_block && !is_escape(&text[..start], &text[start + 1..inner.end]) => {
                Slip::Backslash { in_path: text[..start].ends_with(':') || text[..start].ends_with('：') }
            }
            c if c.is_control() => Slip::Invisible(c),
            _ => return None,
        };
        Some((Span::from(start..start + c.len_utf8()), slip))
    });
    let (span, slip) = found.next()?;
    let also = found.take(MOST).collect();
    Some(SyntaxFault { also, ..SyntaxFault::new(span, slip).tearing(torn) })
}

/// The text of several lines that a byte lies in, and the lines that it takes.
fn paragraphs_around(text: &str, at: usize) -> Option<(Span, Span)> {
    let mut open: Option<(usize, usize)> = None;
    for (line, words) in lines_from(text, 0) {
        if let Some((start, inner)) = open {
            if words.contains("\"\"\"") {
                if (start..=line.end).contains(&at) {
                    return Some((Span::new(inner, line.end), Span::new(start, line.end)));
                }
                open = None;
            }
        } else if line.start > at {
            return None;
        } else if begins_key(words)
            && let Some((_, value)) = words.split_once('=')
            && value.matches("\"\"\"").count() == 1
        {
            open = Some((line.start, line.end - value.len()));
        }
    }
    None
}

/// Whether a backslash is the first or the second half of an escape.
fn is_escape(before: &str, after: &str) -> bool {
    let odd = before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    let hex = |count: usize| {
        after.get(1..=count).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    odd || match after.chars().next() {
        Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' | '\n') => true,
        Some(' ') => after.lines().next().is_some_and(|rest| rest.trim().is_empty()),
        Some('x') => hex(2),
        Some('u') => hex(4),
        Some('U') => hex(8),
        _ => false,
    }
}

/// A character of a line, outside of quotation marks and comments, that is not seen.
pub(super) fn invisible(text: &str, line: Span) -> Option<SyntaxFault> {
    let (at, c) = bare(&text[line]).find(|(_, c)| is_invisible(*c) || c.is_control() && *c != '\t')?;
    let start = line.start + at;
    Some(SyntaxFault::new(start..start + c.len_utf8(), Slip::Invisible(c)))
}

/// A blank that TOML does not know.
pub(super) fn blank(text: &str, line: Span) -> Option<SyntaxFault> {
    let is_odd = |c: char| c.is_whitespace() && !matches!(c, ' ' | '\t' | '\u{3000}');
    let (at, c) = bare(&text[line]).find(|(_, c)| is_odd(*c))?;
    let start = line.start + at;
    Some(SyntaxFault::new(start..start + c.len_utf8(), Slip::OddBlank(c)))
}
