//! A folder of last year's reports, found by the unit that each is of.

use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{Error, InputError, report};
use crate::commands::support::files::{is_toml, read_report};
use crate::commands::support::folders::{Origin, Wanted, find, folder_error};
use crate::commands::support::output::name;
use crate::commands::support::threads;
use gen_report::county::is_near;
use gen_report::report::Report;
use gen_report::text::label::name_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs::canonicalize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How many units without a report are named: a county has tens of them, and the same fault often explains all.
const NAMED: usize = 10;
/// How many names are suggested for one that is not found.
const SUGGESTED: usize = 3;

/// Last year's reports.
#[derive(Debug)]
pub(crate) struct LastYear {
    folder: PathBuf,
    reports: BTreeMap<String, Vec<Entry>>,
    /// The units that were not found, by the files of their reports.
    missing: Mutex<BTreeMap<PathBuf, String>>,
}

/// One report of the folder.
#[derive(Debug)]
struct Entry {
    path: PathBuf,
    unit: String,
    year: Option<u16>,
}

impl LastYear {
    /// Reads whose reports lie in a folder; notes which files cannot be read.
    ///
    /// # Errors
    /// The folder holds no reports.
    pub(crate) fn of(folder: &Path, conversion: Conversion, notes: &mut Vec<String>) -> Result<Self, Error> {
        let inputs = find(vec![folder.to_owned()], Wanted::Reports, &[], &mut vec![]);
        if let Some(empty) = inputs.iter().find(|input| input.origin == Origin::Empty && input.path == folder)
        {
            return Err(folder_error(empty, InputError::NoReports));
        }
        let entries = threads::map(&inputs, |input| {
            let path = &input.path;
            input.refuse_empty()?;
            let read = read_report(path, conversion)?;
            let unit = read.report.agency.name.map(|name| name.value).unwrap_or_default();
            Ok(Entry { path: path.clone(), unit, year: read.report.year.map(|year| year.value) })
        });
        let mut reports = BTreeMap::<String, Vec<Entry>>::new();
        for entry in entries {
            match entry {
                Ok(entry) => reports.entry(name_key(&entry.unit)).or_default().push(entry),
                Err(error) => notes.push(Error::to_string(&error)),
            }
        }
        // A report without a name is nobody's.
        reports.remove("");
        Ok(Self { folder: folder.to_owned(), reports, missing: Mutex::default() })
    }

    /// Finds last year's report of the unit that a report is of, only by the same name but for its layout. Of several
    /// the one of the year before is taken, and an agency's file before a document.
    pub(crate) fn find(&self, path: &Path, report: &Report) -> Option<&Path> {
        let unit = &report.agency.name.as_ref()?.value;
        let before = report.year.as_ref().and_then(|year| year.value.checked_sub(1));
        let own = canonicalize(path).ok();
        let entries = self.reports.get(&name_key(unit)).into_iter().flatten();
        // A report of the folder itself is not compared with itself.
        let others = entries.filter(|entry| own.is_none() || canonicalize(&entry.path).ok() != own);
        let best = others.min_by_key(|entry| (Reverse(entry.year == before), Reverse(is_toml(&entry.path))));
        best.map(|entry| entry.path.as_path())
    }

    /// Notes that a unit has no report in the folder, unless its report lies there itself.
    pub(crate) fn miss(&self, path: &Path, report: &Report) {
        let Some(unit) = &report.agency.name else { return };
        let is_inside = canonicalize(&self.folder)
            .is_ok_and(|folder| canonicalize(path).is_ok_and(|path| path.starts_with(folder)));
        if let (false, Ok(mut missing)) = (is_inside, self.missing.lock()) {
            missing.insert(path.to_owned(), unit.value.clone());
        }
    }

    /// Says which units have no report in the folder, with names that are near; these are never taken for them.
    pub(crate) fn report_missing(&self) {
        let Ok(missing) = self.missing.lock() else { return };
        let folder = name(&self.folder);
        for unit in missing.values().take(NAMED) {
            let key = name_key(unit);
            let near = self.reports.iter().filter(|(other, _)| is_near(&key, other));
            let near = near.filter_map(|(_, entries)| entries.first());
            let near: Vec<String> = near
                .take(SUGGESTED)
                .map(|entry| format!("“{}”（{}）", entry.unit, name(&entry.path)))
                .collect();
            let hint = if near.is_empty() {
                String::new()
            } else {
                format!("；名称相近的有{}，是同一单位的，在报告里写 last = \"文件名\"", near.join("、"))
            };
            report(&format!("“{folder}”里没有“{unit}”的报告，没有核对它的结转和存量{hint}"));
        }
        if missing.len() > NAMED {
            report(&format!("“{folder}”里另有 {} 个单位没有报告，没有一一列出", missing.len() - NAMED));
        }
    }
}
