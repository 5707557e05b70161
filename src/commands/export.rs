//! `gen-report export`: hands the figures of many reports on to other programs.

use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, UsageError, report};
use crate::commands::support::files::{Read, read_report};
use crate::commands::support::intake::{Intake, doubtful, each_unit};
use crate::commands::support::output::{Voice, is_standard};
use crate::commands::support::reports::{Inputs, Reports};
use crate::commands::support::roster::read_roster;
use crate::commands::support::save::{Existing, folder, save};
use crate::commands::support::settings::Settings;
use crate::commands::support::stream::Stream;
use crate::commands::support::targets::refuse_read;
use clap::ValueEnum;
use gen_report::county::{
    FormCell, Layout, Lines, SheetError, Sums, Unit, cells_of, long_workbook, summary_workbook, usual_year,
};
use gen_report::form;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 把各单位报告里的数交给别的程序：每个数一行，或者每个单位一行；各列的含义见 docs/export.md
#[derive(clap::Args, Clone)]
pub(super) struct Args {
    /// 各单位的报告：文件或者文件夹，可以写几个
    #[arg(required = true, value_name = "文件")]
    files: Vec<PathBuf>,
    /// 格式：csv 表格文本（默认）、jsonl 每行一个 JSON 对象、xlsx 工作表
    #[arg(long, value_name = "格式")]
    to: Option<Format>,
    /// 每个单位一行；写成工作表时就是汇总表，附合计、本级的数和差额
    #[arg(long)]
    wide: bool,
    /// 写到这个文件；不写就输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 本级自己的汇总报告，汇总表拿它与各单位之和比较
    #[arg(long, value_name = "文件")]
    own: Option<PathBuf>,
    /// 单位名单，汇总表据此列出没有报来的单位
    #[arg(long, value_name = "名单")]
    roster: Option<PathBuf>,
    /// 汇总表的年度；不写就是多数报告的年度
    #[arg(long, value_name = "年度")]
    year: Option<u16>,
    /// 覆盖已有的同名文件；不写就不动它
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conversion: Conversion,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Jsonl,
    Xlsx,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    let settings = Settings::beside(&args.files)?;
    let args = &Args {
        roster: args.roster.clone().or(settings.roster),
        output: args.output.clone().filter(|path| !is_standard(path)),
        ..args.clone()
    };
    let format = args.format()?;
    let apart: Vec<&Path> = [&args.output, &args.own, &args.roster, &settings.last, &settings.output]
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    let reports = Reports::of(args.files.clone(), args.conversion);
    let inputs = reports.expanded(&apart)?;
    if let Some(output) = &args.output {
        let others = args.own.iter().chain(&args.roster);
        refuse_read(output, inputs.named().chain(others).map(PathBuf::as_path))?;
    }
    let cells = cells_of(form::current());
    let existing = Existing::forced(args.force);
    if let Some(output) = &args.output {
        folder(output.parent().unwrap_or(Path::new("")))?;
    }
    let layout = if args.wide { Layout::Wide } else { Layout::Long };
    match format {
        Format::Csv => lines(args, &inputs, (Lines::Csv(layout), &cells), existing, voice),
        Format::Jsonl => lines(args, &inputs, (Lines::Json(layout), &cells), existing, voice),
        Format::Xlsx => {
            let Some(output) = &args.output else { return Err(UsageError::WorkbookToScreen.into()) };
            let (bytes, done) = match layout {
                Layout::Wide => summary(args, &inputs, &cells, voice.quiet)?,
                Layout::Long => long(&inputs, &cells, voice.quiet)?,
            };
            let bytes = bytes.map_err(|error| Error::sheet(output, error))?;
            save(output, &bytes, existing)?;
            done.say(Some(output), voice)
        }
    }
}

