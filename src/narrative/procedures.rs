//! The procedures of 表四 that words name: 复议, 诉讼, and the two routes to court.

use crate::narrative::topic::Procedure;
use crate::narrative::words::list;
use crate::text::Words;
use std::ops::Range;

/// What makes a clause one of cases.
pub(crate) static PROCEDURES: Words = list("procedures");

/// A procedure, and where its name stands.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) procedure: Procedure,
    pub(crate) name: Range<usize>,
}

/// Every procedure that a text names, in order. 未经复议 and 复议后 name a route to court, and no review.
pub(crate) fn procedures(text: &str) -> Vec<Named> {
    let mut found: Vec<Named> = vec![];
    let mut route = None;
    for (at, word) in PROCEDURES.places(text) {
        let name = at..at + word.len();
        let (before, behind) = (&text[..at], &text[name.end..]);
        if word == "复议" {
            if before.ends_with('经') || behind.starts_with('后') {
                let direct = before.ends_with("未经") || before.ends_with("不经");
                route = Some(if direct { Procedure::Direct } else { Procedure::AfterReview });
            } else {
                found.push(Named { procedure: Procedure::Review, name });
            }
            continue;
        }
        let start = found.last().map_or(0, |last| last.name.end);
        // 直接起诉的行政诉讼 is one name, and so is 提起诉讼, in which two words overlap.
        if let Some(last) = found.last_mut().filter(|last| last.procedure != Procedure::Review)
            && text.get(last.name.end..at).is_none_or(is_one_name)
        {
            last.name.end = name.end;
            continue;
        }
        let direct = text.get(start..at).filter(|before| before.contains("直接")).map(|_| Procedure::Direct);
        let procedure = route.take().or(direct).unwrap_or(Procedure::Litigation);
        found.push(Named { procedure, name });
    }
    found
}

/// Whether the words between two names of suits part none from the other.
fn is_one_name(between: &str) -> bool {
    between.strip_prefix('的').is_some_and(|rest| matches!(rest, "" | "行政"))
}

/// What words are about that name two procedures.
pub(crate) fn together(one: Procedure, other: Procedure) -> Procedure {
    if one == other { one } else { Procedure::Any }
}
