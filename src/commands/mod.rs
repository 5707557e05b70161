//! Every verb: one file for each command. Nothing else prints, or reads clock, environment and arguments.

mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod form;
mod import;
mod man;
mod new;
mod rules;
mod schema;
mod sum;
mod support;
mod templates;
mod watch;

use crate::commands::support::output::Voice;
use crate::commands::support::{clap_chinese, dropped, values, window};
use clap::{FromArgMatches as _, Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// 政府信息公开工作年度报告的填写、核对和成文
#[derive(Parser)]
#[command(name = "gen-report", version)]
#[command(
    after_help = "退出码：0 一切正常；1 报告有错误；2 未能完成\n一个命令的用法：gen-report help 命令\n例：gen-report check 报告.toml"
)]
struct Cli {
    #[command(flatten)]
    voice: Voice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    New(new::Args),
    Form(form::Args),
    Check(check::Args),
    Watch(watch::Args),
    Build(build::Args),
    Import(import::Args),
    Sum(sum::Args),
    Diff(diff::Args),
    Export(export::Args),
    Explain(explain::Args),
    Rules(rules::Args),
    Templates(templates::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the command that was typed. The exit code is 0: all is well; 1: the reports have problems; 2: the work could
/// not be done.
pub(crate) fn run() -> ExitCode {
    // A panic that the reader of PDF catches is reported as a damaged file, not as a fault of this program.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !gen_report::import::is_reading_pdf() {
            usual(panic);
        }
    }));
    let arguments: Vec<_> = wild::args_os().collect();
    if !window::is_own() {
        return run_arguments(arguments);
    }
    if arguments.len() > 1 {
        let done = run_arguments(arguments);
        window::wait();
        return done;
    }
    window::help();
    window::wait();
    ExitCode::SUCCESS
}

fn run_arguments(arguments: Vec<OsString>) -> ExitCode {
    let arguments = clap_chinese::help_last(values::plain(arguments));
    let mut all = command().color(clap_chinese::colors(&arguments));
    let arguments = dropped::with_verb(arguments, |word| all.find_subcommand(word).is_some());
    let parsed = all.try_get_matches_from_mut(&arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return clap_chinese::report_usage(&error, &arguments, &all),
    };
    // Ten thousand names need not stand in memory twice.
    drop(arguments);
    let voice = cli.voice;
    let done = match cli.command {
        Command::New(args) => new::run(&args, voice),
        Command::Form(args) => form::run(&args, voice),
        Command::Check(args) => check::run(args),
        Command::Watch(args) => watch::run(args),
        Command::Build(args) => build::run(args, voice),
        Command::Import(args) => import::run(&args, voice),
        Command::Sum(args) => sum::run(&args, voice),
        Command::Diff(args) => diff::run(&args, voice),
        Command::Export(args) => export::run(&args, voice),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Templates(args) => templates::run(&args, voice),
        Command::Schema(args) => schema::run(&args, voice),
        Command::Completions(args) => completions::run(&args, command()),
        Command::Man(args) => man::run(&args, voice, command()),
    };
    done.unwrap_or_else(|error| error.report())
}

/// Gives the whole command line, in Chinese.
fn command() -> clap::Command {
    clap_chinese::translate(<Cli as clap::CommandFactory>::command())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::command().debug_assert();
    }
}
