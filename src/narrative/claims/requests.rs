//! Figures of 表三: what was received, handled, carried over, and with which result.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::grounds::{
    follows_another_matter, is_of_all, is_of_one_view, is_of_some_persons, names_a_place,
    tells_of_applications,
};
use crate::narrative::claims::results::RECEIVED;
use crate::narrative::claims::subject::Subject;
use crate::narrative::claims::{carry_over, results};
use crate::narrative::phrases::{
    FILLERS, NEUTRAL, OBJECTS, ends, is_foreign, is_listed, is_of_some, names_all, names_one_way,
    stem_before, without, without_first,
};
use crate::narrative::result_rows::ResultRows;
use crate::narrative::topic::Topic;
use crate::narrative::words::list;
use crate::text::Words;

static SET_APART: Words = list("set_apart");
static JOINTS: Words = list("joints");
static IN_TIME: Words = list("in_time");
static IN_HAND: Words = list("in_hand");
static YEAR: Words = list("all_of_the_year");
static NATURAL: Words = list("natural_persons");

/// The figure of 表三 that the words around a number name.
pub(crate) fn subject(context: &Context, rows: &ResultRows) -> Option<Subject> {
    let about = context.clause.topic == Topic::Requests || context.clause.words.has(&OBJECTS);
    carry_over::subject(context)
        .filter(|_| about)
        .or_else(|| received(context))
        .or_else(|| {
            if about { results::subject(context, rows).or_else(|| applicant(context, rows)) } else { None }
        })
        .or_else(|| if about { handled(context).or_else(|| in_hand(context)) } else { None })
        .or_else(|| if about { due(context).or_else(|| in_all(context)) } else { None })
}

/// `全年应办39件`: all that is in hand, unless by some day.
fn due(context: &Context) -> Option<Subject> {
    static DUE: Words = list("to_be_handled");
    let stem = stem_before(context.lead, &DUE, &OBJECTS)?;
    let before = stem.strip_suffix(DUE.ends(stem)?)?;
    let ends_here = without_first(context.tail).is_empty() || object_first(context.tail);
    (ends_here && is_of_the_year(before, context) && tells_of_applications(context))
        .then_some(Subject::InHand)
}

/// Whether nothing but the year and the agency stands before a verb, so that nobody else's deed is meant and nothing left out.
fn is_of_the_year(before: &str, context: &Context) -> bool {
    let actor = context.clause.actors.iter().rfind(|actor| actor.own && actor.end <= context.head.len());
    let head = &context.head[actor.map_or(0, |actor| actor.end.min(context.head.len()))..];
    let before = if head.len() < before.len() { head } else { before };
    let digits = before.trim_start_matches(|c: char| c.is_ascii_digit());
    let before = if digits.len() < before.len() { digits.trim_start_matches('年') } else { before };
    without(before, &[&YEAR, &FILLERS]).is_empty()
}

/// `新收36件，上年结转3件，合计39件`: the sum of both is what is in hand.
fn in_all(context: &Context) -> Option<Subject> {
    static SUMS: Words = list("sums");
    let lead = context.lead.trim_end_matches(['为', '是']);
    if SUMS.begins(lead) != Some(lead) || !without_first(context.tail).is_empty() {
        return None;
    }
    let before = context.clause.until(0).trim_end_matches(',');
    let mut clauses = before.rsplit([',', '、', ';', ':', '。', '(', ')']);
    let (carried, new) = (clauses.next()?, clauses.next()?);
    let counts = |words: &str| words.ends_with('件');
    (carry_over::is_from_last_year(carried, context.clause.year)
        && RECEIVED.is_in(new)
        && is_of_all(new, context.clause.agency)
        && !is_of_one_view(carried)
        && counts(carried)
        && counts(new))
    .then_some(Subject::InHand)
}

/// Whether a percentage is the share of applications that were handled.
pub(crate) fn is_rate(context: &Context) -> bool {
    static RATES: Words = list("rates");
    static DUE: Words = list("due");
    let lead = context.lead.trim_end_matches(['为', '达', '到', '均', '是']);
    context.clause.topic == Topic::Requests
        && !IN_TIME.is_in(context.head)
        && !SET_APART.is_in(context.clause.around)
        && !DUE.is_in(context.clause.around)
        && RATES.ends(lead).is_some_and(|rate| is_neutral(&lead[..lead.len() - rate.len()]))
}

