//! `gen-report man`: writes the manual pages, one for the program and one for each command.

use crate::commands::support::error::Error;
use crate::commands::support::output::Voice;
use crate::commands::support::save::{Existing, folder, save_all};
use clap::Command;
use clap_mangen::Man;
use std::path::PathBuf;
use std::process::ExitCode;

/// 写出手册页（man），供 Linux 等系统的软件包使用
#[derive(clap::Args)]
pub(super) struct Args {
    /// 写到这个文件夹，不覆盖已有的文件
    #[arg(value_name = "目录")]
    folder: PathBuf,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
}

/// What `clap_mangen` writes in English, and the Chinese for it.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME\n", ".SH 名称\n"),
    (".SH SYNOPSIS\n", ".SH 用法\n"),
    (".SH DESCRIPTION\n", ".SH 说明\n"),
    (".SH OPTIONS\n", ".SH 选项\n"),
    (".SH SUBCOMMANDS\n", ".SH 命令\n"),
    (".SH EXTRA\n", ".SH 其他\n"),
    (".SH VERSION\n", ".SH 版本\n"),
];

pub(super) fn run(args: &Args, voice: Voice, mut program: Command) -> Result<ExitCode, Error> {
    program.build();
    let mut pages = vec![(args.folder.join("gen-report.1"), page(program.clone())?)];
    for verb in program.get_subcommands() {
        let name = format!("gen-report-{}", verb.get_name());
        // Its page says how it is called.
        let verb = verb.clone().display_name(&name).version(env!("CARGO_PKG_VERSION"));
        pages.push((args.folder.join(format!("{name}.1")), page(verb)?));
    }
    folder(&args.folder)?;
    let files = pages.iter().map(|(path, page)| (path.as_path(), page.as_bytes()));
    save_all(files, Existing::forced(args.force))?;
    for (path, _) in &pages {
        voice.say(&format!("已写出 {}\n", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn page(command: Command) -> Result<String, Error> {
    let mut page = vec![];
    Man::new(command).manual("gen-report").render(&mut page)?;
    let page = String::from_utf8_lossy(&page).into_owned();
    Ok(HEADINGS.iter().fold(page, |page, (english, chinese)| page.replace(english, chinese)))
}
