//! The words of the field: what an application, a case, a document is called, and what only looks like one.

use crate::narrative::clauses::Topic;
use crate::narrative::lexicon::{Lexicon, Words};

/// What an application for information is called; the longer before the shorter.
pub(crate) static OBJECTS: Words = Words::of(
    "政府信息依申请公开 政府信息公开申请 公开政府信息申请 政务信息公开申请 信息公开申请 信息依申请公开 \
     依申请公开 政府信息申请 公开信息申请 公开申请 申请公开 信息申请 依申请 公开政府信息的申请 \
     信息公开的申请 政府信息的申请 信息公开书面申请 信息公开网上申请",
);

/// What may stand between an object and its number.
static FILLERS: Words = Words::of(
    "政府信息 信息 申请件 申请表 申请书 申请 事项 办件 案件 案 数量 数 总数 总量 总计 总 请求 共计 共 \
     合计 累计 计 为 有 的 了 内容 公开 件 答复 决定 处理 情形 情况 工单 业务 受理 是 分别 各 均 已 由 量 \
     提出 办理事项 办理件",
);

/// Matters that are counted like applications and are none.
static FOREIGN: Words = Words::of(
    "信访 留言 来信 来访 热线 建议 提案 投诉 举报 咨询 征询 征求 许可 处罚 批示 诉求 网民 工单 民事 执行 培训 会议 解读 监督检查 意见件 补正 备案 协查 会办 转办单 舆情 问政 仲裁 调解 \
     检察 证明 服务事项 办事",
);

/// On which ways applications come, but other matters too.
static WAYS: Words = Words::of("邮件 邮箱 信箱 电话");

/// The last so many bytes of a text, more or less.
pub(crate) fn last_bytes(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The character boundary at or before a byte.
pub(crate) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// Whether some word occurs in a text.
pub(crate) fn any(text: &str, words: &dyn Lexicon) -> bool {
    words.is_in(text)
}

/// Whether a text ends with some word.
pub(crate) fn ends(text: &str, words: &dyn Lexicon) -> bool {
    words.ends(text).is_some()
}

/// Whether words name other matters than applications; by letter and telephone come both.
pub(crate) fn is_foreign(text: &str) -> bool {
    FOREIGN.is_in(text) || (WAYS.is_in(text) && !has_object(text))
}

/// A text without fillers at its beginning.
pub(crate) fn without_first(mut text: &str) -> &str {
    while let Some(word) = FILLERS.begins(text) {
        text = &text[word.len()..];
    }
    text
}

/// A text up to the word of `words` that stands at its end, but for fillers and the words of `more`.
pub(crate) fn stem<'a>(mut text: &'a str, words: &dyn Lexicon, more: &dyn Lexicon) -> Option<&'a str> {
    while !ends(text, words) {
        let filler = more.ends(text).or_else(|| FILLERS.ends(text))?;
        text = &text[..text.len() - filler.len()];
    }
    Some(text)
}

/// Whether a text holds nothing but fillers and the words of `more`.
pub(crate) fn is_filler(mut text: &str, more: &dyn Lexicon) -> bool {
    while let Some(filler) = more.ends(text).or_else(|| FILLERS.ends(text)) {
        text = &text[..text.len() - filler.len()];
    }
    text.is_empty()
}

/// Whether a text names an application, and nothing but fillers behind it.
pub(crate) fn ends_in_object(text: &str) -> bool {
    let last = OBJECTS.last_in(text).map(|(at, object)| at + object.len());
    last.is_some_and(|end| without_first(&text[end..]).is_empty()) && !is_foreign(text)
}

/// Whether a text names an application at all.
pub(crate) fn has_object(text: &str) -> bool {
    OBJECTS.is_in(text)
}

/// Whether a unit counts papers: applications, cases, documents.
pub(crate) fn counts_papers(unit: &str) -> bool {
    ["", "件", "条", "份", "宗", "起", "项", "个", "例", "部", "次", "件次", "封", "人次", "桩", "篇", "人"]
        .contains(&unit)
}

/// Whether words tell of growth or of another year.
pub(crate) fn is_comparison(lead: &str) -> bool {
    static COMPARED: Words =
        Words::of("增长 增加 减少 下降 上升 同比 环比 较上年 比上年 较去年 比去年 持平 相比");
    COMPARED.is_in(lead)
}

