//! `gen-report sum`: makes the county's report of those of its units, with the origin of every figure.

use crate::commands::support::agency_templates::AgencyTemplates;
use crate::commands::support::agency_words;
use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, TargetError, UsageError, report};
use crate::commands::support::files::{refuse_document, refuse_missing_last};
use crate::commands::support::intake::Intake;
use crate::commands::support::output::{Voice, is_standard, name};
use crate::commands::support::overview_paper::lay_out;
use crate::commands::support::reports::Reports;
use crate::commands::support::roster::read_roster;
use crate::commands::support::save::{Existing, folder, save_all};
use crate::commands::support::settings::Settings;
use crate::commands::support::stream::Stream;
use crate::commands::support::targets::refuse_read;
use gen_report::agency_file::Remarks;
use gen_report::county::{
    self, Collected, Overview, Standing, Sums, cells_of, overview_page, overview_workbook, summary_workbook,
    usual_year,
};
use gen_report::form::{self, Form};
use gen_report::report::{Report, Totals};
use gen_report::source::{Source, Spanned};
use gen_report::writers;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use std::process::ExitCode;

/// How many sums that are not sure are named on the screen: the file of origins names them all.
const NAMED: usize = 5;

/// 把各单位的报告汇总成本级的报告：每个数是各单位之和，另附每个数的来源
#[derive(clap::Args, Clone)]
pub(super) struct Args {
    /// 各单位的报告：文件或者文件夹，可以写几个；填报文件、Word 文档、PDF、网页、文本都可以
    #[arg(required = true, value_name = "文件")]
    files: Vec<PathBuf>,
    /// 汇总报告写到这个文件，来源写到旁边的“.来源.csv”；不写就只说汇总的情况
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 单位名单（.csv，各列：单位名称、简称、类别、负责人），用来查谁没有报来
    #[arg(long, value_name = "名单")]
    roster: Option<PathBuf>,
    /// 上一年度的报告：报送情况里的合计与它比较；写文件夹，就按单位名称核对结转
    #[arg(long, value_name = "文件")]
    last: Option<PathBuf>,
    /// 汇总的年度；不写就是多数报告的年度
    #[arg(long, value_name = "年度")]
    year: Option<u16>,
    /// 本级机关的全称，写进汇总报告
    #[arg(long, value_name = "名称")]
    agency: Option<String>,
    /// 本级机关的类别，如 人民政府、部门
    #[arg(long, value_name = "类别", value_parser = agency_words::kind_parser())]
    kind: Option<String>,
    /// 本级机关的层级，如 县级
    #[arg(long, value_name = "层级", value_parser = agency_words::level_parser())]
    level: Option<String>,
    /// 拿不准的合计也写已知各数之和，不写“?”
    #[arg(long)]
    known: bool,
    /// 来源写成工作表：每个单位一行，每个数一列，附合计和差额
    #[arg(long, value_name = "汇总表.xlsx")]
    sheet: Option<PathBuf>,
    /// 另写一份报送情况，开会时用：.html、.docx 或 .xlsx
    #[arg(long, value_name = "文件")]
    report: Option<PathBuf>,
    /// 套用这个文件夹里的模板（county/narrative.txt.tera 是汇总报告的文字）
    #[arg(long, value_name = "目录")]
    templates: Option<PathBuf>,
    /// 覆盖已有的同名文件；不写就不动它们
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conversion: Conversion,
}

