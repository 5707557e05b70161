//! Reads reports and checks them, many at a time, in the order in which they were named.

use super::files::{Read, read_report};
use super::stop::Stop;
use gen_report::checks::{self, Case, Sibling};
use gen_report::diagnostic::Problem;
use gen_report::form::Form;
use gen_report::report::Report;
use gen_report::source::{Source, Written};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::path::{Path, PathBuf};

/// How many reports are held in memory at a time, for each core: enough that cores seldom wait for one another.
const BATCH: usize = 8;

/// Reports to check, and the reports that they are held against.
#[derive(clap::Args)]
pub(super) struct Reports {
    /// 报告文件，可以写几个；“-”表示从标准输入读
    #[arg(required = true, value_name = "文件")]
    pub(super) files: Vec<PathBuf>,
    /// 上一年度的报告，用来核对结转和存量；也可在报告里写 last = "文件"
    #[arg(long, value_name = "文件")]
    last: Option<PathBuf>,
    /// 下级单位的报告，用来核对汇总；也可在报告里写 children = ["文件", …]
    #[arg(long, value_name = "文件", num_args = 1..)]
    children: Vec<PathBuf>,
}

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

/// The reports that others are held against.
#[derive(Debug, Default)]
struct Siblings {
    last: Option<Read>,
    children: Vec<Read>,
}

impl Reports {
    /// Every file that the command line names.
    pub(super) fn named(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().chain(&self.last).chain(&self.children)
    }
}

/// Checks every file that was named, does `work` with what was found, many at a time, and hands each result to `each`
/// in the order of the command line; the sentence of a file that cannot be read takes its place.
///
/// # Errors
/// What `each` says, and a report named on the command line to hold others against that cannot be read.
pub(super) fn inspect<T: Send>(
    args: &Reports,
    work: impl Fn(&Path, Inspected) -> T + Sync,
    mut each: impl FnMut(&Path, Result<T, String>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    if args.files.len() > 1 && (args.last.is_some() || !args.children.is_empty()) {
        let sentence =
            "--last 和 --children 一次只用于一个报告：几个报告一起核对时，请在各报告里写 last 和 children";
        return Err(sentence.to_owned().into());
    }
    let named = Siblings {
        last: args.last.as_deref().map(read_report).transpose()?,
        children: args.children.iter().map(|path| read_report(path)).collect::<Result<_, _>>()?,
    };
    for batch in args.files.chunks(BATCH * rayon::current_num_threads()) {
        let job = |path: &PathBuf| one(path, &named).map(|inspected| work(path, inspected));
        let done: Vec<_> = batch.par_iter().map(job).collect();
        for (path, result) in batch.iter().zip(done) {
            each(path, result)?;
        }
    }
    Ok(())
}

fn one(path: &Path, named: &Siblings) -> Result<Inspected, String> {
    let Read { source, report, form } = read_report(path)?;
    let (own, unread) = own_siblings(path, &report, named);
    let last = named.last.as_ref().or(own.last.as_ref()).map(sibling);
    let children: Vec<_> = named.children.iter().chain(&own.children).map(sibling).collect();
    let case = Case { last, children: &children, unread: &unread, ..Case::new(form, &report) };
    let problems = checks::check(&case);
    Ok(Inspected { source, report, form, problems })
}

fn sibling(read: &Read) -> Sibling<'_> {
    Sibling { name: &read.source.name, form: read.form, report: &read.report }
}

/// The reports that a report itself names, beside its own file, and why some of them cannot be read. What the
/// command line names goes first.
fn own_siblings(path: &Path, report: &Report, named: &Siblings) -> (Siblings, Vec<Written<String>>) {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut unread = vec![];
    let mut read = |name: &Written<String>| {
        let sentence = match read_report(&folder.join(&name.value)) {
            Ok(read) => return Some(read),
            Err(sentence) => sentence,
        };
        unread.push(Written::new(sentence, name.span.clone()));
        None
    };
    let last = report.last.as_ref().filter(|_| named.last.is_none()).and_then(&mut read);
    let children =
        report.children.iter().filter(|_| named.children.is_empty()).filter_map(&mut read).collect();
    (Siblings { last, children }, unread)
}
