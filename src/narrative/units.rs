//! The words that tell what a number is: units, vagueness, dates.

use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::numbers::Number;
use crate::narrative::reading::Kind;

/// Units in which things are counted, the longer before the shorter.
static UNITS: Words = Words::of(
    "人次 件次 条次 篇次 批次 场次 户次 家次 条 件 篇 份 次 个 期 人 场 宗 起 项 部 则 例 批 种 类 家 名 \
     处 户 册 幅 套 封 通 张 块 段 本 版 卷 座 所 支 组 门 款 笔 单 桩 宗",
);

/// Words that begin like a unit and are none.
static NO_UNITS: Words = Words::of(
    "部门 部分 处理 处罚 处置 通过 通知 通报 组织 门户 单位 项目 起诉 名称 期间 场所 类型 批复 人民 人大 \
     家庭 本级 本年 本机 张贴 支持 款项 所有 所属 所在 条例 例外 例行 座谈 封存 单独 本次 个工作日 个月 \
     个小时 个百分点 个季度 个年度 个自然日 次年",
);

/// What makes a number a date, a rank or a measure.
static MEASURES: Words = Words::of(
    "年 月 日 号 时 点 分 秒 天 周 岁 楼 室 级 倍 度 届 米 公里 平方 亩 吨 小时 季度 版本 - / ~ ～ — : · \
     ℃ G K M k m @ 个工作日 个月 个小时 个百分点 个季度 个年度 个自然日",
);

/// Words within a number or before its unit that make it vague.
pub(crate) static VAGUE_BETWEEN: Words = Words::of("余 多 来 几 +");

/// Words behind a unit that make the number vague.
pub(crate) static VAGUE_AFTER: Words = Words::of("以上 左右 上下 有余 之多");

/// Words before a number that make it vague.
static VAGUE_BEFORE: Words = Words::of("约 近 超 超过 逾 不足 至少 不少于 不低于 突破 约为 接近 多达");

/// Whether the words before a number make it vague.
pub(crate) fn vague_before(before: &str) -> bool {
    VAGUE_BEFORE.ends(before).is_some()
}

/// What a number counts, from the words around it; the unit is the beginning of `after`.
pub(crate) fn unit(before: &str, after: &str) -> (Kind, &'static str) {
    let code = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "-/第·.:—~～".contains(c));
    if code {
        return (Kind::Other, "");
    }
    if after.starts_with(['%', '‰']) || before.ends_with("百分之") {
        return (Kind::Percent, "");
    }
    if after.starts_with('元') || after.starts_with("人民币") {
        return (Kind::Money, "元");
    }
    if MEASURES.begins(after).is_some() || after.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (Kind::Other, "");
    }
    if NO_UNITS.begins(after).is_some() {
        return (Kind::Bare, "");
    }
    UNITS.begins(after).map_or((Kind::Bare, ""), |unit| (Kind::Count, unit))
}

/// A Chinese number that is a count: 三件 is one, 三公 and 第三批 and 一件事 are none.
pub(crate) fn chinese_count(
    before: &str,
    rest: &str,
    (number, length): (Number, usize),
) -> Option<(Number, usize)> {
    static BEHIND: Words =
        Words::of("其中 政府信息 信息公开 依申请 申请 行政 均 已 予以 部分公开 不予 和 及");
    const NOT_BEFORE: &str = "第每同这某另唯任逐有多其之统专万亿半几数零〇一二三四五六七八九十百千两";
    if before.ends_with(|c: char| NOT_BEFORE.contains(c)) {
        return None;
    }
    let after = rest.get(length..)?;
    let unit = ["条", "件", "篇", "份", "宗", "起", "期", "次", "例", "场"].begins(after)?;
    let behind = &after[unit.len()..];
    let ends = behind.chars().next().is_none_or(is_mark);
    (ends || BEHIND.begins(behind).is_some()).then_some((number, length))
}

/// Whether a character parts clauses.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, ',' | '、' | ';' | '。' | ':' | '(' | ')' | '\n' | ' ')
}
