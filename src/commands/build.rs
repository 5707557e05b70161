//! `gen-report build`: checks reports and writes their documents.

use crate::commands::support::agency_templates::AgencyTemplates;
use crate::commands::support::error::{Error, TargetError, UsageError, report};
use crate::commands::support::folders::{Input, Origin};
use crate::commands::support::format::{self, Format, Newline};
use crate::commands::support::office::Office;
use crate::commands::support::output::{Color, name, standard};
use crate::commands::support::reports::{Inputs, Reports};
use crate::commands::support::run_checks::{Checked, run_checks};
use crate::commands::support::save::{Existing, folder, save_all};
use crate::commands::support::settings::Settings;
use crate::commands::support::targets::{DRAFT, keep_edited, refuse_file, stem};
use crate::commands::support::verify::verify;
use gen_report::diagnostic::{self, Counts, Outcome, Problem, Severity};
use gen_report::document::{Document, Remark, compose, drafted};
use gen_report::wording::remark;
use gen_report::workbook;
use gen_report::writers::{self, WRITERS, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 先核对报告，没有错误就生成 Word 文档等
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    options: Options,
    /// 彩色显示：auto 在终端里才用（默认）、always 总是、never 从不
    #[arg(long, value_name = "何时", default_value = "auto")]
    color: Color,
}

/// What is written, and where.
#[derive(clap::Args)]
struct Options {
    /// 生成到这个文件夹，报告来自文件夹的，其中的文件夹照样保留；不写就按设置，没有设就是当前文件夹
    #[arg(short, long, value_name = "目录")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "格式", value_delimiter = ',', value_parser = format::names(), help = format::help())]
    to: Vec<String>,
    /// 有错误也生成草稿（退出码 0）：文件名带“草稿”，问题写成批注
    #[arg(long)]
    draft: bool,
    /// 套用这个文件夹里的模板；也可在报告里写 templates = "目录"
    #[arg(long, value_name = "目录")]
    templates: Option<PathBuf>,
    /// 写出前把 Word 文档读回来，与报告逐项核对
    #[arg(long)]
    verify: bool,
    /// 覆盖有人改过的或别的程序写出的同名文件；不写就不动它们
    #[arg(long)]
    force: bool,
    /// 纯文本怎样换行：crlf 合记事本的习惯，开头有 BOM（默认）、lf 供其他程序读，没有 BOM
    #[arg(long, value_name = "换行", default_value = "crlf")]
    newline: Newline,
}

/// What became of one report.
struct Built {
    outcome: Outcome,
    /// The files that were written, or why they could not be; nothing where the report has errors.
    written: Option<Result<Vec<PathBuf>, Error>>,
}

