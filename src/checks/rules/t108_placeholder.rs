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
/// What may have lost its number: a unit, or 年 itself.
static LOSING: Words = Words::of("条 篇 件 年 某某");
/// What stands without its number.
const LOST: &[&str] = &["条", "篇", "件", "年"];
/// What is published, without a number that says how much.
static OBJECTS: Words = Words::of("政府信息 政务信息 各类信息 信息");
/// Verbs of publishing, after which information is counted.
static PUBLISHES: Words = Words::of("公开 发布 公布 更新 推送 公示");
/// Verbs of receiving, after which only a number makes 件 of applications complete.
const RECEIVES: &[&str] = &["收到", "接收", "接到", "受理", "新收"];
/// Words that make a clause one of what is always done, or of the pieces themselves: 每收到申请件，及时登记.
const ALWAYS: &[&str] = &["每", "对", "凡", "将", "如", "若", "未", "无", "没有", "按", "的申请件"];
/// Words of a clause that count over the year.
const OVER_YEAR: &[&str] = &["共", "全年", "年内", "年度", "累计", "新收"];
/// How the clause behind a count goes on.
static AFTER_COUNT: Words = Words::of(
    "全部 均 已 都 其中 同比 环比 比上年 较上年 比去年 较去年 上年结转 上年度结转 结转 办结 答复 按时 按期",
);
/// What follows a year at the beginning of a sentence, but no 年 that begins another word: 年初, 年内, 年度.
static AFTER_YEAR: Words = Words::of(
    "， 共收到 共受理 共公开 收到 受理 新收 主动公开 公开信息 公开政府信息 我局 我县 我镇 我乡 我区 我市 我单位 本机关 本局 本镇",
);
/// How many characters the name of what is to be filled in has at most.
const LONGEST_NAME: usize = 10;
/// The longest clause that is read, in characters.
const LONGEST_CLAUSE: usize = 40;
/// What follows a row of * that stands for a name: persons are hidden by it too.
static ORGANS: Words = Words::of("省 市 县 区 镇 乡 街道 局 厅");
/// The most places that are marked: the message says how many there are.
const SHOWN: usize = 3;

fn check(case: &Case, found: &mut Vec<Problem>) {
    for prose in case.report.title.iter().chain(case.report.narratives()) {
        let places = placeholders(&prose.text);
        let Some(first) = places.first() else { continue };
        let words = &prose.text[first.clone()];
        let is_number = LOST.contains(&words);
        let message = match places.len() {
            1 if is_number => format!("文字里的“{words}”前面没有数字"),
            1 => format!("文字里的“{words}”没有替换"),
            count => format!("文字里有 {count} 处没有替换，如“{words}”"),
        };
        let label = if is_number { "没有数字" } else { "待替换" };
        let mut problem = RULE.problem(message, prose.span(first.clone()), label);
        for part in places.iter().take(SHOWN).skip(1) {
            problem = problem.at(prose.span(part.clone()), "待替换");
        }
        let help = if is_number {
            "核对后补上数字"
        } else {
            "换成本机关的实际内容；不需要的删去"
        };
        found.push(problem.help(help));
    }
}

/// Finds what was to be replaced.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    let units = LOSING.places(text).filter_map(|(at, word)| Some((at, word.chars().next()?)));
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
            .or_else(|| lost_number(&text[..at], rest))
            .or_else(|| lost_count(&text[..at], rest))
            .or_else(|| lost_year(&text[..at], rest));
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

/// Returns the length of an empty place for a number, with its unit: two blanks or empty brackets, N, a
/// single X or question mark that ends a clause with its unit, or stars before 人次.
fn no_number(before: &str, rest: &str, c: char) -> Option<usize> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{3000}' | '\u{a0}');
    let room = match c {
        ' ' | '\u{3000}' | '\u{a0}' if !before.ends_with(is_blank) => {
            let blanks = rest.chars().take_while(|c| is_blank(*c)).count();
            rest.find(|c| !is_blank(c)).filter(|_| blanks > 1 || c == '\u{3000}')?
        }
        '（' | '(' | '【' | '［' => {
            let inner = rest[c.len_utf8()..].trim_start_matches(is_blank);
            rest.len() - inner.strip_prefix(['）', ')', '】', '］'])?.len()
        }
        '…' if !before.ends_with('…') => rest.len() - rest.trim_start_matches('…').len(),
        '某' => rest.strip_prefix("某某").map(|behind| rest.len() - behind.len())?,
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
    let after = &behind[unit.len()..];
    let ends = after.chars().next().is_none_or(|c| "，。；、）（\n".contains(c))
        || OBJECTS.begins(after).is_some()
        || after.starts_with("申请");
    let is_open = is_blank(c) || matches!(c, 'X' | 'Ｘ' | '×' | '?' | '？' | '…' | '某');
    let counts = before.ends_with(is_chinese) && !before.ends_with('第') && !hides_name(before);
    (counts && (ends || !is_open)).then_some(room + unit.len())
}

