//! The keys of one table of the file: those that are asked for, and those that the form does not know.

use crate::agency_file::nearest::nearest;
use crate::agency_file::walker::{KeyValue, Walker, kind};
use crate::report::place::{join, split};
use crate::report::{Extent, Found, IssueKind, Wanted};
use crate::source::Span;
use std::collections::BTreeMap;
use toml::de::DeTable;

/// One table of the file, and the keys of it that the form knows.
pub(crate) struct Keys<'a> {
    table: Option<&'a DeTable<'a>>,
    path: String,
    known: Vec<String>,
}

/// A key that the form does not know.
struct Unknown {
    span: Span,
    /// Without the path of its table.
    key: String,
    /// The path of the key that was probably meant.
    nearest: Option<String>,
    extent: Extent,
    /// The section that its keys belong in, and how many they are.
    holds: Option<(String, usize)>,
}

/// As many keys of another section have lost their header; one may be a slip.
const SEVERAL: usize = 2;

/// No group of the form has as many keys.
const MOST_IN_GROUP: usize = 32;

impl<'a> Keys<'a> {
    pub(crate) fn root(table: &'a DeTable<'a>) -> Self {
        Self { table: Some(table), path: String::new(), known: vec![] }
    }

    fn path(&self, key: &str) -> String {
        join(&self.path, key)
    }

