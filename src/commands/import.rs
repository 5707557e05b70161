//! `gen-report import`: writes published reports as agencies' files; what is not sure is left open and named.

use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, InputError, TargetError, UsageError, go_on, report};
use crate::commands::support::files::{self, ForeignReport, read_foreign, refuse_document};
use crate::commands::support::folders::{Input, Origin, Wanted, folder_error};
use crate::commands::support::output::{Voice, flush_to_terminal, is_standard, name, print_file, standard};
use crate::commands::support::reports::inputs;
use crate::commands::support::run_checks::in_order;
use crate::commands::support::save::{Existing, folder, save};
use crate::commands::support::targets::{refuse_file, refuse_read, stem};
use gen_report::diagnostic::Paint;
use gen_report::form::Form;
use gen_report::report::Report;
use gen_report::wording::import::{agency_file, summary};
use gen_report::workbook::FilledWorkbook;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 把已公布的报告（.docx、PDF、网页、文本、表格）读成填报文件；拿不准的数写作“?”，逐行说明
#[derive(clap::Args)]
pub(super) struct Args {
    /// 已公布的报告：.docx、.pdf、.html、.txt 或 .xlsx，填报用的表格（.xlsx）也行；可以写几个，可以写文件夹
    #[arg(required = true, value_name = "文件")]
    files: Vec<PathBuf>,
    /// 写到这个文件；读几个文件或者文件夹时写到这个文件夹，其中的文件夹照样保留。不覆盖已有的，.xlsx 写成填报用的表格；不写或者写“-”就输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conversion: Conversion,
}

/// An agency's file that was made of a published report.
struct Read {
    text: String,
    summary: String,
    report: Report,
    form: &'static Form,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    refuse_document(args.output.as_deref())?;
    let inputs = inputs(&args.files, Wanted::Published, args.output.as_deref().as_slice());
    let is_folder = args.output.as_deref().is_some_and(Path::is_dir);
    match (inputs.as_slice(), args.output.as_deref().filter(|path| !is_standard(path))) {
        ([input @ Input { origin: Origin::Named, .. }], output) if !is_folder => {
            one(input, output, args, voice)
        }
        ([input @ Input { origin: Origin::Empty, .. }], _) => {
            Err(folder_error(input, InputError::NoDocuments))
        }
        (_, None) => Err(UsageError::ImportedToMany.into()),
        (inputs, Some(output)) => many(inputs, output, args, voice),
    }
}

fn one(input: &Input, output: Option<&Path>, args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    if let Some(output) = output {
        refuse_read(output, [input.path.as_path()])?;
    }
    let Read { text, summary, report: own, form } = read(input, args.conversion)?;
    let file = name(&input.path);
    let Some(path) = output else {
        print_file(&text)?;
        if voice.quiet {
            return Ok(ExitCode::SUCCESS);
        }
        report(&format!("从“{file}”读入"));
        if !summary.is_empty() {
            go_on(&summary);
        }
        return Ok(ExitCode::SUCCESS);
    };
    save(path, &files::agency_file(path, text, &own, form)?, Existing::forced(args.force))?;
    voice.say(&format!("已从“{file}”读入，写到 {}\n{}", name(path), lines(&summary)))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes each report to a file of its own in a folder. One that fails hinders no other.
fn many(inputs: &[Input], output: &Path, args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    refuse_file(output)?;
    folder(output)?;
    let targets: Vec<PathBuf> = inputs.iter().map(|input| target(input, output)).collect();
    let mut firsts = BTreeMap::new();
    for (input, target) in inputs.iter().zip(&targets) {
        // On Windows and macOS names that differ in case only are the same.
        firsts.entry(target.to_string_lossy().to_lowercase()).or_insert(&input.path);
    }
    let mut out = standard(Paint::Plain);
    let (mut done, mut failed) = (0, 0);
    let mut targets = targets.iter();
    let job = |input: &Input| read(input, args.conversion);
    in_order(inputs, voice.quiet, job, |input, read| {
        let Some(target) = targets.next() else { return Ok(()) };
        let first =
            firsts.get(&target.to_string_lossy().to_lowercase()).filter(|first| **first != &input.path);
        let written = match (first, read) {
            (Some(first), Ok(_)) => {
                let both = TargetError::BothRead((*first).clone(), input.path.clone());
                Err(Error::Target(target.clone(), both))
            }
            (None, Ok(read)) => write(target, &read, Existing::forced(args.force)).map(|()| read),
            (_, Err(error)) => Err(error),
        };
        match written {
            Ok(Read { summary, .. }) => {
                done += 1;
                if !voice.quiet {
                    let (file, target) = (name(&input.path), name(target));
                    write!(out, "已从“{file}”读入，写到 {target}\n{}", lines(&summary))?;
                }
            }
            Err(error) => {
                failed += 1;
                out.flush()?;
                report(&error.to_string());
            }
        }
        Ok(flush_to_terminal(&mut out)?)
    })?;
    let rest = if failed == 0 { String::new() } else { format!("，{failed} 个没有读入") };
    if !voice.quiet {
        writeln!(out, "共读入 {done} 个文件{rest}")?;
    }
    out.flush()?;
    Ok(ExitCode::from(if failed == 0 { 0 } else { 2 }))
}

fn write(target: &Path, read: &Read, existing: Existing) -> Result<(), Error> {
    folder(target.parent().unwrap_or(Path::new("")))?;
    save(target, read.text.as_bytes(), existing)
}

fn target(input: &Input, output: &Path) -> PathBuf {
    output.join(&input.below).join(format!("{}.toml", stem(&input.path)))
}

fn read(input: &Input, conversion: Conversion) -> Result<Read, Error> {
    if input.origin == Origin::Empty {
        return Err(folder_error(input, InputError::NoDocuments));
    }
    let path = &input.path;
    let imported = match read_foreign(path, conversion)? {
        ForeignReport::Published(imported) => imported,
        // What stands in its cells is the text of an agency's file already.
        ForeignReport::Filled(filled) => {
            let FilledWorkbook { source, report, form, .. } = *filled;
            return Ok(Read { text: source.text, summary: String::new(), report, form });
        }
    };
    let summary = summary(&imported);
    if imported.sure == 0 {
        return Err(Error::NothingSure(path.clone(), summary));
    }
    let text = agency_file(&imported, &file_name(path));
    Ok(Read { text, summary, report: imported.certain(), form: imported.form })
}

/// Ends a summary, where there is one, with a line feed.
fn lines(summary: &str) -> String {
    if summary.is_empty() { String::new() } else { format!("{summary}\n") }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
