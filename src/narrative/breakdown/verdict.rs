//! Whether a list plainly fails to add up: only where no natural reading of it does, and nothing excuses it.

use crate::narrative::breakdown::cues::Announced;
use crate::narrative::breakdown::labels;
use crate::narrative::breakdown::list::{Item, List};
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::{Scan, Strength};
use crate::narrative::words::list;
use crate::text::Words;
use std::collections::BTreeSet;

/// More sums than this, or more lists within lists, make a text too loose to judge.
const MOST_SUMS: usize = 128;
const MOST_NESTED: usize = 4;

/// Bytes of a noun before 等, six characters: 35件规划计划等.
const LONGEST_NOUN: usize = 18;

/// Other matters in a list of applications.
static SET_APART: Words = list("set_apart_in_a_list");

/// A list that does not add up: the whole and how many of the items are its parts.
pub(crate) struct Verdict<'a> {
    pub(crate) whole: &'a Figure,
    pub(crate) parts: Vec<&'a Figure>,
    pub(crate) sum: u128,
}

/// Judges a list.
pub(crate) fn verdict<'a>(scan: &Scan, list: &List<'a>) -> Option<Verdict<'a>> {
    let whole = *list.wholes.last()?;
    if list.items.iter().filter(|item| item.nested).count() > MOST_NESTED || any_reading_adds_up(list) {
        return None;
    }
    let parts = plain_parts(list)?;
    if parts.len() < 2 || is_excused(scan, list, whole, &parts) {
        return None;
    }
    let end = parts[parts.len() - 1].figure;
    let sum = parts.iter().fold(0, |sum: u128, part| sum.saturating_add(part.value));
    // Too much for the last part is a list of the whole before it; else either may be meant.
    let whole = match list.of_a_part {
        true if whole.count() >= Some(sum) => return None,
        true => *list.wholes.first()?,
        false => whole,
    };
    let value = whole.count()?;
    let rounded = parts.iter().fold(rounding(whole), |all, part| all.saturating_add(rounding(part.figure)));
    if sum.abs_diff(value) <= rounded {
        return None;
    }
    let fails = if sum > value {
        exceeds(scan, list, value, sum, &parts)
    } else {
        // More may follow 等 than is listed, never less.
        !closes_openly(scan, list, end) && falls_short(scan, list, value, sum, &parts)
    };
    fails.then(|| Verdict { whole, parts: parts.iter().map(|part| part.figure).collect(), sum })
}

/// How far a number in 万 may lie from what it was rounded from: half of its last digit, as 1.2万 from 11,500.
fn rounding(figure: &Figure) -> u128 {
    let step = figure.zeros.checked_sub(figure.printed).and_then(|zeros| 10_u128.checked_pow(zeros));
    if figure.zeros > 0 { step.unwrap_or(1) / 2 } else { 0 }
}

/// Whether some natural reading makes the parts of some possible whole add up.
fn any_reading_adds_up(list: &List) -> bool {
    let Some(sums) = sums(list) else { return true };
    let heads = heads(list);
    (1..=list.items.len())
        .any(|end| ends_naturally(list, end) && list.values.iter().any(|value| sums[end].contains(value)))
        || list.values.iter().any(|value| heads.contains(value))
        || repeats_whole(list)
        || has_total_behind(list)
}

/// Whether a list is followed by its own total: `甲4条、乙6条,共10条`.
fn has_total_behind(list: &List) -> bool {
    let mut sum = 0_u128;
    list.items[..list.own].iter().enumerate().any(|(place, item)| {
        let total = place >= 2 && item.value == sum && labels::is_sum(item.words);
        sum = sum.saturating_add(item.value);
        total
    })
}

/// For each number of items: every sum that they may have.
fn sums(list: &List) -> Option<Vec<BTreeSet<u128>>> {
    let count = list.items.len();
    let mut sums: Vec<BTreeSet<u128>> = vec![BTreeSet::new(); count + 1];
    sums[0].insert(0);
    for (place, item) in list.items.iter().enumerate() {
        let before = std::mem::take(&mut sums[place]);
        if before.len() > MOST_SUMS {
            return None;
        }
        for &sum in &before {
            for factor in factors(item) {
                let with = sum.saturating_add(item.value.saturating_mul(factor));
                sums[place + 1].insert(with);
                // The items behind a nested cue are parts of this one, however many they are.
                if list.items.get(place + 1).is_some_and(|next| next.nested) {
                    let end = place + 1 + nested_end(&list.items[place + 1..]);
                    for later in &mut sums[place + 2..=end] {
                        later.insert(with);
                    }
                }
            }
            if may_be_skipped(item) {
                sums[place + 1].insert(sum);
            }
        }
        sums[place] = before;
    }
    Some(sums)
}

