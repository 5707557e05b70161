//! The results of one run, file by file.

use crate::diagnostic::problem::{Problem, Severity};
use crate::source::Source;

/// The result for one file.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It was read and checked.
    Checked {
        /// The file.
        source: Source,
        /// Its problems, in the order of the file.
        problems: Vec<Problem>,
    },
    /// It could not be read.
    Unread {
        /// The file's name as it was given.
        file: String,
        /// Why, in a sentence.
        message: String,
    },
}

/// How many problems of each severity were found; accepted ones count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Files that were checked.
    pub files: usize,
    /// Files that could not be read.
    pub unread: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Information.
    pub information: usize,
    /// Problems that the agency accepts, of whatever weight.
    pub accepted: usize,
    /// Problems with edits that mend them.
    pub fixable: usize,
}

impl Counts {
    /// Counts what is in a run.
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            counts.include(outcome);
        }
        counts
    }

    /// Counts one more file.
    pub fn include(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Checked { problems, .. } => {
                self.files += 1;
                for problem in problems {
                    self.add(problem);
                }
            }
            Outcome::Unread { .. } => self.unread += 1,
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add_all(&mut self, other: &Self) {
        self.files += other.files;
        self.unread += other.unread;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.information += other.information;
        self.accepted += other.accepted;
        self.fixable += other.fixable;
    }

    fn add(&mut self, problem: &Problem) {
        self.fixable += usize::from(problem.accepted.is_none() && !problem.fix.is_empty());
        let place = match (&problem.accepted, problem.severity) {
            (Some(_), _) => &mut self.accepted,
            (None, Severity::Error) => &mut self.errors,
            (None, Severity::Warning) => &mut self.warnings,
            (None, Severity::Information) => &mut self.information,
        };
        *place += 1;
    }
}
