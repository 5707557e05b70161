//! The reports that others are held against, by the names that the command line or the report itself gives.

use crate::commands::files::{Read, is_lock, read_report};
use crate::commands::reports::Reports;
use gen_report::checks::{RelatedReport, Relation, SkipReason, Skipped};
use gen_report::report::Report;
use gen_report::source::{Span, Spanned};
use glob::MatchOptions;
use std::collections::BTreeSet;
use std::fs::canonicalize;
use std::path::{Path, PathBuf};

/// More reports than any agency sums up; only a file that was made to keep us busy names as many.
const MANY: usize = 100_000;

/// The reports that one report is held against.
#[derive(Debug, Default)]
pub(super) struct Siblings {
    last: Option<Held>,
    children: Vec<Held>,
    /// What was named and is skipped.
    pub(super) skipped: Vec<Skipped>,
}

/// A report that another is held against.
#[derive(Debug)]
struct Held {
    read: Read,
    place: Option<Span>,
}

/// A file by its name.
#[derive(Debug)]
struct Named {
    path: PathBuf,
    /// Where the report names it, unless the command line does.
    place: Option<Span>,
    relation: Relation,
}

impl Siblings {
    /// Reads what a report is held against. What the command line names goes before what the report names.
    ///
    /// # Errors
    /// A file that the command line names and that cannot be read: a sentence that names it.
    pub(super) fn of(path: &Path, report: &Report, args: &Reports) -> Result<Self, String> {
        let mut siblings = Self::default();
        let named = args.last.is_some() || !args.children.is_empty();
        if !named && report.last.is_none() && report.children.is_empty() {
            return Ok(siblings);
        }
        let own = canonicalize(path).ok();
        if let Some(named) = last(path, report, args) {
            siblings.last = siblings.hold(named, own.as_deref(), &mut BTreeSet::new())?;
        }
        let mut seen = BTreeSet::new();
        for named in children(path, report, args) {
            let held = siblings.hold(named, own.as_deref(), &mut seen)?;
            siblings.children.extend(held);
        }
        Ok(siblings)
    }

    /// Reads a file, unless it is to be skipped.
    fn hold(
        &mut self,
        named: Named,
        own: Option<&Path>,
        seen: &mut BTreeSet<PathBuf>,
    ) -> Result<Option<Held>, String> {
        let Named { path, place, relation } = named;
        let name = path.display().to_string();
        let file = canonicalize(&path).ok();
        let reason = if file.is_some() && file.as_deref() == own {
            SkipReason::Itself(name)
        } else if file.as_ref().is_some_and(|file| seen.contains(file)) {
            SkipReason::Twice(name)
        } else {
            seen.extend(file);
            match read_named(&path, place.is_some()) {
                Ok(read) => return Ok(Some(Held { read, place })),
                Err(sentence) if place.is_none() => return Err(sentence),
                Err(sentence) => SkipReason::Unread(sentence),
            }
        };
        self.skipped.push(Skipped { place, relation, reason });
        Ok(None)
    }

    /// Last year's report, for the checks.
    pub(super) fn last(&self) -> Option<RelatedReport<'_>> {
        self.last.as_ref().map(Held::sibling)
    }

    /// The reports that are summed up, for the checks.
    pub(super) fn summed_up(&self) -> Vec<RelatedReport<'_>> {
        self.children.iter().map(Held::sibling).collect()
    }
}

impl Held {
    fn sibling(&self) -> RelatedReport<'_> {
        let Read { source, report, form } = &self.read;
        RelatedReport { name: &source.name, form, report, place: self.place.as_ref().copied() }
    }
}

/// The file of last year's report.
fn last(path: &Path, report: &Report, args: &Reports) -> Option<Named> {
    let given = || Some(Named { path: args.last.clone()?, place: None, relation: Relation::Last });
    let written = || {
        let name = report.last.as_ref()?;
        Some(Named { path: beside(path, name), place: Some(name.span), relation: Relation::Last })
    };
    given().or_else(written)
}

/// The files of the reports that a report sums up.
fn children(path: &Path, report: &Report, args: &Reports) -> Vec<Named> {
    let relation = Relation::Child;
    if !args.children.is_empty() {
        let given = args.children.iter().cloned();
        return given.map(|path| Named { path, place: None, relation }).collect();
    }
    let own = canonicalize(path).ok();
    let files = |name: &Spanned<String>| {
        let pattern = beside(path, name);
        let mut files = expand(&pattern);
        // A pattern that fits the report too does not mean it.
        if files.len() > 1 {
            files.retain(|file| !is_lock(file) && canonicalize(file).ok() != own);
        }
        let place = Some(name.span);
        files.into_iter().map(move |path| Named { path, place, relation })
    };
    report.children.iter().flat_map(files).take(MANY).collect()
}

/// Reads a report that another names. What a report names is a file: a device or a pipe might never end.
fn read_named(path: &Path, by_report: bool) -> Result<Read, String> {
    let device = || path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir());
    if by_report && device() {
        return Err(format!("“{}”不是一份文件", path.display()));
    }
    read_report(path)
}

/// A name that a report gives, beside the report's own file. It never means the standard input.
fn beside(path: &Path, name: &Spanned<String>) -> PathBuf {
    let name = if name.value == "-" { "./-" } else { &name.value };
    path.parent().unwrap_or(Path::new("")).join(name)
}

/// The files that a name stands for: all that a pattern such as `单位*.toml` fits, in the order of their names, else
/// the file of that very name. A pattern goes into the folders that it names, and no deeper.
pub(super) fn expand(name: &Path) -> Vec<PathBuf> {
    let itself = || vec![name.to_owned()];
    let Some(pattern) = name.to_str().filter(|text| text.contains(['*', '?']) && !name.exists()) else {
        return itself();
    };
    let options = MatchOptions {
        case_sensitive: cfg!(not(windows)),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let mut pattern = pattern.to_owned();
    while pattern.contains("**") {
        pattern = pattern.replace("**", "*");
    }
    // Brackets are met in names of files, as part of a document's number: they mean themselves.
    let files = glob::glob_with(&pattern.replace('[', "[[]"), options).into_iter().flatten().flatten();
    let files: Vec<_> = files.filter(|path| path.is_file()).take(MANY).collect();
    if files.is_empty() { itself() } else { files }
}