/// 各5条 counts once for each thing that is named.
fn factors(item: &Item) -> std::ops::RangeInclusive<u128> {
    if is_each(item.words) { 1..=12 } else { 1..=1 }
}

/// Whether the words before a figure make it count once for each thing that is named.
pub(crate) fn is_each(words: &str) -> bool {
    static EACH: Words = list("each_part");
    EACH.ends(words).is_some()
}

/// A figure without a unit, or a total of the parts before it.
fn may_be_skipped(item: &Item) -> bool {
    static SUBTOTALS: Words = list("subtotals");
    item.figure.kind == Kind::Bare || SUBTOTALS.is_in(item.words)
}

/// The sums of the first figures of the clauses that semicolons part: `A共9件,4件主办、5件会办;B…`.
fn heads(list: &List) -> BTreeSet<u128> {
    let own = &list.items[..list.own];
    let begins = |place: usize| place == 0 || own[place].strength >= Strength::Semicolon;
    let heads: Vec<usize> = (0..own.len()).filter(|place| begins(*place)).collect();
    // Where no clause has figures of its own behind the first, the heads are the items themselves.
    if heads.len() < 2 || heads.len() == own.len() {
        return BTreeSet::new();
    }
    let same = heads
        .iter()
        .take_while(|head| !(list.asked && labels::is_other_view(own[0].words, own[**head].words)));
    same.scan(0_u128, |sum, head| {
        *sum = sum.saturating_add(own[*head].value);
        Some(*sum)
    })
    .collect()
}

/// Whether the first item is the whole once more, and another is no less: `共8件,其中网上8件,办结8件`.
fn repeats_whole(list: &List) -> bool {
    let own = &list.items[..list.own];
    let whole = own[0].value;
    list.values.contains(&whole) && own.iter().skip(1).any(|item| item.value >= whole)
}

/// Whether a list may end after so many items: not where another follows that is just like those before.
fn ends_naturally(list: &List, end: usize) -> bool {
    if end > list.own {
        return true;
    }
    let (style, usual) = (list.style(), list.items.get(1).map_or(Strength::Comma, |second| second.strength));
    list.items.get(end).is_none_or(|next| {
        next.strength > style
            || (usual == Strength::Pause && next.strength >= Strength::Comma)
            || next.nested
            || next.outside
            || labels::is_shown(next.words)
            || next.figure.kind != list.items[end - 1].figure.kind
            || next.figure.unit != list.items[end - 1].figure.unit
            || labels::is_rest(list.items[end - 1].words)
            || (list.asked && labels::is_other_view(list.items[end - 1].words, next.words))
    })
}

/// The sure parts of the whole itself, without those of a nested list, where it is clear which these are.
fn plain_parts<'l, 'a>(list: &'l List<'a>) -> Option<Vec<&'l Item<'a>>> {
    let mut parts: Vec<&Item> = vec![];
    let mut place = 0;
    while place < list.sure {
        let item = &list.items[place];
        parts.push(item);
        place += 1;
        if list.items.get(place).is_some_and(|next| next.nested) && place < list.sure {
            place += nested_length(&list.items[place..list.sure], item.value)?;
        }
    }
    Some(parts)
}

/// How many of the items behind a nested cue may belong to it: those up to the next semicolon.
fn nested_end(items: &[Item]) -> usize {
    let behind = items.iter().skip(1).position(|item| item.strength >= Strength::Semicolon);
    behind.map_or(items.len(), |place| place + 1)
}

/// How many items make up the item before them.
fn nested_length(items: &[Item], value: u128) -> Option<usize> {
    let end = nested_end(items);
    if end < items.len() {
        return Some(end);
    }
    let mut sum = 0_u128;
    for (place, item) in items.iter().enumerate() {
        sum = sum.saturating_add(item.value);
        if sum == value {
            return Some(place + 1);
        }
    }
    None
}

fn is_excused(scan: &Scan, list: &List, whole: &Figure, parts: &[&Item]) -> bool {
    let (first, end) = (parts[0].figure, parts[parts.len() - 1].figure);
    let vague = whole.vague || parts.iter().any(|part| part.figure.vague);
    let units = parts.iter().any(|part| part.figure.unit != whole.unit || part.figure.kind == Kind::Bare);
    let each = parts.iter().any(|part| is_each(part.words));
    let apart = SET_APART
        .iter()
        .any(|word| parts.iter().any(|part| part.words.contains(word)) && !scan.label(whole).contains(word));
    let gap = labels::lost_figure(scan.slice(first.label..end.span.end));
    vague || units || each || apart || gap || mixed_unit_follows(list)
}

