//! The reports that the command line names, and the related reports that it names for them.

use crate::commands::support::error::{Error, UsageError, report};
use crate::commands::support::files::is_lock;
use crate::commands::support::patterns::expand;
use std::path::PathBuf;

/// Reports to check, and the reports that they are compared with.
#[derive(clap::Args)]
pub(crate) struct Reports {
    /// 报告文件，可以写几个，可以用通配符；核对时可以写“-”，从标准输入读
    #[arg(required = true, value_name = "文件")]
    pub(crate) files: Vec<PathBuf>,
    /// 上一年度的报告，用来核对结转和存量；也可在报告里写 last = "2023.toml"
    #[arg(long, value_name = "文件")]
    pub(crate) last: Option<PathBuf>,
    /// 下级单位的报告，用来核对汇总；也可在报告里写 children = ["单位*.toml"]
    #[arg(long, value_name = "文件", num_args = 1..)]
    pub(crate) children: Vec<PathBuf>,
}

impl Reports {
    /// Lists every file that the command line names.
    pub(crate) fn named(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().chain(&self.last).chain(&self.children)
    }

    /// Puts files in the place of patterns, which a shell leaves alone within quotation marks.
    ///
    /// # Errors
    /// Options that do not go together, or the standard input named twice.
    pub(crate) fn expanded(self) -> Result<Self, Error> {
        let expanded = |names: Vec<PathBuf>| -> Vec<PathBuf> {
            without_locks(names.iter().flat_map(|name| expand(name)).collect())
        };
        let reports =
            Self { files: expanded(self.files), last: self.last, children: expanded(self.children) };
        if reports.files.len() > 1 && (reports.last.is_some() || !reports.children.is_empty()) {
            return Err(UsageError::RelatedToMany.into());
        }
        if reports.named().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(UsageError::StandardInputTwice.into());
        }
        Ok(reports)
    }
}

/// Leaves out the files that a program keeps beside an open document, and says which. Where nothing else was named,
/// they are kept to be refused.
fn without_locks(files: Vec<PathBuf>) -> Vec<PathBuf> {
    if files.iter().all(|path| is_lock(path)) {
        return files;
    }
    let (locks, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_lock(path));
    for lock in locks {
        report(&format!("“{}”是打开文档时留下的临时文件，跳过", lock.display()));
    }
    files
}
