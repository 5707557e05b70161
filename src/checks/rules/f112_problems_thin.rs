//! Section five names problems and measures.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::report::Prose;
use crate::text::Normalized;

pub(crate) const RULE: Rule =
    Rule::new("F112", "problems-thin", &[Severity::Warning], include_str!("f112_problems_thin.md"), check);

/// Fewer characters hold no problem and no measure: the shortest sections of real reports have some sixty.
const LEAST: usize = 30;
/// Words that state a problem.
const PROBLEMS: &[&str] = &[
    "问题",
    "不足",
    "差距",
    "短板",
    "薄弱",
    "有待",
    "不够",
    "欠缺",
    "缺乏",
    "困难",
    "不强",
    "不高",
    "不到位",
    "不及时",
    "不全",
    "不深",
    "单一",
    "滞后",
    "亟待",
    "还需",
    "仍需",
    "尚需",
    "尚未",
];
/// Words that state a measure.
const MEASURES: &[&str] = &[
    "改进",
    "整改",
    "措施",
    "下一步",
    "下步",
    "今后",
    "接下来",
    "将",
    "加强",
    "强化",
    "完善",
    "提升",
    "提高",
    "优化",
    "加大",
    "健全",
    "规范",
    "深化",
    "拓宽",
    "丰富",
    "明确",
    "推进",
    "细化",
];

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    let five = case.section("problems").filter(|(_, chapter)| !chapter.is_blank());
    let Some((section, chapter)) = five else { return };
    if report.has_syntax_errors || report.has_misspelt(&section.key) {
        return;
    }
    let texts: Vec<&Prose> = chapter.texts().filter(|text| !text.is_blank()).collect();
    let words: String = texts.iter().map(|text| Normalized::compact(&text.text).text).collect();
    let part = |key| {
        section.parts.iter().position(|part| part.key == key).and_then(|at| chapter.parts.get(at)?.as_ref())
    };
    // One text may hold both.
    let has = |key, list: &[&str]| {
        part(key).is_some_and(|text| !text.is_blank()) || list.iter().any(|word| words.contains(word))
    };
    let count = words.chars().count();
    let none = texts.iter().copied().find(|text| is_none(&text.text));
    let (place, fact) = match (none, texts.first()) {
        (Some(none), _) => (none, "有一处只写了“无”".to_owned()),
        (None, Some(first)) if count < LEAST => (*first, format!("只有 {count} 个字")),
        (None, Some(first)) if !has("problems", PROBLEMS) => (*first, "没有写存在的问题".to_owned()),
        (None, Some(first)) if !has("improvements", MEASURES) => (*first, "没有写改进情况".to_owned()),
        _ => return,
    };
    let problem = RULE.problem(format!("“{}”{fact}", section.heading), place.span, "");
    found.push(problem.help("写明本年存在的问题和改进情况"));
}

/// Whether a text only says that there is nothing.
fn is_none(text: &str) -> bool {
    let text = Normalized::compact(text).text;
    if text.chars().count() >= LEAST {
        return false;
    }
    let text = text.trim_end_matches(['。', '.', ',']);
    let text = text.rsplit_once([':', ')']).map_or(text, |(_, words)| words);
    ["无", "没有", "暂无", "暂未发现", "不存在", "没有问题", "无问题", "无存在问题", "暂无问题"]
        .contains(&text)
}
