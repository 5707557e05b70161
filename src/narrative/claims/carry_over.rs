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
        .or_else(|| goes_over(context))
}

/// `结转5件至2025年办理`: the year stands behind the number; `办结37件，结转5件`: what was not finished goes over.
fn goes_over(context: &Context) -> Option<Subject> {
    static HANDLED: Words = list("handled");
    let verb = CARRIED.ends(context.lead)?;
    if let Some(year) = context.tail.strip_prefix('至').or_else(|| context.tail.strip_prefix('到')) {
        return way(&format!("转至{year}"), context.clause.year);
    }
    let clause = &context.clause;
    let before = clause.until(0).trim_end_matches(',').rsplit([',', ';', '。', ':', '(', ')']).next()?;
    let finished = HANDLED.is_in(before) && before.ends_with('件') && !before.contains("结转");
    let alone = context.lead == verb && verb == "结转" && context.tail.is_empty();
    (alone && finished).then_some(Subject::CarriedOut)
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
