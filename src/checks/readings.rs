//! What several rules read alike: each reading is made when the first of them asks for it.

use crate::checks::compared;
use crate::checks::rule::Case;
use crate::checks::words::plain::Plain;
use crate::narrative::Findings;
use crate::report::Prose;
use std::cell::OnceCell;

/// The readings of one case; they begin empty.
#[derive(Debug, Clone, Default)]
pub struct Readings<'a> {
    plain: OnceCell<Vec<(&'a Prose, Plain)>>,
    findings: OnceCell<Vec<(&'a Prose, Findings)>>,
}

impl<'a> Case<'a> {
    /// Every text of the narrative, as it was written and without blanks, in one width.
    pub(super) fn plain(&self) -> &[(&'a Prose, Plain)] {
        let plain = |prose: &'a Prose| (prose, Plain::new(&prose.text));
        self.readings.plain.get_or_init(|| self.report.narratives().map(plain).collect())
    }

    /// Every text of the narrative, held against itself and the tables.
    pub(super) fn findings(&self) -> &[(&'a Prose, Findings)] {
        self.readings.findings.get_or_init(|| compared::findings(self))
    }
}
