//! `gen-report diff`: shows what moved from one year to the next, for one unit or for all of them.

use crate::commands::support::agency_templates::AgencyTemplates;
use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, UsageError, report, report_all};
use crate::commands::support::files::Read;
use crate::commands::support::folders::Input;
use crate::commands::support::intake::read_input;
use crate::commands::support::output::{Voice, print};
use crate::commands::support::reports::Reports;
use crate::commands::support::run_checks::in_order;
use crate::commands::support::save::{Existing, folder, save};
use crate::commands::support::targets::refuse_read;
use gen_report::county::{FormCell, Side, cells_of, diff_page, diff_text, diff_workbook, oddities, pairs};
use gen_report::form;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 对比两年的报告：哪些数变了、变了多少，各部分的文字有多少相同；文件夹按单位一一对应
#[derive(clap::Args)]
pub(super) struct Args {
    /// 上一年度的报告或者文件夹
    #[arg(value_name = "上年")]
    before: PathBuf,
    /// 本年度的报告或者文件夹
    #[arg(value_name = "本年")]
    after: PathBuf,
    /// 写到这个文件：.html 标出改动的文字，.xlsx 列出变动的数；不写就显示在屏幕上
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 覆盖已有的同名文件；不写就不动它
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conversion: Conversion,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    if let Some(output) = &args.output {
        refuse_read(output, [args.before.as_path(), &args.after])?;
    }
    let cells = cells_of(form::current());
    let (before, unread_before) = sides(&args.before, args, &cells, voice.quiet)?;
    let (after, unread_after) = sides(&args.after, args, &cells, voice.quiet)?;
    let pairs = pairs(&before, &after);
    report_all(&oddities(&pairs));
    let unread = unread_before + unread_after;
    let code = ExitCode::from(if unread > 0 { 2 } else { 0 });
    let Some(output) = &args.output else {
        for pair in &pairs {
            print(&diff_text(pair, &cells))?;
        }
        return Ok(code);
    };
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = match ending.as_str() {
        "html" | "htm" => {
            let templates = AgencyTemplates::built_in();
            diff_page(&pairs, &cells, templates.templates()).map_err(|fault| templates.error(fault))?
        }
        "xlsx" => diff_workbook(&pairs, &cells).map_err(|error| Error::sheet(output, error))?,
        _ => return Err(UsageError::DiffFormat.into()),
    };
    folder(output.parent().unwrap_or(Path::new("")))?;
    save(output, &bytes, Existing::forced(args.force))?;
    voice.say(&format!("已写出 {}：{} 个单位\n", output.display(), pairs.len()))?;
    Ok(code)
}

/// Reads the reports of one year, and says which could not be read.
fn sides(name: &Path, args: &Args, cells: &[FormCell], quiet: bool) -> Result<(Vec<Side>, usize), Error> {
    let reports = Reports::of(vec![name.to_owned()], args.conversion);
    let apart: Vec<&Path> = args.output.as_deref().into_iter().collect();
    let inputs = reports.expanded(&apart)?;
    let (mut sides, mut unread) = (vec![], 0);
    let is_single = inputs.files.len() == 1;
    let read = |input: &Input| {
        let Read { source, report, form, .. } = read_input(input, args.conversion)?;
        Ok(Side::new(&source, &report, form, cells))
    };
    in_order(&inputs.files, quiet, read, |_, side: Result<Side, Error>| {
        match side {
            Ok(side) => sides.push(side),
            Err(error) if is_single => return Err(error),
            Err(error) => {
                unread += 1;
                report(&error.to_string());
            }
        }
        Ok(())
    })?;
    Ok((sides, unread))
}
