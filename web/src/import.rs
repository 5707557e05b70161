//! A file that was dropped on the page: an agency's own, or a published report in any format that is read.

use gen_report::agency_file::{is_agency_file, read_on_its_form};
use gen_report::import::{self, Imported, InputFormat};
use gen_report::report::CellId;
use gen_report::source::Source;
use gen_report::wording::import::{agency_file, summary, unreadable, unrecognised};
use gen_report::workbook;
use serde::Serialize;

/// No report of an agency comes near this.
const LARGEST: usize = 32 << 20;

/// An agency's file, and how far it can be relied on.
#[derive(Debug, Serialize)]
pub struct ImportAnswer {
    toml: String,
    /// `own` or `published`.
    kind: &'static str,
    /// What is to be verified, and what was left out.
    notes: Vec<String>,
    /// The cells that are to be verified.
    unsure: Vec<String>,
    /// The year that the report covers.
    year: Option<u16>,
    /// Who reports.
    agency: Option<String>,
}

/// Reads a file; a TOML is known by its name, all else by its bytes.
///
/// # Errors
/// A sentence: the file cannot be read, or holds no report.
pub fn import(name: &str, bytes: &[u8]) -> Result<ImportAnswer, String> {
    if bytes.len() > LARGEST {
        return Err(format!("“{name}”太大，不像一份年度报告"));
    }
    if let Some(toml) = own(name, bytes) {
        return toml.map(|toml| answer(toml, "own", vec![], vec![]));
    }
    if import::format(bytes) == Ok(InputFormat::Workbook)
        && let Ok(Some(filled)) = workbook::read(name, bytes)
    {
        return Ok(answer(filled.source.text, "own", vec![], vec![]));
    }
    let extract = import::read(bytes).map_err(|why| format!("“{name}”读不进来：{}", unreadable(why)))?;
    let imported = import::recognise(name, extract);
    let imported = imported.map_err(|why| format!("“{name}”不像是一份年度报告：{}", unrecognised(why)))?;
    let notes = summary(&imported).lines().map(|line| line.trim().to_owned()).collect();
    if imported.sure == 0 {
        return Err(format!("“{name}”里没有一个拿得准的数：{}", summary(&imported).trim()));
    }
    let toml = agency_file(&imported, name);
    Ok(answer(toml, "published", notes, unsure(&imported)))
}

fn answer(toml: String, kind: &'static str, notes: Vec<String>, unsure: Vec<String>) -> ImportAnswer {
    let (report, _) = read_on_its_form(&Source::new("", toml.as_str()));
    let agency = report.agency.name.map(|name| name.value);
    ImportAnswer { toml, kind, notes, unsure, year: report.year.map(|year| year.value), agency }
}

/// The text of an agency's own file; nothing where the file is none.
fn own(name: &str, bytes: &[u8]) -> Option<Result<String, String>> {
    let name_ends = |ending: &str| name.to_lowercase().ends_with(ending);
    let is_named = name_ends(".toml") || name_ends(".toml.txt");
    let is_text = matches!(import::format(bytes), Ok(InputFormat::Text | InputFormat::Html));
    let text = import::decode(bytes);
    match text {
        Ok(text) if is_named || is_text && is_agency_file(&text) => Some(Ok(text)),
        Err(_) if is_named => Some(Err(format!("“{name}”不是文字文件，读不进来"))),
        _ => None,
    }
}

fn unsure(imported: &Imported) -> Vec<String> {
    let mut cells = vec![];
    for doubt in &imported.doubts {
        let Some(table) = imported.form.tables.get(doubt.table) else { continue };
        let Some((block, line)) = table.rows().nth(doubt.row) else { continue };
        let columns = doubt.columns.iter().filter_map(|column| block.columns.get(*column));
        cells.extend(columns.map(|column| CellId::new(table, block, line, column).to_string()));
    }
    cells
}
