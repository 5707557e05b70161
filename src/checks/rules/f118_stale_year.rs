//! The text reports on the year of the report, and on no other.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::years::{Mention, is_topic, mentions, names_present};
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::source::Span;
use crate::text::{Normalized, Words};

pub(crate) const RULE: Rule =
    Rule::new("F118", "stale-year", &[Severity::Warning], include_str!("f118_stale_year.md"), check);

/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

/// Words that begin a plan.
static PLANS: Words = Words::of("下一步 针对上述 针对以上 针对存在 针对这些 今后");
/// How a plan goes on behind 将: 将工作列入 is none.
static PLANNED: Words =
    Words::of("进一步 继续 重点 着力 从 不断 切实 加强 持续 围绕 认真 积极 坚持 深入 提高 健全 完善 强化");
/// What is done with what was carried over.
static CARRIED: Words = Words::of("继续办理 办理 答复 继续处理 处理");
/// Words that tell that it was carried into the year of the report.
static CARRIED_IN: Words = Words::of("上年 上一年 上年度 去年 往年 由 从");
/// What was done in a year, with a figure.
static DONE: Words = Words::of("公开信息 公开政府信息 主动公开 发布信息 公示 制发 收到 受理");
/// Words of what is still to come.
static TO_COME: Words = Words::of(
    "将 拟 计划 预计 力争 争取 目标 确保 不少于 以上 要 结转 截至 编制 预算 待 需 应 安排 项目 任务 工作 清单",
);
/// What a year that is over is said to have had none of.
static NONE_OF: Words = Words::of(
    "未发生 未出现 没有发生 未收到 没有收到 未收取 没有收取 未向申请人 未产生 没有产生 未因 未涉及",
);
/// So many characters of a sentence are read on each side of a year.
const WINDOW: usize = 60;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(year) = case.year() else { return };
    let mut stale: Vec<(u16, Span)> = vec![];
    for (prose, compact) in case.narratives() {
        if case.report.is_opening(prose) {
            found.extend(in_opening(prose, compact, case.form.title.as_str(), year.value));
            continue;
        }
        found
            .extend(out_of_time(prose, compact, year.value).map(|problem| problem.at(year.span, "报告年度")));
        let other = mentions(compact).find(|own| own.year < year.value && is_topic(compact, own));
        if let Some(other) = other.filter(|_| !names_present(compact, year.value)) {
            stale.push((other.year, prose.span(compact.origin(other.part))));
        }
    }
    let Some(&(other, first)) = stale.first() else { return };
    stale.retain(|(year, _)| *year == other);
    let message = match stale.len() {
        1 => format!("这段文字写的是 {other} 年，没有写到报告年度 {}", year.value),
        count => format!("有 {count} 段文字写的是 {other} 年，没有写到报告年度 {}", year.value),
    };
    let mut problem = RULE.problem(message, first, "不是报告年度");
    for (_, span) in stale.iter().take(SHOWN).skip(1) {
        problem = problem.at(*span, "不是报告年度");
    }
    found.push(problem.at(year.span, "报告年度").help("核对年份和数字是否还是往年的"));
}

/// Finds a year in which what is said of it cannot have been: a plan or a carry-over for the year that is over, figures
/// of the year to come, and nothing but last year without an event.
fn out_of_time(prose: &Prose, compact: &Normalized, year: u16) -> Option<Problem> {
    let text = compact.text.as_str();
    let is_present = names_present(compact, year);
    mentions(compact).find_map(|mention| {
        let before = sentence_before(&text[..mention.part.start]);
        let after = sentence_after(&text[mention.part.end..]);
        let other = mention.year;
        let message = if other == year && is_plan(before, after) {
            format!("计划里写的是 {other} 年，报告年度就是 {year}")
        } else if other == year && is_carried(before, after, year) {
            format!("结转写的是转到 {other} 年，报告年度就是 {year}")
        } else if other == year + 1 && is_topic(compact, &mention) && is_done(after) {
            format!("文字写 {other} 年已有的数字，报告年度是 {year}")
        } else if other + 1 == year && is_none(before, after) && !is_present {
            format!("文字写的是 {other} 年没有发生，没有写到报告年度 {year}")
        } else {
            return None;
        };
        let span = prose.span(compact.origin(mention.part.clone()));
        Some(RULE.problem(message, span, "核对年份").help("核对这一处的年份"))
    })
}

/// Whether a plan is for a year: 针对上述问题，2025年将进一步….
fn is_plan(before: &str, after: &str) -> bool {
    let after = after.trim_start_matches(',');
    let will = after.find('将').filter(|at| after[..*at].chars().count() <= 4);
    PLANS.is_in(before) && will.is_some_and(|at| PLANNED.begins(&after[at + '将'.len_utf8()..]).is_some())
}

