//! Puts figures where the narrative cites them: `全年收到申请{{ requests.new.total }}件`.

mod braces;
mod names;
mod sum;

use crate::agency_file::citations::braces::Braces;
use crate::agency_file::citations::names::Cited;
use crate::agency_file::citations::sum::{NoSum, evaluate};
use crate::agency_file::nearest::nearest;
use crate::form::Form;
use crate::report::{CitationFault, IssueKind, Piece, Prose, ReadIssue, Report};
use crate::source::Span;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

/// Longer than any sum that a sentence needs; it keeps the recursion short.
const LONGEST: usize = 300;

/// How many characters of a wrong citation are shown.
const SHOWN: usize = 40;

/// How many unknown names are compared with all that may be cited.
const MOST_ASKED: usize = 100;

/// Faults of a file that are noted; no more than a tenth of them are reported.
const MOST: usize = 10_000;

/// The only words that a citation may use besides names: `| round(precision=1)`.
const WORDS: &[&str] = &["round", "precision"];

/// Replaces every citation in the report's words by the figure that it names; what names none stays as it was
/// written and is an issue.
pub(crate) fn resolve(report: &mut Report, form: &Form) {
    let cites = |prose: &Prose| prose.text.contains(['{', '}', '｛', '｝']);
    if !texts(report).any(|prose| cites(prose)) {
        return;
    }
    let resolver = CitationResolver::new(report, form);
    let mut issues = vec![];
    for prose in texts(report) {
        if cites(prose) {
            *prose = resolver.cite(prose, &mut issues);
        }
    }
    report.issues.append(&mut issues);
}

/// Every text in which figures may be cited.
fn texts(report: &mut Report) -> impl Iterator<Item = &mut Prose> {
    let chapters = report.section_texts.iter_mut();
    let chapters =
        chapters.flat_map(|chapter| chapter.text.iter_mut().chain(chapter.parts.iter_mut().flatten()));
    report.title.iter_mut().chain(report.opening.iter_mut()).chain(chapters)
}

/// What is printed for a figure that is yet to be verified, as in its cell. F211 reports the cell.
const UNSURE: &str = "？";

/// How the names in a citation are read.
enum Names {
    /// Each stands for something.
    Known,
    /// One stands for a figure that is yet to be verified.
    Unsure,
    /// One cannot be read.
    Unread,
}

/// Why a citation cannot be resolved: which part of it, and what is wrong with that.
struct Unresolved {
    part: Range<usize>,
    name: String,
    fault: CitationFault,
    nearest: Option<String>,
}

/// All that may be cited.
struct CitationResolver {
    cited: BTreeMap<String, Cited>,
    /// How many names were looked for among them.
    asked: Cell<usize>,
}

impl CitationResolver {
    fn new(report: &Report, form: &Form) -> Self {
        Self { cited: names::all(report, form), asked: Cell::new(0) }
    }

    /// The text with every citation resolved. What a citation brings in is not read again.
    fn cite(&self, prose: &Prose, issues: &mut Vec<ReadIssue>) -> Prose {
        let text = &prose.text;
        let mut copy = Prose { span: prose.span, ..Prose::default() };
        let mut done = 0;
        while let Some(braces) = braces::next(text, done, |name| self.is_name(name)) {
            append(&mut copy, prose, done..braces.whole.start);
            done = braces.whole.end;
            match self.resolve(text, &braces) {
                Ok(Some(value)) => {
                    let (start, span) = (copy.text.len(), prose.span(braces.whole));
                    copy.pieces.push(Piece { start, span, verbatim: false });
                    copy.text += &value;
                }
                Ok(None) => append(&mut copy, prose, braces.whole),
                Err(Unresolved { part, name, fault, nearest }) => {
                    if issues.len() < MOST {
                        let what = IssueKind::Citation { name, fault, nearest };
                        issues.push(ReadIssue { span: prose.span(part), what });
                    }
                    append(&mut copy, prose, braces.whole);
                }
            }
        }
        append(&mut copy, prose, done..text.len());
        copy
    }

    /// Whether a name may be cited, or is made like one that may.
    fn is_name(&self, name: &str) -> bool {
        let dotted = name.contains('.') && name.bytes().all(|b| b.is_ascii_lowercase() || b"._".contains(&b));
        dotted || self.cited.contains_key(name)
    }

    /// What a citation is replaced by; nothing where another finding reports what it names.
    fn resolve(&self, text: &str, braces: &Braces) -> Result<Option<String>, Unresolved> {
        let (whole, inner) = (&braces.whole, &braces.inner);
        let Some(fault) = braces.fault else {
            return self.value(&text[inner.clone()]).map_err(|own| {
                let part = inner.start + own.part.start..inner.start + own.part.end;
                Unresolved { part, ..own }
            });
        };
        let words = text[inner.clone()].trim();
        let short = !words.is_empty() && words.len() <= LONGEST;
        let nearest = short.then(|| format!("{{{{ {words} }}}}"));
        let part = whole.start..if inner.is_empty() { inner.end } else { whole.end };
        let name = text[part.clone()].chars().take(SHOWN).collect();
        Err(Unresolved { part, name, fault, nearest })
    }

