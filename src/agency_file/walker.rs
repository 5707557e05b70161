//! Walks the parsed tree and collects what is odd, instead of stopping at it.

use crate::agency_file::keys::Field;
use crate::agency_file::names::Names;
use crate::report::{IssueKind, Prose, ReadIssue, YEARS};
use crate::source::{Source, Span, Spanned};
use chrono::NaiveDate;
use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(crate) type Value<'a> = toml::Spanned<DeValue<'a>>;

/// What is collected on the way.
pub(crate) struct Walker<'s> {
    source: &'s Source,
    pub(crate) names: &'s Names<'s>,
    /// The keys and sections on the file's first level.
    pub(crate) roots: BTreeSet<String>,
    /// Lines that could not be read as TOML; what else stands on them is not to be trusted.
    torn: BTreeSet<usize>,
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
        Self { source, names, roots, torn, issues: vec![], paths: vec![] }
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

    pub(crate) fn odd(&mut self, span: Span, what: IssueKind) {
        if !self.is_torn(span) {
            self.issues.push(ReadIssue { span, what });
        }
    }

    pub(crate) fn name(&mut self, path: &str, span: Span) {
        // A header that was put in for a torn one need not stand on the characters of the file.
        let span = if self.source.text.get(span.range()).is_some() { span } else { self.line(span) };
        self.paths.push(Spanned::new(path.to_owned(), span));
    }

    pub(crate) fn wrong(&mut self, field: &Field, wanted: &str) {
        let (path, found) = (field.path.clone(), shown(field.value.get_ref(), wanted));
        let what = IssueKind::WrongKind { path, wanted: wanted.to_owned(), found };
        self.odd(Span::from(field.value.span()), what);
    }

    /// A value of the kind that `read` accepts; anything else is taken down as odd.
    pub(crate) fn value<T>(
        &mut self,
        field: Option<Field>,
        wanted: &str,
        read: impl FnOnce(&DeValue) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let field = field?;
        let value = read(field.value.get_ref());
        if value.is_none() {
            self.wrong(&field, wanted);
        }
        Some(Spanned::new(value?, field.value.span()))
    }

    pub(crate) fn string(&mut self, field: Option<Field>) -> Option<Spanned<String>> {
        self.value(field, "引号里的文字", |value| value.as_str().map(str::to_owned))
    }

    pub(crate) fn boolean(&mut self, field: Option<Field>) -> Option<Spanned<bool>> {
        self.value(field, "true 或 false", |value| match value {
            DeValue::Boolean(value) => Some(*value),
            _ => None,
        })
    }

    pub(crate) fn year(&mut self, field: Option<Field>) -> Option<Spanned<u16>> {
        self.value(field, "四位数的年度（写成 2024，不加引号）", |value| {
            value.as_integer()?.as_str().parse().ok().filter(|year| YEARS.contains(year))
        })
    }

    pub(crate) fn date(&mut self, field: Option<Field>) -> Option<Spanned<NaiveDate>> {
        self.value(field, "日期（写成 2025-01-20，不加引号）", |value| {
            let date = value.as_datetime().filter(|day| day.time.is_none())?.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        })
    }

    /// One of a few words.
    pub(crate) fn word<T>(
        &mut self,
        field: Option<Field>,
        words: &[(&str, &str)],
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
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
            let what = IssueKind::WrongKind {
                path: field.path.clone(),
                wanted: format!("{}之一", list.join("、")),
                found,
            };
            self.odd(Span::from(field.value.span()), what);
        }
        Some(Spanned::new(known?, field.value.span()))
    }

    pub(crate) fn prose(&mut self, field: Option<Field>) -> Option<Prose> {
        let written = self.value(field, "引号里的文字", |value| value.as_str().map(str::to_owned))?;
        Some(crate::agency_file::strings::prose(self.source, written))
    }

    /// The path of a file. In `"D:\new"` TOML reads a line feed.
    pub(crate) fn path(&mut self, field: Option<Field>) -> Option<Spanned<String>> {
        let field = field?;
        let text = field.value.get_ref().as_str();
        if text.is_none_or(|text| !text.contains(char::is_control)) {
            return self.string(Some(field));
        }
        let (wanted, found) = ("文件的路径，其中的反斜线写成 /", "带控制字符的文字");
        let what =
            IssueKind::WrongKind { path: field.path, wanted: wanted.to_owned(), found: found.to_owned() };
        self.odd(Span::from(field.value.span()), what);
        None
    }

    /// A list of paths.
    pub(crate) fn paths(&mut self, field: Option<Field>) -> Vec<Spanned<String>> {
        let Some(field) = field else { return vec![] };
        let Some(items) = field.value.get_ref().as_array() else {
            self.wrong(&field, "方括号里的文字");
            return vec![];
        };
        let item = |value| Field { path: field.path.clone(), key: field.key, value };
        items.iter().filter_map(|value| self.path(Some(item(value)))).collect()
    }
}

/// A number where another number is wanted, else the kind of value.
fn shown(value: &DeValue, wanted: &str) -> String {
    let number = value.as_integer().map(toml::de::DeInteger::as_str);
    let number = number.or_else(|| value.as_float().map(toml::de::DeFloat::as_str));
    match number.filter(|_| wanted.contains('数')) {
        Some(number) => number.to_owned(),
        None => kind(value).to_owned(),
    }
}

/// What kind of value it is, in the words of a clerk.
pub(crate) fn kind(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "true 或 false",
        DeValue::Datetime(day) if day.date.is_none() => "钟点",
        DeValue::Datetime(day) if day.time.is_some() => "带钟点的日期",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "方括号里的一组值",
        DeValue::Table(_) => "一节",
    }
}
