//! What a sentence must have told before bare words (应办, 剩余, 合计) are taken for what all applications come to.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::results::RECEIVED;
use crate::narrative::phrases::{
    FILLERS, NEUTRAL, OBJECTS, WAYS_OF_ASKING, ends, is_foreign, names_all, names_one_way, without,
    without_first,
};
use crate::narrative::scan::whose::{actors, last_organ};
use crate::narrative::words::list;
use crate::text::Words;

static IN_HAND: Words = list("in_hand");
static NATURAL: Words = list("natural_persons");
static LEGAL: Words = list("legal_persons");

/// Whether what stands before a number tells of applications, and of all that the agency had: the nearest intake, in its
/// sentence or else in the one before, is of them, and no other matter follows it.
pub(crate) fn tells_of_applications(context: &Context) -> bool {
    let clause = context.clause;
    let told = clause.until(context.head.len());
    // 除5件尚在办理期限内外，其余32件均已答复 goes on with the sentence before.
    let counts = !clause.until(0).starts_with('除') && clause.until(0).contains("件");
    let counts = counts || last_intake(told).is_some();
    let told = if counts || OBJECTS.is_in(told) { told } else { clause.earlier };
    let (intake, behind) = last_intake(told).unwrap_or(("", told));
    OBJECTS.is_in(told) && !is_foreign(behind) && (intake.is_empty() || is_of_all(intake, clause.agency))
}

/// Whether the nearest intake before a number in its sentence is of something that is not called an application: 受理法律援助52件.
pub(crate) fn follows_another_matter(context: &Context) -> bool {
    static REST: Words = list("who_applies");
    let before = context.clause.until(0);
    // 其中省政府41件，办结41件 is of that organ.
    let digit = |c: char| c.is_ascii_digit();
    let part = before.strip_prefix("其中").and_then(|part| part.split(digit).next()).unwrap_or("");
    if !part.is_empty() && last_organ(part) == part.len() {
        return true;
    }
    let Some((intake, _)) = last_intake(before) else { return false };
    let Some((at, verb)) = self::intake(intake) else { return false };
    let rest = &intake[at + verb.len()..];
    let named = rest.split(|c: char| c.is_ascii_digit()).next().unwrap_or(rest).trim_start_matches('到');
    let known = [&OBJECTS, &WAYS_OF_ASKING, &NATURAL, &LEGAL].iter().any(|words| words.is_in(named));
    !known && !without(named, &[&NEUTRAL, &FILLERS, &REST]).is_empty()
}

/// Whether a clause counts what came in, and leaves none out: no way, no kind of persons, no other place.
pub(crate) fn is_of_all(clause: &str, agency: &str) -> bool {
    let Some((at, verb)) = intake(clause) else { return false };
    let rest = clause[at + verb.len()..].trim_start_matches('到');
    let rest = rest.split(|c: char| c.is_ascii_digit()).next().unwrap_or(rest);
    let actor = actors(&clause[..at], agency).last().copied();
    let before = &clause[actor.map_or(0, |actor| actor.end)..at];
    let all = if OBJECTS.is_in(rest) { names_all(rest) } else { without_first(rest).is_empty() };
    all && actor.is_none_or(|actor| actor.own)
        && !is_of_some_persons(clause)
        && !names_one_way(before)
        && !is_foreign(before)
        && !names_a_place(before, agency)
}

/// Whether words name a way on which applications come or a kind of persons.
pub(crate) fn is_of_one_view(words: &str) -> bool {
    WAYS_OF_ASKING.is_in(words) || is_of_some_persons(words)
}

/// Whether words name natural persons or legal ones, and not both.
pub(crate) fn is_of_some_persons(words: &str) -> bool {
    NATURAL.is_in(words) != LEGAL.is_in(words)
}

/// Whether words that stand before a verb end with another place, so that it is the place's deed: 临州市收到138件.
pub(crate) fn names_a_place(before: &str, agency: &str) -> bool {
    static SUMS: Words = list("sums");
    let name = SUMS.ends(before).map_or(before, |sum| &before[..before.len() - sum.len()]);
    let own = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('年');
    name.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '外'])
        && !name.contains(['全', '我', '本'])
        && !(agency.is_empty() || agency.contains(own))
}

/// The last clause of a text that counts what came in or was in hand, and what stands behind it.
fn last_intake(text: &str) -> Option<(&str, &str)> {
    let mut end = text.len();
    for clause in text.rsplit([',', '、', ';', ':', '。', '(', ')', '\n']) {
        let start = end - clause.len();
        let counts = |(at, _): (usize, &str)| clause[at..].contains(|c: char| c.is_ascii_digit());
        if intake(clause).is_some_and(counts) {
            return Some((clause, &text[end..]));
        }
        end = start.saturating_sub(1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
    }
    None
}

/// The verb of a clause by which something comes in or is in hand.
fn intake(clause: &str) -> Option<(usize, &str)> {
    static NOT_IN_HAND: Words = list("not_in_hand");
    RECEIVED
        .places(clause)
        .next()
        .or_else(|| IN_HAND.places(clause).find(|(at, _)| !ends(&clause[..*at], &NOT_IN_HAND)))
}
