//! Figures of 表二: 规章 and 行政规范性文件.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{DocumentStatus, Subject};
use crate::narrative::phrases::{stem_before, without, without_first};
use crate::narrative::scan::units::is_mark;
use crate::narrative::scan::whose::names_another;
use crate::narrative::topic::Topic;
use crate::narrative::words::list;
use crate::text::Words;

static DOCUMENTS: Words = Words::of("规范性文件");
static REGULATIONS: Words = Words::of("规章");
static MADE: Words = list("made");
static REPEALED: Words = list("repealed");
static VALID: Words = list("valid");
static MAKERS: Words = list("makers");

/// The figure of 表二 that the words around a number name.
pub(crate) fn subject(context: &Context) -> Option<Subject> {
    static OTHER: Words = list("other_documents");
    static AROUND: Words = list("around_a_document");
    static AROUND_MADE: Words = list("around_made");
    if OTHER.is_in(context.lead) || OTHER.is_in(context.tail) {
        return None;
    }
    if !is_plain(context) {
        return None;
    }
    let ends_in = |words: &Words| stem_before(context.lead, words, &AROUND);
    if ends_in(&REGULATIONS).is_some() || is_of_regulations(context) {
        return status(context).map(Subject::Regulations);
    }
    let around = context.clause.around;
    let made_alone = || {
        let made = ends_in(&MADE).is_some_and(|stem| stem.ends_with("制发"));
        made && context.tail.is_empty() && (REPEALED.is_in(around) || VALID.is_in(around))
    };
    let short = context.clause.topic == Topic::Documents
        && (ends_in(&REPEALED).is_some() || ends_in(&VALID).is_some() || made_alone());
    // 规范性文件制发件数0件.
    let made = stem_before(context.lead, &MADE, &AROUND_MADE)
        .and_then(|stem| stem.strip_suffix(MADE.ends(stem)?))
        .is_some_and(|before| before.ends_with("规范性文件"));
    let behind = without_maker(context.tail).starts_with("规范性文件");
    (ends_in(&DOCUMENTS).is_some() || behind || short || made)
        .then(|| status(context))
        .flatten()
        .map(Subject::Documents)
}

/// 规章现行有效41件, 制定规章3件、废止2件: the verb behind 规章, or the next one of the same clause.
fn is_of_regulations(context: &Context) -> bool {
    static AROUND: Words = list("around_a_document");
    static JOINTS: Words = list("joints");
    let before = [&MADE, &REPEALED, &VALID].into_iter().find_map(|words| {
        let stem = stem_before(context.lead, words, &AROUND)?;
        stem.strip_suffix(words.ends(stem)?)
    });
    let Some(before) = before.filter(|_| context.tail.is_empty()) else { return false };
    if before.ends_with("规章") {
        return true;
    }
    let told = &context.head[..context.head.len() - context.lead.len()];
    let last = told.rfind("规章").filter(|at| told.rfind("规范性文件").is_none_or(|other| other < *at));
    JOINTS.begins(before).map_or("", |joint| joint) == before && last.is_some()
}

/// Whether nothing but its makers stands between the verb and the documents: 制定内部规范性文件 makes others.
fn is_plain(context: &Context) -> bool {
    static AROUND: Words = list("around_a_document");
    static JOINTS: Words = list("joints");
    let Some(end) = context.lead.rfind("规范性文件") else { return true };
    let before = &context.lead[..end];
    let verbs = [&MADE, &REPEALED, &VALID, &AROUND];
    let last = verbs.iter().filter_map(|words| words.last_in(before)).map(|(at, word)| at + word.len()).max();
    let Some(start) = last else { return true };
    let between = before[start..].trim_start_matches(['的', '了']);
    // 出台《某某办法》等规范性文件 names one of them.
    let between = match between.rsplit_once("》等") {
        Some(_) if is_one_of_several(context) => return false,
        Some((_, rest)) => rest,
        None => between,
    };
    let rest = without(between, &[&MAKERS, &AROUND, &JOINTS, &REGULATIONS, &MADE, &REPEALED]);
    without_first(rest).is_empty() && !names_another(between, context.clause.agency)
}

/// Whether the sentence of `《某某办法》等规范性文件2件` counts more of them, or tells one field: they need not be all.
fn is_one_of_several(context: &Context) -> bool {
    let clause = context.clause;
    let counts = |words: &str| {
        let digit = |c: char| c.is_ascii_digit();
        words.split_once(digit).is_some() && !REPEALED.is_in(words) && !VALID.is_in(words)
    };
    let further = clause.behind().split(is_mark).any(|words| counts(words) && words.contains('件'));
    let before = clause.until(0).split(is_mark).any(|words| counts(words) && words.contains('件'));
    let field = ["领域", "方面"].iter().any(|field| clause.reason.ends_with(field));
    let twice = clause.text.matches("规范性文件").count() > 1;
    further || before || field || twice
}

/// Takes the words for whose documents they are off what stands behind a number: 局本级规范性文件.
fn without_maker(mut tail: &str) -> &str {
    while let Some(word) = MAKERS.begins(tail) {
        tail = &tail[word.len()..];
    }
    tail
}

/// Says what was done with the documents: the last verb before the number tells.
fn status(context: &Context) -> Option<DocumentStatus> {
    static SHOWN: Words = list("shown");
    static SURELY_MADE: Words = list("surely_made");
    let last = |words: &Words| words.last_in(context.head).map(|(at, _)| at);
    let verbs = [
        (last(&MADE), DocumentStatus::Made),
        (last(&REPEALED), DocumentStatus::Repealed),
        (last(&VALID), DocumentStatus::Valid),
    ];
    let (at, status) = verbs
        .into_iter()
        .filter_map(|(at, status)| Some((at?, status)))
        .max_by_key(|(at, _)| *at)
        .or_else(|| published(context))?;
    let shown = SHOWN.is_in(&context.head[..at]);
    (status == DocumentStatus::Made || !shown || SURELY_MADE.is_in(context.clause.around)).then_some(status)
}

/// 发布 is 制发 only beside what was repealed.
fn published(context: &Context) -> Option<(usize, DocumentStatus)> {
    let around = context.clause.around;
    let beside = REPEALED.is_in(around) && (VALID.is_in(around) || around.contains("废止数量"));
    let at = context.head.find("发布")?;
    beside.then_some((at, DocumentStatus::Made))
}
