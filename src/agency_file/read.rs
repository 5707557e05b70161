//! Reads the agency's file: everything that is there, odd or not, with its place.

use crate::agency_file::bounds::{MOST_TOKENS, excess};
use crate::agency_file::commented;
use crate::agency_file::keys::Keys;
use crate::agency_file::loose;
use crate::agency_file::names::Names;
use crate::agency_file::syntax::{PastedRow, Repaired, repair};
use crate::agency_file::walker::Walker;
use crate::agency_file::years;
use crate::form::{self, Form};
use crate::report::{IssueKind, Paths, ReadIssue, Report, Slip, Totals, YEARS};
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// Reads an agency's file on the form that it names, or that its year asks for.
pub fn read_on_its_form(source: &Source) -> (Report, &'static Form) {
    if excess(&source.text).is_some() {
        let form = form::current();
        return (read(source, form), form);
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        let form = meant(table.get_ref());
        let names = Names::new(form);
        let report = record(source, form, &names, table.get_ref(), BTreeSet::new(), BTreeMap::new(), vec![]);
        return (resolved(report, form), form);
    }
    drop(table);
    // What a broken file says of its form is known when it has been mended.
    let current = form::current();
    let report = read(source, current);
    let name = report.form.as_ref().map(|name| name.value.as_str());
    let form = form::to_fill_in(name, report.year.as_ref().map(|year| year.value));
    if form.key == current.key { (report, current) } else { (read(source, form), form) }
}

/// Reads an agency's file, its citations replaced by the figures that they name.
pub fn read(source: &Source, form: &Form) -> Report {
    resolved(read_as_written(source, form), form)
}

/// The form that a sound file names, else the one of its year.
fn meant(file: &DeTable) -> &'static Form {
    let value = |key: &str| file.get(key).map(toml::Spanned::get_ref);
    let name = value("form").and_then(DeValue::as_str);
    let year = value("year").and_then(|year| match year {
        DeValue::String(words) => loose::number(words, false),
        year => year.as_integer().map(|year| year.as_str().to_owned()),
    });
    form::to_fill_in(name, year.and_then(|year| year.parse().ok()).filter(|year| YEARS.contains(year)))
}

/// The report with its citations replaced by the figures that they name.
fn resolved(mut report: Report, form: &Form) -> Report {
    crate::agency_file::citations::resolve(&mut report, form);
    report.issues.sort_by_key(|issue| issue.span.start);
    report
}

/// Reads an agency's file with the texts as they are written: citations are not resolved.
pub fn read_as_written(source: &Source, form: &Form) -> Report {
    let names = Names::new(form);
    if let Some(at) = excess(&source.text) {
        let issues = vec![too_many(source, at)];
        return record(source, form, &names, &DeTable::new(), BTreeSet::new(), BTreeMap::new(), issues);
    }
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        return record(source, form, &names, table.get_ref(), BTreeSet::new(), BTreeMap::new(), vec![]);
    }
    drop(table);
    let Repaired { text, torn, pasted, issues } = repair(source, &names);
    let (table, _) = DeTable::parse_recoverable(&text);
    record(source, form, &names, table.get_ref(), torn, pasted, issues)
}

fn too_many(source: &Source, at: usize) -> ReadIssue {
    let next = source.text[at..].chars().next().map_or(0, char::len_utf8);
    let what = IssueKind::Syntax { slip: Slip::TooMany(MOST_TOKENS), first: None, fix: vec![] };
    ReadIssue { span: Span::new(at, at + next), what }
}

/// Makes the report of a parsed file, with the lines that could not be read and their issues.
fn record(
    source: &Source,
    form: &Form,
    names: &Names,
    table: &DeTable,
    torn: BTreeSet<usize>,
    pasted: BTreeMap<String, PastedRow>,
    issues: Vec<ReadIssue>,
) -> Report {
    let mut walker = Walker::new(source, torn, names, table);
    walker.pasted = pasted;
    let mut root = Keys::root(table);
    let mut report = crate::agency_file::header::read(&mut walker, &mut root, form);
    report.grids = crate::agency_file::grids::read(&mut walker, &mut root, form, report.totals);
    root.finish(&mut walker);
    if report.totals == Totals::Computed {
        report.fill_totals(form);
    }
    report.commented_date = commented::find(source, "date");
    report.likely_year = years::likely(source);
    report.has_syntax_errors = issues.iter().any(|issue| matches!(issue.what, IssueKind::Syntax { .. }));
    report.empty = issues.is_empty() && table.is_empty();
    report.issues = walker.issues;
    report.issues.extend(issues);
    report.issues.sort_by_key(|issue| issue.span.start);
    report.paths = Paths::new(walker.paths);
    report
}
