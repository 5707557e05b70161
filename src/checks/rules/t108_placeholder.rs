//! Nothing is left in the text that was to be replaced: ××, XX局, （待补充）.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::{Words, half, is_chinese};
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T108", "placeholder", &[Severity::Warning], include_str!("t108_placeholder.md"), check);

/// What a model text writes where the agency's own words go.
static NOTES: Words = Words::of(
    "待补充 待填写 待填 此处填写 此处补充 此处添加 请填写 请在此 （略） (略) （空） TODO \
     【请核实】 （请核实） 【待核实】 （待核实） 【待核】 （待核） （数据待核） 【数据待核】 （待确认） 【待确认】",
);
/// What is counted: a single letter or stars before it stand for the count.
static COUNTED: Words = Words::of("人次 场次 条 件 次 场 期 篇");
/// What follows a row of × or X that stands for a name or a number.
static UNITS: Words = Words::of(
    "省 市 县 区 镇 乡 街道 局 厅 委 办 院 中心 单位 部门 机关 年 月 日 条 件 人 次 个 篇 期 份 万 号 网站 公众号 公司",
);
/// In what published papers are counted.
static UNITS_OF_PAPERS: Words = Words::of("条 篇");
/// What is published, without a number that says how much.
static OBJECTS: Words = Words::of("政府信息 政务信息 各类信息 信息");
/// How many characters the name of what is to be filled in has at most.
const LONGEST_NAME: usize = 10;
/// What follows a row of * that stands for a name: persons are hidden by it too.
static ORGANS: Words = Words::of("省 市 县 区 镇 乡 街道 局 厅");
/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.title.iter().chain(case.report.narratives()) {
        let places = placeholders(&prose.text);
        let Some(first) = places.first() else { continue };
        let words = &prose.text[first.clone()];
        let message = match places.len() {
            1 => format!("文字里的“{words}”没有替换"),
            count => format!("文字里有 {count} 处没有替换，如“{words}”"),
        };
        let mut problem = RULE.problem(message, prose.span(first.clone()), "待替换");
        for part in places.iter().take(SHOWN).skip(1) {
            problem = problem.at(prose.span(part.clone()), "待替换");
        }
        found.push(problem.help("换成本机关的实际内容；不需要的删去"));
    }
}

/// Finds what was to be replaced.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    let units = UNITS_OF_PAPERS.places(text).filter_map(|(at, word)| Some((at, word.chars().next()?)));
    let mut places: Vec<_> = NOTES.likely(text).chain(units).collect();
    places.sort_unstable();
    for (at, c) in places {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let rest = &text[at..];
        let length = NOTES
            .begins(rest)
            .map(str::len)
            .or_else(|| named(rest))
            .or_else(|| crosses(&text[..at], rest, c))
            .or_else(|| no_number(&text[..at], rest, c))
            .or_else(|| year_to_come(&text[..at], rest))
            .or_else(|| lost_number(&text[..at], rest));
        found.extend(length.map(|length| at..at + length));
    }
    found
}

/// Returns the length of the name of what is to be filled in, in brackets: `[单位名称]`.
fn named(rest: &str) -> Option<usize> {
    const WANTED: &[&str] =
        &["名称", "单位名", "机关名", "年份", "日期", "数量", "数字", "电话", "地址", "邮编"];
    let open = rest.chars().next()?;
    let close = match open {
        '[' => ']',
        '［' => '］',
        '【' => '】',
        '{' => '}',
        '<' => '>',
        '〔' => '〕',
        _ => return None,
    };
    let inner = &rest[open.len_utf8()..];
    let (end, _) = inner.char_indices().take(LONGEST_NAME + 1).find(|(_, c)| *c == close)?;
    let is_name = WANTED.iter().any(|word| inner[..end].ends_with(word));
    is_name.then_some(open.len_utf8() + end + close.len_utf8())
}

/// Returns the length of a row of ×, X or _ and the unit behind it: `××局`, `XX条`. 张×× hides a name, and
/// 138××××1234 a number.
fn crosses(before: &str, rest: &str, c: char) -> Option<usize> {
    let is_cross = |c: char| matches!(half(c), '×' | 'X' | 'x' | '*' | '╳' | '✕' | '_' | '○' | '〇');
    if !is_cross(c)
        || before.ends_with(is_cross)
        || before.ends_with(|c: char| half(c).is_ascii_alphanumeric())
    {
        return None;
    }
    let row: usize = rest.chars().take_while(|next| *next == c).map(char::len_utf8).sum();
    let count = row / c.len_utf8();
    let unit = if half(c) == '*' { ORGANS.begins(&rest[row..])? } else { UNITS.begins(&rest[row..])? };
    // 二〇年 and 2×3个 are figures.
    let is_row =
        (2..=6).contains(&count) && !(c == '〇' && before.ends_with(|c| "一二三四五六七八九".contains(c)));
    // 张××同志, 李××等3人: a name comes before.
    (is_row && !hides_name(before)).then_some(row + unit.len())
}

