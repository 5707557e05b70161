//! `gen-report new`: writes a blank file for an agency to fill in.

use crate::commands::support::agency_words;
use crate::commands::support::carry_over::{ZEROS, beside, remark};
use crate::commands::support::clock::year_now;
use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{self, Error, UsageError};
use crate::commands::support::files::{agency_file, is_named_as_workbook, read_report, refuse_document};
use crate::commands::support::output::{Voice, is_standard, name, print_file};
use crate::commands::support::save::{Existing, save};
use crate::commands::support::targets::refuse_read;
use gen_report::agency_file::{NewFile, follows};
use gen_report::form;
use gen_report::report::{Agency, Report, YEARS};
use gen_report::source::Spanned;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 新建一份空白的填报文件：文本（各项名称写在注释里），或者表格（.xlsx）
#[derive(clap::Args)]
pub(super) struct Args {
    /// 机关全称
    #[arg(long, value_name = "名称")]
    agency: Option<String>,
    /// 报告年度；不写，十月以前是去年，十月起是今年
    #[arg(long, value_name = "年度", value_parser = year)]
    year: Option<u16>,
    /// 机关类别，中英文都可以：人民政府 government、部门 department、乡镇街道 township、授权组织 organization
    #[arg(long, value_name = "类别", value_parser = agency_words::kind_parser())]
    kind: Option<String>,
    /// 机关层级，中英文都可以：国家 state、省级 province、市级 city、县级 county、乡级 township
    #[arg(long, value_name = "层级", value_parser = agency_words::level_parser())]
    level: Option<String>,
    /// 上一年度的填报文件：机关信息、版式和结转件数照搬过来
    #[arg(long, value_name = "文件")]
    from: Option<PathBuf>,
    /// 数字都先填 0，有发生的再改；没有业务的单位用
    #[arg(long)]
    zero: bool,
    /// 写到这个文件，不覆盖已有的：.toml 是文本，.xlsx 是用 WPS 表格或 Excel 填的表；不写就输出到屏幕，“-”写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conversion: Conversion,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    refuse_document(args.output.as_deref())?;
    if let Some(output) = &args.output {
        refuse_read(output, args.from.as_deref())?;
    }
    let last = args.from.as_deref().map(|path| read_report(path, args.conversion)).transpose()?;
    let following = last.as_ref().and_then(|last| last.report.year.as_ref()?.value.checked_add(1));
    let year = args.year.or(following).or_else(|| Some(year_now()));
    let mut draft = NewFile::new(year);
    let mut missing = None;
    if let (Some(last), Some(path)) = (&last, &args.from) {
        let gaps = draft.carry_over(&last.report, last.form);
        if follows(&draft.report, &last.report) {
            draft.report.last = beside(path, args.output.as_deref()).map(own);
        }
        missing = remark(&draft.report, last, &gaps);
    }
    fill(&mut draft.report, args);
    if args.zero {
        draft.fill_zeros(last.as_ref().map(|last| (&last.report, last.form)));
        draft.remarks.preface.push(ZEROS.to_owned());
    }
    let text = draft.to_toml();
    let file = args.output.as_deref().filter(|path| !is_standard(path));
    if let Some(path) = file {
        save(path, &agency_file(path, text, &draft.report, draft.form)?, Existing::forced(args.force))?;
        voice.say(&format!("已新建 {}\n", name(path)))?;
    } else {
        print_file(&text)?;
    }
    if let Some(sentence) = missing {
        error::report(&sentence);
    }
    match file {
        Some(path) => voice.say(&next_step(path))?,
        None if args.output.is_some() || voice.quiet => {}
        None => {
            error::report("以上是空白的填报文件，没有保存：加上 -o 文件名.toml 再运行一次，然后打开它填写");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Says which file to open, and what to do when it is filled in.
fn next_step(path: &Path) -> String {
    let name = name(path);
    let argument = if path.to_string_lossy().contains(' ') { format!("\"{name}\"") } else { name.clone() };
    if is_named_as_workbook(path) {
        return format!(
            "下一步：用 WPS 表格或 Excel 打开 {name} 填写，填完运行 gen-report check {argument}\n"
        );
    }
    format!("下一步：用记事本等文本编辑器打开 {name} 填写，填完运行 gen-report check {argument}\n")
}

/// Fills in what the command line says; it goes before what last year's file says.
fn fill(report: &mut Report, args: &Args) {
    let Agency { name, kind, level, .. } = &mut report.agency;
    if let Some(own_name) = &args.agency {
        *name = Some(own(own_name.clone()));
    }
    if let Some(own_kind) = args.kind.as_deref().and_then(agency_words::kind) {
        *kind = Some(own(own_kind));
    }
    if let Some(own_level) = args.level.as_deref().and_then(agency_words::level) {
        *level = Some(own(own_level));
    }
}

fn own<T>(value: T) -> Spanned<T> {
    Spanned::new(value, 0..0)
}

fn year(written: &str) -> Result<u16, UsageError> {
    let first = form::FORMS.iter().filter(|form| form.successor.is_none()).map(|form| form.years.from).min();
    let first = first.unwrap_or_default();
    let year = written.parse().ok().filter(|year| (first..YEARS.end).contains(year));
    year.ok_or(UsageError::Year(first))
}
