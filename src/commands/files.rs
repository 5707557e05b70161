//! Reads files; each way in which that can fail has its sentence.

use crate::commands::import_wording::{foreign, unreadable, unrecognised};
use crate::commands::stop::reason;
use gen_report::agency_file;
use gen_report::form::{self, Form};
use gen_report::import::{self, Format, Imported, Unreadable};
use gen_report::report::Report;
use gen_report::source::Source;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// No report of an agency comes near this; what is larger was named by mistake.
const LIMIT: u64 = 32 << 20;

/// A report as it was read.
#[derive(Debug)]
pub(super) struct Read {
    /// The file.
    pub(super) source: Source,
    /// What stands in it.
    pub(super) report: Report,
    /// The form that it is written on.
    pub(super) form: &'static Form,
}

/// The endings of published reports; what else is no TOML is told by its first bytes.
const PUBLISHED: &[&str] =
    &["docx", "doc", "wps", "html", "htm", "mht", "mhtml", "txt", "md", "pdf", "rtf", "odt"];

/// Reads a report: the agency's own file, or a published one. `-` is the standard input.
///
/// # Errors
/// A sentence that names the file, the reason and the remedy.
pub(super) fn read_report(path: &Path) -> Result<Read, String> {
    let bytes = read(path)?;
    let name = path.display().to_string();
    if is_published(path, &bytes) {
        let imported = recognise(&name, &bytes)?;
        let Imported { source, report, form, printed_on, .. } = imported;
        let rightly = report.year.as_ref().is_some_and(|year| printed_on.years.contain(year.value));
        if printed_on.key != form.key && rightly {
            let notice = &printed_on.notice;
            return Err(format!(
                "“{name}”用的是 {notice} 的格式，核对只按现行格式；要取用其中的数，用 gen-report import"
            ));
        }
        return Ok(Read { source, report, form });
    }
    let text = import::decode(&bytes).map_err(|_| no_text(&name, &bytes))?;
    let source = Source::new(name, text);
    let (report, form) = read_on_its_form(&source);
    Ok(Read { source, report, form })
}

/// What a file is that was named as a report's own, and is no text.
fn no_text(name: &str, bytes: &[u8]) -> String {
    let kind = match import::format(bytes) {
        Ok(Format::Pdf) => " PDF 文件",
        Ok(Format::Docx) => " Word 文档或别的压缩文件",
        Err(Unreadable::LegacyOrEncrypted) => "旧版的 .doc、.xls 文件，或者设有密码的文档",
        Err(Unreadable::EncryptedPart) => "设有密码的 Word 文档",
        Err(Unreadable::Foreign(format)) => foreign(format),
        _ => {
            return format!(
                "“{name}”不是文本文件，或者文字编码不认识：报告文件是 TOML 文本，用记事本打开，另存为 UTF-8 编码"
            );
        }
    };
    format!("“{name}”里是{kind}，不是填报文件：核对文件名；已公布的报告存为 .docx 再核对")
}

/// `2025.toml` for `2025.toml.txt`, as an editor names it that hides the endings of files.
fn without_txt(path: &Path) -> Option<String> {
    let is = |path: &Path, ending: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    let stem = Path::new(path.file_stem()?);
    (is(path, "txt") && is(stem, "toml")).then(|| stem.display().to_string())
}

/// Reads a file on the form that it names, or that its year asks for.
pub(super) fn read_on_its_form(source: &Source) -> (Report, &'static Form) {
    let current = form::current();
    let report = agency_file::read(source, current);
    let name = report.form.as_ref().map(|name| name.value.as_str());
    let form = form::to_fill_in(name, report.year.as_ref().map(|year| year.value));
    if form.key == current.key { (report, current) } else { (agency_file::read(source, form), form) }
}

/// Reads a published report.
///
/// # Errors
/// A sentence that names the file, the reason and the remedy.
pub(super) fn read_published(path: &Path) -> Result<Imported, String> {
    let name = path.display().to_string();
    let bytes = read(path)?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) || is_own(&bytes) {
        return Err(format!("“{name}”已经是填报文件，不用再读入：核对用 gen-report check"));
    }
    recognise(&name, &bytes)
}

