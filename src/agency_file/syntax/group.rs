//! Keys of a group: `denied.process` with a blank, or the group in the place of its keys.

use crate::agency_file::names::Names;
use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{bare, header, lines_from, pair};
use crate::form::Table;
use crate::report::Slip;
use crate::report::place::join;
use crate::source::Span;

/// `litigation = [0, 0]` where the form has `litigation.direct`: on this line, or above it in the same section.
pub(super) fn as_key(text: &str, line: Span, table: Option<&Table>) -> Option<SyntaxFault> {
    let table = table?;
    let group_of = |line: Span| {
        let pair = pair(text, line)?;
        let name = &text[pair.key];
        let inside = format!("{name}.");
        let rows = table.rows().map(|(_, row)| row.key.as_str());
        let keys: Vec<_> = rows.filter(|key| key.starts_with(&inside)).map(str::to_owned).collect();
        let is_group = table.row(name).is_none() && !keys.is_empty();
        let slip = Slip::GroupAsKey { group: name.to_owned(), keys };
        is_group.then(|| (name, SyntaxFault::new(pair.key, slip)))
    };
    if let Some((_, fault)) = group_of(line) {
        return Some(fault.tearing(line));
    }
    let (group, _) = text[pair(text, line)?.key].split_once('.')?;
    let above: Vec<_> = lines_from(text, 0).take_while(|(other, _)| other.start < line.start).collect();
    let mut above = above.into_iter().rev().take_while(|(_, words)| header(words).is_none());
    above.find_map(|(other, _)| {
        group_of(other).filter(|(name, _)| *name == group).map(|(_, fault)| fault.tearing(other))
    })
}

/// `denied process = [0, 0]`.
pub(super) fn spaced(text: &str, line: Span, section: &str, names: &Names) -> Option<SyntaxFault> {
    let words = &text[line];
    let (at, _) = bare(words).find(|(_, c)| *c == '=')?;
    let typed = words[..at].trim();
    let parts: Vec<_> = typed.split_whitespace().collect();
    let is_key = |c: char| c.is_ascii_lowercase() || "_.".contains(c);
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    if !parts.iter().all(|part| part.chars().all(is_key)) {
        return None;
    }
    let meant = [parts.concat(), parts.join("_"), parts.join("."), format!("{first}.{}", rest.join("_"))];
    let key = meant.into_iter().find(|key| names.has(&join(section, key)));
    let start = line.start + (words.len() - words.trim_start().len());
    Some(SyntaxFault::new(start..start + typed.len(), Slip::SpacedKey { typed: typed.to_owned(), key }))
}