/// Whether words leave no application out: 申请办结率, and not 当日办结率.
fn is_neutral(words: &str) -> bool {
    without(words, &[&NEUTRAL, &FILLERS, &OBJECTS, &YEAR]).is_empty()
}

fn received(context: &Context) -> Option<Subject> {
    static ALSO_HANDLED: Words = list("also_handled");
    static NOT_RECEIVED: Words = list("not_received");
    static NO_INTAKE: Words = list("no_intake");
    static NEW: Words = list("new_this_year");
    let (at, verb) = RECEIVED.last_in(context.lead)?;
    let before = &context.lead[..at];
    if ends(before, &NOT_RECEIVED) || NO_INTAKE.is_in(before) || names_one_way(before) {
        return None;
    }
    if is_part_of_the_handled(context.clause.until(context.head.len()))
        || is_of_some_persons(before)
        || names_a_place(before, context.clause.agency)
    {
        return None;
    }
    let rest = &context.lead[at + verb.len()..];
    let also = ALSO_HANDLED.begins(rest).map(|word| &rest[word.len()..]);
    let middle = also.unwrap_or(rest);
    let known = context.clause.topic == Topic::Requests;
    let bare = without_first(middle.trim_start_matches('到')).is_empty();
    let tail = without_first(context.tail);
    let object_behind = bare && object_first(context.tail);
    let understood = bare && known && tail.is_empty() && !is_foreign(context.head);
    let object_before = names_all(middle) && !is_foreign(context.tail);
    if !(object_before || object_behind || understood) || is_of_some(middle) {
        return None;
    }
    Some(match also {
        Some(_) => Subject::InHand,
        None if verb.starts_with('新') || NEW.is_in(before) => Subject::New,
        None => Subject::Received,
    })
}

/// Whether words list what was handled: 办结37件，其中本年新收34件、上年结转3件.
fn is_part_of_the_handled(told: &str) -> bool {
    static HANDLED: Words = list("handled");
    let whole = told.rsplit_once("其中").map_or("", |(whole, _)| whole);
    let mut clauses = whole.trim_end_matches([',', '(', '。', ';']).rsplit([',', ';', '。']);
    clauses.next().is_some_and(|whole| HANDLED.is_in(whole) && !RECEIVED.is_in(whole))
}

/// Whether what stands behind a number is an application, and nothing else.
fn object_first(tail: &str) -> bool {
    static BEHIND: Words = list("behind_an_application");
    let end = OBJECTS.last_in(tail).map(|(at, object)| at + object.len());
    let Some(end) = end.filter(|end| !is_foreign(tail) && names_all(&tail[..*end])) else { return false };
    let rest = without_first(&tail[end..]);
    rest.is_empty() || BEHIND.begins(rest).is_some()
}

fn in_hand(context: &Context) -> Option<Subject> {
    static NOT_IN_HAND: Words = list("not_in_hand");
    let (at, verb) = IN_HAND.last_in(context.lead)?;
    let middle = &context.lead[at + verb.len()..];
    let before = &context.lead[..at];
    if ends(before, &NOT_IN_HAND) || middle.starts_with("结果") || names_one_way(before) {
        return None;
    }
    let middle = middle.strip_prefix("答复").unwrap_or(middle);
    let bare = without_first(middle).is_empty() && object_first(context.tail);
    (names_all(middle) || bare).then_some(Subject::InHand)
}

