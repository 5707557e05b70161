//! The words of a list: what names a part, and what tells of something else.

use crate::narrative::scan::units::is_mark;
use crate::narrative::words::list;
use crate::text::Words;

/// Whether a clause only says from where a list is looked at: 从公开渠道来看.
pub(crate) fn is_view(clause: &str) -> bool {
    static VIEWS: Words = list("views");
    static SIDES: Words = list("sides_of_a_view");
    let opens =
        clause.starts_with(['从', '按']) || clause.starts_with("其中按") || clause.starts_with("其中从");
    // 受理渠道方面 looks from the same side as 从渠道看.
    let side = clause.strip_suffix("方面").is_some_and(|clause| SIDES.ends(clause).is_some());
    side || (opens && VIEWS.ends(clause).is_some())
        || (clause.starts_with('在') && clause.ends_with("信息中"))
}

/// Whether a label is one of a total of publications; what was applied for is followed by other things than parts.
pub(crate) fn is_total(label: &str) -> bool {
    static TOTALS: Words = list("totals");
    static OTHER: Words = list("not_totals");
    TOTALS.is_in(label) && !OTHER.is_in(label)
}

/// Whether a label counts everything, not one kind of things: 共发布信息, 累计.
pub(crate) fn is_whole(label: &str) -> bool {
    static KINDS: Words = list("kinds_of_papers");
    static WHOLES: Words = list("wholes");
    !KINDS.is_in(&label.replace("各类", "")) && WHOLES.ends(label.trim_end_matches('为')).is_some()
}

/// Whether words tell of growth, a share, or another year.
pub(crate) fn is_comparison(label: &str) -> bool {
    static WORDS: Words = list("growth");
    WORDS.is_in(label)
}

/// Whether words tell of readers, not of what they read.
pub(crate) fn is_audience(label: &str) -> bool {
    static AUDIENCE: Words = list("audience");
    AUDIENCE.is_in(label)
}

/// Whether the words before a figure join it to the one before.
pub(crate) fn is_joint(words: &str) -> bool {
    static FIRST: Words = list("joining_first");
    static LAST: Words = list("joining_last");
    FIRST.begins(words).is_some() || LAST.ends(words).is_some()
}

/// Clauses that begin like this tell of something new.
static ANOTHER: Words = list("another");

/// Clauses that begin like this tell of an act, which may be a part or not.
static ACTS: Words = list("acts");

/// Words that announce a list.
pub(crate) static NAMED: Words = list("named_cues");

/// Words of a total.
static SUMS: Words = list("sums");

/// Nouns that begin like an act.
static NOUNS: Words = list("nouns");

fn clauses(words: &str) -> impl Iterator<Item = &str> {
    words.split([',', ';', '。', ':', '\n']).map(|clause| {
        let clause = clause.trim_start_matches(['并', '、', '和', '及', '与']);
        match (clause.split_once('('), clause.rsplit_once(')')) {
            (Some((before, _)), _) if !before.is_empty() => before,
            (_, Some((_, after))) => after,
            _ => clause,
        }
    })
}

fn begins(clause: &str, words: &Words) -> bool {
    // 已主动公开的1件 is a part that is named by an act.
    words.begins(clause).is_some() && NOUNS.begins(clause).is_none() && !clause.ends_with('的')
}

/// Whether the words before a figure tell of an act or of something new.
pub(crate) fn is_outside(words: &str) -> bool {
    clauses(words).any(|clause| begins(clause, &ANOTHER) || begins(clause, &ACTS))
}

/// Whether a clause has a verb and a noun of its own, which the words of a whole do not name: 回复留言8条 and 公开会议信息.
pub(crate) fn is_own_matter(clause: &str, whole: &str) -> bool {
    static ADVERBS: Words = list("before_a_verb");
    static VERBS: Words = list("verbs_of_a_matter");
    static CONTENTS: Words = list("contents");
    let mut clause = clause.strip_suffix('中').unwrap_or(clause);
    while let Some(word) = ADVERBS.begins(clause) {
        clause = &clause[word.len()..];
    }
    let Some(verb) = VERBS.begins(clause) else { return false };
    let noun = clause[verb.len()..].trim_start_matches(['了', '的', '各', '类']);
    if CONTENTS.begins(noun) == Some(noun) {
        // 公开信息100条，公开内容涵盖…: what was published has contents, a column has them apart from itself.
        return !noun.is_empty() && !is_total(whole);
    }
    let pairs = noun.char_indices().zip(noun.char_indices().skip(2).map(|(at, _)| at).chain([noun.len()]));
    let mut pairs = pairs.map(|((start, _), end)| &noun[start..end]).filter(|pair| pair.chars().count() == 2);
    noun.chars().count() >= 2 && !pairs.any(|pair| whole.contains(pair))
}

