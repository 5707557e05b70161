//! What is said of a new file that takes over from last year's, and how it names that one.

use crate::commands::support::confine::leads_inside;
use crate::commands::support::files::Read;
use gen_report::agency_file::follows;
use gen_report::report::Report;
use std::path::{MAIN_SEPARATOR_STR, Path};

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

/// Names last year's file as seen from the new one, where it lies in the folder of the new one: a report names no file
/// elsewhere.
pub(crate) fn beside(last: &Path, output: Option<&Path>) -> Option<String> {
    let folder = output.and_then(Path::parent).unwrap_or(Path::new(""));
    let absolute = |path: &Path| std::path::absolute(path).ok();
    let (last, folder) = (absolute(last)?, absolute(&folder.join("_"))?);
    let name = last.strip_prefix(folder.parent()?).ok()?;
    let name = name.display().to_string().replace(MAIN_SEPARATOR_STR, "/");
    leads_inside(&name).then_some(name)
}