/// Whether 等 closes the list.
fn closes_openly(scan: &Scan, list: &List, end: &Figure) -> bool {
    let tail = scan.tail(end);
    let after = scan.slice(end.span.end + tail.len()..list.end);
    let noun = tail.strip_suffix("等").is_some_and(|noun| noun.len() <= LONGEST_NOUN);
    tail.starts_with('等') || noun || (tail.is_empty() && after.starts_with(")等"))
}

/// Whether the next item, set apart only by its unit, may be one of the parts.
fn mixed_unit_follows(list: &List) -> bool {
    if labels::is_rest(list.items[list.sure - 1].words) {
        return false;
    }
    let style = list.style();
    list.items[..list.own].get(list.sure).is_some_and(|item| {
        !item.outside
            && item.strength <= style
            && item.figure.kind == Kind::Count
            && item.figure.unit != list.items[0].figure.unit
    })
}

/// Whether a sum is near enough above a value for the list to be its parts, and not those of something greater.
fn is_less_than_a_fourth_above(sum: u128, value: u128) -> bool {
    sum.saturating_mul(4) <= value.saturating_mul(5)
}

/// Whether a sum is near enough below a value for the list to be all of its parts, and not a selection.
fn is_less_than_a_fifth_below(sum: u128, value: u128) -> bool {
    sum.saturating_mul(5) >= value.saturating_mul(4)
}

/// Whether the parts and their whole are so near that they belong together.
pub(crate) fn are_near(sum: u128, value: u128) -> bool {
    is_less_than_a_fourth_above(sum, value) && is_less_than_a_fifth_below(sum, value)
}

fn exceeds(scan: &Scan, list: &List, value: u128, sum: u128, parts: &[&Item]) -> bool {
    let channels = parts.iter().filter(|part| labels::is_channel(part.words)).count() >= 2;
    let manners = parts.iter().all(|part| labels::is_manner(part.words));
    // The same item may stand in several channels; an account stands in one.
    let carried = ["条", "件", "篇", "份", "次", "期"].contains(&parts[0].figure.unit);
    if carried && (channels || manners) {
        return false;
    }
    // A far greater sum may belong to a greater whole before the nearest.
    let other = list.wholes.iter().any(|whole| whole.count() > Some(sum));
    if other && sum > value.saturating_mul(2) {
        return false;
    }
    // 行政村26个，其中公开栏建成26个、示范村5个: the first tells something of all, not of a part.
    if parts[0].value == value && !labels::is_same_side(parts[0].name, parts[1].name) {
        return false;
    }
    // 文件86件（…），其中规范性文件5件，解读96件（…）: what is more than the whole and has a list of its own is another whole.
    let is_whole = |part: &&Item| {
        let behind = scan.slice(part.figure.span.end + scan.tail(part.figure).len()..list.end);
        part.value > value && part.strength >= Strength::Comma && behind.starts_with('(')
    };
    if parts[1..].iter().any(is_whole) {
        return false;
    }
    announces(list)
        || by_their_ways(list, parts)
        || (is_less_than_a_fourth_above(sum, value)
            && parts.len() >= 3
            && parts.iter().all(|part| part.value < value)
            && closes(scan, list, parts))
}

fn falls_short(scan: &Scan, list: &List, value: u128, sum: u128, parts: &[&Item]) -> bool {
    let by_one = value - sum == 1 && sum.saturating_mul(2) > value;
    if !by_one && !is_less_than_a_fifth_below(sum, value) {
        return false;
    }
    let rest = scan.slice(list.items[list.sure - 1].figure.span.end..list.end);
    if labels::goes_on(rest) {
        return false;
    }
    announces(list) || closes(scan, list, parts) || by_their_ways(list, parts)
}

/// Whether a cue says plainly that parts follow.
fn announces(list: &List) -> bool {
    matches!(list.announced, Announced::Word | Announced::Mark)
}

/// Whether applications are told by the ways on which they came: each came on one.
fn by_their_ways(list: &List, parts: &[&Item]) -> bool {
    let view = list.announced == Announced::View && list.asked;
    view && parts.iter().all(|part| labels::is_way(part.words))
}

/// Whether a list that no word announces is one all the same: nouns behind a whole of everything.
fn closes(scan: &Scan, list: &List, parts: &[&Item]) -> bool {
    let whole = list.wholes.last().filter(|whole| labels::is_whole(scan.label(whole)));
    let rest = parts.last().is_some_and(|part| labels::is_rest(part.words));
    let nouns = parts.iter().all(|part| labels::is_noun(part.words));
    (whole.is_some() || rest) && nouns && parts.len() >= 2
}
