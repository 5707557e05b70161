//! Of the syntax of the agency's file: the messages of TOML's parser as data, and the characters that input methods type for TOML's.

use crate::agency_file::asks::Asks;
use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{bare, line_at, pair};
use crate::agency_file::syntax::mend;
use crate::edit;
use crate::report::{Grammar, Slip};
use crate::source::Span;
use crate::text::half;

/// Characters of another width or kind that input methods put where TOML wants ASCII, and what to type instead.
const FULL_WIDTH: &[(char, char)] = &[
    ('、', ','),
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('【', '['),
    ('】', ']'),
    ('。', '.'),
    ('：', '='),
    ('\u{3000}', ' '),
];

/// Marks of full width that TOML's grammar knows in half width.
const MARKS: &str = "＝，＂［］｛｝．＃－";

/// How the parser's messages begin, and what they mean. The parser offers no other data.
const MEANINGS: &[(&str, Grammar)] = &[
    ("string values must be quoted", Grammar::UnquotedText),
    ("missing comma", Grammar::MissingComma),
    ("extra comma", Grammar::ExtraComma),
    ("unclosed array", Grammar::UnclosedList),
    ("unexpected `=` in array", Grammar::ListBefore),
    ("missing array opening", Grammar::UnopenedList),
    ("unclosed table", Grammar::Section),
    ("unclosed array table", Grammar::SectionList),
    ("missing table open", Grammar::Section),
    ("key with no value", Grammar::NoValue),
    ("extra `=`", Grammar::ExtraEquals),
    ("missing assignment", Grammar::MissingEquals),
    ("unexpected leading zero", Grammar::LeadingZero),
    ("redundant numeric sign", Grammar::Sign),
    ("invalid basic string", Grammar::Text),
    ("invalid multi-line basic string", Grammar::Paragraphs),
    ("missing escaped value", Grammar::Escape),
    ("invalid literal string", Grammar::Literal),
    ("recursion limit", Grammar::Depth),
    ("missing newline", Grammar::TwoOnALine),
    ("unexpected key or value", Grammar::KeyOrValue),
    ("invalid date", Grammar::DateOrNumber),
    ("invalid time", Grammar::DateOrNumber),
    ("invalid float", Grammar::Decimal),
    ("invalid integer", Grammar::Integer),
    ("invalid", Grammar::Value),
];

/// Translates what the parser says of a place.
pub(super) fn meaning(text: &str, span: Span, message: &str, asks: Asks) -> SyntaxFault {
    // The parser takes `1 2` for a text without quotation marks.
    let numbers = text[span].split_whitespace().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let found = MEANINGS.iter().find(|(start, _)| message.starts_with(start));
    let grammar = match found.map_or(Grammar::Line, |(_, grammar)| *grammar) {
        Grammar::UnquotedText if numbers => Grammar::MissingComma,
        Grammar::UnquotedText if asks.is_figure() && !text[span].contains(char::is_alphabetic) => {
            Grammar::Figure
        }
        Grammar::DateOrNumber | Grammar::Decimal if asks.is_figure() => Grammar::Figure,
        grammar => grammar,
    };
    SyntaxFault::new(span, Slip::Grammar(grammar))
}

/// Finds the full-width characters of a line outside of quotation marks and comments.
pub(super) fn full_width(text: &str, at: usize) -> Option<SyntaxFault> {
    let line = line_at(text, at);
    let mut all: Vec<(usize, char, char)> = vec![];
    let key = pair(text, line).map_or(line.start, |pair| pair.key.end) - line.start;
    for (at, c) in bare(&text[line]) {
        let Some(plain) = plain(c) else { continue };
        // The parts of a key are joined by full stops.
        let plain = if at < key && plain == ',' { '.' } else { plain };
        all.push((at, c, plain));
        // What follows stands within quotation marks, or is a comment.
        if plain == '"' || plain == '#' {
            break;
        }
    }
    let (own, wide, plain) = *all.first()?;
    let start = line.start + own;
    let mut kinds: Vec<char> = vec![];
    for (_, c, _) in &all {
        if !kinds.iter().any(|own| opening(*own) == opening(*c)) {
            kinds.push(*c);
        }
    }
    let slip = if kinds.len() > 1 {
        let edits = mend::edits(text, line);
        let mended = edit::apply(&text[line], &mend::moved(&edits, line.start)).trim().to_owned();
        Slip::FullWidthLine { wide: kinds, plain: (!edits.is_empty()).then_some(mended) }
    } else {
        Slip::FullWidth { wide, plain }
    };
    Some(SyntaxFault::new(start..start + wide.len_utf8(), slip))
}

/// Returns the opening mark for a closing one.
fn opening(c: char) -> char {
    match c {
        '］' => '［',
        '】' => '【',
        '｝' => '｛',
        '”' => '“',
        '’' => '‘',
        c => c,
    }
}

/// Returns what to type instead of a full-width character.
fn plain(c: char) -> Option<char> {
    let listed = FULL_WIDTH.iter().find(|(wide, _)| *wide == c).map(|(_, plain)| *plain);
    let is_word = half(c).is_ascii_alphanumeric() || c == '＿';
    listed.or_else(|| (MARKS.contains(c) || is_word && !c.is_ascii()).then(|| half(c)))
}
