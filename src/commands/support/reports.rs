//! The reports that the command line names, and the related reports that it names for them.

use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, InputError, UsageError, report_all};
use crate::commands::support::files::{is_lock, refuse_missing_last};
use crate::commands::support::folders::{Input, Origin, Wanted, find, folder_error};
use crate::commands::support::last_year::LastYear;
use crate::commands::support::patterns::expand;
use crate::commands::support::products::product_at;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reports to check, and the reports that they are compared with.
#[derive(clap::Args, Debug, Clone)]
pub(crate) struct Reports {
    /// 报告文件或者文件夹（连同其中的文件夹），可以写几个，可以用通配符；核对时可以写“-”，从标准输入读
    #[arg(required = true, value_name = "文件")]
    pub(crate) files: Vec<PathBuf>,
    /// 上一年度的报告，用来核对结转和存量；写文件夹，就按单位名称一一对应；也可在报告里写 last = "2023.toml"
    #[arg(long, value_name = "文件")]
    pub(crate) last: Option<PathBuf>,
    /// 下级单位的报告或者放报告的文件夹，用来核对汇总；也可在报告里写 children = ["单位*.toml"]
    #[arg(long, value_name = "文件", num_args = 1..)]
    pub(crate) children: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) conversion: Conversion,
}

/// The files that the command line stands for.
#[derive(Debug, Clone)]
pub(crate) struct Inputs {
    /// The reports to check.
    pub(crate) files: Vec<Input>,
    /// Last year's report.
    pub(crate) last: Option<PathBuf>,
    /// The folder of last year's reports.
    pub(crate) last_year: Option<Arc<LastYear>>,
    /// The reports that are summed up.
    pub(crate) children: Vec<Input>,
    /// Whether files that no reader takes are converted.
    pub(crate) conversion: Conversion,
}

impl Reports {
    /// Names files or folders that are compared with no others.
    pub(crate) fn of(files: Vec<PathBuf>, conversion: Conversion) -> Self {
        Self { files, last: None, children: vec![], conversion }
    }
}

impl Inputs {
    /// Lists every file that the command line stands for.
    pub(crate) fn named(&self) -> impl Iterator<Item = &PathBuf> {
        let files = self.files.iter().chain(&self.children).map(|input| &input.path);
        files.chain(&self.last)
    }
}

impl Reports {
    /// Puts files in the place of folders, and of patterns, which a shell leaves alone within quotation marks. What lies
    /// in `apart`, such as the folder that is written to, is no report.
    ///
    /// # Errors
    /// Options that do not go together, last year's reports that are not there, the standard input named twice, or a folder
    /// of children without reports.
    pub(crate) fn expanded(self, apart: &[&Path]) -> Result<Inputs, Error> {
        let mut notes = vec![];
        let inputs = self.expanded_noting(apart, &mut notes);
        report_all(&notes);
        inputs
    }

    /// Does the same, and notes what is passed over instead of reporting it.
    ///
    /// # Errors
    /// As before.
    pub(crate) fn expanded_noting(self, apart: &[&Path], notes: &mut Vec<String>) -> Result<Inputs, Error> {
        let apart: Vec<&Path> = apart.iter().copied().chain(self.last.as_deref()).collect();
        let files = noting(&self.files, Wanted::Reports, &apart, notes);
        let children = noting(&self.children, Wanted::Reports, &apart, notes);
        // A single report's is read with it, and is one fault of its own.
        if let Some(last) = self.last.as_ref().filter(|_| files.len() > 1) {
            refuse_missing_last(last)?;
        }
        if files.len() > 1 && (self.last.as_ref().is_some_and(|last| !last.is_dir()) || !children.is_empty())
        {
            return Err(UsageError::RelatedToMany.into());
        }
        if let Some(empty) = children.iter().find(|child| child.origin == Origin::Empty) {
            return Err(folder_error(empty, InputError::NoReports));
        }
        let (last_year, last) = match self.last {
            Some(folder) if folder.is_dir() => {
                (Some(Arc::new(LastYear::of(&folder, self.conversion, notes)?)), None)
            }
            last => (None, last),
        };
        let inputs = Inputs { files, last, last_year, children, conversion: self.conversion };
        if inputs.named().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(UsageError::StandardInputTwice.into());
        }
        Ok(inputs)
    }
}

/// Lists the files that names stand for: files, patterns and folders.
pub(crate) fn inputs(names: &[PathBuf], wanted: Wanted, apart: &[&Path]) -> Vec<Input> {
    let mut notes = vec![];
    let inputs = noting(names, wanted, apart, &mut notes);
    report_all(&notes);
    inputs
}

fn noting(names: &[PathBuf], wanted: Wanted, apart: &[&Path], notes: &mut Vec<String>) -> Vec<Input> {
    let names = names.iter().flat_map(|name| expand(name, usize::MAX)).collect();
    find(without_products(without_locks(names, notes), notes), wanted, apart, notes)
}

/// Leaves out the files that a program keeps beside an open document, and notes which. Where nothing else was named,
/// they are kept to be refused.
fn without_locks(files: Vec<PathBuf>, notes: &mut Vec<String>) -> Vec<PathBuf> {
    if files.iter().all(|path| is_lock(path)) {
        return files;
    }
    let (locks, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_lock(path));
    notes.extend(locks.iter().map(|lock| format!("“{}”是打开文档时留下的临时文件，跳过", lock.display())));
    files
}

/// Leaves out what this program itself wrote of many reports, as a pattern names it with them, and notes it. Where nothing
/// else was named, it is kept to be refused.
fn without_products(files: Vec<PathBuf>, notes: &mut Vec<String>) -> Vec<PathBuf> {
    let products: Vec<_> = files.iter().map(|path| product_at(path)).collect();
    if products.iter().all(Option::is_some) {
        return files;
    }
    let mut reports = vec![];
    for (path, product) in files.into_iter().zip(products) {
        match product {
            None => reports.push(path),
            Some(product) => notes.push(format!(
                "“{}”是 gen-report 写出的{}，不是一份报告，跳过",
                path.display(),
                product.words()
            )),
        }
    }
    reports
}
