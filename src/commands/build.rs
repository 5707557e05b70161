//! `gen-report build`: checks reports and writes their documents.

use crate::commands::support::agency_templates::AgencyTemplates;
use crate::commands::support::error::{Error, TargetError, UsageError, report};
use crate::commands::support::folders::{Input, Origin};
use crate::commands::support::format::{self, Newline, OutputFormat};
use crate::commands::support::office::{Office, Product};
use crate::commands::support::output::{Voice, flush_to_terminal, is_standard, name, standard};
use crate::commands::support::reports::{Inputs, Reports};
use crate::commands::support::run_checks::{Checked, run_checks};
use crate::commands::support::save::{Existing, folder, save_all};
use crate::commands::support::settings::Settings;
use crate::commands::support::show::show;
use crate::commands::support::targets::{DRAFT, keep_edited, refuse_file, stem};
use crate::commands::support::verify::verify;
use clap::ValueEnum;
use gen_report::agency_file::typed;
use gen_report::diagnostic::{self, Counts, Json, Outcome, Paint, Problem};
use gen_report::document::{Document, Remark, compose, drafted};
use gen_report::wording::remark;
use gen_report::workbook;
use gen_report::writers::{self, Medium, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// 先核对报告，没有错误就生成 Word 文档等
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    options: Options,
}

/// What is written, and where.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
struct Options {
    /// 生成到这个文件夹，报告来自文件夹的，其中的文件夹照样保留；不写就按设置，没有设就是当前文件夹；“-”写到标准输出，一次一份
    #[arg(short, long, value_name = "目录")]
    output: Option<PathBuf>,
    /// 生成到各报告所在的文件夹
    #[arg(long, conflicts_with = "output")]
    beside: bool,
    #[arg(long, value_name = "格式", value_delimiter = ',', value_parser = format::names(), help = format::help())]
    to: Vec<String>,
    /// 有错误也生成草稿（退出码 0）：文件名带“草稿”，问题写成批注
    #[arg(long)]
    draft: bool,
    /// 警告也按错误对待：有警告就不生成
    #[arg(long, conflicts_with = "draft")]
    strict: bool,
    /// 套用这个文件夹里的模板；也可在报告里写 templates = "目录"
    #[arg(long, value_name = "目录")]
    templates: Option<PathBuf>,
    /// 写出前把 Word 文档读回来，与报告逐项核对
    #[arg(long)]
    verify: bool,
    /// 覆盖有人改过的或别的程序写出的同名文件；不写就不动它们，只有 gen-report 写的 TXT 每次都重写
    #[arg(long)]
    force: bool,
    /// 纯文本怎样换行：crlf 合记事本的习惯，开头有 BOM（默认）、lf 供其他程序读，没有 BOM
    #[arg(long, value_name = "换行", default_value = "crlf")]
    newline: Newline,
    /// 结果的格式：text 文字（默认）、json
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Shown,
}

/// How the results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shown {
    Text,
    Json,
}

/// What became of one report.
struct Built {
    outcome: Outcome,
    /// The files that were written, or why they could not be; nothing where the report has errors.
    written: Option<Result<Written, Error>>,
}

enum Written {
    Files(Vec<PathBuf>),
    /// What goes to the standard output.
    Bytes(Vec<u8>),
}

pub(super) fn run(Args { mut reports, mut options }: Args, voice: Voice) -> Result<ExitCode, Error> {
    let settings = Settings::beside(&reports.files)?;
    reports.last = reports.last.or(settings.last);
    options.output = options.output.or(settings.output.filter(|_| !options.beside));
    options.templates = options.templates.or(settings.templates);
    let apart: Vec<&Path> = options.output.iter().chain(&options.templates).map(AsRef::as_ref).collect();
    let reports = reports.expanded(&apart)?;
    let job = Build::new(&options, &reports)?;
    let mut teller = Teller::new(&options, voice);
    let work = |input: &Input, checked| job.build(input, checked);
    run_checks(&reports, voice.quiet, work, |input, built| {
        teller.tell(&input.path, built)?;
        Ok(flush_to_terminal(&mut teller.out)?)
    })?;
    teller.out.flush()?;
    if let Some(last_year) = &reports.last_year {
        last_year.report_missing();
    }
    teller.end()
}

/// Says what became of each report.
struct Teller {
    out: Box<dyn Write>,
    paint: Paint,
    is_quiet: bool,
    /// The JSON document that is being written, where one is asked for.
    json: Option<Json>,
    counts: Counts,
    has_failed: bool,
    has_refused: bool,
}

