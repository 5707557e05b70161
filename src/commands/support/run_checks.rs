//! Reads reports and checks them, many at a time, in the order in which they were named.

use crate::commands::support::cells::in_cells;
use crate::commands::support::error::Error;
use crate::commands::support::files::{Read, read_report};
use crate::commands::support::folders::Input;
use crate::commands::support::progress::Progress;
use crate::commands::support::related_reports::RelatedReports;
use crate::commands::support::reports::Inputs;
use crate::commands::support::threads;
use gen_report::checks::{self, Case};
use gen_report::diagnostic::Problem;
use gen_report::form::Form;
use gen_report::import::DoubtfulRow;
use gen_report::report::Report;
use gen_report::source::Source;

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
    /// The figures of a published report that were not read for certain.
    pub(crate) doubts: Vec<DoubtfulRow>,
}

/// Checks every file that was named, does `work` with what was found, many at a time, and hands each result to `each`
/// in the order of the command line; the error of a file that cannot be read takes its place.
///
/// # Errors
/// Those of `each`.
pub(crate) fn run_checks<T: Send>(
    inputs: &Inputs,
    quiet: bool,
    work: impl Fn(&Input, Checked) -> T + Send + Sync,
    each: impl FnMut(&Input, Result<T, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let job = |input: &Input| one(input, inputs).map(|checked| work(input, checked));
    in_order(&inputs.files, quiet, job, each)
}

/// Does `work` with every input, many at a time, and hands each result to `each` in the order of the inputs. A
/// long run shows on a terminal how far it is, unless it is `quiet`.
///
/// # Errors
/// Those of `each`.
pub(crate) fn in_order<T: Send>(
    inputs: &[Input],
    quiet: bool,
    work: impl Fn(&Input) -> T + Send + Sync,
    mut each: impl FnMut(&Input, T) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut progress = Progress::new(inputs.len(), quiet);
    for batch in inputs.chunks(BATCH * threads::count()) {
        let done = threads::map(batch, &work);
        for (input, result) in batch.iter().zip(done) {
            progress.step(|| each(input, result))?;
        }
    }
    Ok(())
}

fn one(input: &Input, inputs: &Inputs) -> Result<Checked, Error> {
    input.refuse_empty()?;
    let path = &input.path;
    let Read { source, report, form, doubts, cells } = read_report(path, inputs.conversion)?;
    let related = RelatedReports::of(path, &report, inputs)?;
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
    Ok(Checked { source, report, form, problems, doubts })
}
