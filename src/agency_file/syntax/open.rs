//! What was opened and never closed, so that the lines after it are taken for a part of it.

use crate::agency_file::asks::Asks;
use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{Pair, bare, begins_key, is_prose, line_at, lines_from, pair};
use crate::report::{QuoteRemedy, Slip};
use crate::source::Span;
use crate::text::{is_chinese, is_digit};
use toml::de::DeTable;

/// Quotation marks that input methods put.
const QUOTES: [char; 4] = ['"', '“', '”', '＂'];

/// What encloses a text of several lines.
const MARKS: [&str; 2] = ["\"\"\"", "'''"];

/// A text in `"""` that runs into the next key: its place up to there.
pub(crate) fn text(text: &str) -> Option<SyntaxFault> {
    let mut open: Option<(usize, &str)> = None;
    let mut end = 0;
    for (line, words) in lines_from(text, 0) {
        if let Some((start, marks)) = open {
            if begins_key(words) {
                return Some(unpaired(start, marks, Span::new(start, end)));
            }
            if words.contains(marks) {
                open = None;
            }
        } else if let Some(value) = words.split_once('=').map(|(_, value)| value.trim_start())
            && begins_key(words)
            && let Some(marks) = MARKS.into_iter().find(|marks| value.starts_with(marks))
            && !value[marks.len()..].contains(marks)
        {
            open = Some((line.end - value.len(), marks));
        }
        end = line.end;
    }
    open.map(|(start, marks)| unpaired(start, marks, Span::new(start, text.len())))
}

fn unpaired(start: usize, marks: &str, torn: Span) -> SyntaxFault {
    let slip = Slip::TripleQuotes { marks: marks.to_owned(), end: None };
    SyntaxFault::new(start..start + marks.len(), slip).tearing(torn)
}

/// A list that was never closed, so that the next line is taken for a part of it.
pub(crate) fn array(text: &str, at: usize, message: &str) -> Option<SyntaxFault> {
    if !message.contains("array") || message.contains("table") {
        return None;
    }
    let mut end = line_at(text, at).start;
    let here = &text[line_at(text, at)];
    // The fault is of the line itself, unless the line is a key that was swallowed.
    if !begins_key(here) || here.split_once('=').is_some_and(|(key, _)| end + key.len() < at) {
        return None;
    }
    for line in text[..end].split('\n').rev().skip(1) {
        let start = end - line.len() - 1;
        if begins_key(line) {
            let count = |mark| bare(line).filter(|(_, c)| *c == mark).count();
            let comment = bare(line).find(|(_, c)| *c == '#').map(|(at, _)| at);
            let own = line[..comment.unwrap_or(line.len())].trim_end();
            if count('[') <= count(']') {
                return None;
            }
            if let Some(hash) = comment.filter(|hash| is_list_end(&line[hash + 1..])) {
                let fault = SyntaxFault::new(start + hash..start + hash + 1, Slip::HashInList);
                return Some(fault);
            }
            let slip = Slip::OpenList { has_comment: comment.is_some() };
            return Some(SyntaxFault::new(start..start + own.len(), slip));
        }
        end = start;
    }
    None
}

/// Whether a comment begins with the rest of a list: `, 0, 3]  # …`.
fn is_list_end(comment: &str) -> bool {
    let cells = comment.split_once(']').map(|(cells, _)| cells);
    cells.is_some_and(|cells| {
        cells.contains(is_digit) && cells.chars().all(|c| c.is_ascii_digit() || ",. \"?/".contains(c))
    })
}

/// Figures of a list on lines of their own, without commas between them: as they are pasted from a column.
pub(super) fn column(text: &str, at: usize, message: &str) -> Option<SyntaxFault> {
    let above = text[..line_at(text, at).end].rfind("= [").or_else(|| text[..at].rfind("=["))?;
    let open = line_at(text, above);
    let own = pair(text, open).filter(|_| begins_key(&text[open]) && message.contains("comma"))?;
    let close = open.start + text[open.start..].find(']')?;
    let inner = text[own.value.start..close].strip_prefix('[')?;
    let cells: Vec<&str> =
        inner.split('\n').map(|cell| cell.trim().trim_end_matches(',').trim_end()).collect();
    let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    let is_figure = |cell: &&str| cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let ends = text[close + 1..line_at(text, close).end].trim_start();
    if cells.len() < 2 || !cells.iter().all(is_figure) || !(ends.is_empty() || ends.starts_with('#')) {
        return None;
    }
    let plain = format!("{} = [{}]", &text[own.key], cells.join(", "));
    let slip = Slip::LinesWithoutCommas { count: cells.len(), plain };
    Some(SyntaxFault::new(own.key.start..close + 1, slip).tearing(open.start..close + 1))
}

