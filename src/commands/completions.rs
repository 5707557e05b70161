//! `gen-report completions`: writes what a shell needs to complete our commands.

use crate::commands::output::print;
use crate::commands::stop::Stop;
use clap_complete::Shell;
use std::process::ExitCode;

/// 输出命令行补全脚本
#[derive(clap::Args)]
pub(super) struct Args {
    /// 命令行程序：bash、elvish、fish、powershell、zsh
    #[arg(value_name = "程序")]
    shell: Shell,
}

pub(super) fn run(args: &Args, mut all: clap::Command) -> Result<ExitCode, Stop> {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut all, "gen-report", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
