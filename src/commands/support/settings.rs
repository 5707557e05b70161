//! The settings of a folder of reports, in a `gen-report.toml` beside them. An option goes before a setting.

use crate::commands::support::error::{Error, SettingsError, report};
use crate::commands::support::files::read;
use crate::commands::support::folders::SETTINGS;
use crate::commands::support::selection::family;
use gen_report::agency_file::nearest;
use gen_report::diagnostic::terminal::one_line;
use gen_report::import;
use gen_report::source::Source;
use std::ops::Range;
use std::path::{Component, MAIN_SEPARATOR_STR, Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// What a folder sets for its reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The file; none where there is none.
    pub(crate) file: Option<PathBuf>,
    /// Whether warnings are errors.
    pub(crate) strict: Option<bool>,
    /// The rules that are asked for.
    pub(crate) select: Option<Vec<String>>,
    /// The rules that are not.
    pub(crate) ignore: Option<Vec<String>>,
    /// The list of units.
    pub(crate) roster: Option<PathBuf>,
    /// Last year's report, or the folder of last year's reports.
    pub(crate) last: Option<PathBuf>,
    /// The folder of templates.
    pub(crate) templates: Option<PathBuf>,
    /// The folder that documents are written to.
    pub(crate) output: Option<PathBuf>,
}

/// Every key, with an example of what is written for it.
const KEYS: [(&str, &str); 7] = [
    ("strict", "strict = true"),
    ("select", "select = [\"F\", \"B\"]"),
    ("ignore", "ignore = [\"T103\"]"),
    ("roster", "roster = \"名单.csv\""),
    ("last", "last = \"去年\""),
    ("templates", "templates = \"模板\""),
    ("output", "output = \"成品\""),
];

impl Settings {
    /// Shows what holds for a check, as a file of settings could say it; what an option says is in `options`.
    pub(crate) fn show(&self, options: &Self) -> String {
        let file = self.file.as_ref().map_or_else(
            || format!("# 没有设置文件：在报告旁边建一个 {SETTINGS}"),
            |file| format!("# 设置文件：{}", one_line(&file.display().to_string())),
        );
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| quoted(&path.to_string_lossy()));
        let codes = |codes: &Option<Vec<String>>| codes.as_ref().map(|codes| list(codes));
        let values = |of: &Self| {
            [
                of.strict.map(|strict| strict.to_string()),
                codes(&of.select),
                codes(&of.ignore),
                path(&of.roster),
                path(&of.last),
                path(&of.templates),
                path(&of.output),
            ]
        };
        let lines =
            KEYS.iter().zip(values(options)).zip(values(self)).map(|(((key, _), option), setting)| {
                match (option, setting) {
                    (Some(value), _) => format!("{key} = {value}  # 命令行"),
                    (None, Some(value)) => format!("{key} = {value}"),
                    (None, None) => format!("# {key} 没有设"),
                }
            });
        let lines: Vec<String> = std::iter::once(file).chain(lines).collect();
        lines.join("\n") + "\n"
    }

    /// Reads the settings that hold for files and folders: those beside the first of them, else in a folder around it, up
    /// to the current one.
    ///
    /// # Errors
    /// The file cannot be read, or holds what is no setting.
    pub(crate) fn beside(names: &[PathBuf]) -> Result<Self, Error> {
        let mut files = names.iter().filter_map(|name| find(name));
        let first = if names.is_empty() { find(Path::new("")) } else { files.next() };
        let Some(file) = first else { return Ok(Self::default()) };
        if let Some(other) = files.find(|other| *other != file) {
            let (file, other) = (file.display(), other.display());
            report(&format!("有两份设置文件，只用“{file}”，没有用“{other}”：设置不同的，分几次运行"));
        }
        Self::read(&file)
    }

    fn read(file: &Path) -> Result<Self, Error> {
        let fault = |line, column, error| Error::Settings(file.to_owned(), (line, column), error);
        let text = import::decode(&read(file)?).map_err(|_| fault(1, 1, SettingsError::NotText))?;
        let source = Source::new(file.display().to_string(), text);
        let at = |place: Range<usize>| source.position(place.start);
        let table = DeTable::parse(&source.text).map_err(|error| {
            let place = at(error.span().unwrap_or_default());
            fault(place.line, place.column, SettingsError::Syntax)
        })?;
        let mut settings = Self { file: Some(file.to_owned()), ..Self::default() };
        let mut faults = vec![];
        for (key, value) in table.get_ref() {
            if let Err((place, error)) =
                settings.set((key.get_ref(), key.span()), value.get_ref(), value.span(), file)
            {
                let place = at(place);
                faults.push((place.line, place.column, error));
            }
        }
        faults.sort_by_key(|(line, column, _)| (*line, *column));
        let mut faults = faults.into_iter().map(|(line, column, error)| fault(line, column, error)).rev();
        let Some(last) = faults.next() else { return Ok(settings) };
        faults.rev().for_each(|fault| report(&fault.to_string()));
        Err(last)
    }

    /// Takes one setting over.
    fn set(
        &mut self,
        (key, at): (&str, Range<usize>),
        value: &DeValue,
        place: Range<usize>,
        file: &Path,
    ) -> Result<(), (Range<usize>, SettingsError)> {
        let Some((_, example)) = KEYS.iter().find(|(known, _)| *known == key) else {
            let known = KEYS.map(|(known, _)| known);
            let near = nearest(key, known);
            return Err((at, SettingsError::Unknown(key.to_owned(), near, known.to_vec())));
        };
        let wrong = || (place.clone(), SettingsError::Kind(example));
        let path = || match value {
            DeValue::String(name) if !name.trim().is_empty() => Ok(Some(beside(file, name))),
            _ => Err(wrong()),
        };
        match (key, value) {
            ("strict", DeValue::Boolean(strict)) => self.strict = Some(*strict),
            ("select", _) => self.select = Some(codes(value, &place).unwrap_or_else(|| Err(wrong()))?),
            ("ignore", _) => self.ignore = Some(codes(value, &place).unwrap_or_else(|| Err(wrong()))?),
            ("roster", _) => self.roster = path()?,
            ("last", _) => self.last = path()?,
            ("templates", _) => self.templates = path()?,
            ("output", _) => self.output = path()?,
            _ => return Err(wrong()),
        }
        Ok(())
    }
}

