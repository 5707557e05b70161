//! Reads the years that a text names, and whether it reports on them: `2024年，我局…` or only refers to them.

use crate::text::Normalized;
use crate::text::numerals::{spelled, year_digit};
use std::ops::Range;

/// Four digits before 年 outside of these are no year of a report.
const CENTURY: Range<u32> = 2008..2100;
/// What comes before the year that a sentence reports on: a mark, the agency, or a heading that runs on.
const BEFORE: &[&str] = &[
    "。", ";", ",", ":", ")", "、", "局", "县", "镇", "乡", "市", "区", "办", "委", "单位", "机关", "政府",
    "室", "中心", "街道", "情况", "公开", "方面", "是", "院", "校", "厅", "在",
];
/// Words after a year that only refer to it: 2019年以来, 2019年修订的, 2024年结转的.
const AFTER: &[&str] = &[
    "以来",
    "以前",
    "之前",
    "以后",
    "之后",
    "起",
    "始",
    "至",
    "到",
    "-",
    "—",
    "~",
    "底",
    "末",
    "初",
    "修订",
    "修正",
    "出台",
    "印发",
    "制定",
    "施行",
    "实施",
    "颁布",
    "发布的",
    "下发",
    "公布的",
    "版",
    "的",
    "相比",
    "同期",
    "相较",
    "第",
    "(",
    ")",
    "》",
    "”",
    "、",
    "和",
    "及",
    "与",
    "政府信息公开工作年度报告",
    "政府信息公开工作报告",
    "政府信息公开年度报告",
    "政府信息公开年报",
    "年报",
    "部门预算",
    "部门决算",
    "财政预算",
    "财政决算",
    "预算",
    "决算",
    "工作要点",
    "政务公开工作要点",
    "政务公开要点",
    "要点",
    "建成",
    "成立",
    "开通",
    "未",
    "结转",
    "遗留",
    "上年",
];
/// Words of the clause before a year that compare with it: 相比2024年, 与上年2024年.
const COMPARING: &[&str] =
    &["上年", "上一年", "去年", "前年", "同比", "同期", "相比", "比较", "对比", "历年", "往年"];
/// Words that make a clause with 条例 one of the law's own year.
const LAWS: &[&str] = &["修订", "修正", "施行", "实施", "颁布", "公布", "新"];
/// Words that make 在2024年… the place of something else.
const AFFAIRS: &[&str] = &["评估", "考核", "测评", "检查", "通报", "基础上", "排名"];
/// Verbs whose object may be a paper of another year: 公布2023年度法治政府建设情况报告.
const SHOWING: &[&str] = &["公开", "公布", "发布", "公示", "公告", "公开了", "公布了", "发布了", "公示了"];
/// What the name of such a paper ends with.
const PAPERS: &[&str] = &[
    "报告",
    "公报",
    "结果",
    "情况",
    "决算",
    "预算",
    "名单",
    "规划",
    "计划",
    "统计",
    "目录",
    "清单",
    "数据",
    "年鉴",
    "白皮书",
    "表",
    "账",
];
/// Words that name the year of the report.
const PRESENT: &[&str] = &["本年", "今年", "当年", "这一年", "一年来"];

/// A year that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) year: u16,
    /// The digits and 年, in the compact text.
    pub(crate) part: Range<usize>,
}

/// Finds every year in a compact text: four digits of either kind before 年.
pub(crate) fn mentions(compact: &Normalized) -> impl Iterator<Item = Mention> {
    let text = compact.text.as_str();
    text.match_indices('年').filter_map(|(end, _)| {
        let digits = text[..end].char_indices().rev().take_while(|(_, c)| year_digit(*c).is_some()).take(5);
        let (start, _) = digits.enumerate().last().filter(|(last, _)| *last == 3)?.1;
        let year = spelled(&text[start..end]).filter(|year| CENTURY.contains(year))?;
        Some(Mention { year: u16::try_from(year).ok()?, part: start..end + '年'.len_utf8() })
    })
}

/// Whether some other words name the year of the report, or a number or a title does.
pub(crate) fn names_present(compact: &Normalized, year: u16) -> bool {
    let text = compact.text.as_str();
    PRESENT.iter().any(|word| text.contains(word)) || text.contains(&year.to_string())
}

/// Whether a sentence reports on the year that it names, as far as its words show: the year begins it or follows the
/// agency, and is neither compared with nor a date.
pub(crate) fn is_topic(compact: &Normalized, mention: &Mention) -> bool {
    let (before, after) = compact.text.split_at(mention.part.end);
    let before = &before[..mention.part.start];
    let after = after.strip_prefix('度').unwrap_or(after);
    let begins = before.is_empty() || BEFORE.iter().any(|word| before.ends_with(word));
    let refers = AFTER.iter().any(|word| after.starts_with(word));
    let is_dated = after.starts_with(|c: char| c.is_ascii_digit());
    let clause = before.trim_end_matches([',', ':']).rsplit(['。', ';', ',']).next().unwrap_or("");
    let compares = COMPARING.iter().any(|word| clause.contains(word));
    let first = after.trim_start_matches(',').split(['。', ';', ',']).next().unwrap_or("");
    // 2019年修订施行的条例, 2024年的同期数; but 2024年认真贯彻条例.
    let is_law = first.contains("条例") && LAWS.iter().any(|word| first.contains(word));
    let law = is_law || ["同期", "相比"].iter().any(|word| first.contains(word));
    // 在2024年考核中 places what was done in another year's affair.
    let within = before.ends_with('在') && AFFAIRS.iter().any(|word| first.contains(word));
    !within && begins && !refers && !is_dated && !compares && !law && !names_a_paper(before, after)
}

/// Whether a year is that of a paper that is shown: 公开2023年度决算、2023年统计公报; a heading is no verb: 信息公开2023年….
fn names_a_paper(before: &str, after: &str) -> bool {
    let clause = before.rsplit(['。', ';', ',', ':', '\n']).next().unwrap_or("");
    let verb = SHOWING.iter().filter_map(|verb| clause.rfind(verb).map(|at| (at + verb.len(), at))).max();
    let Some((end, at)) = verb else { return false };
    let between = clause[end..].trim_start_matches(['《', '“']);
    let is_object = between.is_empty() || between.ends_with(['、', '和', '及', '与', '《']);
    let is_heading = ["信息", "政务", "事务"].iter().any(|word| clause[..at].ends_with(word));
    let object = after.split(['、', ',', '。', ';', ':', '(', '》']).next().unwrap_or("");
    let object = object.split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    let object = object.trim_end_matches(['等', '共']);
    is_object && !is_heading && PAPERS.iter().any(|paper| object.ends_with(paper))
}
