//! Walks the parsed tree and records what cannot be read, instead of stopping at it.

use crate::agency_file::loose;
use crate::agency_file::names::Names;
use crate::agency_file::syntax::{PastedRow, day};
use crate::edit::Edit;
use crate::report::{Found, IssueKind, LinePitch, Loose, Prose, ReadIssue, ValueKind, Wanted, YEARS};
use crate::source::{Source, Span, Spanned};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(crate) type Value<'a> = toml::Spanned<DeValue<'a>>;

/// A value under a key that the form knows.
pub(crate) struct KeyValue<'a> {
    pub(crate) path: String,
    pub(crate) key: Span,
    pub(crate) value: &'a Value<'a>,
}

/// What is collected on the way.
pub(crate) struct Walker<'s> {
    source: &'s Source,
    pub(crate) names: &'s Names<'s>,
    /// The keys and sections on the file's first level.
    pub(crate) roots: BTreeSet<String>,
    /// Lines that could not be read as TOML; what else stands on them is not to be trusted.
    torn: BTreeSet<usize>,
    /// Rows that were pasted from a spreadsheet, by their paths.
    pub(crate) pasted: BTreeMap<String, PastedRow>,
    pub(crate) issues: Vec<ReadIssue>,
    pub(crate) paths: Vec<Spanned<String>>,
}

impl<'s> Walker<'s> {
    pub(crate) fn new(
        source: &'s Source,
        torn: BTreeSet<usize>,
        names: &'s Names<'s>,
        file: &DeTable,
    ) -> Self {
        let roots = file.keys().map(|key| key.get_ref().to_string()).collect();
        Self { source, names, roots, torn, pasted: BTreeMap::new(), issues: vec![], paths: vec![] }
    }

    /// Whether a place lies on a line that could not be read.
    pub(crate) fn is_torn(&self, span: Span) -> bool {
        if self.torn.is_empty() {
            return false;
        }
        let (first, last) = (self.source.position(span.start).line, self.source.position(span.end).line);
        self.torn.range(first..=last).next().is_some()
    }

    /// Whether any line could not be read.
    pub(crate) fn is_any_torn(&self) -> bool {
        !self.torn.is_empty()
    }

    /// The whole line on which a place begins.
    pub(crate) fn line(&self, span: Span) -> Span {
        self.source.line(self.source.position(span.start).line)
    }

