//! Every way in which a command can fail, and the one place where each of them becomes a sentence.

use crate::commands::support::template_errors::translate;
use gen_report::county::{Product, RosterFault, SheetError};
use gen_report::diagnostic::terminal;
use gen_report::import::{InputFormat, Unreadable, Unrecognised, UnsupportedFormat};
use gen_report::templates::TemplateFault;
use gen_report::wording::import::{foreign, unreadable, unrecognised, way_out};
use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Error {
    /// The standard output cannot be written to.
    Output(io::Error),
    /// The arguments do not go together.
    Usage(UsageError),
    /// A file cannot be read as what it was named for.
    Input(PathBuf, InputError),
    /// A file or folder cannot be written.
    Target(PathBuf, TargetError),
    /// The templates in a folder, or one of them, cannot be used.
    Templates(PathBuf, TemplatesError),
    /// A template is wrong; with its file, where it is the agency's own.
    Template(Option<PathBuf>, TemplateFault),
    /// The document that was made of a report, read again, is not what the report says.
    Difference(PathBuf, Difference),
    /// The document is too large for a file with this ending.
    Document(PathBuf, &'static str),
    /// No PDF can be made on this computer.
    Office(OfficeError),
    /// The document of a report cannot be turned into a PDF.
    Conversion(PathBuf, OfficeError),
    /// A report was found, but no figure in it is sure; with the summary of what was found.
    NothingSure(PathBuf, String),
    /// The list of units cannot be used.
    Roster(PathBuf, RosterError),
    /// No report can be summed up; with the reasons, a line each.
    NothingToSum(String),
    /// The file with the settings is wrong, at this line and column.
    Settings(PathBuf, (usize, usize), SettingsError),
    /// No rule has this name; with those whose codes are near.
    UnknownRule(String, Vec<&'static str>),
    /// The page of no rule contains the word.
    NoRuleSays(String),
    /// This program was built without the page.
    NoPage,
}

/// Arguments that do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UsageError {
    /// Related reports are named on the command line for several reports.
    RelatedToMany,
    /// The standard input is named more than once.
    StandardInputTwice,
    /// The standard input is to be built, and has no name.
    StandardInputBuilt,
    /// Several documents are imported, and no folder is named.
    ImportedToMany,
    /// The standard input is to be mended.
    StandardInputMended,
    /// The standard input is to be watched.
    StandardInputWatched,
    /// Several documents are to go to the standard output.
    SeveralToOutput,
    /// A document and the results are both to go to the standard output.
    ResultsToOutput,
    /// A document that is no text is to go to a terminal.
    DocumentToTerminal,
    /// Edits are asked for in a format that is no text.
    EditsInFormat,
    /// A workbook is to be written to the screen.
    WorkbookToScreen,
    /// The command writes files only.
    FileToScreen,
    /// The table of all units is to be written under a name that is no workbook's.
    NotWorkbook,
    /// The report on the reports is to be written in a format that it does not have.
    ReportFormat,
    /// The comparison of two years is to be written in a format that it does not have.
    DiffFormat,
    /// Figures are to be written under a name that is of another format.
    ExportFormat,
    /// A table is asked for in a format that is no text.
    TableInFormat,
    /// A year for which there is no form; with the first one that has a form.
    Year(u16),
}

/// What is wrong with a file that is read.
#[derive(Debug)]
pub(crate) enum InputError {
    /// No file fits the pattern.
    NoMatch,
    /// There is none of this name, but one with `.txt` behind it.
    HiddenTxt,
    /// There is none of this name, but one with `.toml` behind it.
    WithoutToml,
    /// There is none that last year's reports could be.
    NoLast,
    /// The system cannot read it.
    Read(io::Error),
    /// An office program has left it beside an open document.
    Lock,
    /// This program wrote it of many reports.
    Product(Product),
    /// It is a folder.
    Folder,
    /// It is a folder without reports.
    NoReports,
    /// It is a folder without documents to import.
    NoDocuments,
    /// It is a device or a pipe, which might never end.
    Device,
    /// Another file names it, and it lies outside the folder of that file.
    Outside,
    /// It is larger than any report, which has at most so many megabytes.
    TooLarge(u64),
    /// It is no text; with what its first bytes say.
    NotText(Result<InputFormat, Unreadable>),
    /// It is a text in UTF-8 but for some bytes, the first of them on this line.
    BrokenLine(usize),
    /// It is a text of this kind.
    OtherText(&'static str),
    /// It is an agency's file already, and is not imported.
    AgencyFile,
    /// It is in a format that cannot be read.
    Unreadable(Unreadable),
    /// It is in a format that cannot be read, and LibreOffice was not asked to convert it.
    Convertible(Unreadable),
    /// It is in a format that LibreOffice was to convert to that of this ending.
    Unconverted(UnsupportedFormat, &'static str, OfficeError),
    /// It can be read, but is no report.
    Unrecognised(Unrecognised),
    /// It is printed on a form that is no longer filled in, of this notice.
    OldForm(&'static str),
}

/// What is wrong with a list of units.
#[derive(Debug)]
pub(crate) enum RosterError {
    /// It is no text.
    NotText,
    /// It names no unit, or a unit twice.
    Faults(Vec<RosterFault>),
}

/// What is wrong with a setting.
#[derive(Debug)]
pub(crate) enum SettingsError {
    /// The file is no text.
    NotText,
    /// The line is no TOML.
    Syntax,
    /// There is no such key; with the one that was perhaps meant, and all that there are.
    Unknown(String, Option<&'static str>, Vec<&'static str>),
    /// The value is of another kind than this example.
    Kind(&'static str),
    /// No rule has the code, as this sentence says.
    Rule(String),
}

/// What is wrong with a file or folder that is written.
#[derive(Debug)]
pub(crate) enum TargetError {
    /// It is a workbook, and would need more rows than one holds.
    TooManyRows,
    /// A file of that name is there.
    Exists,
    /// One of several files to write is there.
    OneExists,
    /// It is a folder, not a file.
    Folder,
    /// It is a file, not a folder.
    NotFolder,
    /// The system cannot write it.
    Write(io::Error),
    /// The system cannot make the folder.
    MakeFolder(io::Error),
    /// It is named as a document, with this ending, where an agency's file is written.
    Document(String),
    /// It is named as a file, where a folder is asked for.
    NamedAsFile,
    /// Somebody edited it, or another program wrote it.
    Edited,
    /// It is an agency's file.
    AgencyFile,
    /// It is one of the reports that are read.
    Input,
    /// It is the file that is read.
    Read,
    /// Both reports would be written to it.
    Both(PathBuf, PathBuf),
    /// Both documents are read into it; the second of them is not.
    BothRead(PathBuf, PathBuf),
    /// The report is named twice.
    Twice,
    /// It cannot be written without changing other bytes.
    Charset,
    /// It is read-only.
    ReadOnly,
}

/// What is wrong with the templates of an agency.
#[derive(Debug)]
pub(crate) enum TemplatesError {
    /// There is no such folder.
    NoFolder,
    /// It is a file.
    NotFolder,
    /// The system cannot open it.
    Open(io::Error),
    /// The folder holds no template; with the name of one that it might hold.
    None(&'static str),
    /// A folder has the name of a template.
    Folder,
    /// It is a device or a pipe, or a link that leads out of the folder.
    NotFile,
    /// A report names the folder, and it lies outside the folder of the report.
    Outside,
    /// The template is no text.
    NotText,
}

/// How a document that was read again differs from the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Difference {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// One figure, by its place counted from 1: as written, as read.
    Figure(usize, String, String),
    /// How many figures there are: as written, as read.
    Figures(usize, usize),
    /// The words around the first difference: as written, as read.
    Words(String, String),
}

/// Why LibreOffice did not convert a file.
#[derive(Debug)]
pub(crate) enum OfficeError {
    /// It is not installed.
    Missing,
    /// The folder for temporary files cannot be written to.
    Temporary(PathBuf, io::Error),
    /// The program cannot be started.
    Start(PathBuf, io::Error),
    /// The system does not say how the program ended.
    Wait(io::Error),
    /// It did not end within so many seconds.
    TooLong(u64),
    /// It failed, with this exit code.
    Failed(Option<i32>),
    /// It wrote no file, or a part of one.
    Broken,
}

/// What to do without LibreOffice.
const WITHOUT_OFFICE: &str = "先用 --to docx 生成 Word 文档，再用 WPS 或 Word 打开，另存为 PDF";

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<UsageError> for Error {
    fn from(error: UsageError) -> Self {
        Self::Usage(error)
    }
}

impl std::error::Error for Error {}

impl Error {
    /// Tells that a workbook cannot be written.
    pub(crate) fn sheet(path: &Path, error: SheetError) -> Self {
        match error {
            SheetError::TooManyRows => Self::Target(path.to_owned(), TargetError::TooManyRows),
            SheetError::TooLarge => Self::Document(path.to_owned(), "xlsx"),
        }
    }

    /// Reports the error to the user and gives the exit code. A closed output is no error: its reader has enough.
    pub(crate) fn report(&self) -> ExitCode {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            error => {
                report(&error.to_string());
                if let Self::NothingSure(_, summary) = error {
                    go_on(summary);
                }
                if let Self::NothingToSum(reasons) = error
                    && !reasons.is_empty()
                {
                    go_on(reasons.trim_end());
                }
                ExitCode::from(2)
            }
        }
    }
}

/// Writes a sentence to the standard error. Where that is closed too, there is no other way to say it.
pub(crate) fn report(sentence: &str) {
    let _ = writeln!(io::stderr(), "gen-report：{}", terminal::one_line(sentence));
}

/// Writes several sentences to the standard error.
pub(crate) fn report_all(sentences: &[String]) {
    for sentence in sentences {
        report(sentence);
    }
}

/// Writes what belongs to the sentence before it, in lines of its own.
pub(crate) fn go_on(lines: &str) {
    let _ = writeln!(io::stderr(), "{}", terminal::lines(lines));
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(f, "结果写不出去：{}", cause(error)),
            Self::Usage(error) => error.fmt(f),
            Self::Input(path, error) => f.write_str(&error.sentence(path)),
            Self::Target(path, error) => f.write_str(&error.sentence(path)),
            Self::Templates(path, error) => f.write_str(&error.sentence(path)),
            Self::Template(file, fault) => {
                let TemplateFault { name, line, column, message } = fault;
                let file = file
                    .as_ref()
                    .map_or_else(|| format!("内置模板 {name}"), |file| file.display().to_string());
                let place = if *line == 0 { String::new() } else { format!(":{line}:{column}") };
                write!(f, "模板有误，没有生成文件：{file}{place}：{}", translate(message))
            }
            Self::Difference(path, difference) => write!(f, "{}：{difference}", path.display()),
            Self::Document(path, ending) => {
                write!(f, "{}：内容太多，装不进一个 .{ending} 文件，没有生成文件", path.display())
            }
            Self::Office(error) => error.fmt(f),
            Self::Conversion(path, error) => write!(f, "{}：{error}", path.display()),
            Self::NothingSure(path, _) => {
                let name = path.display();
                write!(f, "“{name}”里的表找到了，但没有一个数是拿得准的，没有写出文件")
            }
            Self::Roster(path, error) => f.write_str(&error.sentence(path)),
            Self::NothingToSum(_) => {
                write!(f, "没有一份报告可以汇总，没有写出文件：核对文件夹、年度和单位名单")
            }
            Self::NoPage => f.write_str(
                "这个程序里没有带填报页：同一版本发布的压缩包里有“填报.html”，双击就能填；把去年的报告拖到页面上，就成为今年的草稿",
            ),
            Self::Settings(path, (line, column), error) => {
                write!(f, "设置文件 {}:{line}:{column}：{error}", path.display())
            }
            Self::NoRuleSays(word) => write!(f, "没有规则说到“{word}”：全部规则见 gen-report rules"),
            Self::UnknownRule(name, near) => {
                let hint = if near.is_empty() {
                    String::new()
                } else {
                    format!("，相近的有 {}", near.join("、"))
                };
                write!(f, "没有“{name}”这条规则{hint}：全部规则见 gen-report rules")
            }
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => write!(f, "不是文本文件：用记事本另存为 UTF-8 编码"),
            Self::Syntax => {
                write!(f, "这里读不懂：每行一项，文字写在英文的引号里，如 last = \"去年\"，同一项只写一次")
            }
            Self::Unknown(key, Some(near), _) => write!(f, "没有“{key}”这项设置，相近的是 {near}"),
            Self::Unknown(key, None, known) => {
                write!(f, "没有“{key}”这项设置，可以写的是 {}", known.join("、"))
            }
            Self::Kind(example) => write!(f, "这一项的写法不对，例：{example}"),
            Self::Rule(sentence) => f.write_str(sentence),
        }
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RelatedToMany => {
                "--last 和 --children 一次只用于一个报告：几个报告一起核对时，在各报告里写 last 和 children"
            }
            Self::StandardInputTwice => "“-”写了不止一次，而标准输入只能读一次",
            Self::StandardInputBuilt => "从标准输入读来的报告没有文件名，无法生成文件：写出报告的文件名",
            Self::ImportedToMany => "几个文件各读成一份填报文件，写到一个文件夹：加上 -o 文件夹",
            Self::StandardInputMended => "从标准输入读来的报告改不了：写出文件名",
            Self::StandardInputWatched => "标准输入没有变动可守：写出文件或者文件夹",
            Self::TableInFormat => "--summary 和 --statistics 是文字：去掉 --format",
            Self::SeveralToOutput => "“-o -”一次只写出一个文件：写一份报告，--to 后面写一种格式，如 --to txt",
            Self::ResultsToOutput => "“-o -”写出的是文档，不能再用 --format json：去掉其中一个",
            Self::DocumentToTerminal => "Word 文档、表格和 PDF 不能显示在屏幕上：给 -o 换一个文件夹",
            Self::EditsInFormat => "--fix 和 --diff 只用于文字输出：去掉 --format",
            Self::WorkbookToScreen => "工作表不能输出到屏幕：用 -o 写出文件名，如 -o 汇总表.xlsx",
            Self::FileToScreen => "这个命令只写成文件，不能写“-o -”：写出文件名",
            Self::NotWorkbook => "--sheet 写出的是工作表：文件名写成 .xlsx，如 --sheet 汇总表.xlsx",
            Self::ReportFormat => {
                "--report 写出 .html、.docx 或 .xlsx：文件名写成其中一种，如 --report 报送情况.html"
            }
            Self::DiffFormat => "-o 写出 .html 或 .xlsx：文件名写成其中一种，如 -o 对比.html",
            Self::ExportFormat => {
                "-o 写出 .csv、.jsonl 或 .xlsx，与 --to 一致：文件名写成其中一种，如 -o 全县.csv"
            }
            Self::Year(first) => return write!(f, "年度是 {first} 以后的四位数，如 2025"),
        })
    }
}