pub(super) fn run(Args { mut reports, color, mut options }: Args) -> Result<ExitCode, Error> {
    let settings = Settings::beside(&reports.files)?;
    reports.last = reports.last.or(settings.last);
    options.output = options.output.or(settings.output);
    options.templates = options.templates.or(settings.templates);
    let apart: Vec<&Path> = options.output.iter().chain(&options.templates).map(AsRef::as_ref).collect();
    let reports = reports.expanded(&apart)?;
    let job = Build::new(&options, &reports)?;
    let paint = color.paint();
    let mut out = standard(paint);
    let (mut counts, mut failed, mut refused) = (Counts::default(), false, false);
    let work = |input: &Input, checked| job.build(input, checked);
    run_checks(&reports, work, |input, built| {
        let path = &input.path;
        let Built { outcome, written } = match built {
            Ok(built) => built,
            Err(error) => Built {
                outcome: Outcome::Unread { file: path.display().to_string(), message: error.to_string() },
                written: None,
            },
        };
        super::check::show(&outcome, paint, &mut out)?;
        counts.include(&outcome);
        match (&outcome, written) {
            (Outcome::Unread { message, .. }, _) => {
                out.flush()?;
                report(message);
            }
            (_, Some(Ok(paths))) => {
                for path in paths {
                    writeln!(out, "已生成 {}", name(&path))?;
                }
            }
            (_, Some(Err(error))) => {
                failed = true;
                out.flush()?;
                report(&error.to_string());
            }
            (_, None) => {
                refused = true;
                writeln!(out, "{} 有错误，没有生成文件：改正后再试，或者用 --draft 先出草稿", name(path))?;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    if let Some(last_year) = &reports.last_year {
        last_year.report_missing();
    }
    writeln!(out, "{}", diagnostic::closing(&counts))?;
    out.flush()?;
    Ok(ExitCode::from(if failed || counts.unread > 0 { 2 } else { u8::from(refused) }))
}

/// What is the same for every report of a run.
struct Build<'a> {
    options: &'a Options,
    formats: Vec<Format>,
    /// What makes PDF files, where they are asked for.
    office: Option<Office>,
    /// The templates that the command line names.
    templates: Option<AgencyTemplates>,
}

impl<'a> Build<'a> {
    fn new(options: &'a Options, reports: &Inputs) -> Result<Self, Error> {
        let named = |format: &Format| {
            options.to.is_empty() && format.is_usual() || options.to.iter().any(|name| name == format.name())
        };
        let formats: Vec<_> = Format::all().filter(named).collect();
        let has_pdf = formats.iter().any(|format| matches!(format, Format::Pdf));
        let build = Self {
            options,
            formats,
            office: has_pdf.then(Office::find).transpose().map_err(Error::Office)?,
            templates: options.templates.as_deref().map(AgencyTemplates::from_folder).transpose()?,
        };
        build.refuse_collisions(reports)?;
        refuse_file(build.folder())?;
        folder(build.folder())?;
        Ok(build)
    }

    fn folder(&self) -> &Path {
        self.options.output.as_deref().unwrap_or(Path::new(""))
    }

    /// Refuses to write two reports to the same file, or one over a file that is read.
    fn refuse_collisions(&self, reports: &Inputs) -> Result<(), Error> {
        let read: BTreeSet<PathBuf> = reports
            .named()
            .filter(|path| self.may_be_written(path))
            .filter_map(|path| path.canonicalize().ok())
            .collect();
        let mut taken: BTreeMap<String, &Path> = BTreeMap::new();
        for input in reports.files.iter().filter(|input| input.origin != Origin::Empty) {
            let path = &input.path;
            if path.as_os_str() == "-" {
                return Err(UsageError::StandardInputBuilt.into());
            }
            let targets = self.targets(input);
            for target in &targets {
                // On Windows and macOS names that differ in case only are the same.
                let name = target.to_string_lossy().to_lowercase();
                let Some(other) = taken.insert(name, path) else { continue };
                if other == path {
                    return Err(Error::Target(path.clone(), TargetError::Twice));
                }
                return Err(Error::Target(target.clone(), TargetError::Both(other.to_owned(), path.clone())));
            }
            let overwritten =
                |target: &PathBuf| target.canonicalize().is_ok_and(|target| read.contains(&target));
            if !read.is_empty()
                && let Some(target) = targets.iter().find(|target| overwritten(target))
            {
                return Err(Error::Target(target.clone(), TargetError::Input));
            }
        }
        Ok(())
    }

    /// Whether a file that is read has the ending of one that is written.
    fn may_be_written(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        self.formats.iter().any(|format| name.ends_with(&format!(".{}", format.ending())))
    }

    /// Lists the files that a report is written to, in the order of the formats. Those of a folder that was named keep
    /// their sub-folders.
    fn targets(&self, input: &Input) -> Vec<PathBuf> {
        let name = stem(&input.path);
        let draft = if self.options.draft { DRAFT } else { "" };
        let folder = self.folder().join(&input.below);
        self.formats.iter().map(|format| folder.join(format!("{name}{draft}.{}", format.ending()))).collect()
    }

    fn build(&self, input: &Input, checked: Checked) -> Built {
        let has_errors = checked.problems.iter().any(is_error);
        let written = (!has_errors || self.options.draft).then(|| self.write(input, &checked));
        let Checked { source, problems, .. } = checked;
        Built { outcome: Outcome::Checked { source, problems }, written }
    }

    fn write(&self, input: &Input, checked: &Checked) -> Result<Vec<PathBuf>, Error> {
        let path = &input.path;
        let Checked { source, report, form, problems, .. } = checked;
        let own = match (&self.templates, &report.templates) {
            (Some(_), _) => None,
            (None, Some(named)) => {
                Some(AgencyTemplates::from_folder(&path.with_file_name("").join(&named.value))?)
            }
            (None, None) => Some(AgencyTemplates::built_in()),
        };
        let Some(own) = own.as_ref().or(self.templates.as_ref()) else { return Ok(vec![]) };
        let draft = self.options.draft;
        let remarks: Vec<Remark> = if draft { problems.iter().filter_map(remark).collect() } else { vec![] };
        let drafted = draft.then(|| drafted(report, &source.text, form));
        let report = drafted.as_ref().unwrap_or(report);
        let document = compose(report, form, own.templates(), &remarks, draft);
        let document = document.map_err(|fault| own.error(fault))?;
        // Every format is made before the first one is written.
        let files = self.formats.iter().map(|format| match format {
            Format::Written(writer) => self.file(writer, &document, own, path),
            Format::Workbook => workbook::write(&checked.report, form)
                .map_err(|workbook::Error| Error::Document(path.to_owned(), format.ending())),
            Format::Pdf => self.pdf(&document, own, path),
        });
        let files = files.collect::<Result<Vec<_>, _>>()?;
        let targets = self.targets(input);
        folder(&self.folder().join(&input.below))?;
        if !self.options.force {
            for (format, target) in self.formats.iter().zip(&targets) {
                keep_edited(*format, target)?;
            }
        }
        let files = targets.iter().map(PathBuf::as_path).zip(files.iter().map(Vec::as_slice));
        save_all(files, Existing::Replace)?;
        Ok(targets)
    }

    fn file(
        &self,
        writer: &Writer,
        document: &Document,
        own: &AgencyTemplates,
        path: &Path,
    ) -> Result<Vec<u8>, Error> {
        let bytes = (writer.write)(document, own.templates()).map_err(|error| match error {
            writers::Error::Template(fault) => own.error(fault),
            writers::Error::TooLarge => Error::Document(path.to_owned(), writer.ending),
        })?;
        // A draft says more than the report.
        if self.options.verify && writer.name == "docx" && !self.options.draft {
            verify(document, &bytes).map_err(|found| Error::Difference(path.to_owned(), found))?;
        }
        Ok(if writer.name == "txt" { self.options.newline.end_lines(bytes) } else { bytes })
    }

    /// Makes the PDF of a document: its Word document as the office suite draws it.
    fn pdf(&self, document: &Document, own: &AgencyTemplates, path: &Path) -> Result<Vec<u8>, Error> {
        let (Some(office), Some(writer)) =
            (&self.office, WRITERS.iter().find(|writer| writer.name == "docx"))
        else {
            return Ok(vec![]);
        };
        let docx = self.file(writer, document, own, path)?;
        let pdf = office.convert(&docx, self.options.draft);
        pdf.map_err(|error| Error::Conversion(path.to_owned(), error))
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.severity == Severity::Error && problem.accepted.is_none()
}
