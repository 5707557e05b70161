//! Reads files: the agency's own, and published reports.

use crate::commands::support::conversion::{Conversion, product};
use crate::commands::support::error::{Error, InputError, TargetError};
use crate::commands::support::products::product_of;
use gen_report::agency_file;
use gen_report::form::Form;
use gen_report::import::{self, DoubtfulRow, Imported, InputFormat, Unreadable};
use gen_report::report::Report;
use gen_report::source::Source;
use gen_report::text::is_chinese;
use gen_report::workbook::{self, FilledWorkbook, Refusal};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// No report of an agency comes near this; what is larger was named by mistake.
const LIMIT: u64 = 32 << 20;

/// An agency's own file holds words alone; two million characters take six megabytes.
const LARGEST_OWN: u64 = 8 << 20;

/// A report as it was read.
#[derive(Debug)]
pub(crate) struct Read {
    /// The file.
    pub(crate) source: Source,
    /// What stands in it.
    pub(crate) report: Report,
    /// The form that it is written on.
    pub(crate) form: &'static Form,
    /// The figures of a published report that were not read for certain.
    pub(crate) doubts: Vec<DoubtfulRow>,
    /// The cell of every path, for a form workbook.
    pub(crate) cells: BTreeMap<String, String>,
}

/// The endings of published reports; any other file but a TOML is known by its first bytes.
const PUBLISHED: &[&str] = &[
    "docx", "doc", "wps", "html", "htm", "mht", "mhtml", "txt", "md", "pdf", "rtf", "odt", "xlsx", "xls",
    "et", "ods",
];

/// Reads a report: the agency's own file, or a published one. `-` is the standard input.
///
/// # Errors
/// The file cannot be read, or is no report on a form that is filled in.
pub(crate) fn read_report(path: &Path, conversion: Conversion) -> Result<Read, Error> {
    let bytes = read(path)?;
    let fault = |error| Error::Input(path.to_owned(), error);
    if let Some(product) = product_of(&bytes) {
        return Err(fault(InputError::Product(product)));
    }
    let bytes = conversion.apply(path, bytes)?;
    let name = path.display().to_string();
    if let Some(FilledWorkbook { source, report, form, places }) = filled(path, &bytes)? {
        return Ok(Read { source, report, form, doubts: vec![], cells: places });
    }
    if is_published(path, &bytes) {
        let imported = recognise(path, &bytes)?;
        let Imported { source, report, form, printed_on, doubts, .. } = imported;
        let rightly = report.year.as_ref().is_some_and(|year| printed_on.years.contain(year.value));
        if printed_on.key != form.key && rightly {
            return Err(fault(InputError::OldForm(&printed_on.notice)));
        }
        return Ok(Read { source, report, form, doubts, cells: BTreeMap::new() });
    }
    let format = import::format(&bytes);
    let is_foreign = matches!(
        format,
        Ok(InputFormat::Html | InputFormat::Mht | InputFormat::Pdf | InputFormat::WordXml)
            | Err(Unreadable::Unsupported(_))
    );
    if is_foreign && !is_own(&bytes) {
        return Err(fault(InputError::NotText(format)));
    }
    if bytes.len() as u64 > LARGEST_OWN {
        return Err(fault(InputError::TooLarge(LARGEST_OWN >> 20)));
    }
    let text = import::decode(&bytes).map_err(|_| {
        fault(broken_line(&bytes).map_or(InputError::NotText(format), InputError::BrokenLine))
    })?;
    if let Some(kind) = kind_of_text(&text) {
        return Err(fault(InputError::OtherText(kind)));
    }
    let source = Source::new(name, text);
    let (report, form) = agency_file::read_on_its_form(&source);
    Ok(Read { source, report, form, doubts: vec![], cells: BTreeMap::new() })
}

