//! Figures of 表二: decisions on licences, penalties and coercion.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{Decision, Subject};
use crate::narrative::phrases::stem;
use crate::narrative::words::list;
use crate::text::Words;

static LICENCES: Words = list("licences");
static PENALTIES: Words = list("penalties");
static COERCION: Words = list("coercion");
static OTHER: Words = list("other_decisions");

/// The decisions that the words around a number count: only what was decided, never what was shown of it.
pub(crate) fn subject(context: &Context) -> Option<Subject> {
    static MADE: Words = list("decided");
    if OTHER.is_in(context.head) || OTHER.is_in(context.tail) || !context.tail.is_empty() {
        return None;
    }
    // Where the sentence publishes nothing, a decision is what was decided.
    let is_shown = OTHER.is_in(context.clause.around);
    let recital = context.lead.contains("处理决定") || context.lead.contains("决定") && !is_shown;
    let made = MADE.is_in(context.head) || recital;
    named(context.lead).filter(|_| made).map(Subject::Decisions)
}

/// The decisions that a denial names.
pub(crate) fn denied(denied: &str) -> Option<Subject> {
    (!OTHER.is_in(denied)).then(|| named(denied)).flatten().map(Subject::Decisions)
}

fn named(lead: &str) -> Option<Decision> {
    let kinds =
        [(&LICENCES, Decision::Licences), (&PENALTIES, Decision::Penalties), (&COERCION, Decision::Coercion)];
    kinds.into_iter().find(|(words, _)| stem(lead, words).is_some()).map(|(_, kind)| kind)
}
