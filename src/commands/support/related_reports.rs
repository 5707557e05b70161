//! The reports that a report is compared with, by the names that the command line or the report itself gives.

use crate::commands::support::confine::{leads_inside, lies_inside, never_ends};
use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, InputError};
use crate::commands::support::files::{Read, is_lock, read_report};
use crate::commands::support::folders::Origin;
use crate::commands::support::patterns::expand;
use crate::commands::support::products::product_at;
use crate::commands::support::reports::Inputs;
use crate::commands::support::threads;
use gen_report::checks::{self, OwnErrors, RelatedReport, Relation, SkipReason, Skipped};
use gen_report::report::Report;
use gen_report::source::{Source, Span, Spanned};
use std::collections::BTreeSet;
use std::fs::canonicalize;
use std::path::{Path, PathBuf};

/// More reports than any agency sums up: a pattern in somebody else's file must not make us read a whole disk.
const MANY: usize = 100_000;
/// More patterns than anybody writes for the reports of one county.
const MOST_PATTERNS: usize = 100;

/// The reports that one report is compared with.
#[derive(Debug, Default)]
pub(crate) struct RelatedReports {
    last: Option<Related>,
    children: Vec<Related>,
    /// The files that were named and are skipped.
    pub(crate) skipped: Vec<Skipped>,
}

/// A report that another is compared with.
#[derive(Debug)]
struct Related {
    read: Read,
    place: Option<Span>,
    /// The errors of a report that is summed up, by itself.
    errors: OwnErrors,
}

/// A file by its name.
#[derive(Debug)]
struct Named {
    path: PathBuf,
    /// Where the report names it, unless the command line does.
    place: Option<Span>,
    relation: Relation,
    /// Whether a report names it, and it is not within the folder of the report.
    outside: bool,
    /// Whether a pattern in a report stands for it.
    by_pattern: bool,
}

impl RelatedReports {
    /// Reads the reports that a report is compared with. Those of the command line go before those that it names.
    ///
    /// # Errors
    /// A file that the command line names cannot be read.
    pub(crate) fn of(path: &Path, report: &Report, args: &Inputs) -> Result<Self, Error> {
        let mut related = Self::default();
        let named = args.last.is_some() || args.last_year.is_some() || !args.children.is_empty();
        if !named && report.last.is_none() && report.children.is_empty() {
            return Ok(related);
        }
        let own = canonicalize(path).ok();
        if let Some(named) = last(path, report, args) {
            let place = named.place;
            let skip = skip(&named, own.as_deref(), &mut BTreeSet::new());
            let read = skip.is_none().then(|| read_named(&named.path, place.is_some(), args.conversion));
            let last = |read| Related { read, place, errors: OwnErrors::default() };
            let read = read.map(|read| read.map(last));
            related.last = related.take(&named, skip, read)?;
        }
        let mut seen = BTreeSet::new();
        let with_skip = |named: Named| {
            let skip = skip(&named, own.as_deref(), &mut seen);
            (named, skip)
        };
        let named: Vec<_> = children(path, report, args).into_iter().map(with_skip).collect();
        let read = threads::map(&named, |(named, skip)| {
            skip.is_none().then(|| Related::child(named, args.conversion))
        });
        for ((named, skip), read) in named.into_iter().zip(read) {
            let child = related.take(&named, skip, read)?;
            related.children.extend(child);
        }
        Ok(related)
    }

    /// Keeps what was read, or records why it was not.
    fn take(
        &mut self,
        named: &Named,
        skip: Option<SkipReason>,
        read: Option<Result<Related, Error>>,
    ) -> Result<Option<Related>, Error> {
        let Named { place, relation, .. } = *named;
        let reason = match (read, skip) {
            (Some(Ok(read)), _) => return Ok(Some(read)),
            (Some(Err(error)), _) if place.is_none() => return Err(error),
            (Some(Err(error)), _) => SkipReason::Unread(error.to_string()),
            (None, Some(reason)) => reason,
            (None, None) => return Ok(None),
        };
        self.skipped.push(Skipped { place, relation, reason });
        Ok(None)
    }

    /// Gives last year's report to the checks.
    pub(crate) fn last(&self) -> Option<RelatedReport<'_>> {
        self.last.as_ref().map(Related::for_checks)
    }

    /// Gives the reports that are summed up to the checks, each with its own errors.
    pub(crate) fn children(&self) -> Vec<RelatedReport<'_>> {
        self.children.iter().map(Related::for_checks).collect()
    }
}

impl Related {
    /// Reads a report that is summed up. Of thousands only the figures are kept.
    fn child(named: &Named, conversion: Conversion) -> Result<Self, Error> {
        let mut read = read_named(&named.path, named.place.is_some(), conversion)?;
        let errors = checks::own_errors(read.form, &read.report);
        read.report.drop_words();
        read.source = Source::new(read.source.name, "");
        Ok(Self { read, place: named.place, errors })
    }