fn handled(context: &Context) -> Option<Subject> {
    static HANDLED: Words = list("handled");
    static HANDLED_BEHIND: Words = list("handled_behind");
    static BEFORE: Words = list("before_handled_behind");
    static SOME_ANSWERS: Words = list("some_answers");
    static REST: Words = list("the_rest");
    if SET_APART.is_in(context.clause.around) {
        return None;
    }
    let known = context.clause.topic == Topic::Requests;
    let lead = before_bracket(context);
    if let Some(stem) = stem_before(lead, &HANDLED, &OBJECTS) {
        let before = HANDLED.ends(stem).and_then(|verb| stem.strip_suffix(verb));
        let before = before.unwrap_or("");
        let plain = !(SOME_ANSWERS.is_in(before)
            || names_one_way(before)
            || is_of_some(before)
            || is_foreign(context.head)
            || (context.lead.is_empty()
                && !is_neutral(before.trim_start_matches("其中").trim_start_matches('已'))));
        let ends_here = without_first(context.tail).is_empty() || object_first(context.tail);
        // 办理依申请公开答复12件 counts what was in hand.
        let subject = if IN_HAND.is_in(before) { Subject::InHand } else { Subject::Handled };
        let named = OBJECTS.is_in(context.lead) || OBJECTS.is_in(context.tail);
        return (known && plain && ends_here && (named || !follows_another_matter(context)))
            .then_some(subject);
    }
    let tail = context.tail;
    let others = REST.begins(lead) == Some(lead)
        && carry_over::sets_apart_the_unfinished(context.clause.until(0))
        && tells_of_applications(context);
    let bare = ends(context.lead, &BEFORE) || context.lead.is_empty() || others;
    (known && bare && (ends(tail, &HANDLED_BEHIND) || tail == "办结") && !SOME_ANSWERS.is_in(tail))
        .then_some(Subject::Handled)
}

/// The words before a number, or before the bracket between them and it: 已答复（含上年结转3件）45件.
fn before_bracket<'a>(context: &Context<'a>) -> &'a str {
    if !context.lead.is_empty() {
        return context.lead;
    }
    let inside = context.clause.until(0).strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let own = inside.filter(|(_, inside)| inside.starts_with('含') || inside.starts_with("包括"));
    own.map_or("", |(before, _)| before.rsplit([',', ';', '。', ':', '\n']).next().unwrap_or(before))
}

fn applicant(context: &Context, rows: &ResultRows) -> Option<Subject> {
    static IS: Words = list("is_behind");
    static ALL: Words = list("whoever_applies");
    let around = context.clause.around;
    // 26件为自然人申请.
    let behind = IS.begins(context.tail).map_or(context.tail, |verb| &context.tail[verb.len()..]);
    if matches!(context.lead, "" | "其中") {
        let only = |name: &str| behind.strip_prefix(name).is_some_and(|rest| without_first(rest).is_empty());
        if only("自然人") {
            return Some(Subject::Natural);
        }
        if only("法人或其他组织") || (only("法人") && !around.contains("其他组织")) {
            return Some(Subject::Legal);
        }
        let kind = rows.applicants().begins(behind).filter(|name| only(name));
        if let Some(place) = kind.and_then(|name| rows.applicant(name)) {
            return Some(Subject::Applicant(place));
        }
    }
    let kind = |stem: &str| rows.applicants().ends(stem).and_then(|name| rows.applicant(name));
    let natural = stem_before(context.lead, &NATURAL, &OBJECTS).map(|stem| (stem, Subject::Natural));
    let others = |stem: &&str| !NATURAL.is_in(stem) && !stem.contains("公民");
    let legal = || legal(context.lead, around).filter(others).map(|stem| (stem, Subject::Legal));
    let one = || {
        let stem = stem_before(context.lead, rows.applicants(), &OBJECTS)?;
        Some((stem, Subject::Applicant(kind(stem)?)))
    };
    let named = natural.or_else(legal).or_else(one);
    // 收到法人、自然人申请 names all who applied.
    let joins_others = |stem: &str| {
        let name = NATURAL.ends(stem).or_else(|| rows.applicants().ends(stem)).unwrap_or_default();
        is_listed(stem, name)
    };
    named
        .filter(|(stem, _)| !ALL.is_in(stem) && !is_of_some(stem) && !joins_others(stem))
        .map(|(_, subject)| subject)
}

/// Finds 法人 and 其他组织, however they are joined, at the end of a text; 法人 alone where the sentence has no others.
fn legal<'a>(lead: &'a str, around: &str) -> Option<&'a str> {
    static OTHERS: Words = list("legal_persons");
    let stem = stem_before(lead, &OTHERS, &OBJECTS)?;
    let Some(before) = stem.strip_suffix("其他组织") else {
        return (!around.contains("其他组织")).then_some(stem);
    };
    let joint = JOINTS.ends(before)?;
    before.strip_suffix(joint)?.ends_with("法人").then_some(stem)
}
