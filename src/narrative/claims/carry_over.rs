//! 上年结转 and 结转下年: what was carried from one year into the next.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::Subject;
use crate::narrative::words::list;
use crate::text::Words;

/// A longer clause, in bytes, denies more than what was carried over: 40 characters.
const LONGEST_DENIAL: usize = 120;

static CARRIED: Words = list("carried");
static NEXT: Words = list("next_year");
static LAST: Words = list("last_year");

/// Says which of the two the words around a number name: the year beside the verb tells.
pub(crate) fn subject(context: &Context) -> Option<Subject> {
    [context.lead, context.tail]
        .into_iter()
        .find(|part| is_carried(part))
        .filter(|_| {
            is_carried(context.lead) || !context.lead.ends_with('的') && !context.lead.contains("中有")
        })
        .and_then(|part| way(part, context.clause.year))
}

/// Says which of the two words deny.
pub(crate) fn denied(denied: &str, own: Option<u16>) -> Vec<Subject> {
    if denied.len() > LONGEST_DENIAL {
        return vec![];
    }
    let parts = denied.split(['、', '和', '及', '与', '或']).filter(|part| part.contains("结转"));
    parts.filter_map(|part| way(part, own)).collect()
}

fn is_carried(part: &str) -> bool {
    CARRIED.is_in(part)
        || (NEXT.is_in(part) && part.contains("办理"))
        || (part.contains('转') && year_in(part).is_some())
}

fn way(part: &str, own: Option<u16>) -> Option<Subject> {
    static OTHER: Words = list("not_carried");
    if OTHER.is_in(part) {
        return None;
    }
    match (NEXT.is_in(part), LAST.is_in(part), year_in(part)) {
        (true, false, _) => Some(Subject::CarriedOut),
        (false, true, _) => Some(Subject::CarriedIn),
        (false, false, Some((year, before_verb))) => Some(match own {
            Some(own) if year > own => Subject::CarriedOut,
            None if !before_verb => Subject::CarriedOut,
            _ => Subject::CarriedIn,
        }),
        _ => None,
    }
}

/// Finds a year that is named beside 转, and whether it stands before it.
fn year_in(text: &str) -> Option<(u16, bool)> {
    let at = text.find('年')?;
    let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = text[at - digits..at].parse().ok().filter(|year| (1990..2100).contains(year))?;
    Some((year, text.find('转').is_none_or(|verb| at < verb)))
}
