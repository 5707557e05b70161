//! Finds what TOML's grammar does not allow, as a clerk would see it, and saves the rest of the file.

mod block;
mod fault;
mod grammar;
mod group;
mod lines;
mod mend;
mod number;
mod open;
mod pasted;
mod stray;
mod value;
mod wide;

use crate::agency_file::asks::{Asks, asks};
use crate::agency_file::names::Names;
pub(crate) use crate::agency_file::syntax::lines::{header, lines_from, pair};
pub(crate) use crate::agency_file::syntax::pasted::PastedRow;
pub(crate) use crate::agency_file::syntax::value::day;

use crate::agency_file::syntax::fault::SyntaxFault;
use crate::agency_file::syntax::lines::{Header, Pair, bare, bare_header, is_prose, line_at, next_header};
use crate::edit;
use crate::report::place::join;
use crate::report::{IssueKind, ReadIssue, Slip};
use crate::source::{Source, Span};
use crate::text::half;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, Error};

/// More faults than anybody would read; what follows is most often a consequence of what went before.
const MOST: usize = 200;

/// How many bytes are parsed in all rounds together: a large file is not parsed many times over.
const MOST_PARSED: usize = 8 << 20;

/// A longer value is not repeated in a remedy.
const LONGEST_SHOWN: usize = 30;

/// What could be saved of a file that breaks TOML's grammar.
pub(crate) struct Repaired {
    /// The file's text with every line that could not be read blanked out, byte for byte.
    pub(crate) text: String,
    /// Those lines, counted from 1.
    pub(crate) torn: BTreeSet<usize>,
    /// Rows that were pasted from a spreadsheet, by their paths; their lines are blanked out too.
    pub(crate) pasted: BTreeMap<String, PastedRow>,
    /// One issue for each of them.
    pub(crate) issues: Vec<ReadIssue>,
}

/// Blanks out what cannot be read, line by line, until the rest can be. The parser alone gives up at the first
/// fault of grammar, and a clerk would have to run the check once for each slip.
pub(crate) fn repair(source: &Source, names: &Names) -> Repaired {
    let pasted::Pasted { text, rows, issues } = pasted::take_out(&source.text, names);
    let mut repaired = Repaired { text, torn: BTreeSet::new(), pasted: rows, issues };
    repaired.take_out_wide(source, names);
    let rounds = MOST.min(1 + MOST_PARSED / (source.text.len() + 1));
    for _ in 0..rounds {
        let (table, errors) = DeTable::parse_recoverable(&repaired.text);
        let Some(error) =
            errors.into_iter().min_by_key(|error| error.span().map_or(usize::MAX, |span| span.start))
        else {
            return repaired;
        };
        let fault = fault(source, &repaired.text, table.get_ref(), &error, names);
        drop(table);
        // What cannot be taken out any further would be fault again and again.
        if !repaired.take_out(source, fault) {
            break;
        }
    }
    repaired.text = blank(&repaired.text);
    repaired
}

impl Repaired {
    /// Takes out what a conversion to full width has changed, if the whole file went through one.
    fn take_out_wide(&mut self, source: &Source, names: &Names) {
        let Some(wide::Wide { torn, lines, fix }) = wide::find(&self.text) else { return };
        let Some(first) = fix.first().map(|edit| edit.span) else { return };
        for line in torn {
            let mut rest = blank(&self.text[line]);
            let header = wide::meant(&self.text[line], names).filter(|header| header.len() <= rest.len());
            if let Some(header) = header {
                rest.replace_range(..header.len(), &header);
            }
            self.torn.insert(source.position(line.start).line);
            self.text.replace_range(line.range(), &rest);
        }
        let what = IssueKind::Syntax { slip: Slip::FullWidthFile { lines }, first: None, fix };
        self.issues.push(ReadIssue { span: first, what });
    }

