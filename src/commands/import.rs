//! `gen-report import`: writes a published report as an agency's file; what is not sure is left open and named.

use crate::commands::support::error::{Error, report};
use crate::commands::support::files::{read_published, refuse_document};
use crate::commands::support::output::print;
use crate::commands::support::save::{Existing, save};
use gen_report::wording::import::{agency_file, summary};
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
    let name = args.file.display();
    if imported.sure == 0 {
        return Err(Error::NothingSure(args.file.clone(), summary(&imported)));
    }
    let text = agency_file(&imported, &file_name(&args.file));
    let Some(path) = &args.output else {
        print(&text)?;
        report(&format!("从“{name}”读入\n{}", summary(&imported)));
        return Ok(ExitCode::SUCCESS);
    };
    save(path, text.as_bytes(), Existing::Keep)?;
    print(&format!("已从“{name}”读入，写到 {}\n{}\n", path.display(), summary(&imported)))?;
    Ok(ExitCode::SUCCESS)
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