/// Whether work is carried into a year: 2件结转至2025年继续办理.
fn is_carried(before: &str, after: &str, year: u16) -> bool {
    let head = before.strip_suffix(['至', '到', '入']).unwrap_or(before);
    let clause = head.rsplit([',', ';']).next().unwrap_or(head);
    let after = after.strip_prefix('度').unwrap_or(after);
    // 2024年12月收到的1件结转至2025年办理 in the report for 2025: only what is left is carried out.
    let is_old = head.contains(&format!("{}年", year - 1)) && !clause.contains('余');
    !is_old
        && (head.ends_with("结转") || head.ends_with("顺延"))
        && !CARRIED_IN.is_in(clause)
        && CARRIED.begins(after).is_some()
}

/// Whether a sentence counts what was done: its first clause with a figure.
fn is_done(after: &str) -> bool {
    let counted = ["件", "条"].iter().flat_map(|unit| after.match_indices(unit));
    let first = counted
        .map(|(at, _)| at)
        .filter(|at| after[..*at].ends_with(|c: char| c.is_ascii_digit()))
        .min()
        .map(|at| after[at..].find([',', ';', '(']).map_or(after, |end| &after[..at + end]));
    first.is_some_and(|clause| DONE.is_in(clause) && !TO_COME.is_in(clause))
}

/// Whether a clause says that a year had none of something.
fn is_none(before: &str, after: &str) -> bool {
    (before.is_empty() || before.ends_with([',', ';', ':']))
        && NONE_OF.begins(after.trim_start_matches(',')).is_some()
}

/// The part of a sentence before a year, as far as it is read.
fn sentence_before(text: &str) -> &str {
    let far = text.char_indices().rev().nth(WINDOW).map_or(0, |(at, _)| at);
    text[far..].rsplit('。').next().unwrap_or("")
}

/// The part of a sentence behind a year, as far as it is read.
fn sentence_after(text: &str) -> &str {
    let far = text.char_indices().nth(WINDOW).map_or(text.len(), |(at, _)| at);
    text[..far].split('。').next().unwrap_or("")
}

/// Finds the year right before the name of the report, where it is not the report's: 编制完成2023年度政府信息公开工作年度报告.
fn in_opening(prose: &Prose, compact: &Normalized, title: &str, year: u16) -> Option<Problem> {
    let is_name = |mention: &Mention| {
        let rest = &compact.text[mention.part.end..];
        let before = &compact.text[..mention.part.start];
        let is_compared =
            ["与", "和", "较", "比", "同", "参照", "参考", "对照"].iter().any(|word| before.ends_with(word));
        !is_compared && rest.strip_prefix('度').unwrap_or(rest).starts_with(title)
    };
    let named: Vec<_> = mentions(compact).filter(is_name).collect();
    let first = named.first().filter(|_| named.iter().all(|mention| mention.year != year))?;
    let span = prose.span(compact.origin(first.part.clone()));
    let message = format!("引言写的是 {} 年的年度报告，报告年度是 {year}", first.year);
    Some(RULE.problem(message, span, "年度").help(format!("核对后写“{year}年”")))
}

#[cfg(test)]
mod tests {
    use super::{is_carried, is_done, is_none, is_plan};

    #[test]
    fn what_cannot_have_been_in_a_year_is_reported() {
        assert!(is_plan("针对上述问题,", "将进一步提高认识"));
        assert!(is_carried("其余4件结转至", "继续办理", 2025));
        assert!(is_done(",县教体局公开信息209条"));
        assert!(is_done("共主动公开信息508条,其中规划计划类33条"));
        assert!(is_none("评价良好;", "未发生被追究责任的情形"));
        assert!(is_none("一、收取信息处理费情况:", "未向申请人收取信息处理费"));
    }

    #[test]
    fn what_can_have_been_is_not() {
        assert!(!is_plan("", ",我局将政府信息公开工作列入议事日程"));
        assert!(!is_plan("下一步,", "将工作列入考核"));
        assert!(!is_carried("上年结转至", "办理的3件", 2025));
        assert!(!is_carried("其余4件结转至", "底", 2025));
        assert!(!is_carried("2024年12月收到的1件结转至", "办理", 2025));
        assert!(!is_done("将公开信息200条以上"));
        assert!(!is_done("需公开信息36条(清单见附件)"));
        assert!(!is_done("工作安排:公开信息36条"));
        assert!(!is_done("度重点项目公开信息36条"));
        assert!(!is_done("继续做好工作"));
        assert!(!is_none("(", "未收到申请)"));
    }
}
