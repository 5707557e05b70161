//! The words of the command line in Chinese: its help, and what is wrong with the arguments.

use crate::commands::support::error::{self, report};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ColorChoice, Command, Error, ValueEnum as _};
use std::error::Error as _;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Gives a command and all below it Chinese headings, usage lines and help for the options that clap adds itself.
pub(crate) fn translate(command: Command) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("显示版本")
        .display_order(901);
    translate_one(command.mut_subcommands(translate_one))
        .disable_version_flag(true)
        .arg(version)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .override_usage("gen-report <命令> [选项]")
}

fn translate_one(command: Command) -> Command {
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助").display_order(900);
    let (usage, template) = (usage(&command), template(&command));
    command.help_template(template).override_usage(usage).disable_help_flag(true).arg(help).mut_args(|arg| {
        let hide = arg.get_action().takes_values();
        arg.hide_possible_values(hide).hide_default_value(hide)
    })
}

fn usage(command: &Command) -> String {
    let positionals = command.get_positionals().map(|arg| format!(" {arg}"));
    format!("gen-report {} [选项]{}", command.get_name(), positionals.collect::<String>())
}

/// Gives the parts of the help, in their order.
fn template(command: &Command) -> String {
    let mut parts = vec!["{about}", "用法：{usage}"];
    if command.has_subcommands() {
        parts.push("命令：\n{subcommands}");
    }
    if command.get_positionals().next().is_some() {
        parts.push("参数：\n{positionals}");
    }
    parts.push("选项：\n{options}");
    parts.join("\n\n") + "{after-help}"
}

/// Gives the colours of the help, which clap shows before it has read every option.
pub(crate) fn colors(arguments: &[OsString]) -> ColorChoice {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let mut value = None;
    while let Some(word) = words.next() {
        value = if word == "--color" { words.next() } else { word.strip_prefix("--color=") }.or(value);
    }
    value.and_then(|value| ColorChoice::from_str(value, true).ok()).unwrap_or_default()
}

/// Turns `help VERB` into what clap knows: `VERB --help`.
pub(crate) fn help_last(mut arguments: Vec<OsString>) -> Vec<OsString> {
    while arguments.get(1).is_some_and(|verb| verb == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// Shows the help that was asked for, or says what is wrong with the arguments of `all`; gives the exit code.
pub(crate) fn report_usage(error: &Error, arguments: &[OsString], all: &Command) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        if let Err(error) = error.print().and_then(|()| io::stdout().flush()) {
            return error::Error::from(error).report();
        }
        return ExitCode::from(if asked { 0 } else { 2 });
    }
    let verb = arguments.get(1).and_then(|verb| all.find_subcommand(verb));
    let (name, gap) = verb.map_or(("", ""), |verb| (verb.get_name(), " "));
    report(&format!("{}。用法见 gen-report {name}{gap}--help", sentence(error, verb, arguments)));
    ExitCode::from(2)
}

fn sentence(error: &Error, verb: Option<&Command>, arguments: &[OsString]) -> String {
    let text = |kind| context(error, kind);
    let arg = bare(&text(ContextKind::InvalidArg));
    let value = text(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() && arg.starts_with('<') => format!("{arg} 是空的"),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面缺少内容{}", choices(error)),
        ErrorKind::InvalidValue => {
            let near = near(error, ContextKind::SuggestedValue, &value);
            format!("“{arg}”不能是“{value}”{near}{}", choices(error))
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map_or(String::new(), |why| format!("：{why}"));
            format!("“{arg}”不能是“{value}”{why}")
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            format!("没有“{arg}”这个选项{}", near(error, ContextKind::SuggestedArg, &arg))
        }
        ErrorKind::UnknownArgument => {
            let writes = verb.is_some_and(|verb| verb.get_arguments().any(|own| own.get_id() == "output"));
            let hint = if writes { format!("，是不是“-o {arg}”") } else { String::new() };
            format!("多写了“{arg}”{hint}")
        }
        ErrorKind::InvalidSubcommand => {
            let written = text(ContextKind::InvalidSubcommand);
            // A name with a dot is a file's.
            if written.contains('.') {
                return format!("没有“{written}”这个文件：核对文件名和所在的文件夹");
            }
            let near = near(error, ContextKind::SuggestedSubcommand, &written);
            format!("没有“{written}”这个命令{near}")
        }
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        ErrorKind::MissingRequiredArgument if arguments.iter().any(|own| own == "--children") => {
            format!("缺少 {arg}：“--children”后面的都算下级单位的报告，汇总的报告写在它前面")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::ArgumentConflict => {
            let other = bare(&text(ContextKind::PriorArg));
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
        _ => "参数有误".to_owned(),
    }
}

/// Takes an argument without what follows it: `--format <格式>`, `<文件>...`.
fn bare(arg: &str) -> String {
    arg.split(' ').next().unwrap_or("").replace("...", "")
}

/// Suggests what was perhaps meant: clap's suggestion, where it is a slip of what was written or a longer form of it.
/// clap takes words for alike that merely share letters: `--silent` and `--children`.
fn near(error: &Error, kind: ContextKind, written: &str) -> String {
    let suggestions = match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => vec![context(error, kind)],
    };
    let bare = |word: &str| word.trim_start_matches('-').to_owned();
    let written = bare(written);
    let is_near = |suggestion: &&String| {
        let meant = bare(suggestion);
        // One slip in three characters is a slip, more is another word.
        let slips = strsim::damerau_levenshtein(&written, &meant);
        !meant.is_empty() && (slips * 3 <= meant.chars().count() || meant.starts_with(&written))
    };
    // clap puts the likeliest last.
    let suggestion = suggestions.iter().rev().find(is_near);
    suggestion.map_or(String::new(), |suggestion| format!("，是不是“{suggestion}”"))
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
