//! Figures of 表四: 行政复议 and 行政诉讼.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{AppealOutcome, Procedure, Subject};
use crate::narrative::phrases::{ends, stem, stem_before, without_first};
use crate::narrative::topic::Topic;
use crate::narrative::words::list;
use crate::text::Words;

/// What makes cases other ones than those of 表四, or only some of them.
pub(crate) static OTHER_CASES: Words = list("other_cases");
static JOINTS: Words = list("joints");

/// The figures of 表四 that the words around a number name.
pub(crate) fn subjects(context: &Context, count: u128) -> Vec<Subject> {
    static PROCEDURES: Words = list("procedures");
    static AROUND: Words = list("around_a_case");
    static EACH: Words = list("each");
    let clause = context.clause;
    if OTHER_CASES.is_in(clause.text) || !clause.disclosure {
        return vec![];
    }
    let all = |procedures: &[Procedure]| {
        procedures.iter().map(|own| Subject::Cases(*own, AppealOutcome::Total)).collect()
    };
    if let Some(procedure) = route(context.lead) {
        return all(&[procedure]);
    }
    if let Some(stem) = stem_before(context.lead, &PROCEDURES, &AROUND) {
        let review = stem.ends_with("复议");
        return match joint(stem) {
            false if review => all(&[Procedure::Review]),
            false => all(&[Procedure::Litigation]),
            // 复议、诉讼0件 denies both; 复议、诉讼各1件 counts each; otherwise they are counted together.
            true if count == 0 || ends(context.lead, &EACH) => {
                all(&[Procedure::Review, Procedure::Litigation])
            }
            true => all(&[Procedure::All]),
        };
    }
    if let Some(procedure) = behind(context) {
        return all(&[procedure]);
    }
    let own = match clause.topic {
        Topic::Review => Procedure::Review,
        Topic::Litigation => route(context.head).unwrap_or(Procedure::Litigation),
        _ => return vec![],
    };
    let first = matches!(context.lead, "" | "其中" | "另" | "另有");
    let outcome = outcome(context.lead).or_else(|| if first { outcome(context.tail) } else { None });
    outcome.map(|outcome| Subject::Cases(own, outcome)).into_iter().collect()
}

/// Which of the two groups of 行政诉讼 words name: 未经复议直接提起行政诉讼, 复议后起诉.
fn route(lead: &str) -> Option<Procedure> {
    static SUITS: Words = list("suits");
    static BEFORE: Words = list("before_a_suit");
    let stem = stem(lead, &SUITS)?;
    let mut before = stem.strip_suffix(SUITS.ends(stem)?)?;
    while let Some(rest) = BEFORE.ends(before).and_then(|word| before.strip_suffix(word)) {
        before = rest;
    }
    if before.ends_with("未经复议") {
        return Some(Procedure::Direct);
    }
    before.ends_with("复议后").then_some(Procedure::AfterReview)
}

/// Whether 复议 and 诉讼 stand side by side before one number.
fn joint(stem: &str) -> bool {
    let start = stem.rfind("复议").min(stem.rfind("诉讼"));
    let between = start.map_or("", |at| &stem[at..]);
    stem.contains("复议") && stem.contains("诉讼") && JOINTS.is_in(between)
}

/// `1件涉及政府信息公开工作的行政复议`.
fn behind(context: &Context) -> Option<Procedure> {
    static DENIED: Words = list("denied_behind");
    static APPEALS: Words = list("appeals");
    if DENIED.is_in(context.tail) {
        return None;
    }
    let tail = without_first(context.tail.trim_start_matches('因'));
    let stem = stem(tail, &APPEALS)?;
    match (stem.contains("复议"), stem.contains("诉讼")) {
        (true, false) => Some(Procedure::Review),
        (false, true) => Some(Procedure::Litigation),
        _ => None,
    }
}

fn outcome(lead: &str) -> Option<AppealOutcome> {
    static UPHELD: Words = list("upheld");
    static CORRECTED: Words = list("corrected");
    static OTHER: Words = list("other_outcome");
    static PENDING: Words = list("pending");
    let names = [
        (&UPHELD, AppealOutcome::Upheld),
        (&CORRECTED, AppealOutcome::Corrected),
        (&OTHER, AppealOutcome::Other),
        (&PENDING, AppealOutcome::Pending),
    ];
    names.iter().find(|(words, _)| stem(lead, words).is_some()).map(|(_, outcome)| *outcome)
}
