//! Figures of 表三: what was received, handled, carried over, and with which result.

use super::claims::{Around, Row, Subject};
use super::clauses::Topic;
use super::vocabulary::{OBJECTS, any, ends, ends_in_object, has_object, is_foreign, is_filler, stem, without_first};

const RECEIVED: &[&str] =
    &["新收到", "新接收", "新接到", "新受理", "新收", "新增", "收到", "接收到", "接收", "接到", "受理", "共收", "收悉", "登记"];
const ALSO_HANDLED: &[&str] = &[
    "并办理", "并答复", "并办结", "并处理", "并回复", "和办理", "及办理", "和处理", "及处理", "和答复", "、办理", "、处理", "、答复", "办理", "答复",
    "处理", "办结", "并按时", "并及时", "并依法",
];
const IN_HAND: &[&str] = &["共收办", "收办", "办理", "处理", "承办"];
const HANDLED: &[&str] =
    &["办结", "答复", "回复", "办复", "办理完毕", "办理完成", "处理完毕", "处理完成", "办理完结", "办毕"];
/// What makes an answer one of several kinds of answers.
const SOME_ANSWERS: &[&str] = &[
    "电话", "当面", "口头", "书面", "邮件", "网上", "邮寄", "延期", "超期", "逾期", "限期", "未", "待", "不予", "部分", "率", "维持", "可", "告知",
    "当场", "现场", "提前", "并办结", "并答复", "并回复", "短信", "快递", "征求", "协商", "线上", "线下", "在线", "沟通", "非本机关", "转",
];

/// Words for the groups of results, the longer before the shorter.
const RESULTS: &[(&str, Row)] = &[
    ("予以公开", Row::Granted),
    ("同意公开", Row::Granted),
    ("全部公开", Row::Granted),
    ("部分公开", Row::Partial),
    ("不予公开", Row::Denied),
    ("无法提供", Row::Unable),
    ("不予处理", Row::Refused),
    ("其他处理", Row::Closed),
];

/// Words for the single results of （三）–（六）, in the order of the form.
const LEAVES: [&[&str]; 19] = [
    &["属于国家秘密", "涉及国家秘密"],
    &["法律行政法规禁止", "法律、行政法规禁止"],
    &["三安全一稳定"],
    &["第三方合法权益"],
    &["内部事务信息"],
    &["过程性信息", "过程性性信息"],
    &["行政执法案卷"],
    &["行政查询事项"],
    &["不掌握相关政府信息", "本机关不掌握"],
    &["没有现成信息", "需要另行制作", "需另行制作"],
    &["补正后申请内容仍不明确", "补正后仍不明确"],
    &["信访举报投诉类"],
    &["重复申请"],
    &["公开出版物"],
    &["大量反复申请"],
    &["确认或重新出具", "重新出具已获取"],
    &["逾期不补正"],
    &["未按收费通知"],
    &[],
];

/// The figure of 表三 that the words around a number name.
pub(super) fn subject(around: &Around) -> Option<Subject> {
    let about = around.clause.topic == Topic::Requests || has_object(around.clause.text);
    carried(around)
        .filter(|_| about)
        .or_else(|| received(around))
        .or_else(|| if about { result(around).map(Subject::Result).or_else(|| applicant(around)) } else { None })
        .or_else(|| if about { handled(around).or_else(|| in_hand(around)) } else { None })
}

/// Whether a percentage is the share of applications that were handled.
pub(super) fn is_rate(around: &Around) -> bool {
    let timely = any(around.head, &["按期", "按时", "及时", "限期", "如期", "时限", "期限", "时效"]);
    let about = around.clause.topic == Topic::Requests;
    about && !timely && ends(around.lead.trim_end_matches(['为', '达', '到', '均', '是']), &["办结率", "办理率"])
}

fn last<'w>(text: &str, words: &[&'w str]) -> Option<(usize, &'w str)> {
    let found = words.iter().filter_map(|word| text.rfind(word).map(|at| (at, *word)));
    found.max_by_key(|(at, word)| (at + word.len(), word.len()))
}