impl std::error::Error for UsageError {}

impl InputError {
    fn sentence(&self, path: &Path) -> String {
        let name = path.display();
        match self {
            Self::NoMatch => format!("没有与“{name}”相符的文件：核对文件名和所在的文件夹"),
            Self::HiddenTxt => format!("没有“{name}”，有“{name}.txt”：把后者改名，去掉最后的 .txt"),
            Self::WithoutToml => format!("没有“{name}”这个文件：文件名写全，写成 {name}.toml"),
            Self::NoLast => format!(
                "没有“{name}”这个文件或文件夹：上一年度的报告用 --last 或者设置里的 last 写明，核对名称和所在的位置"
            ),
            Self::Read(error) => unread(&name.to_string(), error),
            Self::Lock => {
                format!("“{name}”是 Word 或 WPS 打开文档时留下的临时文件，不是报告：写出报告本身的文件名")
            }
            Self::Product(product) => format!(
                "“{name}”是 gen-report 写出的{}，不是一份报告：写出各单位报告的文件名",
                product.words()
            ),
            Self::Folder => {
                format!("“{name}”是文件夹：写出其中的报告文件，如 {}", path.join("报告.toml").display())
            }
            Self::NoReports => {
                format!(
                    "“{name}”是文件夹，里面没有报告（文件名如 2025.toml、2025.docx、2025.pdf）：核对文件夹的位置"
                )
            }
            Self::NoDocuments => {
                format!(
                    "“{name}”是文件夹，里面没有可以读入的报告（文件名如 2024.docx、2024.pdf、2024.html）：核对文件夹的位置"
                )
            }
            Self::Device => format!("“{name}”不是一份文件"),
            Self::Outside => format!(
                "“{name}”不在报告所在的文件夹里，没有读：移到同一个文件夹里，或者在命令行用 --last、--children 写明"
            ),
            Self::TooLarge(most) => format!("“{name}”超过 {most} MB，不像是一份报告：核对文件名"),
            Self::NotText(format) => not_text(&name.to_string(), *format),
            Self::BrokenLine(line) => format!(
                "“{name}”第 {line} 行有损坏的字节，没有读：换用这份文件以前的副本；没有副本的，用记事本打开，核对这一行再保存"
            ),
            Self::OtherText(kind) => format!("“{name}”里是 {kind} 文件，不是填报文件：核对文件名"),
            Self::AgencyFile => format!("“{name}”已经是填报文件，不用再读入：核对用 gen-report check"),
            Self::Unreadable(why) => format!("“{name}”读不进来：{}", unreadable(*why)),
            Self::Convertible(why) => {
                format!(
                    "“{name}”读不进来：{}；装有 LibreOffice 的电脑，加上 --convert 就能读",
                    unreadable(*why)
                )
            }
            Self::Unconverted(format, ending, error) => {
                let words = error.words(&format!(" .{ending}"), ["没有读入"; 2], way_out(*format));
                format!("“{name}”读不进来：{words}")
            }
            Self::Unrecognised(why) => format!("“{name}”不像是一份年度报告：{}", unrecognised(*why)),
            Self::OldForm(notice) => format!(
                "“{name}”用的是 {notice} 的格式，核对只按现行格式；要取用其中的数，用 gen-report import"
            ),
        }
    }
}

