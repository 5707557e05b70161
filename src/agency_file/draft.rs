//! What a new file takes over from last year's: the agency, the style, and the applications that were carried over.

use crate::commands::support::files::Read;
use gen_report::agency_file::Remarks;
use gen_report::form::Form;
use gen_report::report::{Agency, Entry, Figures, Report};
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

/// Fills in what follows from last year's report; gives the names of what it lacks for that.
pub(crate) fn carry_over(
    report: &mut Report,
    remarks: &mut Remarks,
    last: &Read,
    form: &Form,
) -> Vec<String> {
    report.agency = last.report.agency.clone();
    (report.style, report.templates) = (last.report.style.clone(), last.report.templates.clone());
    let mut gaps: Vec<String> = agency(&report.agency).into_iter().map(str::to_owned).collect();
    if !follows(report, last) {
        return gaps;
    }
    let figures = Figures::new(last.form, &last.report);
    gaps.extend(applications(report, &figures, form));
    for row in ["rules", "documents"] {
        if let Some(count) = figures.count("disclosure", row, "valid") {
            remarks.rows.push((format!("disclosure.{row}"), format!("上年末现行有效 {count} 件")));
        }
    }
    gaps
}

/// Whether a report is, as far as is known, of the year after another's: only then its figures follow from that one.
pub(crate) fn follows(report: &Report, last: &Read) -> bool {
    let year = |report: &Report| report.year.as_ref().map(|year| year.value);
    year(&last.report).zip(year(report)).is_none_or(|(last, own)| last.checked_add(1) == Some(own))
}

/// Lists what is not known of the agency.
fn agency(agency: &Agency) -> Vec<&'static str> {
    let name = agency.name.as_ref().is_some_and(|name| !name.value.trim().is_empty());
    let known =
        [("机关名称", name), ("机关类别", agency.kind.is_some()), ("机关层级", agency.level.is_some())];
    known.into_iter().filter(|(_, known)| !known).map(|(what, _)| what).collect()
}

/// Carries applications over; names the columns in which their number is not known.
fn applications(report: &mut Report, last: &Figures, form: &Form) -> Option<String> {
    let at = form.tables.iter().position(|table| table.key == "requests")?;
    let row = form.tables[at].row("carried_in")?;
    let columns = form.tables[at].blocks.iter().flat_map(|block| &block.columns);
    let cells = report.grids[at].rows[row].iter_mut().flat_map(|row| &mut row.cells);
    let (mut open, mut all) = (vec![], true);
    for (column, cell) in columns.zip(cells) {
        match last.count("requests", "carried_out", &column.key) {
            Some(count) => (cell.value, all) = (Entry::Count(count), false),
            None => open.push(column.short()),
        }
    }
    if all {
        return Some("结转件数".to_owned());
    }
    (!open.is_empty()).then(|| format!("结转件数（{}）", open.join("、")))
}

/// Says that not everything could be carried over from a file.
pub(crate) fn remark(report: &Report, last: &Read, gaps: &[String]) -> Option<String> {
    let (name, gaps) = (&last.source.name, gaps.join("、"));
    if last.report.empty {
        return Some(format!("“{name}”里没有内容，什么也没有带过来：核对文件名"));
    }
    if let Some(year) = last.report.year.as_ref().filter(|_| !follows(report, last)) {
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