fn received(around: &Around) -> Option<Subject> {
    let (at, verb) = last(around.lead, RECEIVED)?;
    let before = &around.lead[..at];
    if ends(before, &["未", "没有", "不", "拟", "不予", "应", "可", "需"]) || any(before, &["不予", "补正"]) {
        return None;
    }
    let rest = &around.lead[at + verb.len()..];
    let also = ALSO_HANDLED.iter().find_map(|word| rest.strip_prefix(word));
    let middle = also.unwrap_or(rest);
    let known = around.clause.topic == Topic::Requests;
    let bare = without_first(middle.trim_start_matches("到")).is_empty();
    let tail = without_first(around.tail);
    let object_behind = bare && object_first(around.tail);
    let understood = bare && known && tail.is_empty() && !is_foreign(around.head);
    if !(ends_in_object(middle) && !is_foreign(around.tail)) && !object_behind && !understood {
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
    let end = OBJECTS.iter().filter_map(|object| tail.find(object).map(|at| at + object.len())).max();
    let Some(end) = end.filter(|_| !is_foreign(tail)) else { return false };
    let rest = without_first(&tail[end..]);
    rest.is_empty() || ["均", "已", "全部", "都", "并", "按", "当"].iter().any(|word| rest.starts_with(word))
}

fn in_hand(around: &Around) -> Option<Subject> {
    let (at, verb) = last(around.lead, IN_HAND)?;
    let middle = &around.lead[at + verb.len()..];
    let before = &around.lead[..at];
    if ends(before, &["正在", "继续", "未", "不予", "尚在", "其他", "不再", "度", "延期", "待"]) || middle.starts_with("结果") {
        return None;
    }
    let middle = middle.strip_prefix("答复").unwrap_or(middle);
    let bare = without_first(middle).is_empty() && object_first(around.tail);
    (ends_in_object(middle) || bare).then_some(Subject::InHand)
}

fn handled(around: &Around) -> Option<Subject> {
    if any(around.clause.around, &["延期答复", "延期办理", "超期", "逾期答复", "延期办结"]) {
        return None;
    }
    let known = around.clause.topic == Topic::Requests;
    if let Some(stem) = stem(around.lead, HANDLED, OBJECTS) {
        let before = HANDLED.iter().filter_map(|verb| stem.strip_suffix(verb)).min_by_key(|before| before.len());
        let plain = !any(before.unwrap_or(""), SOME_ANSWERS) && !is_foreign(around.head);
        let ends_here = without_first(around.tail).is_empty() || object_first(around.tail);
        return (known && plain && ends_here).then_some(Subject::Handled);
    }
    let behind = ["已办结", "已答复", "已完成答复", "完成答复", "已全部办结", "已回复", "已全部答复"];
    let tail = around.tail;
    let bare = ends(around.lead, &["其中", "已"]) || around.lead.is_empty();
    (known && bare && (ends(tail, &behind) || tail == "办结") && !any(tail, SOME_ANSWERS)).then_some(Subject::Handled)
}

/// 上年结转 and 结转下年: the year beside the verb tells which.
fn carried(around: &Around) -> Option<Subject> {
    let verbs = &["结转", "转结", "接转", "转办", "转入", "顺延", "延至", "转至", "转下", "转到", "遗留", "继续办理", "办理"];
    let own = around.clause.year;
    for part in [around.lead, around.tail] {
        let next = ["下年", "下一年", "次年", "下个年", "明年", "下转"].iter().any(|word| part.contains(word));
        let last = ["上年", "上一年", "去年", "往年", "上年度", "上个年"].iter().any(|word| part.contains(word));
        let moved = any(part, &verbs[..verbs.len() - 2]);
        let going_on = next && any(part, &["继续办理", "办理"]);
        if !moved && !going_on && !(part.contains('转') && year_in(part).is_some()) {
            continue;
        }
        if any(part, &["未收到", "不予", "答复不"]) {
            return None;
        }
        return match (next, last, year_in(part)) {
            (true, false, _) => Some(Subject::CarriedOut),
            (false, true, _) => Some(Subject::CarriedIn),
            (false, false, Some((year, before_verb))) => match own {
                Some(own) if year > own => Some(Subject::CarriedOut),
                Some(_) => Some(Subject::CarriedIn),
                None if before_verb => Some(Subject::CarriedIn),
                None => Some(Subject::CarriedOut),
            },
            _ => None,
        };
    }
    None
}

/// A year that is named beside 转, and whether it stands before it.
fn year_in(text: &str) -> Option<(u16, bool)> {
    let at = text.find('年')?;
    let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = text[at - digits..at].parse().ok().filter(|year| (1990..2100).contains(year))?;
    Some((year, text.find('转').is_none_or(|verb| at < verb)))
}

fn result(around: &Around) -> Option<Row> {
    let names: Vec<_> = RESULTS.iter().map(|(word, _)| *word).collect();
    if let Some(stem) = stem(around.lead, &names, &[]) {
        let joined = ["予以公开及部分", "予以公开和部分", "予以公开或部分", "予以公开、部分", "予以公开与部分"];
        if any(stem, &joined) {
            return Some(Row::GrantedOrPartial);
        }
        return RESULTS.iter().find(|(word, _)| stem.ends_with(word)).map(|(_, row)| *row);
    }
    if around.lead.trim_start_matches("其中") == "公开" {
        return Some(Row::Granted);
    }
    if let Some(leaf) = LEAVES.iter().position(|names| any(around.lead, names)) {
        return Some(Row::Leaf(leaf));
    }
    if !is_filler(around.lead, &["其中", "对", "另"]) {
        return None;
    }
    let tail = around.tail.trim_start_matches(['已', '均', '为', '系', '是', '属', '于', '作', '出', '给']);
    let behind = RESULTS.iter().find(|(word, _)| tail.starts_with(word));
    let rest = |word: &str| without_first(&tail[word.len()..]).is_empty();
    behind.filter(|(word, _)| rest(word)).map(|(_, row)| *row)
}

fn applicant(around: &Around) -> Option<Subject> {
    let natural = ["自然人", "公民个人"];
    let legal = ["法人或其他组织", "法人和其他组织", "法人及其他组织", "法人或者其他组织", "法人、其他组织"];
    let found = |words: &[&str]| stem(around.lead, words, OBJECTS);
    let listed = |stem: &str| any(stem, &["公民、", "收到", "受理", "接到", "收悉"]);
    let natural = found(&natural).map(|stem| (stem, Subject::Natural));
    let named = natural.or_else(|| found(&legal).map(|stem| (stem, Subject::Legal)));
    named.filter(|(stem, _)| !listed(stem)).map(|(_, subject)| subject)
}
