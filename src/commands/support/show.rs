//! Shows the problems of one file.

use gen_report::diagnostic::{self, Outcome, Paint, concise};
use std::io::Write;

/// Shows every problem of one file.
///
/// # Errors
/// The output cannot be written to.
pub(crate) fn show(outcome: &Outcome, paint: Paint, out: &mut impl Write) -> std::io::Result<()> {
    if let Outcome::Checked { source, problems } = outcome {
        for problem in problems {
            writeln!(out, "{}", diagnostic::show(problem, source, paint))?;
        }
    }
    Ok(())
}

/// Shows every problem of one file, a line each.
///
/// # Errors
/// The output cannot be written to.
pub(crate) fn show_concise(outcome: &Outcome, out: &mut impl Write) -> std::io::Result<()> {
    if let Outcome::Checked { source, problems } = outcome {
        for problem in problems {
            writeln!(out, "{}", concise(problem, source))?;
        }
    }
    Ok(())
}