impl Teller {
    fn new(options: &Options, voice: Voice) -> Self {
        let is_json = options.format == Shown::Json;
        // Where a document goes to the standard output, nothing else does.
        let (paint, out): (Paint, Box<dyn Write>) = if options.is_to_standard_output() {
            (Paint::Plain, Box::new(io::stderr()))
        } else {
            let paint = if is_json { Paint::Plain } else { voice.color.paint() };
            (paint, Box::new(standard(paint)))
        };
        let json = is_json.then(Json::default);
        let (is_quiet, counts) = (voice.quiet, Counts::default());
        Self { out, paint, is_quiet, json, counts, has_failed: false, has_refused: false }
    }

    fn tell(&mut self, path: &Path, built: Result<Built, Error>) -> Result<(), Error> {
        let Built { outcome, written } = built.unwrap_or_else(|error| Built {
            outcome: Outcome::Unread { file: path.display().to_string(), message: error.to_string() },
            written: None,
        });
        self.counts.include(&outcome);
        if self.json.is_none() {
            show(&outcome, self.paint, &mut self.out)?;
        }
        let mut made = Ok(vec![]);
        match (&outcome, written) {
            (Outcome::Unread { message, .. }, _) => self.error(message)?,
            (_, Some(Ok(Written::Bytes(bytes)))) => {
                let mut out = io::stdout().lock();
                out.write_all(&bytes)?;
                out.flush()?;
            }
            (_, Some(Ok(Written::Files(paths)))) => {
                if !self.is_quiet && self.json.is_none() {
                    paths.iter().try_for_each(|path| writeln!(self.out, "已生成 {}", name(path)))?;
                }
                made = Ok(paths.iter().map(|path| path.display().to_string()).collect());
            }
            (_, Some(Err(error))) => {
                self.has_failed = true;
                let sentence = error.to_string();
                self.error(&sentence)?;
                made = Err(sentence);
            }
            (_, None) => {
                self.has_refused = true;
                self.refuse(path, &outcome)?;
            }
        }
        if let Some(json) = &mut self.json {
            self.out.write_all(json.built(&outcome, &made).as_bytes())?;
        }
        Ok(())
    }

    fn error(&mut self, sentence: &str) -> Result<(), Error> {
        // JSON is not broken by a sentence in the middle of its lines.
        if self.json.is_none() {
            self.out.flush()?;
        }
        report(sentence);
        Ok(())
    }

    /// Says that nothing was written, and why.
    fn refuse(&mut self, path: &Path, outcome: &Outcome) -> Result<(), Error> {
        let Outcome::Checked { problems, .. } = outcome else { return Ok(()) };
        if self.json.is_none() {
            let name = name(path);
            let why = if problems.iter().any(Problem::is_error) {
                "有错误"
            } else {
                "有警告，用了 --strict"
            };
            writeln!(self.out, "{name} {why}，没有生成文件：改正后再试，或者用 --draft 先出草稿")?;
        }
        Ok(())
    }

    fn end(mut self) -> Result<ExitCode, Error> {
        match &self.json {
            Some(json) => self.out.write_all(json.end().as_bytes())?,
            None if self.is_quiet => {}
            None => writeln!(self.out, "{}", diagnostic::closing(&self.counts, ""))?,
        }
        self.out.flush()?;
        let has_failed = self.has_failed || self.counts.unread > 0;
        Ok(ExitCode::from(if has_failed { 2 } else { u8::from(self.has_refused) }))
    }
}

impl Options {
    fn is_to_standard_output(&self) -> bool {
        self.output.as_deref().is_some_and(is_standard)
    }

    /// Gives the folder that a report's documents are written to. Those of a folder that was named keep their sub-folders.
    fn folder(&self, report: &Input) -> PathBuf {
        let beside = self.beside.then(|| report.path.parent()).flatten();
        beside.map_or_else(
            || self.output.as_deref().unwrap_or(Path::new("")).join(&report.below),
            Path::to_owned,
        )
    }
}

/// What is the same for every report of a run.
struct Build<'a> {
    options: &'a Options,
    formats: Vec<OutputFormat>,
    /// What makes PDF files, where they are asked for.
    office: Option<Office>,
    /// The templates that the command line names.
    templates: Option<AgencyTemplates>,
}

impl<'a> Build<'a> {
    fn new(options: &'a Options, reports: &Inputs) -> Result<Self, Error> {
        let named = |format: &OutputFormat| {
            options.to.is_empty() && format.is_usual() || options.to.iter().any(|name| name == format.name())
        };
        let formats: Vec<_> = OutputFormat::all().filter(named).collect();
        let has_pdf = formats.iter().any(|format| matches!(format, OutputFormat::Pdf));
        let build = Self {
            options,
            formats,
            office: has_pdf.then(Office::find).transpose().map_err(Error::Office)?,
            templates: options.templates.as_deref().map(AgencyTemplates::from_folder).transpose()?,
        };
        if options.is_to_standard_output() {
            build.refuse_several(reports)?;
            return Ok(build);
        }
        build.refuse_collisions(reports)?;
        if let Some(output) = &options.output {
            refuse_file(output)?;
            folder(output)?;
        }
        Ok(build)
    }

