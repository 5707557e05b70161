//! Figures of 表四: 行政复议 and 行政诉讼.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::{AppealOutcome, Subject};
use crate::narrative::phrases::{ends, stem, stem_before, without_first};
use crate::narrative::procedures::{PROCEDURES, procedures};
use crate::narrative::scan::clauses::{Clause, DISCLOSURE};
use crate::narrative::topic::{Procedure, Topic};
use crate::narrative::words::list;
use crate::text::Words;

/// What makes cases other ones than those of 表四, or only some of them.
pub(crate) static OTHER_CASES: Words = list("other_cases");
static JOINTS: Words = list("joints");
static EACH: Words = list("each");
static ROUTES: Words = list("routes_to_court");

/// The figures of 表四 that the words around a number name.
pub(crate) fn subjects(context: &Context, count: u128) -> Vec<Subject> {
    static AROUND: Words = list("around_a_case");
    static ENDED: Words = list("ends_a_case");
    static LOST: Words = list("lost_suits");
    let clause = context.clause;
    if is_of_others(clause) || !clause.disclosure || is_of_all_cases(clause) {
        return vec![];
    }
    let all = |procedures: &[Procedure]| {
        procedures.iter().map(|own| Subject::Cases(*own, AppealOutcome::Total)).collect()
    };
    let lead = context.lead.strip_suffix("一审").unwrap_or(context.lead);
    if let Some(stem) = stem_before(lead, &PROCEDURES, &AROUND) {
        let name = PROCEDURES.ends(stem).map_or(0, str::len);
        // 其中维持2件、驳回复议申请1件: an outcome, and no count of all.
        if ends(stem[..stem.len() - name].trim_end_matches("行政"), &ENDED) {
            return vec![];
        }
        let each = count == 0 || ends(context.lead, &EACH);
        return if is_part(context.tail) { vec![] } else { all(&counted(stem, each)) };
    }
    if let Some(procedure) = behind(context) {
        return all(&[procedure]);
    }
    let Topic::Cases(own) = clause.topic else { return vec![] };
    let first = matches!(context.lead, "" | "其中" | "另" | "另有");
    let outcome = outcome(context.lead).or_else(|| if first { outcome(context.tail) } else { None });
    // Only a court has an agency lose.
    let lost = ends(context.lead, &LOST) && own != Procedure::Review;
    let outcome = outcome.or(lost.then_some(AppealOutcome::Corrected));
    outcome.map(|outcome| Subject::Cases(own, outcome)).into_iter().collect()
}

/// Whether words make the cases of a clause other ones than those of 表四, or only some of them.
fn is_of_others(clause: &Clause) -> bool {
    static FURTHER: Words = list("further_instances");
    let text = clause.text;
    let told = |(at, word): (usize, &str)| match word {
        // 不服答复申请行政复议 is of disclosure.
        "不服" => !text.contains("答复") || clause.around.matches(word).count() > 1,
        // Without a second instance, or another way to court, the first is all there is.
        "一审" => {
            !text[..at].ends_with("诉讼") || FURTHER.is_in(clause.around) || ROUTES.is_in(clause.around)
        }
        // 正在审理诉讼1件 counts only those.
        "审理" => {
            let still = ["尚在", "正在", "还在"].iter().any(|still| text[..at].ends_with(still));
            !still || PROCEDURES.is_in(&text[at..])
        }
        "败诉" => {
            let count = text.trim_start_matches("其中").strip_prefix(word);
            !count.is_some_and(|count| count.starts_with(|c: char| c.is_ascii_digit()))
        }
        _ => true,
    };
    clause.around.contains("无关") || OTHER_CASES.places(text).any(told)
}

/// The procedures whose cases a number counts behind a text: 复议、诉讼0件 denies both, 复议、诉讼各1件 counts each;
/// otherwise those that are joined are counted together.
fn counted(stem: &str, each: bool) -> Vec<Procedure> {
    let named = procedures(stem);
    let Some((last, before)) = named.split_last() else { return vec![] };
    let joined = before.last().filter(|first| {
        first.procedure != last.procedure && JOINTS.is_in(&stem[first.name.end..last.name.start])
    });
    match joined {
        None => vec![last.procedure],
        Some(first) if each => vec![first.procedure, last.procedure],
        Some(first) if first.procedure == Procedure::Review || last.procedure == Procedure::Review => {
            vec![Procedure::All]
        }
        Some(_) => vec![Procedure::Litigation],
    }
}

/// Whether a number counts only some of the cases, by what follows it: 行政复议案件5件已审结，2件未审结.
fn is_part(tail: &str) -> bool {
    static CLOSED: Words = list("closed_cases");
    CLOSED.is_in(tail) && EACH.begins(tail).is_none() && !tail.starts_with('全')
}

/// Whether a clause counts cases of every kind, of which the sentence then sets apart those of disclosure:
/// 行政复议案件9件，其中涉及政府信息公开1件.
fn is_of_all_cases(clause: &Clause) -> bool {
    let listed = clause.behind().split_once("其中").map_or("", |(_, listed)| listed);
    let listed = listed.trim_start_matches([',', ':']).split([',', ';', '。']).next().unwrap_or("");
    !DISCLOSURE.is_in(clause.text) && DISCLOSURE.is_in(listed) && listed.contains("公开")
}

/// `1件涉及政府信息公开工作的行政复议`.
fn behind(context: &Context) -> Option<Procedure> {
    static DENIED: Words = list("denied_behind");
    static APPEALS: Words = list("appeals");
    if DENIED.is_in(context.tail) {
        return None;
    }
    // 2件进入诉讼程序.
    if let Some(way) = context.tail.strip_prefix("进入") {
        return if is_some(context) { None } else { entered(way) };
    }
    let tail = without_first(context.tail.trim_start_matches('因'));
    let stem = stem(tail, &APPEALS)?;
    match (stem.contains("复议"), stem.contains("诉讼")) {
        (true, false) => Some(Procedure::Review),
        (false, true) => Some(Procedure::Litigation),
        _ => None,
    }
}

/// Whether the cases that enter a procedure are only some, or of another matter: 因拆迁引发的2件, 1件进入诉讼程序，为复议后起诉.
fn is_some(context: &Context) -> bool {
    let around = context.clause.around;
    let other = around.contains('因') && !DISCLOSURE.is_in(around);
    !matches!(context.lead, "" | "其中" | "有" | "其中有")
        || other
        || around.contains('另')
        || ROUTES.is_in(around)
}

/// The procedure of `诉讼程序`.
fn entered(way: &str) -> Option<Procedure> {
    match way.strip_suffix("程序")?.trim_start_matches("行政") {
        "复议" => Some(Procedure::Review),
        "诉讼" => Some(Procedure::Litigation),
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
