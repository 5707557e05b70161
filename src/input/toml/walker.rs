//! Walks the parsed tree and collects what is odd, instead of stopping at it.

use crate::report::{Oddity, Prose, Strange};
use crate::source::{Source, Span, Written};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// What is collected on the way.
pub(super) struct Walker<'s> {
    source: &'s Source,
    /// Lines that could not be read as TOML; what else stands on them is not to be trusted.
    torn: BTreeSet<usize>,
    pub(super) oddities: Vec<Oddity>,
    pub(super) paths: Vec<Written<String>>,
}

/// One table of the file, and the keys of it that the form knows.
pub(super) struct Keys<'a> {
    table: Option<&'a DeTable<'a>>,
    path: String,
    known: Vec<String>,
}

/// A value under a known key.
pub(super) struct Field<'a> {
    pub(super) path: String,
    pub(super) key: Span,
    pub(super) value: &'a Value<'a>,
}

impl<'s> Walker<'s> {
    pub(super) fn new(source: &'s Source, torn: BTreeSet<usize>) -> Self {
        Self { source, torn, oddities: vec![], paths: vec![] }
    }

    /// Whether a place lies on a line that could not be read.
    pub(super) fn is_torn(&self, span: &Span) -> bool {
        if self.torn.is_empty() {
            return false;
        }
        let (first, last) = (self.source.position(span.start).line, self.source.position(span.end).line);
        self.torn.range(first..=last).next().is_some()
    }

    pub(super) fn odd(&mut self, span: Span, what: Strange) {
        if !self.is_torn(&span) {
            self.oddities.push(Oddity { span, what });
        }
    }

    pub(super) fn name(&mut self, path: &str, span: Span) {
        self.paths.push(Written::new(path.to_owned(), span));
    }

    pub(super) fn wrong(&mut self, field: &Field, wanted: &str) {
        let (path, found) = (field.path.clone(), kind(field.value.get_ref()).to_owned());
        let what = Strange::WrongKind { path, wanted: wanted.to_owned(), found };
        self.odd(field.value.span(), what);
    }

    /// A value of the kind that `read` accepts; anything else is taken down as odd.
    pub(super) fn value<T>(
        &mut self,
        field: Option<Field>,
        wanted: &str,
        read: impl FnOnce(&DeValue) -> Option<T>,
    ) -> Option<Written<T>> {
        let field = field?;
        let value = read(field.value.get_ref());
        if value.is_none() {
            self.wrong(&field, wanted);
        }
        Some(Written::new(value?, field.value.span()))
    }

    pub(super) fn string(&mut self, field: Option<Field>) -> Option<Written<String>> {
        self.value(field, "引号里的文字", |value| value.as_str().map(str::to_owned))
    }

    pub(super) fn boolean(&mut self, field: Option<Field>) -> Option<Written<bool>> {
        self.value(field, "true 或 false", |value| match value {
            DeValue::Boolean(value) => Some(*value),
            _ => None,
        })
    }

    pub(super) fn integer(&mut self, field: Option<Field>, wanted: &str) -> Option<Written<u16>> {
        self.value(field, wanted, |value| value.as_integer()?.as_str().parse().ok())
    }

    pub(super) fn date(&mut self, field: Option<Field>) -> Option<Written<NaiveDate>> {
        self.value(field, "日期（写成 2025-01-20，不加引号）", |value| {
            let date = value.as_datetime()?.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        })
    }

    /// One of a few words.
    pub(super) fn word<T>(
        &mut self,
        field: Option<Field>,
        words: &[(&str, &str)],
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Written<T>> {
        let field = field?;
        let word = field.value.get_ref().as_str().map(str::trim);
        if word == Some("") {
            return None;
        }
        let known = word.and_then(read);
        if known.is_none() {
            let list: Vec<_> = words.iter().map(|(word, label)| format!("\"{word}\"（{label}）")).collect();
            let found =
                word.map_or_else(|| kind(field.value.get_ref()).to_owned(), |word| format!("“{word}”"));
            let what = Strange::WrongKind {
                path: field.path.clone(),
                wanted: format!("{}之一", list.join("、")),
                found,
            };
            self.odd(field.value.span(), what);
        }
        Some(Written::new(known?, field.value.span()))
    }

    pub(super) fn prose(&mut self, field: Option<Field>) -> Option<Prose> {
        let written = self.value(field, "引号里的文字", |value| value.as_str().map(str::to_owned))?;
        Some(super::strings::prose(self.source, written))
    }

    /// A list of texts.
    pub(super) fn strings(&mut self, field: Option<Field>) -> Vec<Written<String>> {
        let Some(field) = field else { return vec![] };
        let Some(items) = field.value.get_ref().as_array() else {
            self.wrong(&field, "方括号里的文字");
            return vec![];
        };
        let item = |value| Field { path: field.path.clone(), key: field.key.clone(), value };
        items.iter().filter_map(|value| self.string(Some(item(value)))).collect()
    }
}

impl<'a> Keys<'a> {
    pub(super) fn root(table: &'a DeTable<'a>) -> Self {
        Self { table: Some(table), path: String::new(), known: vec![] }
    }

    fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The value under a key that the form knows.
    pub(super) fn take(&mut self, walker: &mut Walker, key: &str) -> Option<Field<'a>> {
        self.known.push(key.to_owned());
        let (name, value) = self.table?.get_key_value(key)?;
        let path = self.path(key);
        walker.name(&path, name.span().start..value.span().end.max(name.span().end));
        (!walker.is_torn(&value.span())).then_some(Field { path, key: name.span(), value })
    }

    /// The table under a key, with its place; empty where there is none.
    pub(super) fn table(&mut self, walker: &mut Walker, key: &str) -> (Keys<'a>, Option<Span>) {
        self.known.push(key.to_owned());
        let path = self.path(key);
        let entry = self.table.and_then(|table| table.get_key_value(key));
        let Some((name, value)) = entry else { return (Keys { table: None, path, known: vec![] }, None) };
        let table = value.get_ref().as_table();
        if table.is_none() {
            let field = Field { path: path.clone(), key: name.span(), value };
            walker.wrong(&field, &format!("一节，写成 [{path}]"));
        }
        let span = if table.is_some() { name.span() } else { value.span() };
        walker.name(&path, span.clone());
        (Keys { table, path, known: vec![] }, Some(span))
    }

    /// The tables of a list `[[key]]`, with their places.
    pub(super) fn tables(&mut self, walker: &mut Walker, key: &str) -> Vec<(Keys<'a>, Span)> {
        let Some(field) = self.take(walker, key) else { return vec![] };
        let Some(items) = field.value.get_ref().as_array() else {
            walker.wrong(&field, &format!("一组，每组写成 [[{key}]]"));
            return vec![];
        };
        let mut tables = vec![];
        for value in items {
            let item = Field { path: field.path.clone(), key: field.key.clone(), value };
            match value.get_ref().as_table() {
                Some(table) => {
                    tables.push((
                        Keys { table: Some(table), path: field.path.clone(), known: vec![] },
                        value.span(),
                    ));
                }
                None => walker.wrong(&item, &format!("一组，写成 [[{key}]]")),
            }
        }
        tables
    }

    pub(super) fn inner(&self) -> Option<&'a DeTable<'a>> {
        self.table
    }

    pub(super) fn know(&mut self, keys: impl IntoIterator<Item = String>) {
        self.known.extend(keys);
    }

    /// Takes down every key that was not asked for.
    pub(super) fn finish(self, walker: &mut Walker) {
        if let Some(table) = self.table {
            self.unknown(walker, table, "");
        }
    }

    fn unknown(&self, walker: &mut Walker, table: &DeTable, prefix: &str) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            if self.known.contains(&key) {
                continue;
            }
            let inside = format!("{key}.");
            if let Some(deeper) = value.get_ref().as_table()
                && self.known.iter().any(|known| known.starts_with(&inside))
            {
                self.unknown(walker, deeper, &inside);
                continue;
            }
            let what = Strange::UnknownKey { path: self.path(&key), nearest: nearest(&key, &self.known) };
            walker.odd(name.span(), what);
        }
    }
}

/// The known name that a wrong one was probably meant to be.
pub(in crate::input) fn nearest(wrong: &str, known: &[String]) -> Option<String> {
    // A slip of the pen changes a letter or two; in a long name it may change a third of them.
    let near =
        |own: &&String| strsim::damerau_levenshtein(wrong, own) <= (wrong.chars().count() / 3).clamp(1, 4);
    if wrong.len() > 100 {
        return None;
    }
    known.iter().filter(near).min_by_key(|own| strsim::damerau_levenshtein(wrong, own)).cloned()
}

/// What kind of value it is, in the words of a clerk.
pub(super) fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "true 或 false",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "方括号里的一组值",
        DeValue::Table(_) => "一节",
    }
}
