//! `gen-report templates`: writes the built-in templates out, as a start for an agency's own.

use crate::commands::support::agency_templates::all;
use crate::commands::support::error::{Error, TargetError};
use crate::commands::support::output::print;
use crate::commands::support::save::{Existing, folder, save};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 写出内置的模板，改好后用 build --templates 目录 套用
#[derive(clap::Args)]
pub(super) struct Args {
    /// 写到这个文件夹，不覆盖已有的文件
    #[arg(value_name = "目录")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Error> {
    let files = || all().map(|template| (args.folder.join(template.name), template.text));
    if let Some((there, _)) = files().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Error::Target(there, TargetError::OneExists));
    }
    for (path, text) in files() {
        folder(path.parent().unwrap_or(Path::new(".")))?;
        save(&path, text.as_bytes(), Existing::Keep)?;
        print(&format!("已写出 {}\n", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}
