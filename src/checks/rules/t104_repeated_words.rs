//! No words are repeated by mistake.

use crate::checks::case::Case;
use crate::checks::places::gather;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::{Words, is_chinese, ordinals};
use std::collections::BTreeMap;
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("T104", "repeated-words", &[Severity::Warning], include_str!("t104_repeated_words.md"), check);

/// Words that are never doubled on purpose, and whose doubling is not the end of one word and the beginning of another.
static WORDS: Words = Words::of(
    "其中 同时 此外 另外 因此 以及 并且 而且 根据 按照 通过 关于 对于 由于 \
     为了 进行 进一步 切实 积极 不断 认真 严格 及时 加强 提高 推动 确保 完善 \
     开展 没有 已经 我局 我县 我市 我镇 我乡 我区 我办 本机关 本年度 本单位 \
     全年 截至 截止 目前 首先 其次 最后 下一步 今年以来 一年来 政府信息 \
     信息公开 领导小组 未收到",
);
/// Words that may end a clause and begin the next one, on purpose.
const CHAINED: &[&str] =
    &["政府信息", "信息公开", "领导小组", "开展", "加强", "完善", "推动", "提高", "进行", "没有", "通过"];
/// Words that may end a longer one before they begin the next: 审议通过通过网站发布.
const ENDINGS: &[&str] = &["政府信息", "信息公开", "领导小组", "通过", "截止"];
/// Marks that are not doubled.
const MARKS: &[char] = &['，', '。', '、', '；', '：'];
/// Marks of which only one can stand.
static EXCLUSIVE: Words = Words::of("，。 。， 、， ，、 、。 。、 ；。 。； ，； ；， ：， ：。 ，：");
/// So many places are reported one by one: each names other words.
const SHOWN: usize = 5;
/// Characters that begin no noun: a doubled word before a mark or one of them is a mistake. Before others the second
/// may begin a compound: 政务服务服务窗口, 部门部门预算.
const FOLLOWERS: &str = "的和与及等了不已仍还较是有在为并将也都得突";
/// Verbs that are doubled to say that something is done a little, and words that count one by one.
static DOUBLED: Words = Words::of(
    "学习 研究 讨论 商量 了解 交流 考虑 锻炼 活动 整理 打扫 检查 观察 体验 感受 休息 介绍 说明 \
     一个 一件 一项 一条 一步 一次 一天 一点 一家 一户 逐条",
);
/// Nouns that are never doubled, whatever follows.
static NOUNS: Words = Words::of(
    "问题 措施 情况 制度 机制 群众 社会 方面 人员 能力 水平 意识 质量 效率 成效 力度 渠道 方式 条例 申请 \
     流程 责任 目录 指南 要求 规定 原则 任务 重点 数据 材料 文件 会议 培训 宣传 监督 保障 管理 平台 网站",
);
/// Verbs and adverbs that are never doubled and end no longer word that could stand before: a verb with its object, an
/// adverb with its verb. None of them begins a noun of a thing, as 宣传 begins 宣传栏.
static BEFORE_OTHERS: Words = Words::of(
    "收取 做好 抓好 依法 依规 及时 全面 切实 认真 严格 按时 持续 主动 收到 受理 答复 印发 制定 召开 举办 开展 落实",
);
/// What makes a noun of such a word, which may then be repeated: 答复答复率, 受理受理窗口.
static BEHIND: Words = Words::of(
    "率 量 数 书 函 件 窗口 机关 机构 时限 期限 部门 人员 单位 单 行政 政府 性 权 情况 意见 结果 内容 工作",
);
/// A run of so many characters is not doubled by chance: compounds such as 办公室办公室主任 double shorter ones.
const LONG: usize = 6;
/// Nor is a shorter one of at least so many that holds one of [`PARTICLES`]: 取得了取得了.
const SHORT: usize = 3;
/// Characters that occur in no name of an office or a thing.
const PARTICLES: &[char] = &['了', '的', '和', '将', '被', '并', '在'];
/// A sentence of so many Chinese characters is not written twice on purpose.
const SENTENCE: usize = 16;
/// The longest run that is looked for: about the length of a clause.
const LONGEST: usize = 12;
/// So many characters behind its beginning, at most, one of [`WORDS`] begins again: four, and a mark.
const WORD: usize = 5;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let mut problems = vec![];
    for prose in case.report.narratives() {
        for part in repeated(&prose.text) {
            let message = format!("“{}”有重复", quoted(prose.text[part.clone()].trim()));
            problems.push(RULE.problem(message, prose.span(part), "重复").help("删去重复的部分"));
        }
        for [first, again] in twice(&prose.text) {
            let message = format!("“{}”这一句写了两遍", quoted(&prose.text[again.clone()]));
            let problem = RULE.problem(message, prose.span(again), "第二遍").at(prose.span(first), "第一遍");
            problems.push(problem.help("核对后删去一句"));
        }
        for (at, marks) in EXCLUSIVE.places(&prose.text) {
            let span = prose.span(at..at + marks.len());
            problems
                .push(RULE.problem(format!("标点“{marks}”连在一起"), span, "标点").help("核对后只留一个"));
        }
    }
    found.extend(gather(problems, SHOWN, |count| format!("有 {count} 处词语、标点重复"), "删去重复的部分"));
}