/// Whether a clause speaks of a whole region or of all its offices.
pub(crate) fn is_wide(clause: &str) -> bool {
    static WIDE: Words = Words::of(
        "全县 全区 全市 全省 全州 全旗 全盟 全系统 全自治区 各部门 各单位 各乡镇 各街道 各镇 各级 各地 \
         各县 各区 下属 所属 我县各 我市各 指导 部门新收 部门收到 直属 各行政机关 行政机关共 市县 两级 \
         系统共 各科室",
    );
    WIDE.is_in(clause)
}

/// Whether a clause may speak of some organ's documents only.
pub(crate) fn is_share(clause: &str) -> bool {
    clause.contains("名义")
        && !any(clause, &["本单位", "本机关", "本局", "我局", "我办", "我镇", "我乡", "我委"])
}

/// Whether a clause speaks of information disclosure.
pub(crate) fn is_disclosure(clause: &str) -> bool {
    static DISCLOSURE: Words =
        Words::of("信息公开 依申请 公开申请 政务公开 申请公开 公开工作 未经复议 复议后");
    DISCLOSURE.is_in(clause)
}

/// Whether a clause speaks of a part of the year, or of several years.
pub(crate) fn is_part_of_year(clause: &str) -> bool {
    static PARTS: Words = Words::of(
        "季度 半年 月份 历年 近三年 近两年 近五年 去年同期 去年共 去年收到 施行以来 实施以来 成立以来 1-6月 1-9月 1-10月 1-11月 1至6月 1至9月 1至10月 1至11月",
    );
    PARTS.is_in(clause)
}

/// Whether a year belongs to what it stands beside, not to the sentence: 2021年度结转, 截至2024年.
pub(crate) fn dates_something(before: &str, after: &str) -> bool {
    static BEFORE: Words = Words::of(
        "截至 截止 截止到 截至到 结转 转至 转到 转入 转 结转至 结转到 自 从 至 与 比 较 延至 含 件为 条为 系",
    );
    static AFTER: Words = Words::of(
        "结转 转办 转入 接转 遗留 未办结 继续 办理 申请 末 底 相比 政府信息公开工作年度报告 信息公开年 部门 预 决算",
    );
    BEFORE.ends(before).is_some() || AFTER.begins(after.strip_prefix('度').unwrap_or(after)).is_some()
}

/// What a clause is about, given what the one before was about, and whether it may be an item of a list.
pub(crate) fn topic(clause: &str, counts: bool, before: Topic, listing: bool) -> Topic {
    static TAKEN: Words = Words::of(
        "收到 受理 接到 接收 接受 办理 处理 新收 办结 答复 共收 提交 情况 方面 信息公开申请 公开申请 提出 回复 \
         工作",
    );
    static CASES: Words = Words::of("复议 诉讼 起诉");
    // Results of applications, and manners of answering them.
    static LEAVES: Words =
        Words::of("信访举报投诉类 行政处罚案卷 行政执法案卷 补正 电话回复 电话答复 邮件回复 邮件答复");
    static RESULTS: Words = Words::of("予以公开 部分公开 不予公开 无法提供 不予处理 其他处理");
    static ELSE: Words = Words::of("主动公开 政府信息管理 发布信息 发布政府信息");
    static POLICIES: Words = Words::of("政策文件 政策解读");
    if let Some((_, case)) = CASES.last_in(clause) {
        return if case == "复议" { Topic::Review } else { Topic::Litigation };
    }
    // Applications may ask for documents; what is counted or denied is what a clause is about.
    if clause.contains("规范性文件") && (counts || before != Topic::Requests) {
        return Topic::Documents;
    }
    // 予以公开2件、不予公开1件: only applications end like this.
    if RESULTS.places(clause).take(2).count() == 2 {
        return Topic::Requests;
    }
    let heading = matches!(clause, "依申请公开" | "政府信息依申请公开" | "依申请公开政府信息");
    if heading || (has_object(clause) && TAKEN.is_in(clause) && !is_foreign(clause)) {
        return Topic::Requests;
    }
    let asked = !counts && before == Topic::Requests;
    let way = listing && before == Topic::Requests && !FOREIGN.is_in(clause);
    if (is_foreign(clause) && !way && !LEAVES.is_in(clause) && !has_object(clause))
        || ELSE.is_in(clause)
        || (!asked && POLICIES.is_in(clause))
    {
        return Topic::Else;
    }
    before
}