/// Says why the system did not hand a file over.
fn unread(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("没有“{name}”这个文件：核对文件名和所在的文件夹"),
        _ if is_held(error) => format!("别的程序正在用“{name}”，读不了：关闭那个程序再试"),
        io::ErrorKind::PermissionDenied => {
            format!("没有权限读“{name}”：关闭正在使用它的程序，或者换一个有权限的位置")
        }
        _ => format!("读不了“{name}”：{}", cause(error)),
    }
}

/// Says what a file is that was named as an agency's own and is no text.
fn not_text(name: &str, format: Result<InputFormat, Unreadable>) -> String {
    let kind = match format {
        Ok(InputFormat::Pdf) => " PDF 文件",
        Ok(InputFormat::Workbook) => "表格（.xlsx）",
        Ok(InputFormat::Docx) => " Word 文档或别的压缩文件",
        Ok(InputFormat::Odt) => " ODT 文档",
        Ok(InputFormat::Html | InputFormat::Mht) => "网页",
        Ok(InputFormat::WordXml) => " Word 2003 XML 文档",
        Err(Unreadable::LegacyOrEncrypted) => "旧版的 .doc、.xls 文件，或者设有密码的文档",
        Err(Unreadable::EncryptedPart) => "设有密码的 Word 文档",
        Err(Unreadable::Unsupported(format)) => foreign(format),
        _ => {
            return format!(
                "“{name}”不是文本文件，或者文字编码不认识：报告文件是 TOML 文本，用记事本打开，另存为 UTF-8 编码"
            );
        }
    };
    // What is read under its own ending need not be another document first.
    let ending = match format {
        Ok(InputFormat::Pdf) => "，文件名的结尾改成 .pdf",
        Ok(InputFormat::Html) => "，文件名的结尾改成 .html",
        _ => "存为 .docx",
    };
    format!("“{name}”里是{kind}，不是填报文件：核对文件名；已公布的报告{ending} 再核对")
}

