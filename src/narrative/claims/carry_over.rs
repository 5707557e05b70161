//! 上年结转 and 结转下年: what was carried from one year into the next.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::grounds::tells_of_applications;
use crate::narrative::claims::subject::Subject;
use crate::narrative::phrases::without;
use crate::narrative::scan::clauses::carry_over_date;
use crate::narrative::words::list;
use crate::text::Words;

/// A longer clause, in bytes, denies more than what was carried over: 40 characters.
const LONGEST_DENIAL: usize = 120;

static CARRIED: Words = list("carried");
static NEXT: Words = list("next_year");
static LAST: Words = list("last_year");
static STILL: Words = list("still_in_hand");
static JOINTS: Words = list("joints");

/// Says which of the two the words around a number name: the year beside the verb tells.
pub(crate) fn subject(context: &Context) -> Option<Subject> {
    [context.lead, context.tail]
        .into_iter()
        .find(|part| is_carried(part))
        .filter(|_| {
            is_carried(context.lead) || !context.lead.ends_with('的') && !context.lead.contains("中有")
        })
        .and_then(|part| way(part, context.clause.year))
        .or_else(|| added(context))
        .or_else(|| left_over(context))
        .or_else(|| goes_over(context))
}

/// `加上结转的3件`: what is added to what was received came from the year before.
fn added(context: &Context) -> Option<Subject> {
    let lead = context.lead.trim_end_matches('的');
    // 加上部门结转的2件和乡镇结转的1件 is not told of all.
    (CARRIED.ends(lead).and_then(|verb| lead.strip_suffix(verb)) == Some("加上")
        && JOINTS.begins(context.tail).is_none())
    .then_some(Subject::CarriedIn)
}

/// `除2件尚在办理期限内外`, `剩余1件于2025年1月3日答复`: what is not finished at the end of the year goes over, where the sentence
/// tells of applications and sets nothing else apart.
fn left_over(context: &Context) -> Option<Subject> {
    static REST: Words = list("left_over");
    static REASONS: Words = list("reasons_of_delay");
    if !(context.lead.is_empty() || REST.begins(context.lead) == Some(context.lead)) {
        return None;
    }
    let later = || {
        let year = context.clause.year?;
        let next = context.clause.behind().trim_start_matches(',').split([',', ';', '。']).next()?;
        let told = if REASONS.begins(context.tail).is_some() { next } else { "" };
        [context.tail, told].into_iter().any(|words| is_answered_in(words, year + 1)).then_some(())
    };
    let rest = !context.lead.is_empty() && context.lead != "除";
    let unfinished = is_unfinished(context.tail) || (rest && later().is_some());
    (unfinished && are_all(context) && tells_of_applications(context)).then_some(Subject::CarriedOut)
}

/// Whether words say that something was in hand when the year ended, and nothing more: 尚在办理期限内.
fn is_unfinished(words: &str) -> bool {
    static TERM: Words = list("around_a_term");
    STILL.begins(words).is_some_and(|word| without(&words[word.len()..], &[&TERM]).is_empty())
}

/// Whether a sentence tells of no more than one group of unfinished applications.
fn are_all(context: &Context) -> bool {
    let around = context.clause.around;
    let clauses = around.split([',', '、', ';', ':', '。', '(', ')']);
    let answered = |clause: &&str| context.clause.year.is_some_and(|year| is_answered_in(clause, year + 1));
    let groups = STILL.places(around).count() + clauses.filter(answered).count();
    let digit = |rest: &str| rest.trim_start_matches('有').starts_with(|c: char| c.is_ascii_digit());
    let others = around.match_indices('另').filter(|(at, other)| digit(&around[at + other.len()..])).count();
    groups < 2
        && others <= usize::from(context.lead.starts_with('另'))
        && !context.clause.until(0).contains("件中")
}

/// Whether words say that something is answered in a month of a year.
fn is_answered_in(words: &str, year: u16) -> bool {
    words.split_once(&format!("{year}年")).is_some_and(|(_, after)| carry_over_date(after))
}

/// Whether the words before `其余` set apart what was not finished: 除2件尚在办理期限内外，其余76件均已答复.
pub(crate) fn sets_apart_the_unfinished(before: &str) -> bool {
    let clause = before.trim_end_matches(',').rsplit([',', ';', '。', ':', '(', ')']).next().unwrap_or("");
    let rest = clause.strip_prefix('除').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.and_then(|rest| rest.strip_prefix('件')).is_some_and(is_unfinished)
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

/// Whether words count what came from the year before: 上年结转3件.
pub(crate) fn is_from_last_year(words: &str, own: Option<u16>) -> bool {
    is_carried(words) && way(words, own) == Some(Subject::CarriedIn)
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
            // 2024年结转的2件 of the report's own year may be either.
            Some(own) if year == own => return None,
            None if !before_verb => Subject::CarriedOut,
            _ => Subject::CarriedIn,
        }),
        _ => None,
    }
}

/// Finds a year that is named beside 转, and whether it stands before it.
fn year_in(text: &str) -> Option<(u16, bool)> {
    text.match_indices('年').find_map(|(at, _)| {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let year = text[at - digits..at].parse().ok().filter(|year| (1990..2100).contains(year))?;
        Some((year, text.find('转').is_none_or(|verb| at < verb)))
    })
}
