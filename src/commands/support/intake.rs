//! Takes the reports of many units in, checked or only read, and keeps of each what a county needs.

use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::Error;
use crate::commands::support::files::{Read, read_report};
use crate::commands::support::folders::Input;
use crate::commands::support::related_reports::child_files;
use crate::commands::support::reports::Inputs;
use crate::commands::support::run_checks::{Checked, in_order, run_checks};
use gen_report::county::{Collected, FormCell, Roster, Sums, Unit, Unread};
use gen_report::import::DoubtfulRow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::canonicalize;
use std::path::{Path, PathBuf};

/// The reports of many units, in the order in which they were named.
#[derive(Debug, Default)]
pub(crate) struct Intake {
    /// Those that were read.
    pub(crate) units: Vec<Unit>,
    /// The files of those.
    pub(crate) paths: Vec<PathBuf>,
    /// The files that could not be read.
    pub(crate) unread: Vec<Unread>,
    /// The files that each report sums up.
    children: Vec<Vec<PathBuf>>,
}

impl Intake {
    /// Reads and checks reports.
    ///
    /// # Errors
    /// Those of the command line; a file that cannot be read is kept as such.
    pub(crate) fn checked(inputs: &Inputs, cells: &[FormCell], quiet: bool) -> Result<Self, Error> {
        let mut intake = Self::default();
        run_checks(
            inputs,
            quiet,
            |input, checked| {
                let children = children(&input.path, &checked);
                let Checked { source, report, form, problems, doubts } = &checked;
                let unit = Unit::new(source, report, form, problems, cells, &doubtful(doubts));
                (unit, children)
            },
            |input, taken| {
                match taken {
                    Ok((unit, children)) => {
                        intake.units.push(unit);
                        intake.paths.push(input.path.clone());
                        intake.children.push(children);
                    }
                    Err(error) => intake.unread.push(unread(&input.path, &error)),
                }
                Ok(())
            },
        )?;
        intake.relate();
        Ok(intake)
    }

    /// Takes them together with what is made of them.
    pub(crate) fn collected<'a>(
        &'a self,
        cells: &'a [FormCell],
        roster: Option<&'a Roster>,
        sums: &'a Sums,
    ) -> Collected<'a> {
        Collected { cells, units: &self.units, unread: &self.unread, roster, sums }
    }

    /// Notes which reports sum up others of them, or themselves.
    fn relate(&mut self) {
        let of_input: Vec<Option<PathBuf>> = self.paths.iter().map(|path| canonicalize(path).ok()).collect();
        let places: BTreeMap<&PathBuf, usize> =
            of_input.iter().enumerate().filter_map(|(at, path)| Some((path.as_ref()?, at))).collect();
        for (at, (unit, children)) in self.units.iter_mut().zip(&self.children).enumerate() {
            let mut others = children.iter().filter_map(|child| places.get(child));
            unit.is_own_child = others.clone().any(|other| *other == at);
            unit.is_sum = others.any(|other| *other != at);
        }
    }
}

/// Reads reports without checking them, and hands what `work` makes of each to `each`, in their order.
///
/// # Errors
/// Those of `each`.
pub(crate) fn each_unit<T: Send>(
    inputs: &Inputs,
    cells: &[FormCell],
    quiet: bool,
    work: impl Fn(&Unit) -> T + Sync,
    mut each: impl FnMut(Result<T, Unread>) -> Result<(), Error>,
) -> Result<(), Error> {
    let read = |input: &Input| {
        let Read { source, report, form, doubts, .. } = read_input(input, inputs.conversion)?;
        Ok(work(&Unit::new(&source, &report, form, &[], cells, &doubtful(&doubts))))
    };
    in_order(&inputs.files, quiet, read, |input, done: Result<T, Error>| {
        each(done.map_err(|error| unread(&input.path, &error)))
    })
}

/// Reads one report of the list; a folder without reports stands in it to be reported.
///
/// # Errors
/// The file cannot be read, or is no report.
pub(crate) fn read_input(input: &Input, conversion: Conversion) -> Result<Read, Error> {
    input.refuse_empty()?;
    read_report(&input.path, conversion)
}

fn unread(path: &Path, error: &Error) -> Unread {
    Unread { file: path.display().to_string(), message: error.to_string() }
}

/// The places of the figures that were not read for certain.
pub(crate) fn doubtful(doubts: &[DoubtfulRow]) -> BTreeSet<(usize, usize, usize)> {
    let places = |doubt: &DoubtfulRow| {
        let (table, row) = (doubt.table, doubt.row);
        doubt.columns.clone().into_iter().map(move |column| (table, row, column))
    };
    doubts.iter().flat_map(places).collect()
}

fn children(path: &Path, checked: &Checked) -> Vec<PathBuf> {
    child_files(path, &checked.report).filter_map(|child| canonicalize(child).ok()).collect()
}