    /// What stands for what is written between the braces.
    fn value(&self, inner: &str) -> Result<Option<String>, Unresolved> {
        let whole = |fault| {
            let name = inner.trim().chars().take(SHOWN).collect();
            Err(Unresolved { part: 0..inner.len(), name, fault, nearest: None })
        };
        if inner.trim().is_empty() {
            return whole(CitationFault::Empty);
        }
        if let Some(braces) = braces::printed(inner) {
            return Ok(Some(braces.to_owned()));
        }
        if inner.len() > LONGEST {
            return whole(CitationFault::TooLong);
        }
        match self.names(inner)? {
            Names::Known => {}
            Names::Unsure => return Ok(Some(UNSURE.to_owned())),
            Names::Unread => return Ok(None),
        }
        let name = inner.trim();
        if let Some(Cited::Text(text)) = self.cited.get(name) {
            return Ok(Some(one_line(text)));
        }
        let count = |name: &str| match self.cited.get(name) {
            Some(Cited::Count(count)) => Some(*count),
            _ => None,
        };
        match evaluate(name, count) {
            Ok(sum) => Ok(Some(sum)),
            Err(NoSum::Unrounded) => {
                let nearest = Some(format!("{{{{ ({name}) | round(precision=1) }}}}"));
                let name = name.chars().take(SHOWN).collect();
                Err(Unresolved { part: 0..inner.len(), name, fault: CitationFault::Unrounded, nearest })
            }
            Err(NoSum::Malformed) => whole(CitationFault::Malformed),
            Err(NoSum::NoResult) => whole(CitationFault::NoResult),
        }
    }

    /// The name that was probably meant: a row's total for the row, a figure without its section, a slip of the pen.
    fn meant(&self, name: &str) -> Option<String> {
        // Nobody reads a hundred suggestions, and each costs a look at every name.
        let asked = self.asked.replace(self.asked.get().saturating_add(1));
        if name.is_empty() || asked >= MOST_ASKED {
            return None;
        }
        let row = format!("{name}.total");
        if self.cited.contains_key(&row) {
            return Some(row);
        }
        let end = format!(".{name}");
        let mut figures = self.cited.keys().filter(|own| own.ends_with(&end));
        match (figures.next(), figures.next()) {
            (Some(own), None) => Some(own.clone()),
            _ => nearest(name, self.cited.keys().map(String::as_str)).map(str::to_owned),
        }
    }

    /// Looks at every name in a citation.
    fn names(&self, inner: &str) -> Result<Names, Unresolved> {
        let (mut unread, mut unsure) = (false, false);
        let mut rest = inner;
        while let Some(first) = rest.chars().next() {
            let part = inner.len() - rest.len();
            let letter = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
            let length = rest.find(|c| !letter(c)).unwrap_or(rest.len());
            let unresolved = |name: &str, fault, nearest| {
                let part = part..part + name.len();
                Err(Unresolved { part, name: name.to_owned(), fault, nearest })
            };
            if length == 0 {
                let sign = &rest[..first.len_utf8()];
                if !" \t+-*/%()|=".contains(first) {
                    return unresolved(sign, CitationFault::Character, None);
                }
                rest = &rest[sign.len()..];
                continue;
            }
            let name = &rest[..length];
            rest = &rest[length..];
            match self.cited.get(name) {
                Some(Cited::Count(_) | Cited::Text(_)) => {}
                Some(Cited::Missing) => return unresolved(name, CitationFault::Missing, None),
                Some(Cited::Unread) => unread = true,
                Some(Cited::Unsure) => unsure = true,
                None if WORDS.contains(&name) || name.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {}
                None => return unresolved(name, CitationFault::Unknown, self.meant(name)),
            }
        }
        Ok(match (unread, unsure) {
            (true, _) => Names::Unread,
            (false, true) => Names::Unsure,
            (false, false) => Names::Known,
        })
    }
}

/// Appends a part of a text with the places of its pieces.
fn append(copy: &mut Prose, prose: &Prose, part: Range<usize>) {
    let first = prose.pieces.partition_point(|piece| piece.start <= part.start).saturating_sub(1);
    for (i, piece) in prose.pieces.iter().enumerate().skip(first) {
        let end = prose.pieces.get(i + 1).map_or(prose.text.len(), |next| next.start);
        let (from, to) = (piece.start.max(part.start), end.min(part.end));
        if from >= to {
            break;
        }
        let span = match piece.span.start {
            start if piece.verbatim => start + (from - piece.start)..start + (to - piece.start),
            _ => piece.span.range(),
        };
        let start = copy.text.len() + (from - part.start);
        copy.pieces.push(Piece { start, span: Span::from(span), verbatim: piece.verbatim });
    }
    copy.text += &prose.text[part];
}

/// A field cannot begin a paragraph of its own in the middle of a sentence.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
