//! Gathers many problems of one fault into one, so that a habit of the writer does not fill the screen.

use crate::diagnostic::Problem;

/// So many places of a fault are reported one by one, each with its own remedy; they fit on a screen.
pub(super) const FEW: usize = 3;

/// Returns problems as they are where they are no more than `most`; else one problem with all their places and edits,
/// worded for their number.
pub(super) fn gather(
    problems: Vec<Problem>,
    most: usize,
    message: impl Fn(usize) -> String,
    help: &str,
) -> Vec<Problem> {
    let count = problems.len();
    if count <= most {
        return problems;
    }
    let gathered = problems.into_iter().reduce(|mut all, next| {
        all.labels.extend(next.labels);
        all.fix.extend(next.fix);
        all
    });
    gathered.map(|problem| Problem { message: message(count), ..problem }.help(help)).into_iter().collect()
}
