//! Of the workbook: the names of its cells and sheets, which reader and writer share.

use crate::form::{Form, Table};
use crate::report::place::join;

/// The sheet that says how to fill in the others.
pub(super) const GUIDE: &str = "说明";
/// The sheet of the agency and the other fields.
pub(super) const PARTICULARS: &str = "基本情况";
/// The sheet of the narrative.
pub(super) const WORDS: &str = "文字";
/// The sheet of the findings that the agency accepts.
pub(super) const ACCEPTED: &str = "认可";

/// The name of the acceptances: one row each, of three columns.
pub(super) const ACCEPTS: &str = "report.accept";
/// The name by which a form workbook is known.
pub(super) const FORM: &str = "report.form";

/// What stands for a signature that is left out on purpose.
pub(super) const UNSIGNED: &str = "不落款";
/// What is chosen from for a yes or no.
pub(super) const YES: &str = "是";
/// The other choice.
pub(super) const NO: &str = "否";

/// Names the cell of a value. Excel takes no name without a full stop for granted: `year` is one of its functions.
pub(super) fn name(path: &str) -> String {
    if path.contains('.') { path.to_owned() } else { join("report", path) }
}

/// Names the sheet of a table by the number of its section: 表三.
pub(super) fn sheet(form: &Form, table: &Table) -> String {
    let heading = form.section(&table.section).map_or("", |section| section.heading.as_str());
    let number = heading.split_once('、').map_or(table.key.as_str(), |(number, _)| number);
    format!("表{number}")
}