/// All that is taken together.
struct Taken<'a> {
    args: &'a Args,
    form: &'static Form,
    intake: &'a Intake,
    collected: Collected<'a>,
    quiet: bool,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    let settings = Settings::beside(&args.files)?;
    let args = &Args {
        roster: args.roster.clone().or(settings.roster),
        last: args.last.clone().or(settings.last),
        templates: args.templates.clone().or(settings.templates),
        ..args.clone()
    };
    refuse_targets(args)?;
    if let Some(last) = &args.last {
        refuse_missing_last(last)?;
    }
    let templates = match &args.templates {
        Some(folder) => AgencyTemplates::from_folder(folder)?,
        None => AgencyTemplates::built_in(),
    };
    let roster = args.roster.as_deref().map(read_roster).transpose()?;
    let apart: Vec<&Path> = [
        &args.output,
        &args.report,
        &args.sheet,
        &args.roster,
        &args.last,
        &args.templates,
        &settings.output,
    ]
    .into_iter()
    .flatten()
    .map(PathBuf::as_path)
    .collect();
    let last = args.last.clone().filter(|last| last.is_dir());
    let reports = Reports { last, ..Reports::of(args.files.clone(), args.conversion) };
    let inputs = reports.expanded(&apart)?;
    let others = || args.roster.iter().chain(&args.last);
    for target in [&args.output, &args.sheet, &args.report].into_iter().flatten() {
        refuse_read(target, inputs.named().chain(others()).map(PathBuf::as_path))?;
    }
    let form = form::to_fill_in(None, args.year);
    let cells = cells_of(form);
    let intake = Intake::checked(&inputs, &cells, voice.quiet)?;
    let Some(year) = args.year.or_else(|| usual_year(&intake.units)) else {
        return Err(Error::NothingToSum(unread_lines(&intake)));
    };
    let sums = Sums::of(&intake.units, year, &form.key, &cells, roster.as_ref());
    let collected = intake.collected(&cells, roster.as_ref(), &sums);
    let taken = Taken { args, form, intake: &intake, collected, quiet: voice.quiet };
    if sums.counted() == 0 {
        return Err(Error::NothingToSum(taken.left_out() + &unread_lines(&intake)));
    }
    let written = taken.write(&templates)?;
    voice.say(&(written + &taken.summary()))?;
    Ok(ExitCode::from(u8::from(!taken.is_whole())))
}

/// Refuses files that cannot be written side by side.
fn refuse_targets(args: &Args) -> Result<(), Error> {
    let Args { output, sheet, report, .. } = args;
    refuse_document(output.as_deref())?;
    let origins = output.as_deref().map(origin_of);
    let mut targets: Vec<&Path> =
        [output, sheet, report, &origins].into_iter().flatten().map(PathBuf::as_path).collect();
    if targets.iter().any(|path| is_standard(path)) {
        return Err(UsageError::FileToScreen.into());
    }
    targets.sort_unstable();
    match targets.windows(2).find(|two| two[0] == two[1]) {
        Some(two) => Err(Error::Target(two[0].to_owned(), TargetError::Twice)),
        None => Ok(()),
    }
}

