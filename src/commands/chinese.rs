//! The command line's own words in Chinese: help, and what is wrong with the arguments.

use super::stop::complain;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};
use std::error::Error as _;
use std::ffi::OsString;
use std::process::ExitCode;

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// Gives a command and all below it Chinese headings, usage lines and help for the options that clap adds itself.
pub(super) fn dress(command: Command) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本");
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.iter().fold(command, |command, name| command.mut_subcommand(name, dress_one));
    dress_one(command)
        .disable_version_flag(true)
        .arg(version.help_heading("选项"))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading("命令")
        .override_usage("gen-report <命令> [选项] …")
}

fn dress_one(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    let usage = usage(&command);
    command.help_template(TEMPLATE).override_usage(usage).disable_help_flag(true).arg(help).mut_args(|arg| {
        let heading = if arg.is_positional() { "参数" } else { "选项" };
        let hide = arg.get_action().takes_values();
        arg.help_heading(heading).hide_possible_values(hide).hide_default_value(hide)
    })
}

fn usage(command: &Command) -> String {
    let positionals = command.get_positionals().map(|arg| {
        let name = arg.get_value_names().and_then(|names| names.first()).map_or("值", |name| name.as_str());
        let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
        format!(" <{name}>{many}")
    });
    format!("gen-report {} [选项]{}", command.get_name(), positionals.collect::<String>())
}

/// Shows the help that was asked for, or says what is wrong with the arguments; gives the exit code.
pub(super) fn tell(error: &Error, arguments: &[OsString]) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Where nobody listens any more, there is nothing to be done about it.
        let _ = error.print();
        return ExitCode::from(if asked { 0 } else { 2 });
    }
    let verb = arguments.get(1).and_then(|verb| verb.to_str());
    let verb = verb.filter(|verb| super::command().find_subcommand(verb).is_some());
    let verb = verb.map_or(String::new(), |verb| format!("{verb} "));
    complain(&format!("{}。用法见 gen-report {verb}--help", sentence(error)));
    ExitCode::from(2)
}

fn sentence(error: &Error) -> String {
    let text = |kind| context(error, kind);
    let arg = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面缺少内容{}", choices(error)),
        ErrorKind::InvalidValue => {
            let near = near(&text(ContextKind::SuggestedValue));
            format!("“{arg}”不能是“{value}”{near}{}", choices(error))
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map_or(String::new(), |why| format!("：{why}"));
            format!("“{arg}”不能是“{value}”{why}")
        }
        ErrorKind::UnknownArgument => {
            format!("没有“{arg}”这个选项{}", near(&text(ContextKind::SuggestedArg)))
        }
        ErrorKind::InvalidSubcommand => {
            let near = near(&text(ContextKind::SuggestedSubcommand));
            format!("没有“{}”这个命令{near}", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", arg.replace("...", "")),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            if other.is_empty() || other == arg {
                format!("“{arg}”只能写一次")
            } else {
                format!("“{arg}”不能和“{other}”一起用")
            }
        }
        ErrorKind::TooManyValues => format!("“{arg}”后面多了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("“{arg}”后面的个数不对"),
        ErrorKind::NoEquals => format!("“{arg}”后面要用等号接内容"),
        ErrorKind::InvalidUtf8 => "参数里有不能识别的字符".to_owned(),
        _ => format!("参数有误：{}", error.kind()),
    }
}

fn near(suggestion: &str) -> String {
    if suggestion.is_empty() { String::new() } else { format!("，是不是“{suggestion}”") }
}

fn choices(error: &Error) -> String {
    let choices = context(error, ContextKind::ValidValue);
    if choices.is_empty() { String::new() } else { format!("，可以是 {choices}") }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::super::command().debug_assert();
    }
}