/// Reads a form workbook; nothing where the file is none.
///
/// # Errors
/// The file is a workbook that cannot be read.
fn filled(path: &Path, bytes: &[u8]) -> Result<Option<FilledWorkbook>, Error> {
    if import::format(bytes) != Ok(InputFormat::Workbook) {
        return Ok(None);
    }
    workbook::read(&path.display().to_string(), bytes).map_err(|refusal| {
        let error = match refusal {
            Refusal::Unreadable(why) => InputError::Unreadable(why),
            Refusal::Unrecognised(why) => InputError::Unrecognised(why),
        };
        Error::Input(path.to_owned(), error)
    })
}

/// Most of a text in UTF-8 can be read where no more of its characters are broken.
const MOST_BROKEN: usize = 20;

/// The line of the first bytes that are no UTF-8, in a text whose other words are: it was damaged after it was written.
fn broken_line(bytes: &[u8]) -> Option<usize> {
    let sound = std::str::from_utf8(bytes).err()?.valid_up_to();
    let text = String::from_utf8_lossy(bytes);
    let (broken, wide) = (text.matches('\u{fffd}').count(), text.matches(is_chinese).count());
    let is_text = broken <= MOST_BROKEN && broken < wide && !bytes.contains(&0);
    is_text.then(|| memchr::memchr_iter(b'\n', &bytes[..sound]).count() + 1)
}

/// The kind of a text that is plainly none of TOML: JSON in braces, or XML.
fn kind_of_text(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).map(str::trim);
    let is_json = inner.is_some_and(|inner| inner.is_empty() || inner.starts_with('"'));
    let is_xml = text.starts_with("<?xml");
    is_json.then_some("JSON").or_else(|| is_xml.then_some("XML"))
}

/// Whether the name is that of an agency's file.
pub(crate) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) || is_toml_txt(path)
}

/// Tells `2025.toml.txt`, as an editor names a TOML that hides the endings of files.
fn is_toml_txt(path: &Path) -> bool {
    let is = |path: &Path, ending: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    is(path, "txt") && path.file_stem().is_some_and(|stem| is(Path::new(stem), "toml"))
}

/// A report to be imported.
pub(crate) enum ForeignReport {
    /// A form workbook.
    Filled(Box<FilledWorkbook>),
    /// A published report, or somebody's own tables.
    Published(Box<Imported>),
}

/// Reads a published report or a workbook.
///
/// # Errors
/// The file cannot be read, is no report, or is an agency's file already.
pub(crate) fn read_foreign(path: &Path, conversion: Conversion) -> Result<ForeignReport, Error> {
    let bytes = read(path)?;
    if let Some(product) = product_of(&bytes) {
        return Err(Error::Input(path.to_owned(), InputError::Product(product)));
    }
    let bytes = conversion.apply(path, bytes)?;
    if let Some(filled) = filled(path, &bytes)? {
        return Ok(ForeignReport::Filled(Box::new(filled)));
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) || is_own(&bytes) {
        return Err(Error::Input(path.to_owned(), InputError::AgencyFile));
    }
    recognise(path, &bytes).map(|imported| ForeignReport::Published(Box::new(imported)))
}

fn recognise(path: &Path, bytes: &[u8]) -> Result<Imported, Error> {
    let fault = |error| Error::Input(path.to_owned(), error);
    let extract = import::read(bytes).map_err(|why| {
        let is_convertible = matches!(why, Unreadable::Unsupported(format) if product(format).is_some());
        fault(if is_convertible { InputError::Convertible(why) } else { InputError::Unreadable(why) })
    })?;
    let name = path.display().to_string();
    import::recognise(&name, extract).map_err(|why| fault(InputError::Unrecognised(why)))
}

fn is_published(path: &Path, bytes: &[u8]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("toml") => false,
        Some("txt") if is_toml_txt(path) => false,
        Some(ending) if PUBLISHED.contains(&ending) => !is_own(bytes),
        _ => import::format(bytes) != Ok(InputFormat::Text),
    }
}

/// Whether bytes are an agency's file, whatever its name: editors save a TOML as `.txt`.
pub(crate) fn is_own(bytes: &[u8]) -> bool {
    let text = matches!(import::format(bytes), Ok(InputFormat::Text | InputFormat::Html));
    text && import::decode(bytes).is_ok_and(|text| agency_file::is_agency_file(&text))
}