    /// Records a fault; returns whether there was anything left to blank out.
    fn take_out(&mut self, source: &Source, fault: SyntaxFault) -> bool {
        let span = in_source(source, fault.span);
        let first = fault.first.map(|first| in_source(source, first));
        let torn = fault.torn.map_or_else(|| span, |torn| in_source(source, torn));
        let start = line_at(&source.text, torn.start).start;
        let mut end = line_at(&source.text, torn.end).end;
        // A section that nobody knows has a name of its own each time.
        let headers = fault.section.map(|name| [format!("[{name}]"), format!("[-{}]", self.issues.len())]);
        let header = headers.iter().flatten().find(|own| own.len() <= end - start && *own != "[-]");
        if headers.is_some() && header.is_none() {
            end = next_header(&source.text, end);
        }
        self.torn.extend(source.position(start).line..=source.position(end.max(start + 1) - 1).line);
        let mut rest = blank(&source.text[start..end]);
        if let Some(header) = header {
            rest.replace_range(..header.len(), header);
        }
        let changes = self.text[start..end] != rest;
        self.text.replace_range(start..end, &rest);
        let (mut fix, mut slip) = (mend::edits(&source.text, line_at(&source.text, start)), fault.slip);
        let found = match &mut slip {
            Slip::TripleQuotes { marks, end } if marks == "\"\"\"" => Some(end),
            // Both ends are mended or neither.
            Slip::WideTripleQuotes { end, .. } if !fix.is_empty() => Some(end),
            _ => None,
        };
        if let Some(found) = found
            && let Some(edit) = block::end(&source.text, Span::new(start, end))
        {
            *found = Some(edit.old.clone());
            fix.push(edit);
        }
        let what = IssueKind::Syntax { slip, first, fix };
        self.issues.push(ReadIssue { span, what });
        for (span, slip) in fault.also {
            let what = IssueKind::Syntax { slip, first: None, fix: vec![] };
            self.issues.push(ReadIssue { span: in_source(source, span), what });
        }
        changes
    }
}

/// A place of the mended text in the file: where a header that was put in does not stand on the characters of the file,
/// the line that it stands for.
fn in_source(source: &Source, span: Span) -> Span {
    if source.text.get(span.range()).is_some() { span } else { source.line(source.position(span.start).line) }
}

/// As many bytes that say nothing, with the lines kept.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

/// What is wrong where the parser gave up, and the paragraph below it, which then belongs to no key.
fn fault(source: &Source, text: &str, table: &DeTable, error: &Error, names: &Names) -> SyntaxFault {
    let mut fault = reason(source, text, table, error, names);
    let line = line_at(text, fault.span.start);
    if matches!(fault.slip, Slip::FullWidth { .. } | Slip::FullWidthLine { .. }) && fault.section.is_none() {
        fault.also.extend(behind_width(text, line, names));
    }
    let below = lines_from(text, line.start).nth(1).is_some_and(|(_, below)| is_prose(below));
    if below && fault.torn.is_none() && fault.section.is_none() {
        return fault.tearing(Span::new(line.start, open::continued(text, line.end)));
    }
    fault
}

/// What is wrong where the parser gave up: first what a clerk's habits tell, then what the parser says.
fn reason(source: &Source, text: &str, table: &DeTable, error: &Error, names: &Names) -> SyntaxFault {
    let span = place(source, error);
    let line = line_at(text, span.start);
    if let Some(fault) = block::ended_early(text)
        .or_else(|| open::text(text))
        .or_else(|| stray::in_text(text, span.start))
        .or_else(|| open::column(text, span.start, error.message()))
        .or_else(|| open::array(text, span.start, error.message()))
    {
        return fault;
    }
    if let Some(fault) = lost_header(text, line, table, error, names) {
        return fault;
    }
    let section = section_above(text, line, names);
    if let Some(fault) = group::as_key(text, line, names.form().table(&section)) {
        return fault;
    }
    if error.message().starts_with("duplicate key") {
        let first = first(text, line, table);
        return SyntaxFault { first, ..SyntaxFault::new(span, Slip::DuplicateKey) };
    }
    let has_texts = names.form().table(&section).is_none() && names.form().section(&section).is_some();
    if let Some(fault) = stray::remark(text, line, has_texts)
        .or_else(|| open::keyless(text, line))
        .or_else(|| open::prose(text, line))
        .or_else(|| stray::invisible(text, line))
        .or_else(|| no_equals(text, line, &section, names))
        .or_else(|| group::spaced(text, line, &section, names))
    {
        return fault;
    }
    let pair = pair(text, line);
    let chinese = pair.as_ref().and_then(|pair| chinese_key(text, line, pair, names));
    let habit = || {
        let pair = pair.as_ref()?;
        let asks = asks_of(text, pair, &section, names);
        open::paragraphs(text, line, pair, asks)
            .or_else(|| open::value_below(text, line, pair))
            .or_else(|| open::quote(text, line))
            .or_else(|| value::fault(text, pair, span.start, asks))
            .or_else(|| colon(text, pair))
    };
    chinese
        .or_else(habit)
        .or_else(|| grammar::full_width(text, span.start))
        .or_else(|| stray::blank(text, line))
        .unwrap_or_else(|| {
            let asks = pair.as_ref().map_or(Asks::Other, |pair| asks_of(text, pair, &section, names));
            grammar::meaning(text, span, error.message(), asks)
        })
}

