//! `gen-report import`: writes a published report as an agency's file; what is not sure is left open and named.

use crate::commands::support::error::{Error, report};
use crate::commands::support::files::{Foreign, is_named_as_workbook, read_foreign, refuse_document};
use crate::commands::support::import_wording::{remarks, summary};
use crate::commands::support::output::print;
use crate::commands::support::save::{Existing, save};
use gen_report::form::Form;
use gen_report::report::Report;
use gen_report::workbook::{self, Filled};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 把已公布的报告（.docx、PDF、网页、文本、表格）读成填报文件；拿不准的数写作“?”，逐行说明
#[derive(clap::Args)]
pub(super) struct Args {
    /// 已公布的报告：.docx、.pdf、.html、.txt 或 .xlsx；填报表（.xlsx）也行
    #[arg(value_name = "文件")]
    file: PathBuf,
    /// 写到这个文件，不覆盖已有的，.xlsx 写成填报表；不写就输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Error> {
    refuse_document(args.output.as_deref())?;
    let name = args.file.display();
    let imported = match read_foreign(&args.file)? {
        Foreign::Published(imported) => imported,
        Foreign::Filled(filled) => return convert(args, &filled),
    };
    if imported.sure == 0 {
        return Err(Error::NothingSure(args.file.clone(), summary(&imported)));
    }
    let mut remarks = remarks(&imported);
    remarks.preface.insert(0, format!("从“{}”读入，须逐项核对", file_name(&args.file)));
    let certain = imported.certain();
    let text = certain.to_toml(imported.form, &remarks);
    let Some(path) = &args.output else {
        print(&text)?;
        report(&format!("从“{name}”读入\n{}", summary(&imported)));
        return Ok(ExitCode::SUCCESS);
    };
    save(path, &bytes(path, text, &certain, imported.form)?, Existing::Keep)?;
    print(&format!("已从“{name}”读入，写到 {}\n{}\n", path.display(), summary(&imported)))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a form workbook as the text of an agency's file: what stands in its cells, and what they cite.
fn convert(args: &Args, filled: &Filled) -> Result<ExitCode, Error> {
    let Filled { source, report, form, .. } = filled;
    let Some(path) = &args.output else {
        print(&source.text)?;
        return Ok(ExitCode::SUCCESS);
    };
    save(path, &bytes(path, source.text.clone(), report, form)?, Existing::Keep)?;
    print(&format!("已从“{}”读入，写到 {}\n", args.file.display(), path.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The bytes of an agency's file: a workbook, where its name ends so, else the text.
fn bytes(path: &Path, text: String, report: &Report, form: &Form) -> Result<Vec<u8>, Error> {
    if is_named_as_workbook(path) {
        workbook::write(report, form).map_err(|workbook::Error| Error::Document(path.to_owned(), "xlsx"))
    } else {
        Ok(text.into_bytes())
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