/// Writes a text as TOML does. A path has slashes on every system.
fn quoted(text: &str) -> String {
    toml::Value::String(one_line(&text.replace(MAIN_SEPARATOR_STR, "/")).into_owned()).to_string()
}

fn list(codes: &[String]) -> String {
    format!("[{}]", codes.iter().map(|code| quoted(code)).collect::<Vec<_>>().join(", "))
}

/// A list of codes; none where it is no list of words.
#[expect(clippy::type_complexity, reason = "a fault has a place")]
fn codes(
    value: &DeValue,
    place: &Range<usize>,
) -> Option<Result<Vec<String>, (Range<usize>, SettingsError)>> {
    let written: Vec<(String, Range<usize>)> = match value {
        DeValue::String(code) => vec![(code.to_string(), place.clone())],
        DeValue::Array(codes) => {
            let code = |code: &toml::Spanned<DeValue>| match code.get_ref() {
                DeValue::String(name) => Some((name.to_string(), code.span())),
                _ => None,
            };
            codes.iter().map(code).collect::<Option<_>>()?
        }
        _ => return None,
    };
    let checked = written.into_iter().map(|(code, place)| match family(&code) {
        Ok(_) => Ok(code),
        Err(error) => Err((place, SettingsError::Rule(error.to_string()))),
    });
    Some(checked.collect())
}

/// Finds the settings of a file or folder.
fn find(name: &Path) -> Option<PathBuf> {
    let here = if name.is_dir() { name } else { name.parent().unwrap_or(Path::new("")) };
    // The folders around a relative path end at the current one, unless it leads out of that.
    let is_below = here.is_relative() && !here.components().any(|part| part == Component::ParentDir);
    let around = here.ancestors().filter(|folder| *folder == here || is_below);
    around.map(|folder| folder.join(SETTINGS)).find(|file| file.is_file())
}

/// Joins a path to the folder of the settings.
fn beside(file: &Path, name: &str) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).join(name.trim())
}
