//! Folders named in the place of files: the reports in them and in their sub-folders, and a count of what is passed over.

use crate::commands::support::confine::never_ends;
use crate::commands::support::error::{Error, InputError};
use crate::commands::support::files::{
    is_form, is_lock, is_named_as_published, is_named_as_workbook, is_own, is_toml, read,
};
use crate::commands::support::format::OutputFormat;
use crate::commands::support::products::product_at;
use crate::commands::support::targets::{DRAFT, stem};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{Metadata, canonicalize, read_dir};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The name of the file with the settings of the reports beside it.
pub(crate) const SETTINGS: &str = "gen-report.toml";

/// What systems and packers put into folders, beside what they mark as hidden.
const DROPPINGS: &[&str] = &["thumbs.db", "desktop.ini", "__macosx"];

/// How many files are named that are no reports by what they are: a scan among them may be one.
const NAMED: usize = 3;

/// A file to read: one that was named, or one that was found in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// The file.
    pub(crate) path: PathBuf,
    /// Its folder as seen from the one that was named; empty where the file itself was named.
    pub(crate) below: PathBuf,
    /// How it came into the list.
    pub(crate) origin: Origin,
}

/// How a file came into the list of those to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It was named.
    Named,
    /// It was found in a folder.
    Found,
    /// It is a folder without reports, or one that cannot be opened: it stands in the list to be reported.
    Empty,
}

/// What is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Agencies' files and published reports.
    Reports,
    /// Published reports only.
    Published,
}

/// How many files of a folder are passed over, by kind.
#[derive(Debug, Default)]
struct PassedOver {
    outputs: usize,
    products: Vec<String>,
    twins: usize,
    locks: usize,
    hidden: usize,
    settings: usize,
    agency: usize,
    links: usize,
    other: Vec<String>,
}

impl Input {
    /// Makes the input of a file that was named.
    pub(crate) fn named(path: PathBuf) -> Self {
        Self { path, below: PathBuf::new(), origin: Origin::Named }
    }

    fn found(path: PathBuf, root: &Path) -> Self {
        let below = path.parent().and_then(|folder| folder.strip_prefix(root).ok()).unwrap_or(Path::new(""));
        Self { below: below.to_owned(), path, origin: Origin::Found }
    }

    fn empty(path: PathBuf) -> Self {
        Self { path, below: PathBuf::new(), origin: Origin::Empty }
    }

    /// Refuses a folder that stands in the list since it holds no reports.
    ///
    /// # Errors
    /// It is one.
    pub(crate) fn refuse_empty(&self) -> Result<(), Error> {
        if self.origin == Origin::Empty { Err(folder_error(self, InputError::NoReports)) } else { Ok(()) }
    }
}

/// Says why a folder is no input: it holds none of what is wanted, or cannot be opened.
pub(crate) fn folder_error(input: &Input, empty: InputError) -> Error {
    let why = read_dir(&input.path).err().map_or(empty, InputError::Read);
    Error::Input(input.path.clone(), why)
}

/// Puts the files that are wanted in the place of each folder, in the order of their names, and notes how many others
/// are passed over. Files and folders of `apart`, such as the one that is written to, are left out.
pub(crate) fn find(
    names: Vec<PathBuf>,
    wanted: Wanted,
    apart: &[&Path],
    notes: &mut Vec<String>,
) -> Vec<Input> {
    let apart: Vec<PathBuf> = apart.iter().filter_map(|path| canonicalize(path).ok()).collect();
    // Files and folders may be named that lie in one another.
    let is_single = names.len() == 1;
    let single = names.iter().filter(|name| !is_single && !name.is_dir());
    let mut seen: BTreeSet<PathBuf> = single.filter_map(|name| canonicalize(name).ok()).collect();
    let mut inputs = vec![];
    for name in names {
        if !name.is_dir() {
            inputs.push(Input::named(name));
            continue;
        }
        let (found, passed) = search(&name, wanted, &apart);
        if let Some(counts) = passed.counts() {
            notes.push(format!("“{}”里跳过 {counts}", name.display()));
        }
        if found.is_empty() {
            inputs.push(Input::empty(name));
        } else {
            let mut is_new = |input: &Input| {
                is_single || canonicalize(&input.path).ok().is_none_or(|path| seen.insert(path))
            };
            inputs.extend(found.into_iter().filter(|input| is_new(input)));
        }
    }
    inputs
}

/// Searches through a folder. A link to a file is followed, one to a folder is not: it may lead anywhere.
fn search(root: &Path, wanted: Wanted, apart: &[PathBuf]) -> (Vec<Input>, PassedOver) {
    let mut passed = PassedOver::default();
    let (mut inputs, mut files): (_, Vec<PathBuf>) = (vec![], vec![]);
    let mut walk = WalkDir::new(root).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                inputs.extend(error.path().map(|path| Input::empty(path.to_owned())));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        if entry.depth() == 0 {
            continue;
        }
        if is_apart(entry.path(), apart) {
            if is_folder {
                walk.skip_current_dir();
            }
        } else if is_hidden(&entry) {
            passed.hidden += 1;
            if is_folder {
                walk.skip_current_dir();
            }
        } else if entry.path_is_symlink() && entry.path().is_dir() {
            passed.links += 1;
        } else if never_ends(entry.path()) {
            passed.other.push(entry.file_name().to_string_lossy().into_owned());
        } else if !is_folder {
            files.push(entry.into_path());
        }
    }
    let own: BTreeSet<_> =
        files.iter().filter(|path| is_toml(path)).map(|path| without_ending(path)).collect();
    files.retain(|path| passed.take(path, wanted, &own));
    if wanted == Wanted::Published {
        let all = files.len();
        leave_twins_out(&mut files);
        passed.twins = all - files.len();
    }
    inputs.extend(files.into_iter().map(|path| Input::found(path, root)));
    (inputs, passed)
}

