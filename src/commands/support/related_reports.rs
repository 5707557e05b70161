//! The reports that a report is compared with, by the names that the command line or the report itself gives.

use crate::commands::support::error::{Error, InputError};
use crate::commands::support::files::{Read, is_lock, read_report};
use crate::commands::support::folders::Origin;
use crate::commands::support::patterns::{MANY, expand};
use crate::commands::support::reports::Inputs;
use crate::commands::support::threads;
use gen_report::checks::{self, OwnErrors, RelatedReport, Relation, SkipReason, Skipped};
use gen_report::report::Report;
use gen_report::source::{Span, Spanned};
use std::collections::BTreeSet;
use std::fs::canonicalize;
use std::path::{Path, PathBuf};

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
}

/// A file by its name.
#[derive(Debug)]
struct Named {
    path: PathBuf,
    /// Where the report names it, unless the command line does.
    place: Option<Span>,
    relation: Relation,
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
            related.last = related.read(named, own.as_deref(), &mut BTreeSet::new())?;
        }
        let mut seen = BTreeSet::new();
        for named in children(path, report, args) {
            let child = related.read(named, own.as_deref(), &mut seen)?;
            related.children.extend(child);
        }
        Ok(related)
    }

    /// Reads a file, unless it is to be skipped.
    fn read(
        &mut self,
        named: Named,
        own: Option<&Path>,
        seen: &mut BTreeSet<PathBuf>,
    ) -> Result<Option<Related>, Error> {
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
                Ok(read) => return Ok(Some(Related { read, place })),
                Err(error) if place.is_none() => return Err(error),
                Err(error) => SkipReason::Unread(error.to_string()),
            }
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
        let errors = |child: &Related| checks::own_errors(child.read.form, &child.read.report);
        let errors = threads::map(&self.children, errors);
        let children = self.children.iter().map(Related::for_checks);
        children.zip(errors).map(|(child, errors)| RelatedReport { errors, ..child }).collect()
    }
}

impl Related {
    fn for_checks(&self) -> RelatedReport<'_> {
        let Read { source, report, form, .. } = &self.read;
        RelatedReport { name: &source.name, form, report, place: self.place, errors: OwnErrors::default() }
    }
}

/// Finds the file of last year's report. In a folder it is found by its unit, else by what the report names.
fn last(path: &Path, report: &Report, args: &Inputs) -> Option<Named> {
    let relation = Relation::Last;
    let given = args.last.as_deref();
    let of_unit = || args.last_year.as_ref()?.find(path, report);
    if let Some(path) = given.or_else(of_unit) {
        return Some(Named { path: path.to_owned(), place: None, relation });
    }
    if let Some(name) = &report.last {
        return Some(Named { path: beside(path, name), place: Some(name.span), relation });
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
        return given.map(|child| Named { path: child.path.clone(), place: None, relation }).collect();
    }
    named_children(path, report).collect()
}

/// Finds the files that a report names as those that it sums up.
fn named_children(path: &Path, report: &Report) -> impl Iterator<Item = Named> {
    let own = canonicalize(path).ok();
    let files = move |name: &Spanned<String>| {
        let pattern = beside(path, name);
        let mut files = expand(&pattern);
        // A pattern that fits the report as well does not mean it.
        if files.len() > 1 {
            files.retain(|file| !is_lock(file) && canonicalize(file).ok() != own);
        }
        let place = Some(name.span);
        files.into_iter().map(move |path| Named { path, place, relation: Relation::Child })
    };
    report.children.iter().flat_map(files).take(MANY)
}

/// Lists the files that a report names as those that it sums up, itself included where it is named.
pub(crate) fn child_files(path: &Path, report: &Report) -> impl Iterator<Item = PathBuf> {
    named_children(path, report).map(|named| named.path)
}

/// Reads a report that another names. What a report names is a file: a device or a pipe might never end.
fn read_named(path: &Path, by_report: bool) -> Result<Read, Error> {
    let device = || path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir());
    if by_report && device() {
        return Err(Error::Input(path.to_owned(), InputError::Device));
    }
    read_report(path)
}

/// Joins a name that a report gives to the folder of the report. It never means the standard input.
fn beside(path: &Path, name: &Spanned<String>) -> PathBuf {
    let name = if name.value == "-" { "./-" } else { &name.value };
    path.parent().unwrap_or(Path::new("")).join(name)
}
