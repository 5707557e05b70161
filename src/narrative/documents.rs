//! Figures of 表二: 规章 and 行政规范性文件.

use crate::narrative::claims::{Act, Around, Subject};
use crate::narrative::clauses::Topic;
use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::vocabulary::{any, stem};

/// What makes documents other ones than those of 表二.
static OTHER: Words = Words::of(
    "审查 审核 备案 征求 意见 解读 类信息 目录 重大 政策性 合法性 起草 汇编 公平竞争 拟 草案 上报 报送 \
     修改 修订 到期 评估 转载",
);
static MADE: Words = Words::of("制发 制定 印发 出台 制订 新发 下发");
static REPEALED: Words = Words::of("废止 失效");
static VALID: Words = Words::of("现行有效 继续有效");

/// The figure of 表二 that the words around a number name.
pub(crate) fn subject(around: &Around) -> Option<Subject> {
    if any(around.lead, &OTHER) || any(around.tail, &OTHER) {
        return None;
    }
    let ends_in = |words: &dyn Lexicon| stem(around.lead, words, &["发布"]).is_some();
    let behind = without_maker(around.tail).starts_with("规范性文件");
    let short = around.clause.topic == Topic::Documents
        && (ends_in(&REPEALED)
            || ends_in(&VALID)
            || (ends_in(&["制发"])
                && around.tail.is_empty()
                && any(around.clause.around, &["废止", "现行有效"])));
    // 规范性文件制发件数0件.
    let made = stem(around.lead, &MADE, &["件数"])
        .and_then(|stem| stem.strip_suffix(MADE.ends(stem)?))
        .is_some_and(|before| before.ends_with("规范性文件"));
    if ends_in(&["规范性文件"]) || behind || short || made {
        return act(around).map(Subject::Documents);
    }
    ends_in(&["规章"]).then(|| act(around)).flatten().map(Subject::Rules)
}

/// What stands behind a number, without the words for whose documents they are: 局本级规范性文件.
fn without_maker(mut tail: &str) -> &str {
    static MAKERS: Words =
        Words::of("行政 局 委 厅 市 县 区 镇 乡 街道 政府 本级 本机关 本单位 部门 机关 我 的");
    while let Some(word) = MAKERS.begins(tail) {
        tail = &tail[word.len()..];
    }
    tail
}

/// What was done with the documents: the last verb before the number tells.
fn act(around: &Around) -> Option<Act> {
    let last = |words: &Words| words.last_in(around.head).map(|(at, _)| at);
    let verbs = [(last(&MADE), Act::Made), (last(&REPEALED), Act::Repealed), (last(&VALID), Act::Valid)];
    let (at, act) = verbs
        .into_iter()
        .filter_map(|(at, act)| Some((at?, act)))
        .max_by_key(|(at, _)| *at)
        .or_else(|| published(around))?;
    // What was put on a web site or looked through need not be all there is.
    let shown = any(&around.head[..at], &["公开", "发布", "公布", "清理", "梳理", "公示"]);
    (act == Act::Made || !shown || any(around.clause.around, &["制发", "制定"])).then_some(act)
}

/// 发布 is 制发 only beside what was repealed or is valid.
fn published(around: &Around) -> Option<(usize, Act)> {
    let beside = any(around.clause.around, &REPEALED) && any(around.clause.around, &VALID);
    let at = around.head.find("发布")?;
    (beside || around.clause.around.contains("废止数量")).then_some((at, Act::Made))
}
