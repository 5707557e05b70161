//! Texts of several lines whose marks at the end are others than TOML's, or stand there with more behind them.

use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{begins_key, lines_from};
use crate::agency_file::syntax::mend;
use crate::edit::Edit;
use crate::report::Slip;
use crate::source::Span;

/// What encloses a text of several lines.
const MARK: &str = "\"\"\"";
/// TOML takes so many more quotation marks at the end for a part of the text.
const MOST_OWN: usize = 2;

/// A text that ends within a line, with words or marks behind its end.
pub(super) fn ended_early(text: &str) -> Option<SyntaxFault> {
    let mut open: Option<usize> = None;
    for (line, words) in lines_from(text, 0) {
        let Some(start) = open else {
            open = opens(words).then_some(line.start);
            continue;
        };
        if begins_key(words) {
            return None;
        }
        let Some(at) = words.find(MARK) else { continue };
        open = None;
        let run = words[at..].bytes().take_while(|byte| *byte == b'"').count();
        let is_own = (MARK.len()..=MARK.len() + MOST_OWN).contains(&run);
        let end = at + if is_own { run } else { MARK.len() };
        let rest = words[end..].trim();
        if rest.is_empty() || rest.starts_with('#') || words[..at].ends_with('\\') {
            continue;
        }
        let from = line.start + end + (words[end..].len() - words[end..].trim_start().len());
        let is_marks = rest.chars().all(|c| !c.is_alphanumeric());
        let marks = is_marks.then(|| rest.to_owned());
        let fault = SyntaxFault::new(from..from + rest.len(), Slip::AfterTripleQuotes { marks });
        return Some(fault.tearing(start..line.end));
    }
    None
}

/// Whether a line is a key whose text goes on below.
fn opens(words: &str) -> bool {
    let value = words.split_once('=').map(|(_, value)| value.trim_start());
    begins_key(words)
        && value.and_then(|value| value.strip_prefix(MARK)).is_some_and(|own| !own.contains(MARK))
}

/// The marks at the end of a text that was meant to end there: three of another width, or fewer than three.
pub(super) fn end(text: &str, torn: Span) -> Option<Edit> {
    let own = text.get(torn.range())?;
    let lines: Vec<_> = lines_from(text, torn.start).take_while(|(line, _)| line.start < torn.end).collect();
    // Remarks stand below the text, above the next key.
    let is_remark = |words: &str| words.trim().is_empty() || words.starts_with('#');
    let (line, words) = *lines.iter().skip(1).rev().find(|(_, words)| !is_remark(words))?;
    if let Some(edit) = mend::closing(text, line) {
        return Some(edit).filter(|edit| edit.old != edit.new);
    }
    let words = words.trim_end();
    let count = words.bytes().rev().take_while(|byte| *byte == b'"').count();
    // One mark may be the second of a pair within the text.
    let inner = own.split_once(MARK).map_or(own, |(_, inner)| inner);
    let is_odd = inner.matches('"').count() % 2 == 1;
    let is_end = (count == 2 || count == 1 && is_odd) && !words[..words.len() - count].ends_with('\\');
    let end = line.start + words.len();
    is_end.then(|| Edit { span: Span::new(end - count, end), old: "\"".repeat(count), new: MARK.to_owned() })
}
