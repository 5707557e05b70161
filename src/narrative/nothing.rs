//! Words that deny: 未收到申请, 未发生复议诉讼, 无结转, 未收取信息处理费.

use crate::narrative::carried;
use crate::narrative::cases::QUALIFIED;
use crate::narrative::claims::{Act, Court, Outcome, Subject};
use crate::narrative::clauses::{Clause, Topic};
use crate::narrative::lexicon::Words;
use crate::narrative::vocabulary::{any, ends_in_object};

static DENIALS: Words = Words::of(
    "未收到 未接到 未接收到 未接收 未受理 未曾收到 未发生 未产生 未出现 未有 未制定 未制发 未印发 未出台 \
     未发布 未废止 未收取 没有 不存在 无 未新发布 未新制定 未新制发 未新出台 未对 未因 未被 未提起 未涉及 未新收",
);

/// What a clause says there was none of.
pub(crate) fn subjects(clause: &Clause) -> Vec<Subject> {
    if !clause.figures.is_empty() && clause.text.contains("件") && any(clause.text, &["剩余", "其余"]) {
        return vec![];
    }
    if clause.topic == Topic::Requests
        && matches!(clause.text, "无" | "本年度无" | "本年无" | "无此项" | "无此情况")
    {
        return vec![Subject::Received];
    }
    let Some(denied) = denied(clause.text) else { return vec![] };
    let mut found = vec![];
    found.extend(requests(denied));
    found.extend(carried::denied(denied, clause.year));
    found.extend(cases(clause, denied));
    found.extend(documents(clause.text, denied));
    found.extend(fee(clause, denied));
    found
}

/// What stands behind the first word that denies.
fn denied(text: &str) -> Option<&str> {
    let (at, word) = DENIALS.places(text).next()?;
    let rest = &text[at + word.len()..];
    let other = [
        "法", "正当", "线", "障", "偿", "关", "故", "人", "缝", "条件", "需", "纸", "效", "论", "锡", "为",
        "极", "极县", "棣", "误", "误差",
    ];
    let compound = word == "无" && other.iter().any(|word| rest.starts_with(word));
    (!compound).then_some(rest)
}

fn requests(denied: &str) -> Option<Subject> {
    let mut named = denied
        .split(['、', '和', '及', '与'])
        .flat_map(|part| part.split("或者"))
        .flat_map(|part| part.split('或'));
    let other = [
        "复议",
        "诉讼",
        "投诉",
        "举报",
        "备案",
        "补正",
        "收费",
        "超期",
        "逾期",
        "申请人",
        "违",
        "纠纷",
        "争议",
        "结转",
        "尚未",
        "撤销",
        "因",
        "涉及",
        "对",
    ];
    let plain = |part: &str| ends_in_object(part) && !any(part, &other);
    // 未收到法人或其他组织的申请 denies nothing of what citizens applied for.
    if any(denied, &["法人", "其他组织"]) && !any(denied, &["公民", "自然人", "个人", "群众", "公众"])
    {
        return None;
    }
    named.any(plain).then_some(Subject::Received)
}

fn cases(clause: &Clause, denied: &str) -> Vec<Subject> {
    let (review, litigation) = (denied.contains("复议"), any(denied, &["诉讼", "起诉"]));
    if !review && !litigation {
        return vec![];
    }
    if any(denied, &["复议纠错", "复议被纠错", "诉讼败诉", "败诉"]) {
        let mut found = vec![];
        found.extend(
            any(denied, &["复议纠错", "复议被纠错", "复议被纠正"])
                .then_some(Subject::Cases(Court::Review, Outcome::Corrected)),
        );
        found.extend(
            denied.contains("诉讼败诉").then_some(Subject::Cases(Court::Litigation, Outcome::Corrected)),
        );
        return found;
    }
    if any(clause.text, &QUALIFIED) || any(denied, &["尚未", "未审结", "引发的投诉", "过错", "超"])
    {
        return vec![];
    }
    let mut found = vec![];
    if denied.contains("未经复议") || denied.contains("复议后") {
        return found;
    }
    found.extend(review.then_some(Subject::Cases(Court::Review, Outcome::Total)));
    found.extend(litigation.then_some(Subject::Cases(Court::Litigation, Outcome::Total)));
    found
}

fn documents(text: &str, denied: &str) -> Vec<Subject> {
    if !denied.contains("规范性文件")
        || any(text, &["审查", "审核", "备案", "征求", "解读", "修改", "违", "超", "未公开", "应公开"])
    {
        return vec![];
    }
    let repealed = text.contains("废止").then_some(Act::Repealed);
    // 未制定、废止 denies both; 制发3件后未废止 only the second.
    let verbs = ["制定", "制发", "印发", "出台", "发布"];
    let said = |verb: &&str| {
        denied.contains(*verb) || ["未", "未新"].iter().any(|not| text.contains(&format!("{not}{verb}")))
    };
    let made = verbs.iter().any(said);
    let made = (made || (repealed.is_none() && any(text, &verbs))).then_some(Act::Made);
    [made, repealed].into_iter().flatten().map(Subject::Documents).collect()
}

fn fee(clause: &Clause, denied: &str) -> Option<Subject> {
    if any(denied, &["减免", "违规", "超", "退", "乱", "项目", "标准"]) {
        return None;
    }
    let charged = clause.disclosure && (denied.contains("收取") || clause.text.contains("未收取"));
    if any(denied, &["信息处理费", "信息公开处理费", "公开信息处理费"])
        || (charged && any(denied, &["费用", "任何费"]))
    {
        return Some(Subject::InformationFee);
    }
    denied.contains("行政事业性收费").then_some(Subject::Fees)
}
