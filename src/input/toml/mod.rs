//! Reads the agency's file: everything that is there, odd or not, with its place.

mod grids;
mod header;
mod keys;
mod names;
mod strings;
mod syntax;
mod walker;

use crate::form::Form;
use crate::report::{Paths, Report, Totals};
use crate::source::Source;
use keys::Keys;
use names::Names;
use toml::de::DeTable;
use walker::Walker;

/// Takes down what stands in a TOML file.
pub(super) fn read(source: &Source, form: &Form) -> Report {
    let names = Names::new(form);
    let saved = syntax::save(source, &names);
    let (table, _) = DeTable::parse_recoverable(&saved.text);
    let mut walker = Walker::new(source, saved.torn, &names, table.get_ref());
    let mut root = Keys::root(table.get_ref());
    let mut report = header::read(&mut walker, &mut root, form);
    report.grids = grids::read(&mut walker, &mut root, form, report.totals);
    root.finish(&mut walker);
    if report.totals == Totals::Computed {
        report.fill_totals(form);
    }
    report.torn = !saved.oddities.is_empty();
    report.empty = saved.oddities.is_empty() && table.get_ref().is_empty();
    report.oddities = walker.oddities;
    report.oddities.extend(saved.oddities);
    super::cite::resolve(&mut report, form);
    report.oddities.sort_by_key(|oddity| oddity.span.start);
    report.paths = Paths::new(walker.paths);
    report
}