    /// The value under a key that the form knows.
    pub(crate) fn take(&mut self, walker: &mut Walker, key: &str) -> Option<KeyValue<'a>> {
        self.known.push(key.to_owned());
        let (name, value) = self.table?.get_key_value(key)?;
        let path = self.path(key);
        walker.name(&path, Span::new(name.span().start, value.span().end.max(name.span().end)));
        (!walker.is_torn(value.span().into())).then_some(KeyValue {
            path,
            key: Span::from(name.span()),
            value,
        })
    }

    /// The table under a key, with its place; empty where there is none.
    pub(crate) fn table(&mut self, walker: &mut Walker, key: &str) -> (Keys<'a>, Option<Span>) {
        self.known.push(key.to_owned());
        let path = self.path(key);
        let entry = self.table.and_then(|table| table.get_key_value(key));
        let Some((name, value)) = entry else { return (Keys { table: None, path, known: vec![] }, None) };
        let table = value.get_ref().as_table();
        if table.is_none() {
            let list = value
                .get_ref()
                .as_array()
                .is_some_and(|list| list.iter().all(|own| own.get_ref().is_table()));
            let found = if list { Found::Sections(path.clone()) } else { Found::Kind(kind(value.get_ref())) };
            let wanted = Wanted::Section(path.clone());
            let what = IssueKind::WrongKind { path: path.clone(), wanted, found };
            walker.issue(Span::from(value.span()), what);
        }
        let span = Span::from(if table.is_some() { name.span() } else { value.span() });
        // A header that was mended to be read on does not stand there letter by letter.
        let span = if walker.is_torn(span) { walker.line(span) } else { span };
        walker.name(&path, span);
        (Keys { table, path, known: vec![] }, Some(span))
    }

    /// The tables of a list `[[key]]`, with their places.
    pub(crate) fn tables(&mut self, walker: &mut Walker, key: &str) -> Vec<(Keys<'a>, Span)> {
        let Some(field) = self.take(walker, key) else { return vec![] };
        let Some(items) = field.value.get_ref().as_array() else {
            walker.wrong(&field, Wanted::Sections(key.to_owned()));
            return vec![];
        };
        let mut tables = vec![];
        for value in items {
            let item = KeyValue { path: field.path.clone(), key: field.key, value };
            match value.get_ref().as_table() {
                Some(table) => {
                    tables.push((
                        Keys { table: Some(table), path: field.path.clone(), known: vec![] },
                        value.span().into(),
                    ));
                }
                None => walker.wrong(&item, Wanted::Entry(key.to_owned())),
            }
        }
        tables
    }

    /// Whether the file holds a key, whatever stands under it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.contains_key(key))
    }

    pub(crate) fn inner(&self) -> Option<&'a DeTable<'a>> {
        self.table
    }

    pub(crate) fn know(&mut self, keys: impl IntoIterator<Item = String>) {
        self.known.extend(keys);
    }

    /// Takes down every key that was not asked for.
    pub(crate) fn finish(self, walker: &mut Walker) {
        let mut unknown = vec![];
        if let Some(table) = self.table {
            self.unknown(walker, table, "", &mut unknown);
        }
        unknown.sort_by_key(|own| own.span.start);
        let elsewhere = self.elsewhere(walker, &unknown);
        let (moved, rest): (Vec<_>, Vec<_>) = unknown.into_iter().partition(|own| {
            elsewhere.as_ref().is_some_and(|section| match &own.nearest {
                Some(path) => within(path, section),
                None => walker.names.has(&join(section, &own.key)),
            })
        });
        if let (Some(section), Some(first)) = (elsewhere, moved.first()) {
            let is_lost = !walker.roots.contains(&section);
            let what = IssueKind::Misplaced { section, is_lost, count: moved.len() };
            walker.issue(first.span, what);
        }
        for Unknown { span, key, nearest, extent, holds } in rest {
            let what = match holds {
                Some((section, count)) => {
                    let is_lost = !walker.roots.contains(&section);
                    IssueKind::StraySection { name: key, section, is_lost, count }
                }
                None => IssueKind::UnknownKey { path: self.path(&key), nearest, extent },
            };
            walker.issue(span, what);
        }
    }

    /// The other section that most of the unknown keys belong in, if there are several.
    fn elsewhere(&self, walker: &Walker, unknown: &[Unknown]) -> Option<String> {
        let mut sections = BTreeMap::new();
        let paths = unknown.iter().filter_map(|own| own.nearest.as_deref().map(split));
        for (section, _) in paths.filter(|(section, _)| !section.is_empty() && *section != self.path) {
            *sections.entry(section).or_insert(0) += 1;
        }
        let (section, count) = sections.into_iter().max_by_key(|(_, count)| *count)?;
        // `text` is a key of several sections; it goes with the others where a header is lost.
        let is_lost = !walker.roots.contains(section);
        let could = |own: &&Unknown| own.nearest.is_none() && walker.names.has(&join(section, &own.key));
        let others = if is_lost { unknown.iter().filter(could).count() } else { 0 };
        (count + others >= SEVERAL).then(|| section.to_owned())
    }

    fn unknown(&self, walker: &Walker, table: &DeTable, prefix: &str, found: &mut Vec<Unknown>) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            if self.known.contains(&key) || walker.is_torn(Span::from(name.span())) {
                continue;
            }
            let inside = format!("{key}.");
            let deeper = value.get_ref().as_table();
            let own = self.own(&inside);
            let is_group =
                deeper.is_some() && (own.is_empty() || self.known.iter().any(|known| known.starts_with(own)));
            let nearest = if is_group { None } else { self.meant(walker, &key) };
            let span = Span::from(name.span());
            let is_header = walker.words(walker.line(span)).trim_start().starts_with('[');
            let holds = deeper.filter(|_| is_header && self.path.is_empty() && nearest.is_none());
            let holds = holds.and_then(|deeper| stray(walker, &key, deeper));
            match deeper {
                Some(deeper)
                    if holds.is_none()
                        && (is_group || nearest.is_none() && self.holds_a_slip(walker, deeper, &inside)) =>
                {
                    self.unknown(walker, deeper, &inside, found);
                }
                _ => {
                    let is_long = walker.words(Span::from(value.span())).contains('\n');
                    let extent = match (is_header, is_long) {
                        (true, _) => Extent::Section,
                        (false, true) => Extent::Lines,
                        (false, false) => Extent::Line,
                    };
                    found.push(Unknown { span, key, nearest, extent, holds });
                }
            }
        }
    }

    /// The path of the key that an unknown one was probably meant to be.
    fn meant(&self, walker: &Walker, key: &str) -> Option<String> {
        let own = self.own(key);
        let repeated = self.known.iter().find(|known| own != key && *known == own).map(|own| self.path(own));
        let slip = repeated
            .or_else(|| nearest(key, self.known.iter().map(String::as_str)).map(|own| self.path(own)));
        let inside = format!("{key}.");
        let mut group = self.known.iter().filter(|own| own.starts_with(&inside));
        let only = group.next().filter(|_| group.count() < SEVERAL).map(|own| self.path(own));
        let called = || walker.names.called(&self.path, key).map(str::to_owned);
        slip.or(only)
            .or_else(called)
            .or_else(|| self.in_other_group(key))
            .or_else(|| walker.names.elsewhere(&self.path, key).map(str::to_owned))
    }

    /// A key without the name of its own section, which some put before it.
    fn own<'k>(&self, key: &'k str) -> &'k str {
        key.strip_prefix(&*self.path).and_then(|rest| rest.strip_prefix('.')).unwrap_or(key)
    }

    /// The path of the only key whose last part is that of an unknown one: `not_held` stands in another group.
    fn in_other_group(&self, key: &str) -> Option<String> {
        let last = |key: &str| key.rsplit('.').next().map(str::to_owned);
        let mut same = self.known.iter().filter(|own| own.contains('.') && last(own) == last(key));
        same.next().filter(|_| same.next().is_none()).map(|own| self.path(own))
    }

    /// Whether a key within a group was meant to be another: `denid.query`. No key of the form lies deeper.
    fn holds_a_slip(&self, walker: &Walker, group: &DeTable, prefix: &str) -> bool {
        let mut keys = group.keys().take(MOST_IN_GROUP).map(|name| format!("{prefix}{}", name.get_ref()));
        keys.any(|key| self.meant(walker, &key).is_some())
    }
}

/// The section that most of the keys of an unknown one belong in, and how many they are.
fn stray(walker: &Walker, name: &str, table: &DeTable) -> Option<(String, usize)> {
    let mut keys = vec![];
    leaves(table, "", &mut keys);
    let count = |section: &String| {
        let is_own = |key: &&String| {
            walker.names.has(&join(section, key)) || walker.names.has(&format!("{section}.{name}.{key}"))
        };
        keys.iter().filter(is_own).count()
    };
    let sections = walker.names.sections().into_iter();
    let (section, count) =
        sections.map(|section| (section.clone(), count(&section))).max_by_key(|(_, count)| *count)?;
    (count >= SEVERAL && count * 2 > keys.len()).then_some((section, count))
}

/// The keys of a section, with the groups that they stand in.
fn leaves(table: &DeTable, prefix: &str, found: &mut Vec<String>) {
    for (name, value) in table.iter().take(MOST_IN_GROUP) {
        let key = format!("{prefix}{}", name.get_ref());
        match value.get_ref().as_table() {
            Some(deeper) if prefix.is_empty() => leaves(deeper, &format!("{key}."), found),
            _ => found.push(key),
        }
    }
}

/// Whether a path leads into a section.
fn within(path: &str, section: &str) -> bool {
    path.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'))
}
