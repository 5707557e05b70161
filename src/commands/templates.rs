//! `gen-report templates`: writes the built-in templates out, as a start for an agency's own.

use crate::commands::output::{name, print};
use crate::commands::save::{Existing, folder, save};
use crate::commands::stop::Stop;
use gen_report::writers;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 写出内置的模板，改好后用 build --templates 目录 套用
#[derive(clap::Args)]
pub(super) struct Args {
    /// 写到这个文件夹，不覆盖已有的文件
    #[arg(value_name = "目录")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Stop> {
    let files = || writers::templates().map(|template| (args.folder.join(template.name), template.text));
    if let Some((there, _)) = files().find(|(path, _)| path.symlink_metadata().is_ok()) {
        let sentence = format!("已经有“{}”，什么也没有写：换一个空的文件夹", there.display());
        return Err(sentence.into());
    }
    for (path, text) in files() {
        folder(path.parent().unwrap_or(Path::new(".")))?;
        save(&path, text.as_bytes(), Existing::Keep)?;
        print(&format!("已写出 {}\n", name(&path)))?;
    }
    Ok(ExitCode::SUCCESS)
}
