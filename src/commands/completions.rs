//! `gen-report completions`: writes the script with which a shell completes the commands.

use crate::commands::support::error::Error;
use crate::commands::support::output::print;
use clap::Command;
use clap_complete::Shell;
use std::process::ExitCode;

/// 输出命令行补全脚本
#[derive(clap::Args)]
pub(super) struct Args {
    /// 命令行程序：bash、elvish、fish、powershell、zsh
    #[arg(value_name = "程序")]
    shell: Shell,
}

pub(super) fn run(args: &Args, mut command: Command) -> Result<ExitCode, Error> {
    let mut script = vec![];
    clap_complete::generate(args.shell, &mut command, "gen-report", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
