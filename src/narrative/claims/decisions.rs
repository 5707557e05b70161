//! Figures of 表二: decisions on licences, penalties and coercion.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{Decision, Subject};
use crate::narrative::phrases::{is_listed, stem, without};
use crate::narrative::scan::units::is_mark;
use crate::narrative::scan::whose::last_organ;
use crate::narrative::words::list;
use crate::text::Words;

static LICENCES: Words = list("licences");
static PENALTIES: Words = list("penalties");
static COERCION: Words = list("coercion");
static OTHER: Words = list("other_decisions");
static MADE: Words = list("decided");

/// The decisions that the words around a number count: only what was decided, never what was shown of it.
pub(crate) fn subject(context: &Context) -> Option<Subject> {
    if OTHER.is_in(context.head) || OTHER.is_in(context.tail) || !context.tail.is_empty() {
        return None;
    }
    // Where the sentence publishes nothing, a decision is what was decided.
    let is_shown = OTHER.is_in(context.clause.around);
    let recital = context.lead.contains("处理决定") || context.lead.contains("决定") && !is_shown;
    let made = MADE.is_in(context.head) || recital;
    // 行政许可120件、行政处罚57件、行政强制3件 are what 表二 asks for.
    let text = context.clause.text;
    // 办理行政许可120件，作出行政处罚57件 tells the decisions of both kinds.
    let beside = LICENCES.is_in(context.lead) && PENALTIES.is_in(context.clause.around);
    let made = made || beside && !is_shown && MADE.is_in(context.clause.around);
    let made = made || [&LICENCES, &PENALTIES, &COERCION].into_iter().all(|words| words.is_in(text));
    let alone = !is_joined(context.lead) && is_of_all(context.lead) && !is_of_some_organs(context);
    named(context.lead).filter(|_| made && alone).map(Subject::Decisions)
}

/// Whether the sentence up to the number tells of organs of one kind or of some levels, or a bracket behind it names one:
/// 全省公安系统, 市县两级, 980件（县行政审批局）.
fn is_of_some_organs(context: &Context) -> bool {
    // 全县各部门 are all of them.
    const ALL: &str = "各级行政执法部门单位政府";
    let until = context.clause.until(context.head.len());
    let levels = ["两级", "系统"].iter().any(|word| until.contains(word));
    let kind = until.split('全').skip(1).any(|rest| {
        let rest = rest.strip_prefix(['省', '市', '县', '区', '州', '旗']).unwrap_or("");
        let clause = rest.split(is_mark).next().unwrap_or("");
        let verb = MADE.places(clause).map(|(at, _)| at).chain(clause.find("办理")).min();
        let name = &clause[..verb.unwrap_or(0)];
        let name = &name[..last_organ(name)];
        !name.chars().all(|c| ALL.contains(c))
    });
    let bracket = context.clause.behind().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    levels || kind || bracket.is_some_and(|(inside, _)| last_organ(inside) > 0)
}

/// The decisions that a denial names.
pub(crate) fn denied(denied: &str) -> Option<Subject> {
    (!OTHER.is_in(denied)).then(|| named(denied)).flatten().map(Subject::Decisions)
}

/// Whether nothing before the decisions leaves some of them out: 简易程序, 对企业.
fn is_of_all(lead: &str) -> bool {
    static AROUND: Words = list("around_decided");
    static WIDE: Words = list("wide");
    let kinds = [&LICENCES, &PENALTIES, &COERCION];
    let Some(stem) = kinds.iter().find_map(|words| stem(lead, words)) else { return true };
    let name = kinds.iter().filter_map(|words| words.ends(stem)).map(str::len).max().unwrap_or(0);
    let before = &stem[..stem.len() - name];
    let start = last_organ(before);
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '、' | '和' | '及' | '与' | '年' | '月' | '日');
    let mut rest = &before[start..];
    while !rest.is_empty() {
        let next = without(
            rest.trim_start_matches(plain),
            &[&WIDE, &MADE, &AROUND, &LICENCES, &PENALTIES, &COERCION],
        );
        if next.len() == rest.len() {
            return false;
        }
        rest = next;
    }
    true
}

/// Whether the decisions before a number are of several kinds: 行政许可、行政处罚决定共20件.
fn is_joined(lead: &str) -> bool {
    static EACH: Words = list("each");
    let joined = |words: &Words| {
        let stem = stem(lead, words)?;
        let each = EACH.is_in(&lead[stem.len()..]);
        Some(!each && is_listed(stem, words.ends(stem)?))
    };
    [&LICENCES, &PENALTIES, &COERCION].into_iter().find_map(joined).unwrap_or(false)
}

fn named(lead: &str) -> Option<Decision> {
    let kinds =
        [(&LICENCES, Decision::Licences), (&PENALTIES, Decision::Penalties), (&COERCION, Decision::Coercion)];
    kinds.into_iter().find(|(words, _)| stem(lead, words).is_some()).map(|(_, kind)| kind)
}