    /// The characters of a place.
    pub(crate) fn words(&self, span: Span) -> &'s str {
        self.source.text.get(span.range()).unwrap_or("")
    }

    /// Records that a `#` touches a figure, with digits behind it.
    pub(crate) fn cut(&mut self, span: Span) {
        let behind = self.source.text.get(span.end..).and_then(|behind| behind.strip_prefix('#'));
        let rest: String = behind.into_iter().flat_map(str::chars).take_while(char::is_ascii_digit).collect();
        if !rest.is_empty() {
            self.issue(Span::new(span.start, span.end + 1 + rest.len()), IssueKind::CutFigure { rest });
        }
    }

    /// Records that so many figures are read although they are not written as the format asks.
    pub(crate) fn loose(&mut self, span: Span, kind: Loose, count: usize, read: String) {
        let edit = Edit { span, old: self.words(span).to_owned(), new: read.clone() };
        self.issue(span, IssueKind::Loose { kind, count, read, fix: vec![edit] });
    }

    pub(crate) fn issue(&mut self, span: Span, what: IssueKind) {
        if !self.is_torn(span) {
            self.issues.push(ReadIssue { span, what });
        }
    }

    pub(crate) fn name(&mut self, path: impl Into<String>, span: Span) {
        // A header that was put in for a torn one need not stand on the characters of the file.
        let span = if self.source.text.get(span.range()).is_some() { span } else { self.line(span) };
        self.paths.push(Spanned::new(path.into(), span));
    }

    pub(crate) fn wrong(&mut self, field: &KeyValue, wanted: Wanted) {
        let found = shown(field.value.get_ref(), &wanted);
        let what = IssueKind::WrongKind { path: field.path.clone(), wanted, found };
        self.issue(Span::from(field.value.span()), what);
    }

    /// Reads a value of the kind that `read` accepts; anything else is an issue.
    pub(crate) fn value<T>(
        &mut self,
        field: Option<KeyValue>,
        wanted: Wanted,
        read: impl FnOnce(&DeValue) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let field = field?;
        let value = read(field.value.get_ref());
        if value.is_none() {
            self.wrong(&field, wanted);
        }
        Some(Spanned::new(value?, field.value.span()))
    }

    pub(crate) fn string(&mut self, field: Option<KeyValue>) -> Option<Spanned<String>> {
        self.value(field, Wanted::Text, |value| value.as_str().map(str::to_owned))
    }

    /// Reads a text of at most so many characters, counted as Word counts them; a longer one is an issue.
    pub(crate) fn short(&mut self, field: Option<KeyValue>, most: usize) -> Option<Spanned<String>> {
        let field = field?;
        let length = field.value.get_ref().as_str().map_or(0, |text| text.encode_utf16().count());
        if length <= most {
            return self.string(Some(field));
        }
        let (wanted, found) = (Wanted::Short(most), Found::Length(length));
        let what = IssueKind::WrongKind { path: field.path, wanted, found };
        self.issue(Span::from(field.value.span()), what);
        None
    }

    /// Reads words of at most so many characters.
    pub(crate) fn short_prose(&mut self, field: Option<KeyValue>, most: usize) -> Option<Prose> {
        let written = self.short(field, most)?;
        Some(crate::agency_file::strings::prose(self.source, written))
    }

    pub(crate) fn boolean(&mut self, field: Option<KeyValue>) -> Option<Spanned<bool>> {
        self.value(field, Wanted::Boolean, |value| match value {
            DeValue::Boolean(value) => Some(*value),
            _ => None,
        })
    }

    pub(crate) fn year(&mut self, field: Option<KeyValue>) -> Option<Spanned<u16>> {
        let parse = |words: &str| words.parse().ok().filter(|year| YEARS.contains(year));
        let quoted = field.as_ref().and_then(|field| field.value.get_ref().as_str());
        let quoted =
            quoted.and_then(|words| loose::number(words, false)).filter(|year| parse(year).is_some());
        if let (Some(field), Some(year)) = (&field, &quoted) {
            self.loose(Span::from(field.value.span()), Loose::Quoted, 1, year.clone());
        }
        self.value(field, Wanted::Year, |value| match quoted {
            Some(year) => parse(&year),
            None => parse(value.as_integer()?.as_str()),
        })
    }

    pub(crate) fn date(&mut self, field: Option<KeyValue>) -> Option<Spanned<NaiveDate>> {
        let day = field.as_ref().and_then(|field| match field.value.get_ref() {
            DeValue::String(words) => day(words.trim()),
            DeValue::Datetime(day) => day.date.map(|date| date.to_string()),
            _ => None,
        });
        self.value(field, Wanted::Date(day), |value| {
            let date = value.as_datetime().filter(|day| day.time.is_none())?.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        })
    }

    pub(crate) fn line_pitch(&mut self, field: Option<KeyValue>) -> Option<Spanned<LinePitch>> {
        self.value(field, Wanted::LinePitch, |value| {
            let written = value.as_float().map(toml::de::DeFloat::as_str);
            LinePitch::parse(written.or_else(|| value.as_integer().map(toml::de::DeInteger::as_str))?)
        })
    }

    /// Reads one of a few words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        field: Option<KeyValue>,
        words: &[(&'static str, &'static str, T)],
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let field = field?;
        let word = field.value.get_ref().as_str().map(str::trim);
        if word == Some("") {
            return None;
        }
        let known = word.and_then(read);
        if known.is_none() {
            let wanted = Wanted::OneOf(words.iter().map(|(word, label, _)| (*word, *label)).collect());
            let other = || Found::Kind(kind(field.value.get_ref()));
            let found = word.map_or_else(other, |word| Found::Word(word.to_owned()));
            let what = IssueKind::WrongKind { path: field.path.clone(), wanted, found };
            self.issue(Span::from(field.value.span()), what);
        }
        Some(Spanned::new(known?, field.value.span()))
    }

    pub(crate) fn prose(&mut self, field: Option<KeyValue>) -> Option<Prose> {
        let written = self.value(field, Wanted::Text, |value| value.as_str().map(str::to_owned))?;
        Some(crate::agency_file::strings::prose(self.source, written))
    }

    /// The path of a file. In `"D:\new"` TOML reads a line feed.
    pub(crate) fn path(&mut self, field: Option<KeyValue>) -> Option<Spanned<String>> {
        let field = field?;
        let text = field.value.get_ref().as_str();
        if text.is_none_or(|text| !text.contains(char::is_control)) {
            return self.string(Some(field));
        }
        let (wanted, found) = (Wanted::Path, Found::ControlCharacters);
        let what = IssueKind::WrongKind { path: field.path, wanted, found };
        self.issue(Span::from(field.value.span()), what);
        None
    }

    /// A list of paths.
    pub(crate) fn paths(&mut self, field: Option<KeyValue>) -> Vec<Spanned<String>> {
        let Some(field) = field else { return vec![] };
        let Some(items) = field.value.get_ref().as_array() else {
            self.wrong(&field, Wanted::Texts);
            return vec![];
        };
        let item = |value| KeyValue { path: field.path.clone(), key: field.key, value };
        items.iter().filter_map(|value| self.path(Some(item(value)))).collect()
    }
}

/// A number where another number is wanted, else the kind of value.
fn shown(value: &DeValue, wanted: &Wanted) -> Found {
    let number = value.as_integer().map(toml::de::DeInteger::as_str);
    let number = number.or_else(|| value.as_float().map(toml::de::DeFloat::as_str));
    match number.filter(|_| matches!(wanted, Wanted::Year | Wanted::LinePitch)) {
        Some(number) => Found::Number(number.to_owned()),
        None => Found::Kind(kind(value)),
    }
}

/// Tells what kind of value it is.
pub(crate) fn kind(value: &DeValue) -> ValueKind {
    match value {
        DeValue::String(_) => ValueKind::Text,
        DeValue::Integer(_) => ValueKind::Integer,
        DeValue::Float(_) => ValueKind::Float,
        DeValue::Boolean(_) => ValueKind::Boolean,
        DeValue::Datetime(day) if day.date.is_none() => ValueKind::Time,
        DeValue::Datetime(day) if day.time.is_some() => ValueKind::DateTime,
        DeValue::Datetime(_) => ValueKind::Date,
        DeValue::Array(_) => ValueKind::List,
        DeValue::Table(_) => ValueKind::Section,
    }
}