/// Finds sentences that stand in a text twice, word by word, with both places.
fn twice(text: &str) -> Vec<[Range<usize>; 2]> {
    let mut firsts: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    let mut found = vec![];
    let mut start = 0;
    for sentence in text.split_inclusive(['。', '\n']) {
        let place = start..start + sentence.len();
        start = place.end;
        let own = sentence.trim_end_matches(['。', '\n', ' ', '　']);
        let words = own.trim_start_matches([' ', '　', '\n']);
        let words = &words[ordinals::read(words).map_or(0, |number| number.length)..];
        if words.len() < SENTENCE * '句'.len_utf8() {
            continue;
        }
        let end = place.start + own.len();
        let place = end - words.len()..end;
        match firsts.get(words) {
            Some(first) => found.push([first.clone(), place]),
            None => {
                firsts.insert(words, place);
            }
        }
    }
    found
}

/// Shortens long repeated words for the message.
fn quoted(words: &str) -> String {
    match words.char_indices().nth(2 * LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// Finds what is written twice, both times together, from left to right.
fn repeated(text: &str) -> Vec<Range<usize>> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let mut found: Vec<Range<usize>> = vec![];
    let all = doubled_runs(&places);
    let mut runs = all.iter().peekable();
    for (place, (at, c)) in places.iter().copied().enumerate() {
        let begins_run = runs.peek().is_some_and(|run| run.start <= at);
        let next = &places[place + 1..places.len().min(place + 1 + WORD)];
        if !begins_run && !next.iter().any(|(_, next)| *next == c)
            || found.last().is_some_and(|last| at < last.end)
        {
            continue;
        }
        let length = doubled_mark(&text[at..], c)
            .or_else(|| doubled_de(text, at))
            .or_else(|| doubled_suffix(text, at))
            .or_else(|| doubled_unit(text, at))
            .or_else(|| doubled_particle(text, at))
            .or_else(|| doubled_between(text, at))
            .or_else(|| doubled_word(text, at))
            .or_else(|| {
                while runs.next_if(|run| run.start < at).is_some() {}
                runs.next_if(|run| run.start == at).map(Range::len)
            });
        let in_run = |length: &usize| all.iter().any(|run| run.start < at + length && at < run.end);
        let length = length.or_else(|| doubled_pair(text, at).filter(|length| !in_run(length)));
        found.extend(length.map(|length| at..at + length));
    }
    found
}

/// Returns the length of `，，`, but of no longer row, which is drawn on purpose.
fn doubled_mark(rest: &str, c: char) -> Option<usize> {
    let same = || rest.chars().take(3).take_while(|next| *next == c).count();
    (MARKS.contains(&c) && same() == 2).then_some(2 * c.len_utf8())
}

/// Returns the length of `的的`, but not in 目的的, 有的的确.
fn doubled_de(text: &str, at: usize) -> Option<usize> {
    let after = text[at..].strip_prefix("的的")?;
    let split =
        text[..at].ends_with(['目', '之', '有', '似', '标', '真']) || after.starts_with(['确', '士', '哥']);
    (!split).then_some("的的".len())
}

/// Returns the length of `性性` in 过程性性信息, but not in 性性状.
fn doubled_suffix(text: &str, at: usize) -> Option<usize> {
    let after = text[at..].strip_prefix("性性")?;
    let before = text[..at].ends_with(is_chinese);
    (before && !after.starts_with(['能', '质', '别', '格', '状', '命', '情', '价', '侵']))
        .then_some("性性".len())
}

/// Returns the length of `件件` in 3件件，, but not in 件件有回音 and 3条条例.
fn doubled_unit(text: &str, at: usize) -> Option<usize> {
    let unit = ["件", "条", "篇", "份", "起"].into_iter().find(|unit| text[at..].starts_with(unit))?;
    let after = text[at + unit.len()..].strip_prefix(unit)?;
    let counts = text[..at].ends_with(|c: char| c.is_ascii_digit());
    (counts && !after.starts_with(is_chinese)).then_some(2 * unit.len())
}

/// Characters that are not doubled, those after which the first ends another word, and those before which the second
/// begins one: 存在在, 在在线, 共和和, 和和谐.
const SINGLE: &[(&str, &str, &str)] = &[
    ("在在", "存现所正实潜内外自好旨", "线建校职岗编场押任逃学读册籍"),
    ("和和", "共总饱缓温柔中调附人平祥谐呼义永", "平谐睦解好气美乐蔼"),
    ("了了", "为不明除", "解结望断事却"),
    ("共共", "公", "享同产和计青用"),
];

/// Returns the length of `在在` in 均在在网站.
fn doubled_particle(text: &str, at: usize) -> Option<usize> {
    let own = |(doubled, ends, begins): &(&str, &str, &str)| {
        let after = text[at..].strip_prefix(doubled)?;
        let splits = text[..at].ends_with(|c| ends.contains(c)) || after.starts_with(|c| begins.contains(c));
        (!splits && after.starts_with(is_chinese)).then_some(doubled.len())
    };
    SINGLE.iter().find_map(own)
}

/// Words of which the first can end no other behind these, and the second begin no other before those.
const BETWEEN: &[(&str, &[&str], &[&str])] = &[
    (
        "政府政府",
        &["收到", "受理", "接收", "接到", "公开", "组织", "推进", "加强", "做好", "开展", "个", "件", "条"],
        &["信息"],
    ),
    ("信息信息", &["、", "类", "条", "和", "发布", "公布"], &["公告", "公示", "动态"]),
    (
        "公开公开",
        &[
            "依法", "主动", "及时", "全面", "集中", "全部", "对外", "持续", "重点", "累计", "共", "已", "均",
            "，", "。", "、", "\n",
        ],
        &["信息", "政府信息", "各类信息", "或部分", "处罚", "行政处罚", "行政许可", "投入", "规范性文件"],
    ),
    ("工作工作", &["个"], &["日"]),
];

/// Returns the length of `政府政府` in 收到政府政府信息公开申请, but not in 县政府政府信息 and 公开政府政府采购信息.
fn doubled_between(text: &str, at: usize) -> Option<usize> {
    let own = |(doubled, before, behind): &(&str, &[&str], &[&str])| {
        let after = text[at..].strip_prefix(doubled)?;
        let is_behind = at == 0 || before.iter().any(|word| text[..at].ends_with(word));
        (is_behind && behind.iter().any(|word| after.starts_with(word))).then_some(doubled.len())
    };
    BETWEEN.iter().find_map(own)
}

/// Returns the length of `其中，其中` and `进行进行`.
fn doubled_word(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let word = WORDS.begins(rest)?;
    let after = &rest[word.len()..];
    if after.starts_with(word) {
        // The first of them may be the end of a longer word: 政府信息公开信息公开专栏.
        let longer = text[..at].ends_with(is_chinese) && ENDINGS.contains(&word);
        return (!longer).then_some(2 * word.len());
    }
    let mark = after.chars().next().filter(|c| matches!(c, '，' | ',' | '、' | '：' | ':'))?;
    let begins = !text[..at].ends_with(is_chinese) || CHAINED.contains(&word);
    let rest = after[mark.len_utf8()..].strip_prefix(word);
    // 其中心, 同时期 are other words.
    let again = rest.is_some_and(|rest| !rest.starts_with(['心', '间', '期', '代']));
    (again && begins && !CHAINED.contains(&word)).then_some(2 * word.len() + mark.len_utf8())
}

/// Returns the length of a doubled word of two characters: 问题问题, but not 研究研究 and 服务服务窗口.
fn doubled_pair(text: &str, at: usize) -> Option<usize> {
    let mut chars = text[at..].chars();
    let pair: [char; 4] = [chars.next()?, chars.next()?, chars.next()?, chars.next()?];
    let [first, second, third, fourth] = pair;
    let is_doubled =
        first == third && second == fourth && first != second && pair.iter().all(|c| is_chinese(*c));
    if !is_doubled
        || DOUBLED.begins(&text[at..]).is_some()
        || pair.iter().any(|c| "某一二三四五六七八九十".contains(*c))
    {
        return None;
    }
    let next = chars.next();
    let ends = next.is_none_or(|c| !is_chinese(c) || FOLLOWERS.contains(c));
    let length = pair.iter().map(|c| c.len_utf8()).sum();
    let is_noun =
        NOUNS.begins(&text[at..]).is_some_and(|word| word.chars().count() == 2) && !opens_noun(next);
    let is_verb =
        BEFORE_OTHERS.begins(&text[at..]).is_some() && BEHIND.begins(&text[at + length..]).is_none();
    // 问题问题问题 is a longer run.
    let runs_on = text[at + length..].starts_with(first) || text[..at].ends_with(second);
    ((ends || is_noun || is_verb) && !runs_on).then_some(length)
}

/// Whether a character makes a longer noun of the word before it: 宣传宣传栏, 依申请申请人.
fn opens_noun(next: Option<char>) -> bool {
    next.is_some_and(|c| {
        "人栏员者率量费表书课班会稿片册单办室处科股局厅部所站点线网端库层性力法制化".contains(c)
    })
}

/// Finds every run of Chinese characters that is repeated, with all its repetitions, from left to right.
fn doubled_runs(places: &[(usize, char)]) -> Vec<Range<usize>> {
    let mut found = vec![];
    for words in near_again(places) {
        let first = places[..words.start].iter().rposition(|(_, c)| !is_chinese(*c)).map_or(0, |at| at + 1);
        for length in SHORT..=LONGEST {
            let mut same = 0;
            let begin = words.start.max(first + length);
            // One place behind the words ends the last run.
            for end in begin..=words.end {
                // So many characters up to here are each the same as the one `length` before.
                if end < words.end && places[end].1 == places[end - length].1 {
                    same += 1;
                    continue;
                }
                let run = end - same - length;
                if same >= length && (length >= LONG || has_particle(&places[run..run + length])) {
                    let (last, c) = places[end - 1];
                    found.push(places[run].0..last + c.len_utf8());
                }
                same = 0;
            }
        }
    }
    found.sort_by_key(|run: &Range<usize>| (run.start, run.end));
    found
}

/// Finds where at least [`SHORT`] Chinese characters in a row all seem to stand up to [`LONGEST`] places before, too: only
/// there a run may be repeated.
fn near_again(places: &[(usize, char)]) -> Vec<Range<usize>> {
    // The place behind the last character of each kind, told apart by its lowest bits.
    let mut last = [0; 256];
    let mut found: Vec<Range<usize>> = vec![];
    let mut start = 0;
    for (place, (_, c)) in places.iter().enumerate() {
        let before = std::mem::replace(&mut last[u32::from(*c) as usize % 256], place + 1);
        if before == 0 || place + 1 - before > LONGEST || !is_chinese(*c) {
            start = place + 1;
        } else if place + 1 - start == SHORT {
            found.push(start..place + 1);
        } else if let Some(own) = found.last_mut().filter(|own| own.end == place && own.start == start) {
            own.end = place + 1;
        }
    }
    found
}

/// Whether a run holds a particle, and is not one character again and again.
fn has_particle(run: &[(usize, char)]) -> bool {
    let first = run.first().map(|(_, c)| *c);
    run.iter().any(|(_, c)| PARTICLES.contains(c)) && run.iter().any(|(_, c)| Some(*c) != first)
}

#[cfg(test)]
mod tests {
    use super::{WORD, WORDS, repeated, twice};

    fn words(text: &str) -> Vec<&str> {
        repeated(text).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn no_word_is_longer_than_is_looked_for() {
        assert!(WORDS.iter().all(|word| word.chars().count() < WORD));
    }

    #[test]
    fn a_repetition_is_reported_once() {
        assert_eq!(words("工作取得了取得了一定成效。"), ["取得了取得了"]);
        assert_eq!(words("做好做好了的和做好了的和公开"), ["做好了的和做好了的和"]);
        assert_eq!(words("收取收取信息处理费，依法依法办理"), ["收取收取", "依法依法"]);
        assert_eq!(words("过程性性信息1件"), ["性性"]);
        assert_eq!(words("收到申请3件件，公开209条条。"), ["件件", "条条"]);
        assert_eq!(
            words("均在在网站公布和和公示，取得了了成效，共共收到3件"),
            ["在在", "和和", "了了", "共共"]
        );
        assert_eq!(
            words("收到政府政府信息公开申请3件，发布信息信息公告5条，依法公开公开处罚决定，6个工作工作日内"),
            ["政府政府", "信息信息", "公开公开", "工作工作"]
        );
        assert_eq!(words("全年公开信息3条，公开公开信息3条，持续持续推进"), ["公开公开", "持续持续"]);
        let long = "啊".repeat(40);
        assert_eq!(words(&long), [long.as_str()]);
        let again = "政务公开专栏".repeat(5);
        assert_eq!(words(&again), [again.as_str()]);
    }

    #[test]
    fn a_sentence_that_is_written_twice_is_found() {
        let one = "全年通过县政府门户网站公开信息46条";
        let again = format!("{one}。修订制度2项。（二）{one}。");
        assert_eq!(twice(&again).len(), 1);
        let [first, second] = &twice(&again)[0];
        assert_eq!((&again[first.clone()], &again[second.clone()]), (one, one));
        assert!(twice(&format!("{one}。{one}，比上年多6条。")).is_empty());
        assert!(twice("本年度未发生此项。修订制度。本年度未发生此项。").is_empty());
    }

    #[test]
    fn a_rightful_repetition_is_not_reported() {
        for text in [
            "县政府办公室办公室主任",
            "面对面面对面沟通",
            "一个个一个个核对",
            "为了了解民意",
            "公开领导小组领导小组办公室",
            "有的的确目的的",
            "宣传宣传栏内容",
            "培训培训班学员",
            "公布受理受理窗口和答复答复率",
            "稳定性性能",
            "件件有回音，修订3条条例，条条落实，人人参与，3件件件有回音",
            "存在在线办理困难，推进在在建项目公示，共和和谐，为了了结，公共共享",
            "县政府政府信息公开，乡镇人民政府政府信息，基层政府政府网站，公开信息信息化建设，公布信息信息公开指南",
            "主动公开公开目录，及时公开公开招聘信息18条，依法公开公开出让土地信息，政府信息公开工作工作人员",
            "公开政府政府采购信息，加强政府政府债务信息公开",
            "政务公开公开信息3条，信息公开公开栏，政府信息公开公开信息3条",
        ] {
            assert_eq!(words(text), Vec::<&str>::new(), "{text}");
        }
    }
}
