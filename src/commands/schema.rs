//! `gen-report schema`: writes the JSON Schema with which editors complete and explain an agency's file.

use crate::commands::support::error::Error;
use crate::commands::support::output::{Voice, is_standard, name, print};
use crate::commands::support::save::{Existing, save};
use gen_report::agency_file::schema;
use gen_report::form;
use std::path::PathBuf;
use std::process::ExitCode;

/// 输出填报文件的 JSON Schema，供编辑器补全和解释各项
#[derive(clap::Args)]
pub(super) struct Args {
    /// 写到这个文件，不覆盖已有的；不写或者写“-”就输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    let text = format!("{:#}\n", schema(form::current()));
    match args.output.as_deref().filter(|path| !is_standard(path)) {
        Some(path) => {
            save(path, text.as_bytes(), Existing::forced(args.force))?;
            voice.say(&format!("已写出 {}\n", name(path)))?;
        }
        None => print(&text)?,
    }
    Ok(ExitCode::SUCCESS)
}