/// The section that a line stands in; empty before the first one.
fn section_above(text: &str, line: Span, names: &Names) -> String {
    let above = text[..line.start].lines().rev().find_map(header).map(|header| header.name);
    above.map_or_else(String::new, |name| names.section(name).unwrap_or(name).to_owned())
}

/// What the key of a line asks for.
fn asks_of(text: &str, pair: &Pair, section: &str, names: &Names) -> Asks {
    let key: String = text[pair.key].chars().map(half).collect();
    asks(names.form(), section, &key)
}

/// The slips of a line that are left when its characters have been made half-width.
fn behind_width(text: &str, line: Span, names: &Names) -> Vec<(Span, Slip)> {
    let candidates = mend::candidates(text, line);
    let plain = match pair(text, line).filter(|_| candidates.is_empty()) {
        // 1，234 is left to its author, who is told what else there is.
        Some(pair) => {
            let value: String = text[pair.value].chars().map(half).collect();
            format!("{} = {value}", &text[pair.key])
        }
        None => edit::apply(&text[line], &mend::moved(&candidates, line.start)),
    };
    if DeTable::parse(&plain).is_ok() {
        return vec![];
    }
    let Some((typed, own)) = pair(text, line).zip(pair(&plain, Span::new(0, plain.len()))) else {
        return vec![];
    };
    let asks = asks_of(text, &typed, &section_above(text, line, names), names);
    value::rest(&plain, &own, asks).into_iter().map(|slip| (typed.value, slip)).collect()
}

/// A key and its value without anything between them: `name "某局"`.
fn no_equals(text: &str, line: Span, section: &str, names: &Names) -> Option<SyntaxFault> {
    let words = &text[line];
    let end = bare(words).find(|(_, c)| *c == '#').map_or(words.len(), |(at, _)| at);
    let own = words[..end].trim();
    let (key, value) = own.split_once(char::is_whitespace)?;
    let value = value.trim();
    let sign = bare(words).any(|(_, c)| "=＝:：".contains(c));
    if sign || value.starts_with('#') || !names.has(&join(section, key)) {
        return None;
    }
    let start = line.start + (words.len() - words.trim_start().len());
    let long = value.chars().count() > LONGEST_SHOWN;
    let shown = if long { "…".to_owned() } else { value.to_owned() };
    let slip = Slip::NoEquals { key: key.to_owned(), value: shown };
    let fault = SyntaxFault::new(start..start + key.len(), slip);
    let opens = value.matches("\"\"\"").count() == 1;
    Some(if opens { fault.tearing(line.start..open::continued(text, line.end)) } else { fault })
}

/// Finds a header that cannot be read. The lines below it belong to the section that it means; where that is not clear,
/// to an unknown section, so that no figure is taken for one of the section above.
fn lost_header(text: &str, line: Span, table: &DeTable, error: &Error, names: &Names) -> Option<SyntaxFault> {
    let header = header(&text[line]).or_else(|| lost_brackets(text, line, names))?;
    let start = line.start + text[line].find(header.name)?;
    let span = start..start + header.name.len();
    let name: &str = &header.name.chars().map(half).collect::<String>();
    let section = names.section_like(name);
    let typed = section.unwrap_or(name);
    let proper = if header.is_list { format!("[[{typed}]]") } else { format!("[{typed}]") };
    let first = first(text, line, table).filter(|first| first.start < span.start);
    let fault = if error.message().starts_with("duplicate key") {
        SyntaxFault { first, ..SyntaxFault::new(span, Slip::DuplicateSection(name.to_owned())) }
    } else if !name.is_ascii() && section.is_none() {
        let slip = Slip::UnknownSection { name: name.to_owned(), known: names.sections() };
        SyntaxFault::new(span, slip)
    } else if !name.is_ascii() {
        SyntaxFault::new(span, Slip::ForeignSection { name: name.to_owned(), proper })
    } else if let Some(fault) = after_header(text, line) {
        fault
    } else if let Some(wide) = grammar::full_width(text, line.start) {
        wide
    } else {
        SyntaxFault::new(span, Slip::SectionBrackets { proper })
    };
    let section = section.filter(|_| !header.is_list && first.is_none());
    Some(SyntaxFault { section: Some(section.unwrap_or("-").to_owned()), ..fault })
}

/// What stands behind a header whose brackets are sound.
fn after_header(text: &str, line: Span) -> Option<SyntaxFault> {
    let words = &text[line];
    let (header, rest) = words.split_at(words.find(']')? + 1);
    let (header, rest) =
        if rest.starts_with(']') { words.split_at(header.len() + 1) } else { (header, rest) };
    let count = |bracket| header.matches(bracket).count();
    let own = rest.trim();
    if own.is_empty() || own.starts_with(['#', '＃', ']', '】', '］']) || count('[') != count(']') {
        return None;
    }
    let start = line.start + header.len() + (rest.len() - rest.trim_start().len());
    let mark = own.split(['#', '＃']).next().unwrap_or(own).trim_end();
    let is_mark = mark.chars().all(|c| !c.is_alphanumeric());
    let slip = if is_mark { Slip::MarksAfterSection(mark.to_owned()) } else { Slip::WordsAfterSection };
    Some(SyntaxFault::new(start..start + mark.len(), slip))
}