impl Args {
    /// The format that is asked for, else that of the file's name.
    ///
    /// # Errors
    /// The name is of another format.
    fn format(&self) -> Result<Format, Error> {
        let ending = self.output.as_ref().and_then(|output| output.extension());
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let named = match ending.as_str() {
            "" => self.to.unwrap_or(Format::Csv),
            "csv" => Format::Csv,
            "txt" => self.to.filter(|to| *to != Format::Xlsx).unwrap_or(Format::Csv),
            "jsonl" | "ndjson" => Format::Jsonl,
            "xlsx" => Format::Xlsx,
            _ => return Err(UsageError::ExportFormat.into()),
        };
        let is_same = self.to.is_none_or(|to| to == named);
        if is_same { Ok(named) } else { Err(UsageError::ExportFormat.into()) }
    }
}

/// The bytes of a workbook, or why there are none.
type Workbook = Result<Vec<u8>, SheetError>;

/// How many reports were handed on, and how many could not be read.
#[derive(Default)]
struct Done {
    units: usize,
    unread: usize,
}

impl Done {
    /// Prints both counts; the exit code shows that a report is missing.
    fn say(&self, output: Option<&Path>, voice: Voice) -> Result<ExitCode, Error> {
        let Self { units, unread } = self;
        if let Some(output) = output {
            let more =
                if *unread > 0 { format!("，另有 {unread} 个文件读不了") } else { String::new() };
            voice.say(&format!("已写出 {}：{units} 份报告{more}\n", output.display()))?;
        }
        Ok(ExitCode::from(if *unread > 0 { 2 } else { 0 }))
    }
}

/// Writes lines as the reports are read; no more of them are held than the cores work on.
fn lines(
    args: &Args,
    inputs: &Inputs,
    (lines, cells): (Lines, &[FormCell]),
    existing: Existing,
    voice: Voice,
) -> Result<ExitCode, Error> {
    let mut stream = Stream::open(args.output.as_deref(), existing)?;
    stream.write(&lines.head(cells))?;
    let mut done = Done::default();
    each_unit(
        inputs,
        cells,
        voice.quiet,
        |unit| lines.unit(unit, cells),
        |unit| match unit {
            Ok(bytes) => {
                done.units += 1;
                stream.write(&bytes)
            }
            Err(unread) => {
                done.unread += 1;
                report(&unread.message);
                Ok(())
            }
        },
    )?;
    stream.finish()?;
    done.say(args.output.as_deref(), voice)
}

/// Writes a worksheet with a row for each figure.
fn long(inputs: &Inputs, cells: &[FormCell], quiet: bool) -> Result<(Workbook, Done), Error> {
    let (mut units, mut done): (Vec<Unit>, _) = (vec![], Done::default());
    each_unit(inputs, cells, quiet, Unit::clone, |unit| {
        match unit {
            Ok(unit) => units.push(unit),
            Err(unread) => {
                done.unread += 1;
                report(&unread.message);
            }
        }
        Ok(())
    })?;
    done.units = units.len();
    Ok((long_workbook(&units, cells, Layout::Long), done))
}

/// Writes the table of all units.
fn summary(args: &Args, inputs: &Inputs, cells: &[FormCell], quiet: bool) -> Result<(Workbook, Done), Error> {
    let roster = args.roster.as_deref().map(read_roster).transpose()?;
    let intake = Intake::checked(inputs, cells, quiet)?;
    for unread in &intake.unread {
        report(&unread.message);
    }
    let Some(year) = args.year.or_else(|| usual_year(&intake.units)) else {
        return Err(Error::NothingToSum(String::new()));
    };
    let sums = Sums::of(&intake.units, year, &form::current().key, cells, roster.as_ref());
    let own = match &args.own {
        Some(own) => {
            let Read { source, report, form, doubts, .. } = read_report(own, args.conversion)?;
            Some(Unit::new(&source, &report, form, &[], cells, &doubtful(&doubts)))
        }
        // A report among them that sums up the others is the county's own.
        None => intake.units.iter().find(|unit| unit.is_sum).cloned(),
    };
    let done = Done { units: intake.units.len(), unread: intake.unread.len() };
    let own = own.as_ref().map(|own| &own.figures);
    let written = summary_workbook(intake.collected(cells, roster.as_ref(), &sums), own);
    Ok((written, done))
}
