//! Reads reports and checks them, many at a time, in the order in which they were named.

use crate::commands::files::{Read, is_lock, read_report};
use crate::commands::reports::Reports;
use crate::commands::siblings::{Siblings, expand};
use crate::commands::stop::{Stop, complain};
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
pub(super) struct Inspected {
    /// The file.
    pub(super) source: Source,
    /// What stands in it.
    pub(super) report: Report,
    /// The form that it is written on.
    pub(super) form: &'static Form,
    /// Its problems, in the order of the file.
    pub(super) problems: Vec<Problem>,
}

impl Reports {
    /// Every file that the command line names.
    pub(super) fn named(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().chain(&self.last).chain(&self.children)
    }

    /// The same reports with files in the place of patterns, which a shell leaves alone within quotation marks.
    ///
    /// # Errors
    /// Options that do not go together, or the standard input named twice: a sentence.
    pub(super) fn expanded(self) -> Result<Self, String> {
        let expanded = |names: Vec<PathBuf>| -> Vec<PathBuf> {
            without_locks(names.iter().flat_map(|name| expand(name)).collect())
        };
        let reports =
            Self { files: expanded(self.files), last: self.last, children: expanded(self.children) };
        if reports.files.len() > 1 && (reports.last.is_some() || !reports.children.is_empty()) {
            return Err(
                "--last 和 --children 一次只用于一个报告：几个报告一起核对时，在各报告里写 last 和 children"
                    .to_owned(),
            );
        }
        if reports.named().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err("“-”写了不止一次，而标准输入只能读一次".to_owned());
        }
        Ok(reports)
    }
}

/// The files without those that a program keeps beside an open document; a word tells which were passed over. Where
/// nothing else was named, they are kept to be refused.
fn without_locks(files: Vec<PathBuf>) -> Vec<PathBuf> {
    if files.iter().all(|path| is_lock(path)) {
        return files;
    }
    let (locks, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_lock(path));
    for lock in locks {
        complain(&format!("“{}”是打开文档时留下的临时文件，跳过", lock.display()));
    }
    files
}

/// Checks every file that was named, does `work` with what was found, many at a time, and hands each result to `each`
/// in the order of the command line; the sentence of a file that cannot be read takes its place.
///
/// # Errors
/// What `each` says.
pub(super) fn inspect<T: Send>(
    reports: &Reports,
    work: impl Fn(&Path, Inspected) -> T + Sync,
    mut each: impl FnMut(&Path, Result<T, String>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    // Where the system gives no thread, this one does all the work.
    let has_threads = rayon::ThreadPoolBuilder::new().build_global().is_ok();
    let threads = if has_threads { rayon::current_num_threads() } else { 1 };
    for batch in reports.files.chunks(BATCH * threads) {
        let job = |path: &PathBuf| one(path, reports).map(|inspected| work(path, inspected));
        let done: Vec<_> =
            if has_threads { batch.par_iter().map(job).collect() } else { batch.iter().map(job).collect() };
        for (path, result) in batch.iter().zip(done) {
            each(path, result)?;
        }
    }
    Ok(())
}

fn one(path: &Path, reports: &Reports) -> Result<Inspected, String> {
    let Read { source, report, form } = read_report(path)?;
    let siblings = Siblings::of(path, &report, reports)?;
    let children = siblings.summed_up();
    let skipped = &siblings.skipped;
    let case = Case { last: siblings.last(), children: &children, skipped, ..Case::new(form, &report) };
    let mut problems = checks::check(&case);
    // A published report is none that is mended here.
    if report.printed.is_some() {
        for problem in &mut problems {
            problem.fix.clear();
        }
    }
    Ok(Inspected { source, report, form, problems })
}