impl RosterError {
    fn sentence(&self, path: &Path) -> String {
        let name = path.display();
        let faults = match self {
            Self::NotText => return format!("名单“{name}”不是文本文件：在 WPS 或 Excel 里另存为 CSV 再试"),
            Self::Faults(faults) => faults,
        };
        let sentences = faults.iter().map(|fault| match fault {
            RosterFault::Empty => format!("名单“{name}”里没有单位：第一列写单位名称，每行一个"),
            RosterFault::Line(line) => format!("名单“{name}”第 {line} 行读不懂：核对引号是否成对"),
            RosterFault::WideComma(line) => {
                format!("名单“{name}”第 {line} 行用了全角逗号：各列之间改用英文逗号 ,")
            }
            RosterFault::Double(unit, first, again) => {
                format!("名单“{name}”第 {first} 行和第 {again} 行都有“{unit}”：只留一行，或者改成不同的名称")
            }
        });
        sentences.collect::<Vec<_>>().join("\n")
    }
}

impl TargetError {
    fn sentence(&self, path: &Path) -> String {
        let name = path.display();
        match self {
            Self::TooManyRows => {
                format!("内容超过一张工作表的 1048576 行，没有写出“{name}”：把报告分成几批，一批写一个文件")
            }
            Self::Exists => format!("已经有“{name}”，没有动它：换一个文件名，或者先把它改名、移走"),
            Self::OneExists => format!("已经有“{name}”，什么也没有写：换一个空的文件夹"),
            Self::Folder => format!("“{name}”是文件夹，写不成文件：换一个文件名"),
            Self::NotFolder => format!("“{name}”是文件，不是文件夹：换一个文件夹的名称"),
            Self::Write(error) if is_held(error) => {
                format!("别的程序正在用“{name}”，没有写：关闭正在打开它的 WPS 或 Word 再试")
            }
            Self::Write(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                format!("没有权限写“{name}”：关闭正在打开它的 WPS 或 Word，或者换一个有权限的文件夹")
            }
            Self::Write(error) => format!("写不了“{name}”：{}", cause(error)),
            Self::MakeFolder(error) => format!("建不了文件夹“{name}”：{}", cause(error)),
            Self::Document(ending) => format!(
                "这里写出的是填报文件（TOML 文本），“{name}”却是 .{ending}，什么也没有写：Word 文档等填好后由 gen-report build 生成，这里写成 -o {}",
                path.with_extension("toml").display()
            ),
            Self::NamedAsFile => {
                let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
                let parent = parent.unwrap_or(Path::new("out")).display();
                format!(
                    "-o 后面写文件夹，“{name}”是文件名，什么也没有写：生成的文件与报告同名，只写文件夹，如 -o {parent}"
                )
            }
            Self::Edited => kept(
                &name.to_string(),
                "不是 gen-report 这一版写出的原样：有人改过，或者是别的程序、旧版本写的",
            ),
            Self::AgencyFile => kept(&name.to_string(), "是一份填报文件"),
            Self::Input => format!("“{name}”正是要读的报告，不能覆盖，什么也没有写：用 -o 换一个文件夹"),
            Self::Read => format!("“{name}”正是要读的文件，不能覆盖，什么也没有写：用 -o 换一个文件名"),
            Self::Both(one, other) => format!(
                "“{}”和“{}”都要生成“{name}”，什么也没有写：给其中一个改名，或者分两次生成",
                one.display(),
                other.display()
            ),
            Self::BothRead(one, other) => format!(
                "“{}”和“{}”都要读成“{name}”，后一份没有读入：给其中一个改名，或者分两次读到不同的文件夹",
                one.display(),
                other.display()
            ),
            Self::Twice => format!("“{name}”写了两次，什么也没有写：只写一次"),
            Self::Charset => {
                format!("“{name}”的文字编码不能原样写回，没有改：用记事本另存为 UTF-8 编码再试")
            }
            Self::ReadOnly => format!("“{name}”是只读的，没有改：去掉只读再试"),
        }
    }
}

