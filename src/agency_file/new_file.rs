//! A file for a new report: blank, or with what follows from last year's: the agency, the style, and the applications
//! that were carried over.

use crate::agency_file::write::{Remarks, write};
use crate::form::{self, Form};
use crate::report::{Agency, Cell, Entry, Figures, Report};
use crate::source::Spanned;
use chrono::{Datelike as _, NaiveDate};

/// The month from which people prepare the report of the running year; until then that of the year before is written.
const PREPARED_FROM: u32 = 10;

/// The year that is reported on at a day.
pub fn year_to_report(day: NaiveDate) -> u16 {
    let year = if day.month() < PREPARED_FROM { day.year() - 1 } else { day.year() };
    u16::try_from(year).unwrap_or_default()
}

/// A file that is yet to be filled in.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// What stands in it.
    pub report: Report,
    /// What is said beside it.
    pub remarks: Remarks,
    /// The form that it is written on.
    pub form: &'static Form,
}

impl NewFile {
    /// Makes a blank file for a year.
    pub fn new(year: Option<u16>) -> Self {
        let form = form::to_fill_in(None, year);
        let year = year.map(|year| Spanned::new(year, 0..0));
        let remarks = Remarks { preface: preface(form), rows: vec![] };
        Self { report: Report { year, ..Report::blank(form) }, remarks, form }
    }

    /// Fills in what follows from last year's report; gives the names of what it lacks for that.
    pub fn carry_over(&mut self, last: &Report, last_form: &Form) -> Vec<String> {
        self.report.agency = last.agency.clone();
        (self.report.style, self.report.templates) = (last.style.clone(), last.templates.clone());
        let mut gaps: Vec<String> = agency(&self.report.agency).into_iter().map(str::to_owned).collect();
        if !follows(&self.report, last) {
            return gaps;
        }
        let figures = Figures::new(last_form, last);
        gaps.extend(applications(&mut self.report, &figures, self.form));
        for row in ["rules", "documents"] {
            if let Some(count) = figures.count("disclosure", row, "valid") {
                self.remarks.rows.push((format!("disclosure.{row}"), format!("上年末现行有效 {count} 件")));
            }
        }
        gaps
    }

    /// Puts 0 into every blank cell for an agency that had nothing to report, but keeps the documents that were in force
    /// at the end of last year, where its report is given and is of the year before.
    pub fn fill_zeros(&mut self, last: Option<(&Report, &Form)>) {
        if let Some((last, form)) = last.filter(|(last, _)| follows(&self.report, last)) {
            keep_stock(&mut self.report, self.form, &Figures::new(form, last));
        }
        let rows = self.report.grids.iter_mut().flat_map(|grid| &mut grid.rows).flatten();
        let cells = rows.flat_map(|row| &mut row.cells).chain(&mut self.report.fee_charged);
        cells.filter(|cell| cell.value == Entry::Blank).for_each(|cell| cell.value = Entry::Count(0));
    }

    /// Gives the text of the file.
    pub fn to_toml(&self) -> String {
        write(&self.report, self.form, &self.remarks)
    }
}

/// Whether a report is, as far as is known, of the year after another's: only then its figures follow from that one.
pub fn follows(report: &Report, last: &Report) -> bool {
    let year = |report: &Report| report.year.as_ref().map(|year| year.value);
    year(last).zip(year(report)).is_none_or(|(last, own)| last.checked_add(1) == Some(own))
}

fn preface(form: &Form) -> Vec<String> {
    vec![
        format!("政府信息公开工作年度报告填报文件，格式依据 {}", form.notice),
        "文字写在引号里，段落写在三个引号之间，一行一段；还没填的数写作“待填”，件数没有的填 0；“#”后面是说明，不会印出来"
            .to_owned(),
        "填完运行：gen-report check 文件名（核对），gen-report build 文件名（生成 Word 文档）".to_owned(),
    ]
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

fn keep_stock(report: &mut Report, form: &Form, last: &Figures) {
    for row in ["rules", "documents"] {
        if let Some(count) = last.count("disclosure", row, "valid")
            && let Some(cell) = cell(report, form, row, "valid")
        {
            cell.value = Entry::Count(count);
        }
    }
}

fn cell<'a>(report: &'a mut Report, form: &Form, row: &str, column: &str) -> Option<&'a mut Cell> {
    let at = form.tables.iter().position(|table| table.key == "disclosure")?;
    let (place, (block, _)) = form.tables[at].rows().enumerate().find(|(_, (_, line))| line.key == row)?;
    report.grids.get_mut(at)?.rows.get_mut(place)?.as_mut()?.cells.get_mut(block.column(column)?)
}