impl Taken<'_> {
    /// Writes every file that is asked for, all of them or none, and says which.
    fn write(&self, templates: &AgencyTemplates) -> Result<String, Error> {
        let Args { output, sheet, report, .. } = self.args;
        let existing = if self.args.force { Existing::Replace } else { Existing::Keep };
        let mut files: Vec<(PathBuf, Vec<u8>)> = vec![];
        if let Some(output) = output {
            files.push((output.clone(), self.draft(output, templates)?.into_bytes()));
        }
        if let Some(sheet) = sheet {
            files.push((sheet.clone(), self.sheet(sheet)?));
        }
        if let Some(report) = report {
            files.push((report.clone(), self.overview(report, templates)?));
        }
        for (path, _) in &files {
            folder(path.parent().unwrap_or(Path::new("")))?;
        }
        let origins = output.as_deref().map(|output| self.origins(output, existing)).transpose()?;
        save_all(files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())), existing)?;
        let mut written: Vec<_> = files.into_iter().map(|(path, _)| path).collect();
        if let (Some(origins), Some(output)) = (origins, output) {
            origins.finish()?;
            written.insert(1, origin_of(output));
        }
        Ok(lines(written.iter().map(|path| format!("已写出 {}", path.display()))))
    }

    /// Writes where each sum comes from, under another name: it is larger than all else.
    fn origins(&self, output: &Path, existing: Existing) -> Result<Stream, Error> {
        let mut stream = Stream::open(Some(&origin_of(output)), existing)?;
        for lines in county::origins(self.collected) {
            stream.write(&lines)?;
        }
        Ok(stream)
    }

    /// Drafts the county's report.
    fn draft(&self, output: &Path, templates: &AgencyTemplates) -> Result<String, Error> {
        let Args { agency, kind, level, last, .. } = self.args;
        let mut report = Report::blank(self.form);
        report.totals = Totals::Given;
        report.year = Some(own(self.collected.sums.year));
        report.agency.name = agency.clone().map(own);
        report.agency.kind = kind.as_deref().and_then(agency_words::kind).map(own);
        report.agency.level = level.as_deref().and_then(agency_words::level).map(own);
        report.last = last.as_deref().filter(|last| last.is_file()).map(|last| own(seen_from(last, output)));
        let counted = self.intake.paths.iter().zip(&self.collected.sums.standings);
        let counted = counted.filter(|(_, standing)| **standing == Standing::Counted);
        report.children = counted.map(|(path, _)| own(seen_from(path, output))).collect();
        county::fill(&mut report, self.collected, self.args.known);
        county::narrate(&mut report, self.form, self.collected, templates.templates())
            .map_err(|fault| templates.error(fault))?;
        let rows = county::row_remarks(self.collected);
        let remarks = Remarks { preface: self.preface(output), rows };
        Ok(county::to_toml(&report, self.form, &remarks))
    }

    /// Says at the top of the county's report what it is made of.
    fn preface(&self, output: &Path) -> Vec<String> {
        let origin = origin_of(output);
        let origin = origin.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let first =
            format!("由 {} 个单位的报告汇总而成，每个数的来源见 {origin}", self.collected.sums.counted());
        let rest =
            self.left_out() + &unread_lines(self.intake) + &self.absent() + &self.wrong() + &self.unsure();
        std::iter::once(first).chain(rest.lines().map(str::to_owned)).collect()
    }

    fn sheet(&self, path: &Path) -> Result<Vec<u8>, Error> {
        if ending(path) != "xlsx" {
            return Err(UsageError::NotWorkbook.into());
        }
        // The county's own row is that of its report as it is written: a sum that is not sure is open.
        let mut report = Report::blank(self.form);
        county::fill(&mut report, self.collected, self.args.known);
        let none = Source::new("", "");
        let own = county::UnitFigures::of(&none, &report, self.collected.cells, &BTreeSet::new());
        summary_workbook(self.collected, Some(&own)).map_err(|error| Error::sheet(path, error))
    }

    /// Writes the report on the reports.
    fn overview(&self, path: &Path, templates: &AgencyTemplates) -> Result<Vec<u8>, Error> {
        let last = self.last_year()?;
        let overview =
            Overview::of(self.args.agency.clone().unwrap_or_default(), self.collected, last.as_ref());
        match ending(path).as_str() {
            "html" | "htm" => {
                overview_page(&overview, templates.templates()).map_err(|fault| templates.error(fault))
            }
            "xlsx" => overview_workbook(&overview).map_err(|error| Error::sheet(path, error)),
            "docx" => paper(path, &overview, templates),
            _ => Err(UsageError::ReportFormat.into()),
        }
    }

    /// Sums up the reports of last year, where they are given.
    fn last_year(&self) -> Result<Option<Sums>, Error> {
        let Some(last) = &self.args.last else { return Ok(None) };
        let reports = Reports::of(vec![last.clone()], self.args.conversion);
        let intake = Intake::checked(&reports.expanded(&[])?, self.collected.cells, self.quiet)?;
        let Collected { cells, roster, sums, .. } = self.collected;
        let year = sums.year.saturating_sub(1);
        let sums = Sums::of(&intake.units, year, &self.form.key, cells, roster);
        for unread in &intake.unread {
            report(&unread.message);
        }
        if sums.counted() == 0 {
            report(&format!("“{}”里没有 {year} 年的报告可以汇总，没有与上年比较", name(last)));
            return Ok(None);
        }
        Ok(Some(sums))
    }

    /// Whether every report is summed up, and every sum is sure.
    fn is_whole(&self) -> bool {
        let Self { intake, collected: Collected { sums, .. }, .. } = self;
        intake.unread.is_empty()
            && sums.counted() == intake.units.len()
            && self.collected.missing().is_empty()
            && intake.units.iter().all(|unit| unit.errors.all == 0)
            && self.doubts().is_empty()
    }

    fn summary(&self) -> String {
        let (year, counted) = (self.collected.sums.year, self.collected.sums.counted());
        let lines = [
            self.left_out(),
            unread_lines(self.intake),
            self.absent(),
            self.wrong(),
            self.unsure(),
            format!("共汇总 {counted} 个单位 {year} 年的报告\n"),
        ];
        lines.concat()
    }

    /// Names the reports that are not summed up.
    fn left_out(&self) -> String {
        let mut out = String::new();
        for (unit, standing) in self.collected.standings() {
            if let Some(why) = standing.words(self.collected) {
                // A string takes every word.
                let _ = writeln!(out, "没有计入 {}（{}）：{why}", unit.file, unit.title());
            }
        }
        out
    }

    /// Names the units of the roster that have handed in nothing that is summed up.
    fn absent(&self) -> String {
        let line = |entry: &county::RosterEntry| match entry.contact.as_str() {
            "" => format!("没有报来 {}\n", entry.name),
            contact => format!("没有报来 {}（{contact}）\n", entry.name),
        };
        self.collected.missing().into_iter().map(line).collect()
    }

    /// Names the reports that have errors of their own, come late, or name themselves as their part.
    fn wrong(&self) -> String {
        let mut out = String::new();
        for unit in self.collected.counted() {
            let file = format!("{}（{}）", unit.file, unit.title());
            if unit.is_own_child {
                let _ = writeln!(out, "拿不准 {file}：把自己列为下级单位");
            }
            if let Some(words) = unit.open_in_words(self.collected.cells) {
                let _ = writeln!(out, "拿不准 {file}：{words}");
            }
            if unit.is_late() {
                let _ = writeln!(out, "迟报 {file}");
            }
            if unit.errors.all > 0 {
                let mut codes: Vec<_> = unit.findings.iter().map(|finding| finding.code).collect();
                codes.sort_unstable();
                codes.dedup();
                let _ = writeln!(out, "有错误 {file}：{} 处，{}", unit.errors.all, codes.join("、"));
            }
        }
        out
    }

    /// The places of the sums that are not sure.
    fn doubts(&self) -> Vec<usize> {
        let unsure = self
            .collected
            .totals()
            .enumerate()
            .filter(|(_, (cell, total))| total.sure().and_then(|sum| cell.entry(sum)).is_none());
        unsure.map(|(at, _)| at).collect()
    }

    /// Names the first sums that are not sure.
    fn unsure(&self) -> String {
        let mut out = String::new();
        let doubts = self.doubts();
        let too_large = self
            .collected
            .totals()
            .filter(|(cell, total)| total.sure().is_some_and(|sum| cell.entry(sum).is_none()));
        for (cell, total) in too_large {
            let _ = writeln!(out, "合计太大 {}：{}，超过一格能写的数", cell.name(), cell.show(total.known));
        }
        if !doubts.is_empty() {
            let names: Vec<_> =
                doubts.iter().take(NAMED).map(|at| self.collected.cells[*at].name()).collect();
            let more = if doubts.len() > NAMED { "等" } else { "" };
            let written = if self.args.known { "写的是已知各数之和" } else { "写作“?”" };
            let _ = writeln!(out, "拿不准的合计 {} 个，{written}：{}{more}", doubts.len(), names.join("、"));
        }
        out
    }
}

