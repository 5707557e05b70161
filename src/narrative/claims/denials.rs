//! Words that deny: 未收到申请, 未发生复议诉讼, 无结转, 未收取信息处理费.

use crate::narrative::claims::appeals::OTHER_CASES;
use crate::narrative::claims::subject::{AppealOutcome, DocumentStatus, Subject};
use crate::narrative::claims::{carry_over, decisions};
use crate::narrative::phrases::{NEUTRAL, OBJECTS, ends_in_object, without};
use crate::narrative::scan::clauses::{Clause, DENIALS};
use crate::narrative::topic::{Procedure, Topic};
use crate::narrative::words::list;
use crate::text::Words;

static LEGAL_PERSONS: Words = list("legal_persons");

/// Says what a clause denies.
pub(crate) fn subjects(clause: &Clause) -> Vec<Subject> {
    static REST: Words = list("the_rest");
    static BARE: Words = list("bare_denials");
    static DECISIONS: Words = Words::of("行政许可 行政处罚 行政强制");
    if !clause.figures.is_empty() && clause.text.contains('件') && REST.is_in(clause.text) {
        return vec![];
    }
    if clause.topic == Topic::Requests && BARE.begins(clause.text) == Some(clause.text) {
        // 其他需要报告的事项：无 denies what stands before the colon.
        let named = clause.heading.is_empty() || ends_in_object(clause.heading);
        return named.then_some(Subject::Received).into_iter().collect();
    }
    let Some(denied) = clause.words.has(&DENIALS).then(|| denied(clause.text)).flatten() else {
        return vec![];
    };
    let at = clause.range.end - denied.len();
    if clause.is_of_another(at) || is_of_the_rest(clause, denied) {
        return vec![];
    }
    let mut found = vec![];
    found.extend(requests(denied).filter(|_| !by_one_way(clause.text, denied)));
    found.extend(carry_over::denied(denied, clause.year));
    found.extend(cases(clause, denied));
    found.extend(documents(clause.text, denied));
    found.extend(fee(clause, denied));
    found.extend(decisions::denied(denied).filter(|_| !is_qualified(denied, &DECISIONS)));
    found
}

/// Finds what stands behind the first word that denies.
fn denied(text: &str) -> Option<&str> {
    static WORDS: Words = list("words_with_no");
    let (at, word) = DENIALS.places(text).next()?;
    let rest = &text[at + word.len()..];
    let compound = word == "无" && (WORDS.begins(rest).is_some() || is_place(rest));
    (!compound).then_some(rest)
}

/// Whether 无 begins the name of a place: 无锡市, 无棣县.
fn is_place(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(|c| matches!(c, '市' | '县' | '区'))
}

/// Whether a clause denies only what else there was: 除上述申请外，未收到其他申请.
fn is_of_the_rest(clause: &Clause, denied: &str) -> bool {
    let excepted = clause
        .until(clause.text.len() - denied.len())
        .rsplit_once('除')
        .is_some_and(|(_, rest)| rest.contains('外') || rest.starts_with('此'));
    let others = denied.strip_prefix("其他").is_some_and(|rest| !rest.starts_with("组织"));
    excepted || others
}

/// Whether a clause denies only what came on one way: 窗口未收到申请.
fn by_one_way(text: &str, denied: &str) -> bool {
    static WAYS: Words = list("view_of_way");
    WAYS.is_in(&text[..text.len() - denied.len()])
}

fn requests(denied: &str) -> Option<Subject> {
    static OTHER: Words = list("not_requests");
    static CITIZENS: Words = list("citizens");
    // 涉及 is one word.
    let joins = |c: char| "、和与".contains(c) || c == '及' && !denied.contains("涉及");
    let mut named = denied.split(joins).flat_map(|part| part.split("或者")).flat_map(|part| part.split('或'));
    // 未收到法人或其他组织的申请 denies nothing of what citizens applied for.
    if LEGAL_PERSONS.is_in(denied) && !CITIZENS.is_in(denied) {
        return None;
    }
    named
        .any(|part| ends_in_object(part) && !OTHER.is_in(part) && !is_qualified(part, &OBJECTS))
        .then_some(Subject::Received)
}

fn cases(clause: &Clause, denied: &str) -> Vec<Subject> {
    static APPEALS: Words = list("procedures");
    static SUITS: Words = list("suits");
    static LOST: Words = list("lost_cases");
    static LOST_REVIEWS: Words = list("lost_reviews");
    static OTHER: Words = list("not_cases");
    let (review, litigation) = (denied.contains("复议"), SUITS.is_in(denied));
    if !review && !litigation {
        return vec![];
    }
    let case = |is: bool, procedure, outcome| is.then_some(Subject::Cases(procedure, outcome));
    let both = |review, litigation, outcome| {
        let found =
            [case(review, Procedure::Review, outcome), case(litigation, Procedure::Litigation, outcome)];
        found.into_iter().flatten().collect()
    };
    if LOST.is_in(denied) {
        return both(LOST_REVIEWS.is_in(denied), denied.contains("诉讼败诉"), AppealOutcome::Corrected);
    }
    let route = denied.contains("未经复议") || denied.contains("复议后");
    if OTHER_CASES.is_in(clause.text) || OTHER.is_in(denied) || route || denied.contains('撤') {
        return vec![];
    }
    if is_qualified(denied, &APPEALS) { vec![] } else { both(review, litigation, AppealOutcome::Total) }
}

/// Whether anything but neutral words stands before one of the nouns that are denied: 未发生重复复议 leaves other ones.
fn is_qualified(denied: &str, nouns: &Words) -> bool {
    let parts = denied.split(['、', '和', '与', '或', '及']);
    let before = parts.filter_map(|part| Some(&part[..nouns.places(part).next()?.0]));
    before.into_iter().any(|before| !without(before, &[&NEUTRAL]).is_empty())
}

fn documents(text: &str, denied: &str) -> Vec<Subject> {
    static OTHER: Words = list("not_documents");
    static MAKING: Words = list("making");
    static NOUN: Words = Words::of("规范性文件");
    if !denied.contains("规范性文件") || OTHER.is_in(text) || is_qualified(denied, &NOUN) {
        return vec![];
    }
    let repealed = text.contains("废止").then_some(DocumentStatus::Repealed);
    // 未制定、废止 denies both; 制发3件后未废止 only the second.
    let said = |verb: &str| {
        denied.contains(verb) || ["未", "未新"].iter().any(|not| text.contains(&format!("{not}{verb}")))
    };
    let made = MAKING.iter().any(said);
    let made = (made || (repealed.is_none() && MAKING.is_in(text))).then_some(DocumentStatus::Made);
    [made, repealed].into_iter().flatten().map(Subject::Documents).collect()
}

fn fee(clause: &Clause, denied: &str) -> Option<Subject> {
    static OTHER: Words = list("not_fees");
    static INFORMATION: Words = list("information_fees");
    static FEES: Words = list("fees");
    static ANY: Words = list("any_fee");
    if OTHER.is_in(denied) {
        return None;
    }
    let charged = clause.disclosure && (denied.contains("收取") || clause.text.contains("未收取"));
    if INFORMATION.is_in(denied) || (charged && ANY.is_in(denied)) {
        return Some(Subject::InformationFee);
    }
    FEES.is_in(denied).then_some(Subject::Fees)
}