/// Returns the length of the room for a number that nobody filled in, with its unit: two blanks or empty brackets, N, a
/// single X or question mark that ends a clause with its unit, or stars before 人次.
fn no_number(before: &str, rest: &str, c: char) -> Option<usize> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}');
    let room = match c {
        ' ' | '\u{3000}' | '\u{a0}' if !before.ends_with(is_blank) => {
            let blanks = rest.chars().take_while(|c| is_blank(*c)).count();
            rest.find(|c| !is_blank(c)).filter(|_| blanks > 1 || c == '\u{3000}')?
        }
        '（' | '(' => {
            let inner = rest[c.len_utf8()..].trim_start_matches(is_blank);
            rest.len() - inner.strip_prefix(['）', ')'])?.len()
        }
        'N' | 'Ｎ' | 'X' | 'Ｘ' | '×' | '?' | '？' => c.len_utf8(),
        '*' => rest.bytes().take_while(|byte| *byte == b'*').count(),
        _ => return None,
    };
    let behind = &rest[room..];
    let unit = if is_blank(c) && behind.starts_with('人') && !behind.starts_with("人次") {
        "人"
    } else {
        COUNTED.begins(behind)?
    };
    // A line may be set with blanks between its words: a unit ends its clause.
    let ends = behind[unit.len()..].chars().next().is_none_or(|c| "，。；、）\n".contains(c));
    let is_open = is_blank(c) || matches!(c, 'X' | 'Ｘ' | '×' | '?' | '？');
    let counts = before.ends_with(is_chinese) && !before.ends_with('第') && !hides_name(before);
    (counts && (ends || !is_open)).then_some(room + unit.len())
}

/// Returns the length of a year whose last digits nobody filled in: 202X年, 20××年.
fn year_to_come(before: &str, rest: &str) -> Option<usize> {
    let digits = rest.strip_prefix("20")?;
    let known = digits.bytes().take_while(u8::is_ascii_digit).count();
    let room = digits[known..].chars().take_while(|c| matches!(half(*c), 'X' | 'x' | '×' | '*' | '_'));
    let (count, length) = room.fold((0, 0), |(count, length), c| (count + 1, length + c.len_utf8()));
    let end = "20".len() + known + length;
    let is_year = count > 0 && known + count == 2 && rest[end..].starts_with('年');
    let begins = !before.ends_with(|c: char| half(c).is_ascii_alphanumeric());
    (is_year && begins).then_some(end + '年'.len_utf8())
}

/// Returns the length of a unit that has lost its number, where 共 and a verb of publishing leave no other reading: 共公开信息条。
fn lost_number(before: &str, rest: &str) -> Option<usize> {
    let unit = UNITS_OF_PAPERS.begins(rest)?;
    if !rest[unit.len()..].starts_with(['，', '。', '；', ',', ';']) {
        return None;
    }
    let clause = before.rsplit(['，', '。', '；', '、', '\n', ',', ';', '：']).next().unwrap_or("");
    let verb = OBJECTS.ends(clause).map_or(clause, |object| &clause[..clause.len() - object.len()]);
    let publishes = ["共公开", "共发布", "共主动公开", "累计公开", "累计发布", "累计主动公开"];
    publishes.iter().any(|words| verb.ends_with(words)).then_some(unit.len())
}

/// Whether the character before is a family name after a mark: 、张××.
fn hides_name(before: &str) -> bool {
    const NAMES: &str = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗";
    before.ends_with(|c| NAMES.contains(c))
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    fn found(text: &str) -> Vec<&str> {
        placeholders(text).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn what_was_to_be_replaced_is_found() {
        assert_eq!(found("××县公开信息XX条，由XX局（待补充）"), ["××县", "XX条", "XX局", "待补充"]);
        assert_eq!(found("共公开____条"), ["____条"]);
        assert_eq!(
            found("举办培训  次，参训   人，接待（）次，参加**人次，咨询N人次，公开5条（数据待核）"),
            ["  次", "   人", "（）次", "**人次", "N人次", "（数据待核）"]
        );
    }

    #[test]
    fn numbers_that_were_lost_are_found() {
        assert_eq!(found("举办培训X次，检查？次，202X年、20××年各一次"), ["X次", "？次", "202X年", "20××年"]);
        assert_eq!(found("全年共主动公开条，共公开政府信息条。累计发布信息篇，"), ["条", "条", "篇"]);
    }

    #[test]
    fn hidden_names_and_numbers_are_not_found() {
        for text in [
            "举办  培训",
            "群众  人才，",
            "第N次修订",
            "培训 次数",
            "见附件（）",
            "张××等3人",
            "138××××1234",
            "MAXX个",
            "二〇二〇年",
            "2×3个",
            "张**、李**",
            "XXL件",
            "X场景",
            "办完了吗？次日答复",
            "共公开条例3部，",
            "公开滚动信息条，",
            "共公开诗篇。",
            "编号120XX年",
            "第X次，",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