/// Of documents that differ in their endings only, as `build` writes them of one report, leaves the one that is read best.
fn leave_twins_out(files: &mut Vec<PathBuf>) {
    let mut names: BTreeMap<(PathBuf, String), Vec<PathBuf>> = BTreeMap::new();
    for path in &*files {
        names.entry(without_ending(path)).or_default().push(path.clone());
    }
    let twins = names.into_values().filter(|paths| paths.len() > 1);
    let worse: BTreeSet<PathBuf> = twins
        .flat_map(|mut paths| {
            paths.sort_by_cached_key(|path| worth(path));
            paths.into_iter().skip(1)
        })
        .collect();
    files.retain(|path| !worse.contains(path));
}

/// The place of a document among others of the same report: the less of it is lost in reading, the lower.
fn worth(path: &Path) -> usize {
    let is_filled = is_named_as_workbook(path) && read(path).is_ok_and(|bytes| is_form(path, &bytes));
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let order = ["docx", "html", "htm", "txt", "md", "pdf"];
    if is_filled { 0 } else { 1 + order.iter().position(|own| *own == ending).unwrap_or(order.len()) }
}

impl PassedOver {
    /// Whether a file is wanted; counts it otherwise.
    fn take(&mut self, path: &Path, wanted: Wanted, own: &BTreeSet<(PathBuf, String)>) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let count = if is_lock(path) {
            &mut self.locks
        } else if name.eq_ignore_ascii_case(SETTINGS) {
            &mut self.settings
        } else if is_toml(path) {
            if wanted == Wanted::Reports {
                return true;
            }
            &mut self.agency
        } else if product_at(path).is_some() {
            self.products.push(name.into_owned());
            return false;
        } else if !is_named_as_published(path) {
            self.other.push(name.into_owned());
            return false;
        } else if is_output(path, own) {
            &mut self.outputs
        } else if wanted == Wanted::Published && read(path).is_ok_and(|bytes| is_own(&bytes)) {
            &mut self.agency
        } else {
            return true;
        };
        *count += 1;
        false
    }

    /// Says how many files are passed over, if there are any.
    fn counts(&self) -> Option<String> {
        let Self { outputs, products, twins, locks, hidden, settings, agency, links, other } = self;
        let kinds = [
            ("与填报文件同名的成品", *outputs),
            ("同名文档的其他格式", *twins),
            ("打开文档时留下的临时文件", *locks),
            ("隐藏文件", *hidden),
            ("设置文件", *settings),
            ("填报文件", *agency),
            ("指向别的文件夹的链接", *links),
        ];
        let mut counts: Vec<String> =
            kinds.iter().filter(|(_, n)| *n > 0).map(|(kind, n)| format!("{kind} {n} 个")).collect();
        for (kind, names) in [("gen-report 写出的汇总、对比、导出", products), ("别的格式", other)]
        {
            if !names.is_empty() {
                let more = if names.len() > NAMED { "等" } else { "" };
                let first = names[..names.len().min(NAMED)].join("、");
                counts.push(format!("{kind} {} 个（{first}{more}）", names.len()));
            }
        }
        let all = kinds.iter().map(|(_, n)| n).sum::<usize>() + products.len() + other.len();
        (all > 0).then(|| format!("{all} 个文件：{}", counts.join("，")))
    }
}

/// Whether a document was built from an agency's file that lies beside it. One that somebody edited was handed in.
fn is_output(path: &Path, own: &BTreeSet<(PathBuf, String)>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let is_beside = |format: &OutputFormat| {
        let stem = name.strip_suffix(format.ending()).and_then(|name| name.strip_suffix('.'));
        stem.is_some_and(|stem| {
            let stem = stem.strip_suffix(DRAFT).unwrap_or(stem);
            own.contains(&(folder.clone(), stem.to_owned()))
        })
    };
    let Some(format) = OutputFormat::all().find(is_beside) else { return false };
    match format.is_as_written() {
        Some(is_as_written) => read(path).is_ok_and(|bytes| is_as_written(&bytes)),
        None => read(path).is_ok_and(|bytes| !is_own(&bytes)),
    }
}

/// Gives the folder of a file and its name without its ending; names that differ in case only are the same.
fn without_ending(path: &Path) -> (PathBuf, String) {
    (path.parent().unwrap_or(Path::new("")).to_owned(), stem(path).to_lowercase())
}

fn is_apart(path: &Path, apart: &[PathBuf]) -> bool {
    !apart.is_empty() && canonicalize(path).is_ok_and(|path| apart.contains(&path))
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // The lock files of LibreOffice begin with a dot as well.
    (name.starts_with('.') && !is_lock(entry.path()))
        || DROPPINGS.iter().any(|dropping| name.eq_ignore_ascii_case(dropping))
        || entry.metadata().is_ok_and(|found| is_marked_hidden(&found) && !is_lock(entry.path()))
}

/// Whether Windows hides a file.
#[cfg(windows)]
fn is_marked_hidden(found: &Metadata) -> bool {
    const HIDDEN: u32 = 2;
    std::os::windows::fs::MetadataExt::file_attributes(found) & HIDDEN != 0
}

#[cfg(not(windows))]
fn is_marked_hidden(_: &Metadata) -> bool {
    false
}