fn recognise(name: &str, bytes: &[u8]) -> Result<Imported, String> {
    let extract =
        import::read(bytes).map_err(|refusal| format!("“{name}”读不进来：{}", unreadable(refusal)))?;
    import::recognise(name, extract)
        .map_err(|refusal| format!("“{name}”不像是一份年度报告：{}", unrecognised(refusal)))
}

fn is_published(path: &Path, bytes: &[u8]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("toml") => false,
        Some("txt") if without_txt(path).is_some() => false,
        Some(ending) if PUBLISHED.contains(&ending) => !is_own(bytes),
        _ => import::format(bytes) != Ok(Format::Text),
    }
}

/// Whether bytes are an agency's file, whatever its name: editors save a TOML as `.txt`.
pub(super) fn is_own(bytes: &[u8]) -> bool {
    let text = matches!(import::format(bytes), Ok(Format::Text | Format::Html));
    text && import::decode(bytes).is_ok_and(|text| agency_file::is_agency_file(&text))
}

/// Refuses a file of a published report's format where an agency's file is to be written.
///
/// # Errors
/// A sentence that says what to name it.
pub(super) fn refuse_document(output: Option<&Path>) -> Result<(), String> {
    let Some((path, ending)) = output.and_then(|path| Some((path, path.extension()?))) else { return Ok(()) };
    // A text file is read as what stands in it.
    let is_text = |ending: &str| ending == "txt" || ending == "md";
    let ending = ending.to_string_lossy().to_lowercase();
    if is_text(&ending) || !PUBLISHED.contains(&ending.as_str()) {
        return Ok(());
    }
    let (name, proper) = (path.display(), path.with_extension("toml"));
    Err(format!(
        "这里写出的是填报文件（TOML 文本），“{name}”却是 .{ending}，什么也没有写：Word 文档等填好后由 gen-report build 生成，这里写成 -o {}",
        proper.display()
    ))
}

/// Whether a name ends as those of published reports do.
pub(super) fn is_named_as_published(path: &Path) -> bool {
    path.extension().is_some_and(|ending| PUBLISHED.contains(&&*ending.to_string_lossy().to_lowercase()))
}

/// Whether a file is no report but what Word, WPS or LibreOffice leaves beside an open one: `~$报告.docx`.
pub(super) fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        ["~$", ".~"].iter().any(|start| name.starts_with(start))
    })
}

/// Whether a file is an agency's own, by its name and by what stands in it.
pub(super) fn is_own_file(path: &Path, bytes: &[u8]) -> bool {
    !is_published(path, bytes)
}

/// The bytes of a file.
///
/// # Errors
/// A sentence that names the file, the reason and the remedy.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let name = path.display();
    if is_lock(path) {
        return Err(format!(
            "“{name}”是 Word 或 WPS 打开文档时留下的临时文件，不是报告：写出报告本身的文件名"
        ));
    }
    let mut bytes = vec![];
    let done = if path.as_os_str() == "-" {
        io::stdin().take(LIMIT + 1).read_to_end(&mut bytes)
    } else if path.is_dir() {
        return Err(format!("“{name}”是文件夹：写出其中的报告文件，如 {}", path.join("报告.toml").display()));
    } else {
        File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes))
    };
    done.map_err(|error| fault(path, &error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(format!("“{name}”超过 32 MB，不像是一份报告：核对文件名"));
    }
    Ok(bytes)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn fault(path: &Path, error: &io::Error) -> String {
    let (name, noted) = (path.display(), with_ending(path, ".txt"));
    match error.kind() {
        io::ErrorKind::NotFound if path.to_string_lossy().contains(['*', '?']) => {
            format!("没有与“{name}”相符的文件：核对文件名和所在的文件夹")
        }
        io::ErrorKind::NotFound if without_txt(&noted).is_some() && noted.is_file() => {
            format!("没有“{name}”，有“{name}.txt”：把后者改名，去掉最后的 .txt")
        }
        io::ErrorKind::NotFound if with_ending(path, ".toml").is_file() => {
            format!("没有“{name}”这个文件：文件名写全，写成 {name}.toml")
        }
        io::ErrorKind::NotFound => format!("没有“{name}”这个文件：核对文件名和所在的文件夹"),
        io::ErrorKind::PermissionDenied => {
            format!("没有权限读“{name}”：关闭正在使用它的程序，或者换一个有权限的位置")
        }
        _ => format!("读不了“{name}”：{}", reason(error)),
    }
}