/// Writes the report on the reports as a Word document.
fn paper(path: &Path, overview: &Overview, templates: &AgencyTemplates) -> Result<Vec<u8>, Error> {
    (writers::DOCX.write)(&lay_out(overview), templates.templates()).map_err(|error| match error {
        writers::Error::Template(fault) => templates.error(fault),
        writers::Error::TooLarge => Error::Document(path.to_owned(), writers::DOCX.ending),
    })
}

/// Names the files that could not be read, with the reasons.
fn unread_lines(intake: &Intake) -> String {
    lines(intake.unread.iter().map(|unread| format!("读不了 {}", unread.message)))
}

fn lines(sentences: impl Iterator<Item = String>) -> String {
    sentences.flat_map(|sentence| [sentence, "\n".to_owned()]).collect()
}

fn own<T>(value: T) -> Spanned<T> {
    Spanned::new(value, 0..0)
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Names the file of origins beside a report.
fn origin_of(output: &Path) -> PathBuf {
    output.with_extension("来源.csv")
}

/// Names a file as seen from the folder of another.
fn seen_from(path: &Path, output: &Path) -> String {
    let folder = output.parent().unwrap_or(Path::new(""));
    let inside = path.strip_prefix(folder).map(Path::to_path_buf);
    let seen = inside.unwrap_or_else(|_| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    seen.display().to_string().replace(MAIN_SEPARATOR_STR, "/")
}