/// A value that stands on the line below its key.
pub(super) fn value_below(text: &str, line: Span, own: &Pair) -> Option<SyntaxFault> {
    let (below, words) = lines_from(text, line.start).nth(1).filter(|_| own.value.is_empty())?;
    let end = bare(words).find(|(_, c)| *c == '#').map_or(words.len(), |(at, _)| at);
    let value = words[..end].trim();
    let is_value = value.starts_with(|c: char| c.is_ascii_digit() || "[\"".contains(c))
        && DeTable::parse(&format!("x = {value}")).is_ok();
    let slip = Slip::ValueBelow { plain: format!("{} = {value}", &text[own.key]) };
    is_value.then(|| SyntaxFault::new(own.key.start..below.start + end, slip).tearing(line.start..below.end))
}

/// A text of several lines without its key.
pub(super) fn keyless(text: &str, line: Span) -> Option<SyntaxFault> {
    let words = text[line].trim();
    let is_open = words.starts_with("\"\"\"") && !words[3..].contains('"');
    let start = line.start + (text[line].len() - text[line].trim_start().len());
    let torn = line.start..continued(text, line.end);
    let is_open = is_open && torn.end > line.end && text[..torn.end].trim_end().ends_with("\"\"\"");
    is_open.then(|| SyntaxFault::new(start..start + 3, Slip::KeylessText).tearing(torn))
}

/// A quotation mark that is closed on a later line, or never: its place, and that of the words that follow it.
pub(crate) fn quote(text: &str, line: Span) -> Option<SyntaxFault> {
    let value = pair(text, line)?.value;
    let words = &text[value];
    let inner = words.trim_start_matches(QUOTES);
    let marks = &words[..words.len() - inner.len()];
    if marks.is_empty() || is_closed(inner) {
        return None;
    }
    let torn = line.start..continued(text, line.end);
    let first = marks.chars().next()?;
    let span = value.start..value.start + first.len_utf8();
    let plain = marks.chars().all(|mark| mark == '"');
    let long = torn.end > line.end;
    Some(match (plain, long) {
        (false, true) => SyntaxFault::new(span, Slip::WideTripleQuotes { first, end: None }).tearing(torn),
        (false, false) => SyntaxFault::new(span, Slip::FullWidth { wide: first, plain: '"' }).tearing(torn),
        (true, true) => SyntaxFault::new(span, Slip::Quote(QuoteRemedy::Paragraphs)).tearing(torn),
        (true, false) => SyntaxFault::new(value, Slip::Quote(QuoteRemedy::LineEnd)),
    })
}

/// A paragraph outside of quotation marks: with the key above, if that one lacks them.
pub(crate) fn prose(text: &str, line: Span) -> Option<SyntaxFault> {
    if !is_prose(&text[line]) {
        return None;
    }
    let torn = line.start..continued(text, line.end);
    let above = line_at(text, line.start.saturating_sub(1));
    let empty = pair(text, above).map(|pair| pair.value);
    let empty = empty.filter(|value| !value.is_empty() && text[*value].chars().all(|c| QUOTES.contains(&c)));
    Some(match empty {
        Some(value) if begins_key(&text[above]) => {
            let fault = SyntaxFault::new(value, Slip::Quote(QuoteRemedy::BothEnds));
            fault.tearing(above.start..torn.end)
        }
        _ => SyntaxFault::new(line, Slip::BareParagraph).tearing(torn),
    })
}

/// Paragraphs behind a key, without the quotation marks that would hold them.
pub(crate) fn paragraphs(text: &str, line: Span, pair: &Pair, asks: Asks) -> Option<SyntaxFault> {
    let words = &text[pair.value];
    let below = lines_from(text, line.start).nth(1).is_some_and(|(_, below)| is_prose(below));
    let is_text =
        words.starts_with(|c: char| is_chinese(c) || c.is_ascii_digit()) && words.contains(is_chinese);
    if asks != Asks::Paragraphs || !(is_text || words.is_empty() && below) {
        return None;
    }
    let span = if words.is_empty() { pair.sign } else { pair.value };
    let slip = Slip::NoTripleQuotes { key: text[pair.key].to_owned() };
    Some(SyntaxFault::new(span, slip).tearing(line.start..continued(text, line.end)))
}

fn is_closed(inner: &str) -> bool {
    let mut escaped = false;
    inner.chars().any(|c| {
        let closes = !escaped && QUOTES.contains(&c);
        escaped = !escaped && c == '\\';
        closes
    })
}

/// The end of the words that follow an open quotation mark: of the line that closes it, else of the paragraph.
pub(crate) fn continued(text: &str, end: usize) -> usize {
    let Some(next) = Some(end + 1).filter(|next| *next < text.len()) else { return end };
    let own = lines_from(text, next).take_while(|(_, line)| !begins_key(line) && !line.starts_with('#'));
    let own: Vec<_> = own.collect();
    let closing = own.iter().rposition(|(_, line)| line.trim_end().ends_with(QUOTES));
    let blank = own.iter().position(|(_, line)| line.trim().is_empty()).unwrap_or(own.len());
    let last = closing.or(blank.checked_sub(1));
    last.map_or(end, |last| own[last].0.end)
}
