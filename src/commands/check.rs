//! `gen-report check`: reports every problem of the reports.

use crate::commands::support::error::{Error, UsageError, report, report_all};
use crate::commands::support::fix::fix;
use crate::commands::support::folders::Input;
use crate::commands::support::output::{Color, flush_to_terminal, name, print, standard};
use crate::commands::support::reports::{Inputs, Reports};
use crate::commands::support::run_checks::{Checked, run_checks};
use crate::commands::support::selection::{Selection, SelectionArgs};
use crate::commands::support::settings::Settings;
use crate::commands::support::show::{show, show_concise};
use clap::ValueEnum;
use gen_report::checks::{RULES, Rule};
use gen_report::diagnostic::{
    self, Counts, Json, Outcome, Paint, RuleText, Sarif, Statistics, SummaryRow, summary, terminal,
};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Why the exit code is 1 where nothing but warnings were found.
const STRICTLY: &str = "；用了 --strict，警告按错误对待";

/// 核对报告，逐条说出问题和所在的行
#[derive(clap::Args)]
#[command(mut_arg("files", |arg| arg.required(false).required_unless_present("show_settings")))]
pub(super) struct Args {
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    selection: SelectionArgs,
    /// 警告也按错误对待（退出码 1）；设置里写了的，用 --strict=false 取消
    #[arg(long, value_name = "true", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    strict: Option<bool>,
    /// 自动改正有把握的笔误（标点、全角数字、引号、日期的 0），改动写回文件并列出；数不会变
    #[arg(long, conflicts_with = "diff")]
    fix: bool,
    /// 只列出 --fix 会作的改动，不写文件
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    shape: Shape,
    /// 显示各项设置（设置写在报告旁边的 gen-report.toml 里），不核对
    #[arg(long)]
    show_settings: bool,
}

/// How findings are shown.
#[derive(clap::Args)]
struct Shape {
    /// 输出的格式：text 文字（默认）、concise 一个问题一行、json、sarif
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,
    /// 一份文件一行：单位、错误和警告的个数、状态；问题多的在前，不逐条列出
    #[arg(long)]
    summary: bool,
    /// 按规则统计问题的个数，不逐条列出
    #[arg(long)]
    statistics: bool,
    /// 只写出问题；没有问题就什么也不写
    #[arg(short, long)]
    quiet: bool,
    /// 彩色显示：auto 在终端里才用（默认）、always 总是、never 从不
    #[arg(long, value_name = "何时", default_value = "auto")]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Concise,
    Json,
    Sarif,
}

impl Format {
    /// Whether it is written for people, finding by finding.
    fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Concise)
    }
}

/// What a run has found so far.
#[derive(Default)]
struct Found {
    counts: Counts,
    rows: Vec<SummaryRow>,
    statistics: Statistics,
}