fn kept(name: &str, why: &str) -> String {
    format!("“{name}”{why}，没有覆盖，什么也没有写：确要覆盖的，加 --force；要留着它的，用 -o 换一个文件夹")
}

impl TemplatesError {
    fn sentence(&self, path: &Path) -> String {
        let name = path.display();
        match self {
            Self::NoFolder => {
                format!("没有“{name}”这个模板文件夹：先用 gen-report templates {name} 写出内置的模板，再改")
            }
            Self::NotFolder => format!("“{name}”不是文件夹：写出放模板的文件夹"),
            Self::Open(error) => format!("打不开模板文件夹“{name}”：{}", cause(error)),
            Self::None(one) => format!(
                "文件夹“{name}”里没有模板（如 {one}）：先用 gen-report templates 写出内置的模板，再改"
            ),
            Self::Folder => format!("“{name}”是文件夹，应当是模板文件：把它移走或者改名"),
            Self::NotFile => format!("模板“{name}”不是文件夹里的一份文件：换成文件本身"),
            Self::Outside => format!(
                "模板文件夹“{name}”不在报告所在的文件夹里，没有用：移到同一个文件夹里，或者在命令行用 --templates 写明"
            ),
            Self::NotText => format!("模板“{name}”不是文本文件，另存为 UTF-8 编码"),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "写出的文件读不回来：{}", unreadable(*why)),
            Self::Figure(place, written, read) => {
                write!(f, "读回的表格中的数与报告不符：第 {place} 个应为 {written}，读到 {read}")
            }
            Self::Figures(written, read) => {
                write!(f, "读回的表格中的数与报告不符：应有 {written} 个，读到 {read} 个")
            }
            Self::Words(written, read) => {
                write!(f, "读回的文字与报告不符：应为“{written}”，读到“{read}”")
            }
        }
    }
}