/// Whether the name is that of a workbook, in which an agency's file is written as a form to be filled in.
pub(crate) fn is_named_as_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

/// Refuses a file of a published report's format where an agency's file is to be written.
///
/// # Errors
/// The name ends as that of a document.
pub(crate) fn refuse_document(output: Option<&Path>) -> Result<(), Error> {
    let Some((path, ending)) = output.and_then(|path| Some((path, path.extension()?))) else { return Ok(()) };
    // A text file is read as what stands in it.
    let is_text = |ending: &str| ending == "txt" || ending == "md";
    let ending = ending.to_string_lossy().to_lowercase();
    if is_text(&ending) || is_named_as_workbook(path) || !PUBLISHED.contains(&ending.as_str()) {
        return Ok(());
    }
    Err(Error::Target(path.to_owned(), TargetError::Document(ending)))
}

/// Whether a name ends as those of published reports do.
pub(crate) fn is_named_as_published(path: &Path) -> bool {
    path.extension().is_some_and(|ending| PUBLISHED.contains(&&*ending.to_string_lossy().to_lowercase()))
}

/// Whether Word, WPS or LibreOffice has left a file beside an open document: `~$报告.docx`.
pub(crate) fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        ["~$", ".~"].iter().any(|start| name.starts_with(start))
    })
}

/// Whether a file is an agency's own, by its name and its content.
pub(crate) fn is_own_file(path: &Path, bytes: &[u8]) -> bool {
    !is_published(path, bytes)
}

/// Whether a file is a form workbook, though it be damaged.
pub(crate) fn is_form(path: &Path, bytes: &[u8]) -> bool {
    !matches!(filled(path, bytes), Ok(None))
}

/// Reads the bytes of a file.
///
/// # Errors
/// The file is not there, cannot be read, or is too large.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let fault = |error| Error::Input(path.to_owned(), error);
    if is_lock(path) {
        return Err(fault(InputError::Lock));
    }
    let mut bytes = vec![];
    let done = if path.as_os_str() == "-" {
        io::stdin().take(LIMIT + 1).read_to_end(&mut bytes)
    } else if path.is_dir() {
        return Err(fault(InputError::Folder));
    } else {
        File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes))
    };
    done.map_err(|error| fault(why_unread(path, error)))?;
    if bytes.len() as u64 > LIMIT {
        return Err(fault(InputError::TooLarge(LIMIT >> 20)));
    }
    Ok(bytes)
}

/// Refuses a name of last year's reports that neither a file nor a folder has.
///
/// # Errors
/// There is none.
pub(crate) fn refuse_missing_last(path: &Path) -> Result<(), Error> {
    let Err(error) = path.metadata() else { return Ok(()) };
    if path.as_os_str() == "-" {
        return Ok(());
    }
    let why = match why_unread(path, error) {
        InputError::Read(error) if error.kind() == io::ErrorKind::NotFound => InputError::NoLast,
        why => why,
    };
    Err(Error::Input(path.to_owned(), why))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Says why a file could not be read, with the names beside it that were perhaps meant.
fn why_unread(path: &Path, error: io::Error) -> InputError {
    if error.kind() != io::ErrorKind::NotFound {
        return InputError::Read(error);
    }
    let noted = with_ending(path, ".txt");
    if path.to_string_lossy().contains(['*', '?']) {
        InputError::NoMatch
    } else if is_toml_txt(&noted) && noted.is_file() {
        InputError::HiddenTxt
    } else if with_ending(path, ".toml").is_file() {
        InputError::WithoutToml
    } else {
        InputError::Read(error)
    }
}

/// Gives the bytes of an agency's file: a workbook, where its name ends so, else the text.
///
/// # Errors
/// A paragraph is longer than a cell can be.
pub(crate) fn agency_file(path: &Path, text: String, report: &Report, form: &Form) -> Result<Vec<u8>, Error> {
    if is_named_as_workbook(path) {
        workbook::write(report, form).map_err(|workbook::Error| Error::Document(path.to_owned(), "xlsx"))
    } else {
        Ok(text.into_bytes())
    }
}
