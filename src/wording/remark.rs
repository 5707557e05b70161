//! A problem as the remark of a draft.

use crate::diagnostic::Problem;
use crate::document::Remark;

/// Gives the comment of a draft on a problem; an accepted one gets none.
pub fn remark(problem: &Problem) -> Option<Remark> {
    if problem.accepted.is_some() {
        return None;
    }
    let level = problem.severity.words();
    let help = problem.help.as_ref().map_or(String::new(), |help| format!("。{help}"));
    Some(Remark {
        path: problem.path.clone().unwrap_or_default(),
        at: Some(problem.span().start),
        author: problem.code.to_owned(),
        text: format!("{level}：{}{help}", problem.message),
    })
}