pub(super) fn run(args: Args) -> Result<ExitCode, Error> {
    let settings = Settings::beside(&args.reports.files)?;
    if args.show_settings {
        print(&settings.show(&args.as_settings()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let Args { mut reports, selection, strict, fix, diff, shape, .. } = args;
    if !shape.format.is_text() && (shape.summary || shape.statistics) {
        return Err(UsageError::TableInFormat.into());
    }
    let (select, ignore) = (selection.select.or(settings.select), selection.ignore.or(settings.ignore));
    let selection = SelectionArgs { select, ignore }.selection()?;
    let strict = strict.or(settings.strict).unwrap_or_default();
    reports.last = reports.last.or(settings.last);
    let apart: Vec<&Path> = settings.output.iter().chain(&settings.templates).map(AsRef::as_ref).collect();
    let mut notes = vec![];
    let inputs = reports.expanded_noting(&apart, &mut notes)?;
    if !shape.quiet {
        report_all(&notes);
    }
    if fix || diff {
        mend(&inputs, &shape, fix)?;
    }
    let found = shape.check(&inputs, &selection)?;
    shape.close(&found, &selection.unseen(), strict)?;
    Ok(exit_code(&found.counts, strict))
}

impl Args {
    /// Gives the settings that options name.
    fn as_settings(&self) -> Settings {
        let SelectionArgs { select, ignore } = self.selection.clone();
        let last = self.reports.last.clone();
        Settings { strict: self.strict, select, ignore, last, ..Settings::default() }
    }
}

/// Mends files, or shows what would be mended.
fn mend(inputs: &Inputs, shape: &Shape, write: bool) -> Result<(), Error> {
    if !shape.format.is_text() {
        return Err(UsageError::EditsInFormat.into());
    }
    let mut out = standard(shape.color.paint());
    for Input { path, .. } in &inputs.files {
        if let Some(diff) = fix(path, write)? {
            let done = if write { "已改正" } else { "可改正" };
            writeln!(out, "{done} {}\n{}", name(path), terminal::lines(&diff))?;
            // The file has been written: what follows must not hide it.
            out.flush()?;
        }
    }
    Ok(())
}

impl Shape {
    /// Checks every file, and shows what is to be shown at once.
    fn check(&self, inputs: &Inputs, selection: &Selection) -> Result<Found, Error> {
        let paint = if self.format == Format::Text { self.color.paint() } else { Paint::Plain };
        let mut out = standard(paint);
        let (mut found, mut log) = (Found::default(), Log::of(self.format));
        write!(out, "{}", log.begin())?;
        let work = |_: &Input, checked: Checked| {
            let Checked { source, mut problems, report, .. } = checked;
            selection.keep(&mut problems);
            let unit = report.agency.name.map(|name| name.value).unwrap_or_default();
            (Outcome::Checked { source, problems }, unit)
        };
        run_checks(inputs, self.quiet, work, |input, checked| {
            let (outcome, unit) = checked.unwrap_or_else(|error| {
                let (file, message) = (input.path.display().to_string(), error.to_string());
                (Outcome::Unread { file, message }, String::new())
            });
            self.show(&outcome, paint, &mut out)?;
            write!(out, "{}", log.file(&outcome))?;
            if let Outcome::Unread { message, .. } = &outcome {
                // A log is not broken by a sentence in the middle of its lines.
                if self.format.is_text() {
                    out.flush()?;
                }
                report(message);
            }
            flush_to_terminal(&mut out)?;
            found.include(&outcome, &unit, self);
            Ok(())
        })?;
        write!(out, "{}", log.end())?;
        out.flush()?;
        if let Some(last_year) = inputs.last_year.as_ref().filter(|_| !self.quiet) {
            last_year.report_missing();
        }
        Ok(found)
    }

    /// Shows the problems of one file, where they are shown one by one.
    fn show(&self, outcome: &Outcome, paint: Paint, out: &mut impl Write) -> std::io::Result<()> {
        if self.summary || self.statistics {
            return Ok(());
        }
        match self.format {
            Format::Text => show(outcome, paint, out),
            Format::Concise => show_concise(outcome, out),
            Format::Json | Format::Sarif => Ok(()),
        }
    }

    /// Shows what is shown of the whole run.
    fn close(&self, found: &Found, unseen: &str, strict: bool) -> Result<(), Error> {
        let Found { counts, rows, statistics } = found;
        let mut out = standard(Paint::Plain);
        if self.statistics {
            write!(out, "{}", statistics.show(&rule_texts()))?;
        }
        let strictly = if strict && counts.errors == 0 && counts.warnings > 0 { STRICTLY } else { "" };
        match self.format {
            // They are written file by file, and closed.
            Format::Json | Format::Sarif => {}
            _ if self.summary => {
                let table = summary(rows, usize::MAX, unseen);
                write!(out, "{}", table.lines)?;
                if !self.quiet {
                    writeln!(out, "{}{strictly}", table.closing)?;
                }
            }
            _ if self.quiet => {}
            _ => writeln!(out, "{}{strictly}", diagnostic::closing(counts, unseen))?,
        }
        Ok(out.flush()?)
    }
}

/// A log for other programs, written file by file.
enum Log {
    Nothing,
    Json(Json),
    Sarif(Sarif<'static>),
}

impl Log {
    fn of(format: Format) -> Self {
        match format {
            Format::Text | Format::Concise => Self::Nothing,
            Format::Json => Self::Json(Json::default()),
            Format::Sarif => Self::Sarif(Sarif::new(rule_texts())),
        }
    }

    fn begin(&self) -> String {
        if let Self::Sarif(log) = self { log.begin() } else { String::new() }
    }

    fn file(&mut self, outcome: &Outcome) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Json(log) => log.file(outcome),
            Self::Sarif(log) => log.file(outcome),
        }
    }

    fn end(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Json(log) => log.end(),
            Self::Sarif(log) => log.end(),
        }
    }
}

impl Found {
    /// Takes in what was found in one more file. What has been shown is dropped: a run may be over ten thousand reports.
    fn include(&mut self, outcome: &Outcome, unit: &str, shape: &Shape) {
        self.counts.include(outcome);
        if shape.statistics {
            self.statistics.include(outcome);
        }
        if shape.summary {
            self.rows.push(SummaryRow::new(outcome, unit));
        }
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