/// Whether words tell where or how something was shown: 公示栏公开财务 is a sentence of its own, no kind of information.
pub(crate) fn is_shown(words: &str) -> bool {
    static SHOWING: Words = list("showing");
    is_channel(words) && SHOWING.is_in(words)
}

/// Whether words name what is not published, which is no part of what is.
pub(crate) fn is_unpublished(words: &str) -> bool {
    static UNPUBLISHED: Words = list("unpublished");
    clauses(words).any(|clause| UNPUBLISHED.begins(clause).is_some())
}

/// Whether the words before a figure tell of something new.
pub(crate) fn is_another(words: &str) -> bool {
    clauses(words).any(|clause| begins(clause, &ANOTHER))
}

/// Whether words name a channel, of which several may carry the same item.
pub(crate) fn is_channel(words: &str) -> bool {
    static CHANNELS: Words = list("channels");
    CHANNELS.is_in(words)
}

/// From which sides words look at an application: by whom it came, on which way, with which result.
fn views(words: &str) -> [bool; 3] {
    static WHO: Words = list("view_of_who");
    static WAY: Words = list("view_of_way");
    static RESULT: Words = list("view_of_result");
    [WHO.is_in(words), WAY.is_in(words), RESULT.is_in(words)]
}

/// Whether words look at an application by its way and by nothing else: 网上申请.
pub(crate) fn is_way(words: &str) -> bool {
    views(words) == [false, true, false]
}

/// Whether the words of two items look at applications from different sides.
pub(crate) fn is_other_view(before: &str, own: &str) -> bool {
    let (before, own) = (views(before), views(own));
    let some = |views: [bool; 3]| views.contains(&true);
    some(before) && some(own) && !before.iter().zip(own).any(|(before, own)| *before && own)
}

/// Whether the names of two items look from the same side, or end with the same character: 网上申请, 信函申请.
pub(crate) fn is_same_side(one: &str, other: &str) -> bool {
    let last = |words: &str| words.chars().next_back();
    last(one) == last(other) || views(one).iter().zip(views(other)).any(|(one, other)| *one && other)
}

/// Whether an item tells what became of some, and the one before it what they are: 征地类22件，延期答复1件.
pub(crate) fn is_other_state(before: &str, own: &str) -> bool {
    static STATES: Words = list("view_of_state");
    let [_, _, result] = views(before);
    STATES.is_in(own) && !STATES.is_in(before) && !result
}

/// Whether words name a manner of explaining, of which several may serve one policy.
pub(crate) fn is_manner(words: &str) -> bool {
    static MANNERS: Words = list("manners");
    MANNERS.is_in(words)
}

/// Whether the words before a figure make it a total of what stands before: 共, 合计, 共发布.
pub(crate) fn is_sum(words: &str) -> bool {
    SUMS.begins(words.trim_start_matches(is_mark)).is_some()
}

/// Whether the words before a figure are only those of a total: 合计, 共计为.
pub(crate) fn is_bare_sum(words: &str) -> bool {
    let words = words.trim_end_matches(['为', '是']);
    SUMS.begins(words) == Some(words)
}

/// Whether words announce a list of parts somewhere.
pub(crate) fn is_announced(words: &str) -> bool {
    NAMED.is_in(words)
}

/// Whether the words before a figure name all the rest, which closes a list: 其他信息.
pub(crate) fn is_rest(words: &str) -> bool {
    static RESTS: Words = list("rests");
    let clause = words.rsplit(is_mark).find(|clause| !clause.is_empty()).unwrap_or("");
    RESTS.begins(clause).is_some()
}

/// Whether the words before a figure only name a thing.
pub(crate) fn is_noun(words: &str) -> bool {
    static NO_NOUNS: Words = list("no_nouns");
    !is_outside(words) && !NO_NOUNS.is_in(words) && !words.ends_with('共')
}

/// Whether what follows the last figure goes on with the list: 以及…, 等.
pub(crate) fn goes_on(rest: &str) -> bool {
    static JOINED: Words = list("going_on");
    let rest = rest.trim_start_matches(')');
    JOINED.begins(rest).is_some()
}

/// Whether an item of a list has lost its number: `政策文件条,`.
pub(crate) fn lost_figure(items: &str) -> bool {
    static WORDS: Words = list("ending_like_a_unit");
    items.split(is_mark).any(|clause| {
        let Some(unit) = clause.chars().next_back().filter(|c| "条件篇份".contains(*c)) else {
            return false;
        };
        let before = clause[..clause.len() - unit.len_utf8()].chars().next_back();
        let number =
            before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百千万亿余多两几".contains(c));
        before.is_some() && !number && WORDS.ends(clause).is_none()
    })
}