/// The name of a section without its brackets, unless it is a key of the section above.
fn lost_brackets<'t>(text: &'t str, line: Span, names: &Names) -> Option<Header<'t>> {
    let own = bare_header(&text[line])?;
    names.section(own.name)?;
    let above = text[..line.start].lines().rev().find_map(header).map_or("", |header| header.name);
    let is_key = !above.is_empty() && names.has(&join(above, own.name));
    // The heading of the form, repeated below the section's own name, is a remark.
    if !own.name.is_ascii() && names.section(own.name) == names.section(above) {
        return None;
    }
    // What stands below it belongs to that section only.
    let below = lines_from(text, line.start).skip(1).find_map(|(line, _)| pair(text, line));
    let is_above_own = below.is_some_and(|pair| {
        let key = &text[pair.key];
        let section = names.section(own.name).unwrap_or(own.name);
        names.has(&join(section, key)) && !names.has(&join(above, key))
    });
    let is_bare = !text[line].contains(['=', '＝']);
    (!is_key || text[line].contains([']', '】', '］']) || is_above_own && is_bare).then_some(own)
}

/// Where the key or the section of a line was written first.
fn first(text: &str, line: Span, table: &DeTable) -> Option<Span> {
    if let Some(own) = header(&text[line]) {
        let mut above = lines_from(text, 0).take_while(|(other, _)| other.start < line.start);
        let same = above.find(|(_, words)| header(words).is_some_and(|other| other.name == own.name));
        if let Some((span, words)) = same {
            let start = span.start + words.find(own.name)?;
            return Some(Span::new(start, start + own.name.len()));
        }
        return place_of(own.name, table);
    }
    let key = &text[pair(text, line)?.key];
    let above = text[..line.start].lines().rev().find_map(header);
    place_of(&above.map_or_else(|| key.to_owned(), |section| format!("{}.{key}", section.name)), table)
}

/// Where the last part of a path stands in what could be read.
fn place_of(path: &str, table: &DeTable) -> Option<Span> {
    let (mut table, mut found) = (Some(table), None);
    for name in path.split('.') {
        let (key, value) = table?.get_key_value(name.trim())?;
        found = Some(key.span());
        let value = value.get_ref();
        let last = value.as_array().and_then(|entries| entries.last()?.get_ref().as_table());
        table = value.as_table().or(last);
    }
    found.map(Span::from)
}

/// A key in Chinese, which TOML wants in quotation marks and the form does not know.
fn chinese_key(text: &str, line: Span, pair: &Pair, names: &Names) -> Option<SyntaxFault> {
    let key = &text[pair.key];
    let is_chinese = |c: char| c.is_alphabetic() && !half(c).is_ascii();
    if !key.contains(is_chinese) || key.contains(['"', '\'']) {
        return None;
    }
    let above = text[..line.start].lines().rev().find_map(header);
    let section = above.map_or("", |header| header.name);
    let meant = names.called(section, key).map(str::to_owned);
    if meant.is_none() && !"=＝".contains(&text[pair.sign]) {
        return Some(SyntaxFault::new(line, Slip::RemarkLine));
    }
    let slip = Slip::ForeignKey { key: key.to_owned(), section: section.to_owned(), meant };
    Some(SyntaxFault::new(pair.key, slip))
}

/// `year: 2024`, as other formats write it.
fn colon(text: &str, pair: &Pair) -> Option<SyntaxFault> {
    (&text[pair.sign] == ":").then(|| SyntaxFault::new(pair.sign, Slip::Colon))
}

/// Where an error is: at least one character of its line, so that there is something to point at.
fn place(source: &Source, error: &Error) -> Span {
    let text = &source.text;
    let end_of_text = text.trim_end().len();
    let span = error.span().unwrap_or(end_of_text..end_of_text);
    let mut start = text.floor_char_boundary(span.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut end = text.floor_char_boundary(span.end.clamp(start, line_end));
    if start == end {
        match text[start..line_end].chars().next() {
            Some(next) => end += next.len_utf8(),
            // At the end of a line there is nothing to underline but what went before.
            None => {
                start -= text[..start].chars().next_back().filter(|c| *c != '\n').map_or(0, char::len_utf8);
            }
        }
    }
    Span::new(start, end)
}
