//! What the keys of the agency's file are called in Chinese, and which section each of them belongs in.

use crate::form::Form;
use crate::report::place::{join, split};
use crate::report::{CellId, FIELDS, SECTIONS};
use crate::text::label;
use std::cell::OnceCell;

/// Every key of the agency's file that is not within a list.
pub(crate) struct Names<'f> {
    form: &'f Form,
    /// Made at the first unknown key: most files have none.
    keys: OnceCell<Vec<Name>>,
}

struct Name {
    /// `requests.denied.query`.
    path: String,
    /// 属于行政查询事项, without number.
    labels: Vec<String>,
}

impl<'f> Names<'f> {
    pub(crate) fn new(form: &'f Form) -> Self {
        Self { form, keys: OnceCell::new() }
    }

    fn keys(&self) -> &[Name] {
        self.keys.get_or_init(|| names(self.form))
    }

    /// The path of the key that is called so in Chinese: in that section, or the only one of all.
    pub(crate) fn called(&self, section: &str, words: &str) -> Option<&str> {
        let words = label::without_number(words);
        let named = || self.keys().iter().filter(|name| name.labels.contains(&words)).map(|name| &*name.path);
        let own = named().find(|path| leaf(path, section).is_some());
        own.or_else(|| named().next().filter(|_| named().nth(1).is_none()))
    }

    /// The path of the key of that name in another section, if there is only one.
    pub(crate) fn elsewhere(&self, section: &str, key: &str) -> Option<&str> {
        let mut found = self.keys().iter().map(|name| &*name.path).filter(|path| match split(path) {
            ("", own) => own == key && !self.is_section(own),
            (other, own) => other != section && own == key,
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The form that the names are of.
    pub(crate) fn form(&self) -> &'f Form {
        self.form
    }

    /// The section that a word in brackets means: the only one whose heading holds it.
    pub(crate) fn section_like(&self, header: &str) -> Option<&str> {
        self.section(header).or_else(|| {
            let words = label::without_number(header);
            let mut found = self.form.sections.iter().filter(|section| section.heading.contains(&words));
            let only = found.next().filter(|_| words.chars().count() > 1 && found.next().is_none());
            only.map(|section| section.key.as_str())
        })
    }

    /// The sections of the file, in its order.
    pub(crate) fn sections(&self) -> Vec<String> {
        let own = self.form.sections.iter().map(|section| section.key.clone());
        std::iter::once("agency".to_owned()).chain(own).collect()
    }

    /// Whether there is a key of that path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.keys().iter().any(|name| name.path == path)
    }

    fn is_section(&self, path: &str) -> bool {
        SECTIONS.iter().any(|section| section.key == path)
            || self.keys().iter().any(|name| leaf(&name.path, path).is_some())
    }

    /// The section that a header means, by its key, its heading or the heading's number.
    pub(crate) fn section(&self, header: &str) -> Option<&str> {
        let mut sections =
            self.keys().iter().filter(|name| !name.path.contains('.') && self.is_section(&name.path));
        let plain = header.to_lowercase();
        let words = label::without_number(header);
        let means = |name: &&Name| {
            let heading =
                |label: &String| *label == words || words.chars().count() > 3 && label.contains(&words);
            name.path == plain || name.labels.iter().any(heading)
        };
        sections.find(means).map(|name| &*name.path)
    }
}

/// Every key that the form asks for, and what it is called there.
fn names(form: &Form) -> Vec<Name> {
    let mut keys = vec![];
    let mut know = |path: String, labels: &mut dyn Iterator<Item = &str>| {
        keys.push(Name { path, labels: labels.map(label::without_number).collect() });
    };
    for section in SECTIONS {
        know(section.key.to_owned(), &mut section.names.iter().copied());
    }
    for field in FIELDS {
        know(field.path(), &mut field.names.iter().copied());
    }
    for section in &form.sections {
        let headings = std::iter::once(&section.heading).chain(&section.aliases);
        know(section.key.clone(), &mut headings.map(String::as_str));
        if section.lead {
            know(join(&section.key, "text"), &mut std::iter::empty());
        }
        for part in &section.parts {
            let labels = std::iter::once(&part.label).chain(&part.aliases);
            know(join(&section.key, &part.key), &mut labels.map(String::as_str));
        }
    }
    for table in &form.tables {
        for (_, line) in table.rows() {
            let labels = [line.name(), line.short()].into_iter();
            let mut labels = labels.chain(line.aliases.iter().map(String::as_str));
            know(CellId::of_row(table, line).to_string(), &mut labels);
        }
    }
    keys
}

/// A path without its section, if it stands in that one.
fn leaf<'a>(path: &'a str, section: &str) -> Option<&'a str> {
    if section.is_empty() {
        Some(path).filter(|path| !path.contains('.'))
    } else {
        path.strip_prefix(section)?.strip_prefix('.')
    }
}