/// Returns the length of a year whose last digits are not filled in: 202X年, 20××年.
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

/// Returns the length of a unit that has lost its number, where a verb of publishing leaves no other reading: 共公开条,
/// 主动公开政府信息条.
fn lost_number(before: &str, rest: &str) -> Option<usize> {
    let unit = UNITS_OF_PAPERS.begins(rest)?;
    if !rest[unit.len()..].starts_with(['，', '。', '；', ',', ';']) {
        return None;
    }
    let clause = clause_at_end(before);
    let object = OBJECTS.ends(clause);
    let verb = object.map_or(clause, |object| &clause[..clause.len() - object.len()]);
    let publishes = PUBLISHES.ends(verb)?;
    let head = &verb[..verb.len() - publishes.len()];
    let counts = head.ends_with('共')
        || head.ends_with("累计")
        || head.ends_with("共主动")
        || head.ends_with("累计主动");
    (counts || object.is_some_and(|object| object != "信息" || unit == "条") && is_of_year(before, clause))
        .then_some(unit.len())
}

/// Returns the length of 件 of the applications that came in, without their number: 全年共收到政府信息公开申请件，.
fn lost_count(before: &str, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('件')?;
    let clause = clause_at_end(before);
    let receives = |head: &str| RECEIVES.iter().any(|verb| head.ends_with(verb));
    let object = ["申请", "依申请公开"].iter().find_map(|object| clause.strip_suffix(object));
    let is_counted = match object {
        Some(head) => RECEIVES.iter().any(|verb| head.contains(verb)),
        None => receives(clause),
    };
    if !is_counted || ALWAYS.iter().any(|word| clause.contains(word)) {
        return None;
    }
    let behind = after.strip_prefix(['，', '；', '（', ',', ';', '(']);
    let goes_on = behind.is_some_and(|behind| {
        AFTER_COUNT.begins(behind).is_some() || behind.starts_with(|c: char| c.is_ascii_digit())
    });
    let ends = after.starts_with(['。', '，', '；', '（', ',', ';', '(']) || after.is_empty();
    let is_sure = goes_on || after.starts_with('。') || is_of_year(before, clause);
    (ends && is_sure).then_some('件'.len_utf8())
}

/// Returns the length of 年 that has lost its digits: at the beginning of a sentence, in a comparison, in a period.
fn lost_year(before: &str, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('年')?;
    let behind = after.strip_prefix('度').unwrap_or(after);
    let begins = before.is_empty() || before.ends_with(['。', '\n', '；']);
    // A line may be torn behind the digits.
    let is_torn = before.trim_end().ends_with(|c: char| half(c).is_ascii_digit());
    let goes_on = AFTER_YEAR.begins(behind).is_some();
    let is_date = before.ends_with(['自', '至', '从', '于'])
        && after.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('月')
        && after.starts_with(|c: char| c.is_ascii_digit());
    // 与年（5起）相比
    let opens = |text: &str| {
        text.strip_prefix(['（', '(']).is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_compared = before.ends_with(['与', '较', '比']) && (opens(after) || after.starts_with("相比"));
    (is_date || is_compared || begins && !is_torn && goes_on).then_some('年'.len_utf8())
}

/// The last clause of a text, as long as a clause is at most.
fn clause_at_end(text: &str) -> &str {
    let far = text.char_indices().rev().nth(LONGEST_CLAUSE).map_or(0, |(at, _)| at);
    text[far..].rsplit(['，', '。', '；', '、', '\n', ',', ';', '：']).next().unwrap_or("")
}

/// Whether a clause, or the one right before it, counts over the year: 2024年，我局收到.
fn is_of_year(before: &str, clause: &str) -> bool {
    let earlier = before[..before.len() - clause.len()].trim_end_matches(['，', ',']);
    let is_year = |clause: &str| {
        OVER_YEAR.iter().any(|word| clause.contains(word))
            || clause.match_indices('年').any(|(at, _)| clause[..at].ends_with(|c: char| c.is_ascii_digit()))
    };
    is_year(clause) || is_year(clause_at_end(earlier))
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
        assert_eq!(found("收到政府信息公开申请件，全部答复。全年共受理申请件。"), ["件", "件"]);
        assert_eq!(found("2024年，全市新收件（较上年增长），上年结转8件。"), ["件"]);
        assert_eq!(
            found("收到X件申请，新收申请某某件，收到申请【 】件，受理…件。"),
            ["X件", "某某件", "【 】件", "…件"]
        );
        assert_eq!(
            found("年共收到申请3件。年度我局收到2件，与年（5起）相比，至年12月31日"),
            ["年", "年", "年", "年"]
        );
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
            "每收到申请件，及时登记。",
            "收到申请件后，第一时间登记。",
            "收到申请件，由专人登记。",
            "办理申请件、来件、案件，按件收取。",
            "年初收到3件，年内办结，年度考核。与年度计划相比，与年报一致。",
            "2024\n年，我局收到3件。",
            "每年1月31日前公布，截至年底。",
            "某某件事，说了……件件有回音。",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
