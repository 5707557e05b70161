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
    let script = String::from_utf8_lossy(&script);
    print(&if args.shell == Shell::Bash { name_alike(&script) } else { script.into_owned() })?;
    Ok(ExitCode::SUCCESS)
}

/// Gives the verbs one name in the script for bash: where the program's name has a hyphen, `clap_complete` 4.6 sets
/// one (`gen__report__subcmd__check`) and asks for another (`gen__subcmd__report__subcmd__check`).
fn name_alike(script: &str) -> String {
    script.replace("gen__subcmd__report", "gen__report")
}
