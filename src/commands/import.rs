//! `gen-report import`: writes a published report as an agency's file; what is not sure is left open and named.

use crate::commands::support::error::{Error, go_on, report};
use crate::commands::support::files::{read_published, refuse_document};
use crate::commands::support::import_wording::{remarks, summary};
use crate::commands::support::output::{name, print, print_file};
use crate::commands::support::save::{Existing, save};
use std::path::PathBuf;
use std::process::ExitCode;

/// 把已公布的报告（.docx、PDF、网页、文本）读成填报文件；拿不准的数写作“?”，逐行说明
#[derive(clap::Args)]
pub(super) struct Args {
    /// 已公布的报告：.docx、.pdf、.html 或 .txt
    #[arg(value_name = "文件")]
    file: PathBuf,
    /// 写到这个文件，不覆盖已有的；不写就输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Error> {
    refuse_document(args.output.as_deref())?;
    let imported = read_published(&args.file)?;
    let file = name(&args.file);
    if imported.sure == 0 {
        return Err(Error::NothingSure(args.file.clone(), summary(&imported)));
    }
    let mut remarks = remarks(&imported);
    remarks.preface.insert(0, format!("从“{}”读入，须逐项核对", file_name(&args.file)));
    let text = imported.certain().to_toml(imported.form, &remarks);
    let Some(path) = &args.output else {
        print_file(&text)?;
        report(&format!("从“{file}”读入"));
        go_on(&summary(&imported));
        return Ok(ExitCode::SUCCESS);
    };
    save(path, text.as_bytes(), Existing::Keep)?;
    print(&format!("已从“{file}”读入，写到 {}\n{}\n", name(path), summary(&imported)))?;
    Ok(ExitCode::SUCCESS)
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