    fn for_checks(&self) -> RelatedReport<'_> {
        let Read { source, report, form, .. } = &self.read;
        RelatedReport { name: &source.name, form, report, place: self.place, errors: self.errors }
    }
}

/// Finds the file of last year's report. In a folder it is found by its unit, else by what the report names.
fn last(path: &Path, report: &Report, args: &Inputs) -> Option<Named> {
    let relation = Relation::Last;
    let given = args.last.as_deref();
    let of_unit = || args.last_year.as_ref()?.find(path, report);
    if let Some(path) = given.or_else(of_unit) {
        return Some(Named {
            path: path.to_owned(),
            place: None,
            relation,
            outside: false,
            by_pattern: false,
        });
    }
    if let Some(name) = &report.last {
        let named = beside(path, name);
        let outside = is_outside(path, name, &named);
        return Some(Named { path: named, place: Some(name.span), relation, outside, by_pattern: false });
    }
    if let Some(last_year) = &args.last_year {
        last_year.miss(path, report);
    }
    None
}

/// Finds the files of the reports that a report sums up.
fn children(path: &Path, report: &Report, args: &Inputs) -> Vec<Named> {
    let relation = Relation::Child;
    let own = canonicalize(path).ok();
    if !args.children.is_empty() {
        // A folder that holds the report as well does not mean it.
        let given = args.children.iter().filter(|child| {
            child.origin == Origin::Named || own.is_none() || canonicalize(&child.path).ok() != own
        });
        return given
            .map(|child| Named {
                path: child.path.clone(),
                place: None,
                relation,
                outside: false,
                by_pattern: false,
            })
            .collect();
    }
    named_children(path, report).collect()
}

/// Finds the files that a report names as those that it sums up.
fn named_children(path: &Path, report: &Report) -> impl Iterator<Item = Named> {
    let own = canonicalize(path).ok();
    let files = move |name: &Spanned<String>| {
        let pattern = beside(path, name);
        let mut files = if leads_inside(&name.value) { expand(&pattern, MANY) } else { vec![pattern] };
        // A pattern that fits the report as well does not mean it.
        if files.len() > 1 {
            files.retain(|file| {
                !is_lock(file) && product_at(file).is_none() && canonicalize(file).ok() != own
            });
        }
        let (place, by_pattern) = (Some(name.span), name.value.contains(['*', '?']));
        let named = |file: PathBuf| {
            let outside = is_outside(path, name, &file);
            Named { path: file, place, relation: Relation::Child, outside, by_pattern }
        };
        files.into_iter().map(named).collect::<Vec<_>>()
    };
    let is_pattern = |name: &Spanned<String>| name.value.contains(['*', '?']);
    // A pattern again and again, or other patterns for the same files, would list a folder each time.
    let mut listed = BTreeSet::new();
    let names = report.children.iter().filter(move |name| {
        !is_pattern(name) || (listed.len() < MOST_PATTERNS && listed.insert(&name.value))
    });
    let mut seen = BTreeSet::new();
    let is_new = move |named: &Named| !named.by_pattern || seen.insert(named.path.clone());
    names.flat_map(files).take(MANY).filter(is_new)
}

/// Lists the files that a report names as those that it sums up, itself included where it is named.
pub(crate) fn child_files(path: &Path, report: &Report) -> impl Iterator<Item = PathBuf> {
    named_children(path, report).map(|named| named.path)
}

/// Says why a file is not to be read, unless it is.
fn skip(named: &Named, own: Option<&Path>, seen: &mut BTreeSet<PathBuf>) -> Option<SkipReason> {
    let Named { path, place, outside, .. } = named;
    let name = path.display().to_string();
    if *outside {
        let error = Error::Input(path.clone(), InputError::Outside);
        return place.is_some().then(|| SkipReason::Unread(error.to_string()));
    }
    let file = canonicalize(path).ok();
    if file.is_some() && file.as_deref() == own {
        Some(SkipReason::Itself(name))
    } else if file.as_ref().is_some_and(|file| seen.contains(file)) {
        Some(SkipReason::Twice(name))
    } else {
        seen.extend(file);
        None
    }
}

/// Whether a name that a report gives leads out of its folder.
fn is_outside(report: &Path, name: &Spanned<String>, path: &Path) -> bool {
    !leads_inside(&name.value) || !lies_inside(report.parent().unwrap_or(Path::new("")), path)
}

/// Reads a report that another names. What a report names is a file: a device or a pipe might never end.
fn read_named(path: &Path, by_report: bool, conversion: Conversion) -> Result<Read, Error> {
    if by_report && never_ends(path) {
        return Err(Error::Input(path.to_owned(), InputError::Device));
    }
    read_report(path, conversion)
}

/// Joins a name that a report gives to the folder of the report. It never means the standard input.
fn beside(path: &Path, name: &Spanned<String>) -> PathBuf {
    let name = if name.value == "-" { "./-" } else { &name.value };
    path.parent().unwrap_or(Path::new("")).join(name)
}
