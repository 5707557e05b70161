//! `gen-report templates`: writes the built-in templates out, as a start for an agency's own.

use crate::commands::support::agency_templates::all;
use crate::commands::support::error::{Error, TargetError};
use crate::commands::support::output::{Voice, name};
use crate::commands::support::save::{Existing, folder, save_all};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 写出内置的模板，改好后用 build --templates 目录 套用
#[derive(clap::Args)]
pub(super) struct Args {
    /// 写到这个文件夹，不覆盖已有的文件
    #[arg(value_name = "目录")]
    folder: PathBuf,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    let files = || all().map(|template| (args.folder.join(template.name), template.text));
    let is_there = |path: &Path| !args.force && path.symlink_metadata().is_ok();
    if let Some((there, _)) = files().find(|(path, _)| is_there(path)) {
        return Err(Error::Target(there, TargetError::OneExists));
    }
    let paths: Vec<PathBuf> = files().map(|(path, _)| path).collect();
    let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
    let made: Vec<&Path> = folders.iter().copied().filter(|folder| !folder.exists()).collect();
    folders.iter().try_for_each(|path| folder(path))?;
    let texts = paths.iter().map(PathBuf::as_path).zip(files().map(|(_, text)| text.as_bytes()));
    if let Err(error) = save_all(texts, Existing::forced(args.force)) {
        for folder in made.iter().rev() {
            // What is not empty is not ours, and stays.
            let _ = fs::remove_dir(folder);
        }
        return Err(error);
    }
    for path in &paths {
        voice.say(&format!("已写出 {}\n", name(path)))?;
    }
    Ok(ExitCode::SUCCESS)
}
