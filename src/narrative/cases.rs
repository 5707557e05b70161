//! Figures of 表四: 行政复议 and 行政诉讼.

use crate::narrative::claims::{Around, Court, Outcome, Subject};
use crate::narrative::clauses::Topic;
use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::vocabulary::{any, ends, stem, without_first};

/// What makes cases other ones than those of 表四, or only some of them.
pub(crate) static QUALIFIED: Words = Words::of(
    "备案 答复不当 处理不当 公开不当 公开不及时 败诉 纠错 撤诉 出庭 民事 上诉 二审 一审 再审 旁听 培训 \
     代理 检察 作为复议机关 被撤销 违法 往年 上年 去年 不作为 不服 胜诉 第三人 审理 复议机关",
);

/// The figures of 表四 that the words around a number name.
pub(crate) fn subjects(around: &Around, count: u128) -> Vec<Subject> {
    let clause = around.clause;
    if any(clause.text, &QUALIFIED) || !clause.disclosure {
        return vec![];
    }
    let more = ["发生", "产生", "案", "办理", "受理", "结案", "程序"];
    let all = |courts: &[Court]| courts.iter().map(|court| Subject::Cases(*court, Outcome::Total)).collect();
    if let Some(court) = route(around.lead) {
        return all(&[court]);
    }
    if let Some(stem) = stem(around.lead, &["复议", "诉讼", "起诉"], &more) {
        let review = stem.ends_with("复议");
        return match joint(stem) {
            false if review => all(&[Court::Review]),
            false => all(&[Court::Litigation]),
            // 复议、诉讼0件 denies both; 复议、诉讼各1件 counts each; otherwise they are counted together.
            true if count == 0 || ends(around.lead, &["各", "均", "均为"]) => {
                all(&[Court::Review, Court::Litigation])
            }
            true => all(&[Court::All]),
        };
    }
    if let Some(court) = behind(around) {
        return all(&[court]);
    }
    let own = match clause.topic {
        Topic::Review => Court::Review,
        Topic::Litigation => route(around.head).unwrap_or(Court::Litigation),
        _ => return vec![],
    };
    let first = matches!(around.lead, "" | "其中" | "另" | "另有");
    let outcome = outcome(around.lead).or_else(|| if first { outcome(around.tail) } else { None });
    outcome.map(|outcome| Subject::Cases(own, outcome)).into_iter().collect()
}

/// Which of the two groups of 行政诉讼 words name.
fn route(lead: &str) -> Option<Court> {
    let direct = [
        "未经复议直接起诉",
        "未经复议直接诉讼",
        "未经复议直接提起诉讼",
        "未经复议直接提起行政诉讼",
        "未经复议直接行政诉讼",
    ];
    let after = ["复议后起诉", "复议后诉讼", "复议后提起诉讼", "复议后提起行政诉讼", "复议后行政诉讼"];
    let named = |words: &dyn Lexicon| stem(lead, words, &[]).is_some();
    if named(&direct) { Some(Court::Direct) } else { named(&after).then_some(Court::AfterReview) }
}

/// Whether 复议 and 诉讼 stand side by side before one number.
fn joint(stem: &str) -> bool {
    let start = stem.rfind("复议").min(stem.rfind("诉讼"));
    let between = start.map_or("", |at| &stem[at..]);
    stem.contains("复议")
        && stem.contains("诉讼")
        && ["、", "和", "及", "或", "与"].iter().any(|word| between.contains(word))
}

/// `1件涉及政府信息公开工作的行政复议`.
fn behind(around: &Around) -> Option<Court> {
    if any(around.tail, &["没有", "未", "无"]) {
        return None;
    }
    let tail = without_first(around.tail.trim_start_matches("因"));
    let stem = stem(tail, &["行政复议", "行政诉讼"], &[])?;
    match (stem.contains("复议"), stem.contains("诉讼")) {
        (true, false) => Some(Court::Review),
        (false, true) => Some(Court::Litigation),
        _ => None,
    }
}

fn outcome(lead: &str) -> Option<Outcome> {
    let names: [(&dyn Lexicon, Outcome); 4] = [
        (&["维持", "维持结果", "结果维持"], Outcome::Upheld),
        (&["纠正", "纠正结果"], Outcome::Corrected),
        (&["其他结果"], Outcome::Other),
        (&["尚未审结", "未审结", "尚未办结", "尚未结案"], Outcome::Pending),
    ];
    names.iter().find(|(words, _)| stem(lead, *words, &[]).is_some()).map(|(_, outcome)| *outcome)
}