impl fmt::Display for OfficeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(" PDF", ["没有生成 PDF", "没有生成文件"], WITHOUT_OFFICE))
    }
}

impl OfficeError {
    /// Words it: what was to be made, what is not done for want of the program and for what it did, and another way.
    fn words(&self, product: &str, [undone, failed]: [&str; 2], remedy: &str) -> String {
        match self {
            Self::Missing => {
                format!("没有找到 LibreOffice，{undone}：装上 LibreOffice 再试，或者{remedy}")
            }
            Self::Temporary(folder, error) => {
                format!("临时文件夹“{}”里写不了文件，{undone}：{}", folder.display(), cause(error))
            }
            Self::Start(program, error) => {
                format!("启动不了“{}”，{undone}：{}", program.display(), cause(error))
            }
            Self::Wait(error) => format!("LibreOffice 出了错，{undone}：{}", cause(error)),
            Self::TooLong(seconds) => {
                format!("LibreOffice {seconds} 秒还没有转出{product}，已经停止，{failed}：{remedy}")
            }
            Self::Failed(code) => {
                let code = code.map_or(String::new(), |code| format!("（退出码 {code}）"));
                format!("LibreOffice 没有转成{product}{code}，{failed}：{remedy}")
            }
            Self::Broken => format!("LibreOffice 没有转出完整的{product}，{failed}：{remedy}"),
        }
    }
}

/// Whether another program holds a file open exclusively: a sharing or lock violation of Windows.
fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Says in Chinese what the system says.
fn cause(error: &io::Error) -> String {
    let words = match error.kind() {
        _ if is_held(error) => "别的程序正在用它",
        io::ErrorKind::NotFound => "没有这个文件或文件夹",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AlreadyExists => "已经有同名的文件",
        io::ErrorKind::IsADirectory => "这是文件夹，不是文件",
        io::ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘空间不足",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => "文件名太长，或者有不能用的字符",
        _ => {
            let code = error.raw_os_error().map_or(String::new(), |code| format!(" {code}"));
            return format!("系统错误{code}");
        }
    };
    words.to_owned()
}
