//! What is said of a new file that takes over from last year's, and how it names that one.

use crate::commands::support::files::Read;
use gen_report::agency_file::follows;
use gen_report::report::Report;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

/// What the new file says of its zeros.
pub(crate) const ZEROS: &str =
    "用了 --zero，数字都先填了 0：逐项核对，有发生的改成实际的数；文字部分仍要填写";

/// Says that not everything could be carried over from a file.
pub(crate) fn remark(report: &Report, last: &Read, gaps: &[String]) -> Option<String> {
    let (name, gaps) = (&last.source.name, gaps.join("、"));
    if last.report.empty {
        return Some(format!("“{name}”里没有内容，什么也没有带过来：核对文件名"));
    }
    if let Some(year) = last.report.year.as_ref().filter(|_| !follows(report, &last.report)) {
        let year = year.value;
        return Some(format!("“{name}”是 {year} 年的报告，不是上一年度的：结转和存量没有带过来，自行填写"));
    }
    let check = format!("先用 gen-report check {name} 核对，改正后再新建，或者自行填写");
    match (last.report.syntax_faults(), gaps.is_empty()) {
        (0, true) => None,
        (0, false) => Some(format!("“{name}”里没有{gaps}，没有带过来：自行填写")),
        (faults, true) => Some(format!("“{name}”有 {faults} 处读不懂：逐项核对带过来的内容")),
        (faults, false) => Some(format!("“{name}”有 {faults} 处读不懂，{gaps}没有带过来：{check}")),
    }
}

/// Names last year's file as seen from the new one.
pub(crate) fn beside(last: &Path, output: Option<&Path>) -> String {
    let folder = |path: &Path| path.parent().map(Path::to_path_buf).unwrap_or_default();
    let output = output.map(folder).unwrap_or_default();
    let path = match last.file_name() {
        Some(name) if folder(last) == output => PathBuf::from(name),
        _ if output.as_os_str().is_empty() => last.to_path_buf(),
        _ => std::path::absolute(last).unwrap_or_else(|_| last.to_path_buf()),
    };
    path.display().to_string().replace(MAIN_SEPARATOR_STR, "/")
}