    /// Refuses to write more than one document to the standard output, or one that a terminal cannot show.
    fn refuse_several(&self, reports: &Inputs) -> Result<(), Error> {
        let ([_], [format]) = (&*reports.files, &*self.formats) else {
            return Err(UsageError::SeveralToOutput.into());
        };
        if self.options.format == Shown::Json {
            return Err(UsageError::ResultsToOutput.into());
        }
        if !format.is_text() && io::stdout().is_terminal() {
            return Err(UsageError::DocumentToTerminal.into());
        }
        Ok(())
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

    /// Lists the files that a report is written to, in the order of the formats.
    fn targets(&self, input: &Input) -> Vec<PathBuf> {
        let name = stem(&input.path);
        let draft = if self.options.draft { DRAFT } else { "" };
        let folder = self.options.folder(input);
        self.formats.iter().map(|format| folder.join(format!("{name}{draft}.{}", format.ending()))).collect()
    }

    fn build(&self, input: &Input, checked: Checked) -> Built {
        let Options { draft, strict, .. } = self.options;
        let stops = |problem: &Problem| problem.is_error() || *strict && problem.is_warning();
        let is_written = *draft || !checked.problems.iter().any(stops);
        let written = is_written.then(|| self.write(input, &checked));
        let Checked { source, problems, .. } = checked;
        Built { outcome: Outcome::Checked { source, problems }, written }
    }

    fn write(&self, input: &Input, checked: &Checked) -> Result<Written, Error> {
        let path = &input.path;
        let Checked { source, report, form, problems, .. } = checked;
        let own = match (&self.templates, &report.templates) {
            (Some(_), _) => None,
            (None, Some(named)) => Some(AgencyTemplates::named_by(path, &named.value)?),
            (None, None) => Some(AgencyTemplates::built_in()),
        };
        let Some(own) = own.as_ref().or(self.templates.as_ref()) else {
            return Ok(Written::Files(vec![]));
        };
        let draft = self.options.draft;
        let remarks: Vec<Remark> = if draft { problems.iter().filter_map(remark).collect() } else { vec![] };
        let drafted = draft.then(|| drafted(report, &source.text, &typed(&source.text), form));
        let report = drafted.as_ref().unwrap_or(report);
        let document = compose(report, form, own.templates(), &remarks, draft);
        let document = document.map_err(|fault| own.error(fault))?;
        // Every format is made before the first one is written.
        let files = self.formats.iter().map(|format| match format {
            OutputFormat::Written(writer) => self.file(writer, &document, own, path),
            OutputFormat::Workbook => workbook::write(&checked.report, form)
                .map_err(|workbook::Error| Error::Document(path.to_owned(), format.ending())),
            OutputFormat::Pdf => self.pdf(&document, own, path),
        });
        let mut files = files.collect::<Result<Vec<_>, _>>()?;
        if self.options.is_to_standard_output() {
            return Ok(Written::Bytes(files.pop().unwrap_or_default()));
        }
        let targets = self.targets(input);
        folder(&self.options.folder(input))?;
        if !self.options.force {
            for (format, target) in self.formats.iter().zip(&targets) {
                keep_edited(*format, target)?;
            }
        }
        let files = targets.iter().map(PathBuf::as_path).zip(files.iter().map(Vec::as_slice));
        save_all(files, Existing::Replace)?;
        Ok(Written::Files(targets))
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
        if self.options.verify && writer.is_read_back && !self.options.draft {
            verify(document, &bytes).map_err(|found| Error::Difference(path.to_owned(), found))?;
        }
        Ok(if writer.medium == Medium::Plain { self.options.newline.end_lines(bytes) } else { bytes })
    }

    /// Makes the PDF of a document: its Word document as the office suite draws it.
    fn pdf(&self, document: &Document, own: &AgencyTemplates, path: &Path) -> Result<Vec<u8>, Error> {
        let Some(office) = &self.office else { return Ok(vec![]) };
        let docx = self.file(&writers::DOCX, &writers::for_libreoffice(document), own, path)?;
        let pdf = office.convert(&docx, if self.options.draft { Product::Draft } else { Product::Pdf });
        pdf.map_err(|error| Error::Conversion(path.to_owned(), error))
    }
}
