//! Reads reports and checks them, many at a time, in the order in which they were named.

use crate::commands::support::error::Error;
use crate::commands::support::cells::in_cells;
use crate::commands::support::files::{Read, read_report};
use crate::commands::support::related_reports::RelatedReports;
use crate::commands::support::reports::Reports;
use gen_report::checks::{self, Case};
use gen_report::diagnostic::Problem;
use gen_report::form::Form;
use gen_report::report::Report;
use gen_report::source::Source;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::path::{Path, PathBuf};

/// How many reports are held in memory at a time, for each core: enough that cores seldom wait for one another.
const BATCH: usize = 8;

/// A report that was checked.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The file.
    pub(crate) source: Source,
    /// What stands in it.
    pub(crate) report: Report,
    /// The form that it is written on.
    pub(crate) form: &'static Form,
    /// Its problems, in the order of the file.
    pub(crate) problems: Vec<Problem>,
}

/// Checks every file that was named, does `work` with what was found, many at a time, and hands each result to `each`
/// in the order of the command line; the error of a file that cannot be read takes its place.
///
/// # Errors
/// Those of `each`.
pub(crate) fn run_checks<T: Send>(
    reports: &Reports,
    work: impl Fn(&Path, Checked) -> T + Sync,
    mut each: impl FnMut(&Path, Result<T, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    for batch in reports.files.chunks(BATCH * rayon::current_num_threads()) {
        let job = |path: &PathBuf| one(path, reports).map(|checked| work(path, checked));
        let done: Vec<_> = batch.par_iter().map(job).collect();
        for (path, result) in batch.iter().zip(done) {
            each(path, result)?;
        }
    }
    Ok(())
}

fn one(path: &Path, reports: &Reports) -> Result<Checked, Error> {
    let Read { source, report, form, cells } = read_report(path)?;
    let related = RelatedReports::of(path, &report, reports)?;
    let children = related.children();
    let skipped = &related.skipped;
    let case = Case { last: related.last(), children: &children, skipped, ..Case::new(form, &report) };
    let mut problems = checks::check(&case);
    // What is no text is not mended here: it is another program's file.
    if report.printed.is_some() || !source.places.is_empty() {
        for problem in &mut problems {
            problem.fix.clear();
            in_cells(problem, &source, &cells);
        }
    }
    Ok(Checked { source, report, form, problems })
}
