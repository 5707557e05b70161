//! Figures of 表三: what was received, handled, carried over, and with which result.

use crate::narrative::claims::{Around, Subject};
use crate::narrative::clauses::Topic;
use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::vocabulary::{
    OBJECTS, any, ends, ends_in_object, has_object, is_foreign, stem, without_first,
};
use crate::narrative::{carried, results};

static RECEIVED: Words =
    Words::of("新收到 新接收 新接到 新受理 新收 新增 收到 接收到 接收 接到 接受 受理 共收 收悉 登记");
static ALSO_HANDLED: Words = Words::of(
    "并办理 并答复 并办结 并处理 并回复 和办理 及办理 和处理 及处理 和答复 、办理 、处理 、答复 办理 答复 \
     处理 办结 并按时 并及时 并依法",
);
static IN_HAND: Words = Words::of("共收办 收办 办理 处理 承办");
static HANDLED: Words = Words::of("办结 答复 回复 办复 办理完毕 办理完成 处理完毕 处理完成 办理完结 办毕");
/// What makes an answer one of several kinds of answers.
static SOME_ANSWERS: Words = Words::of(
    "电话 当面 口头 书面 邮件 网上 邮寄 延期 超期 逾期 限期 未 待 不予 部分 率 维持 可 告知 当场 现场 \
     提前 并办结 并答复 并回复 短信 快递 征求 协商 线上 线下 在线 沟通 非本机关 转",
);

/// What a sentence may count beside what was answered, although 表三 counts it among the results.
static SET_APART: Words = Words::of(
    "延期答复 延期办理 延期办结 超期 逾期答复 撤回 撤销 撤件 逾期未补正 逾期不补正 不再处理 未补正",
);

/// The figure of 表三 that the words around a number name.
pub(crate) fn subject(around: &Around) -> Option<Subject> {
    let about = around.clause.topic == Topic::Requests || has_object(around.clause.text);
    carried::subject(around)
        .filter(|_| about)
        .or_else(|| received(around))
        .or_else(|| if about { results::subject(around).or_else(|| applicant(around)) } else { None })
        .or_else(|| if about { handled(around).or_else(|| in_hand(around)) } else { None })
}

/// Whether a percentage is the share of applications that were handled.
pub(crate) fn is_rate(around: &Around) -> bool {
    let timely = any(around.head, &["按期", "按时", "及时", "限期", "如期", "到期", "时限", "期限", "时效"]);
    let about = around.clause.topic == Topic::Requests;
    about
        && !timely
        && !SET_APART.is_in(around.clause.around)
        && ends(around.lead.trim_end_matches(['为', '达', '到', '均', '是']), &["办结率", "办理率"])
}

fn received(around: &Around) -> Option<Subject> {
    let (at, verb) = RECEIVED.last_in(around.lead)?;
    let before = &around.lead[..at];
    if ends(before, &["未", "没有", "不", "拟", "不予", "应", "可", "需"]) || any(before, &["不予", "补正"])
    {
        return None;
    }
    let rest = &around.lead[at + verb.len()..];
    let also = ALSO_HANDLED.begins(rest).map(|word| &rest[word.len()..]);
    let middle = also.unwrap_or(rest);
    let known = around.clause.topic == Topic::Requests;
    let bare = without_first(middle.trim_start_matches("到")).is_empty();
    let tail = without_first(around.tail);
    let object_behind = bare && object_first(around.tail);
    let understood = bare && known && tail.is_empty() && !is_foreign(around.head);
    let object_before = ends_in_object(middle) && !is_foreign(around.tail);
    if !(object_before || object_behind || understood) {
        return None;
    }
    Some(match also {
        Some(_) => Subject::InHand,
        None if verb.starts_with('新') || any(before, &["本年新", "年度新"]) => Subject::New,
        None => Subject::Received,
    })
}

/// Whether what stands behind a number is an application, and nothing else.
fn object_first(tail: &str) -> bool {
    let end = OBJECTS.last_in(tail).map(|(at, object)| at + object.len());
    let Some(end) = end.filter(|_| !is_foreign(tail)) else { return false };
    let rest = without_first(&tail[end..]);
    rest.is_empty() || ["均", "已", "全部", "都", "并", "按", "当"].iter().any(|word| rest.starts_with(word))
}

fn in_hand(around: &Around) -> Option<Subject> {
    let (at, verb) = IN_HAND.last_in(around.lead)?;
    let middle = &around.lead[at + verb.len()..];
    let before = &around.lead[..at];
    if ends(before, &["正在", "继续", "未", "不予", "尚在", "其他", "不再", "度", "延期", "待"])
        || middle.starts_with("结果")
    {
        return None;
    }
    let middle = middle.strip_prefix("答复").unwrap_or(middle);
    let bare = without_first(middle).is_empty() && object_first(around.tail);
    (ends_in_object(middle) || bare).then_some(Subject::InHand)
}

fn handled(around: &Around) -> Option<Subject> {
    if SET_APART.is_in(around.clause.around) {
        return None;
    }
    let known = around.clause.topic == Topic::Requests;
    if let Some(stem) = stem(around.lead, &HANDLED, &OBJECTS) {
        let before = HANDLED.ends(stem).and_then(|verb| stem.strip_suffix(verb));
        let plain = !any(before.unwrap_or(""), &SOME_ANSWERS) && !is_foreign(around.head);
        let ends_here = without_first(around.tail).is_empty() || object_first(around.tail);
        return (known && plain && ends_here).then_some(Subject::Handled);
    }
    let behind = ["已办结", "已答复", "已完成答复", "完成答复", "已全部办结", "已回复", "已全部答复"];
    let tail = around.tail;
    let bare = ends(around.lead, &["其中", "已"]) || around.lead.is_empty();
    (known && bare && (ends(tail, &behind) || tail == "办结") && !any(tail, &SOME_ANSWERS))
        .then_some(Subject::Handled)
}

fn applicant(around: &Around) -> Option<Subject> {
    let natural = ["自然人", "公民个人"];
    let legal = ["法人或其他组织", "法人和其他组织", "法人及其他组织", "法人或者其他组织", "法人、其他组织"];
    let found = |words: &dyn Lexicon| stem(around.lead, words, &OBJECTS);
    let listed = |stem: &str| any(stem, &["公民、", "收到", "受理", "接到", "收悉"]);
    // 26件为自然人申请.
    let verbs = ["均为", "为", "系", "是", "属于", "来自", "由"];
    let behind = verbs.begins(around.tail).map_or(around.tail, |verb| &around.tail[verb.len()..]);
    let behind = behind.strip_prefix("自然人").is_some_and(|rest| without_first(rest).is_empty());
    if behind && matches!(around.lead, "" | "其中") {
        return Some(Subject::Natural);
    }
    let natural = found(&natural).map(|stem| (stem, Subject::Natural));
    let named = natural.or_else(|| found(&legal).map(|stem| (stem, Subject::Legal)));
    named.filter(|(stem, _)| !listed(stem)).map(|(_, subject)| subject)
}
