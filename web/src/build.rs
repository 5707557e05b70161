//! The documents that are made of a report, and how it looks on paper.

use crate::check::{self, Finding, findings};
use gen_report::agency_file::{read_on_its_form, typed};
use gen_report::diagnostic::Problem;
use gen_report::document::{Document, Remark, compose, drafted};
use gen_report::form::Form;
use gen_report::report::Report;
use gen_report::source::Source;
use gen_report::wording::remark;
use gen_report::workbook;
use gen_report::writers::{self, Medium, WRITERS, built_in, for_notepad};
use serde::Serialize;

/// Why there is no workbook.
const TOO_LONG: &str = "有一段文字太长，装不进表格的一格（32767 字）：分成几段再试";

/// A document.
#[derive(Debug)]
pub struct Built {
    /// What is said of it.
    pub about: About,
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

/// What is said of a document.
#[derive(Debug, Serialize)]
pub struct About {
    /// The ending of its file's name, without the first dot.
    ending: &'static str,
    notes: Vec<String>,
}

/// Why no document is made.
#[derive(Debug, Serialize)]
pub struct Refused {
    error: String,
    findings: Vec<Finding>,
}

/// A page.
#[derive(Debug, Serialize)]
pub struct PreviewAnswer {
    html: String,
}

/// Makes the document of a report; one with errors only as a draft.
///
/// # Errors
/// The report has errors, or no document has that format.
pub fn build(toml: &str, to: &str, draft: bool) -> Result<Built, Refused> {
    let refused = |error: String| Refused { error, findings: vec![] };
    let source = Source::new("", toml);
    let (report, form) = read_on_its_form(&source);
    if to == "xlsx" {
        // A workbook is another form of what is filled in, right or wrong: it is no document.
        let bytes = workbook::write(&report, form).map_err(|_| refused(TOO_LONG.to_owned()))?;
        return Ok(Built { about: About { ending: "xlsx", notes: vec![] }, bytes });
    }
    let writer = WRITERS.iter().find(|writer| writer.name == to);
    let writer = writer.ok_or_else(|| refused(format!("网页上不能生成 {to}")))?;
    let problems = check::problems(&report, form, None);
    let errors: Vec<_> = problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    if !draft && !errors.is_empty() {
        let error = format!("报告有 {} 个错误，没有生成文件：改正后再试，或者先出草稿", errors.len());
        return Err(Refused { error, findings: findings(&source, &report, form, &errors) });
    }
    let remarks: Vec<Remark> = if draft { problems.iter().filter_map(remark).collect() } else { vec![] };
    let document = document(&source, &report, form, &remarks, draft).map_err(refused)?;
    let bytes = (writer.write)(&document, built_in()).map_err(|error| refused(words(&error)))?;
    let bytes = if writer.medium == Medium::Plain { for_notepad(&bytes) } else { bytes };
    let own = report.templates.is_some().then(|| "网页上用内置的模板，没有用本单位的模板".to_owned());
    Ok(Built { about: About { ending: writer.ending, notes: own.into_iter().collect() }, bytes })
}

/// Shows the report as it looks on paper, with whatever is there so far.
///
/// # Errors
/// A sentence: the page cannot be made.
pub fn preview(toml: &str) -> Result<PreviewAnswer, String> {
    let source = Source::new("", toml);
    let (report, form) = read_on_its_form(&source);
    let draft = check::problems(&report, form, None).iter().any(Problem::is_error);
    let document = document(&source, &report, form, &[], draft)?;
    let html = (writers::HTML.write)(&document, built_in()).map_err(|error| words(&error))?;
    Ok(PreviewAnswer { html: String::from_utf8_lossy(&html).into_owned() })
}

fn document(
    source: &Source,
    report: &Report,
    form: &Form,
    remarks: &[Remark],
    draft: bool,
) -> Result<Document, String> {
    let drafted = draft.then(|| drafted(report, &source.text, &typed(&source.text), form));
    let report = drafted.as_ref().unwrap_or(report);
    compose(report, form, built_in(), remarks, draft).map_err(|fault| fault.message)
}

fn words(error: &writers::Error) -> String {
    match error {
        writers::Error::Template(fault) => fault.message.clone(),
        writers::Error::TooLarge => "内容太多，写不进一个文件".to_owned(),
    }
}
