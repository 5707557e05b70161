//! `gen-report check`: reports every problem of the reports.

use crate::commands::support::error::{Error, UsageError, report};
use crate::commands::support::fix::fix;
use crate::commands::support::folders::Input;
use crate::commands::support::output::{Color, name, standard};
use crate::commands::support::reports::Reports;
use crate::commands::support::run_checks::{Checked, run_checks};
use clap::ValueEnum;
use gen_report::checks::{RULES, Rule};
use gen_report::diagnostic::{self, Counts, Outcome, Paint, RuleText, terminal};
use gen_report::source::Source;
use std::io::Write;
use std::process::ExitCode;

/// Why the exit code is 1 where nothing but warnings were found.
const STRICTLY: &str = "；用了 --strict，警告按错误对待";

/// 核对报告，逐条说出问题和所在的行
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    reports: Reports,
    /// 警告也按错误对待（退出码 1）
    #[arg(long)]
    strict: bool,
    /// 自动改正有把握的笔误（标点、全角数字、引号、日期的 0），改动写回文件并列出；数不会变
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// 只列出 --fix 会作的改动，不写文件
    #[arg(long)]
    diff: bool,
    /// 输出的格式：text 文字（默认）、json、sarif
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,
    /// 彩色显示：auto 在终端里才用（默认）、always 总是、never 从不
    #[arg(long, value_name = "何时", default_value = "auto")]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

pub(super) fn run(args: Args) -> Result<ExitCode, Error> {
    let (mut counts, mut outcomes) = (Counts::default(), vec![]);
    let paint = if args.format == Format::Text { args.color.paint() } else { Paint::Plain };
    let mut out = standard(paint);
    let reports = args.reports.expanded(&[])?;
    if args.fix || args.diff {
        if args.format != Format::Text {
            return Err(UsageError::EditsInFormat.into());
        }
        for Input { path, .. } in &reports.files {
            if let Some(diff) = fix(path, args.fix)? {
                let done = if args.fix { "已改正" } else { "可改正" };
                writeln!(out, "{done} {}\n{}", name(path), terminal::lines(&diff))?;
                // The file has been written: what follows must not hide it.
                out.flush()?;
            }
        }
    }
    run_checks(
        &reports,
        |_, checked| checked,
        |input, checked| {
            let outcome = outcome(&input.path, checked);
            if args.format == Format::Text {
                show(&outcome, paint, &mut out)?;
            }
            if let Outcome::Unread { message, .. } = &outcome {
                out.flush()?;
                report(message);
            }
            counts.include(&outcome);
            // What has been shown is dropped: a run may be over ten thousand reports.
            if args.format != Format::Text {
                outcomes.push(spare(outcome));
            }
            Ok(())
        },
    )?;
    match args.format {
        Format::Text => {
            let strictly =
                if args.strict && counts.errors == 0 && counts.warnings > 0 { STRICTLY } else { "" };
            writeln!(out, "{}{strictly}", diagnostic::closing(&counts))?;
        }
        Format::Json => write!(out, "{}", diagnostic::json(&outcomes))?,
        Format::Sarif => write!(out, "{}", diagnostic::sarif(&outcomes, &rule_texts()))?,
    }
    out.flush()?;
    Ok(exit_code(&counts, args.strict))
}

/// Shows every problem of one file.
///
/// # Errors
/// The output cannot be written to.
pub(super) fn show(outcome: &Outcome, paint: Paint, out: &mut impl Write) -> std::io::Result<()> {
    if let Outcome::Checked { source, problems } = outcome {
        for problem in problems {
            writeln!(out, "{}", diagnostic::show(problem, source, paint))?;
        }
    }
    Ok(())
}

fn outcome(path: &std::path::Path, checked: Result<Checked, Error>) -> Outcome {
    match checked {
        Ok(Checked { source, problems, .. }) => Outcome::Checked { source, problems },
        Err(error) => Outcome::Unread { file: path.display().to_string(), message: error.to_string() },
    }
}

/// Drops a text that no problem points into.
fn spare(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Checked { source, problems } if problems.is_empty() => {
            Outcome::Checked { source: Source::new(source.name, ""), problems }
        }
        kept => kept,
    }
}

fn rule_texts() -> Vec<RuleText<'static>> {
    let text = |rule: &&'static Rule| RuleText {
        code: rule.code,
        name: rule.name,
        severity: rule.severities[0],
        summary: rule.summary(),
        page: rule.page,
    };
    RULES.iter().map(text).collect()
}

fn exit_code(counts: &Counts, strict: bool) -> ExitCode {
    if counts.unread > 0 {
        return ExitCode::from(2);
    }
    ExitCode::from(u8::from(counts.errors > 0 || (strict && counts.warnings > 0)))
}
