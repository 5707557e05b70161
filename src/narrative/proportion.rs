//! Percentages that do not follow from the counts beside them: growth against another year, shares of a whole.

use crate::narrative::breakdown::{is_of_another_year, is_view};
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::units::is_mark;
use crate::narrative::scan::{Scan, Strength};
use crate::narrative::words::list;
use crate::text::{Normalized, Words};
use std::ops::Range;

/// What a percentage says of two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The first is more than the second by so much.
    Growth,
    /// The first is less than the second by so much.
    Decline,
    /// The first is such a part of the second.
    Share,
    /// The first is so many more than the second.
    More,
    /// The first is so many fewer than the second.
    Fewer,
}

/// A percentage that its counts contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proportion {
    /// What is said.
    pub change: Change,
    /// The count that it is said of, and where it stands.
    pub count: (u128, Range<usize>),
    /// The count that it is compared with, and where it stands, or the difference that it follows from.
    pub base: (u128, Range<usize>),
    /// The digits of the percentage without the point, and how many of them stand behind the point.
    pub stated: (u128, u32),
    /// Where the percentage stands.
    pub range: Range<usize>,
}

impl Proportion {
    /// Whether the percentage follows from two other counts.
    pub(crate) fn fits(&self, count: u128, base: u128) -> bool {
        let part = match self.change {
            Change::Growth => count.checked_sub(base),
            Change::Decline => base.checked_sub(count),
            Change::Share => Some(count),
            Change::More => return count.checked_sub(base) == Some(self.stated.0),
            Change::Fewer => return base.checked_sub(count) == Some(self.stated.0),
        };
        base > 0 && part.is_some_and(|part| is_near_to(self.stated, part, base))
    }
}

/// How many figures back the whole of a share may stand: a paragraph has rarely more.
const EARLIER: usize = 24;
/// Counts of a sentence before another year's that may be compared with it.
const MOST_COUNTS: usize = 8;
/// A sentence of more figures than this has no shares that are looked at.
const MOST: usize = 64;

static GROWING: Words = list("growing");
static SHRINKING: Words = list("shrinking");
static THAN: Words = list("than_last_year");
static SHARE: Words = list("takes_a_share");
/// What says only in its own words that another year is meant.
static YEARLY: Words = list("than_the_year_before");

/// Finds every percentage of a text that its counts contradict.
pub fn proportions(text: &str) -> Vec<Proportion> {
    let text = Normalized::sentences(text);
    proportions_in(&text, &Scan::new(&text))
}

/// Finds the percentages of a text that has been read.
pub(crate) fn proportions_in(text: &Normalized, scan: &Scan) -> Vec<Proportion> {
    let percents = scan.figures.iter().enumerate().filter(|(_, own)| own.kind == Kind::Percent && !own.vague);
    let found = percents.filter_map(|(place, figure)| {
        growth(scan, place, figure)
            .or_else(|| with_difference(scan, place, figure))
            .or_else(|| rise(scan, place, figure))
            .or_else(|| two_years(scan, place, figure))
            .or_else(|| with_bracket(scan, place, figure))
            .or_else(|| share_of(scan, place, figure))
            .or_else(|| share(scan, place, figure))
            .filter(|found| !is_of_another_count(scan, place, found))
    });
    let counts = scan.figures.iter().enumerate().filter(|(_, own)| own.kind == Kind::Count && !own.vague);
    let apart = counts.filter_map(|(place, figure)| wrong_difference(scan, place, figure));
    found
        .chain(apart)
        .map(|(change, count, base, percent)| Proportion {
            change,
            count: (count.count().unwrap_or_default(), text.origin(count.span.clone())),
            base: (base.0, text.origin(base.1.span.clone())),
            stated: (percent.number.digits, percent.number.places),
            range: text.origin(percent.span.clone()),
        })
        .collect()
}

/// What is said, of which count, compared with how many and what they follow from, by which percentage.
type Found<'a> = (Change, &'a Figure, (u128, &'a Figure), &'a Figure);

/// Whether a change follows from another count of the sentence, or from several together:
/// 收到36件，网上20件，信函16件，同比增长20%（上年30件）.
fn is_of_another_count(scan: &Scan, place: usize, (change, count, (then, base), percent): &Found) -> bool {
    if !matches!(change, Change::Growth | Change::Decline) {
        return false;
    }
    let before = scan.figures[..place].iter().rev().take_while(|figure| figure.sentence == percent.sentence);
    let counts = before.filter(|own| {
        own.unit == count.unit && own.span != base.span && difference(scan.label(own)).is_none()
    });
    let counts: Vec<u128> = counts.take(MOST_COUNTS).filter_map(Figure::count).collect();
    let fits = |now: u128| {
        let apart = if *change == Change::Growth { now.checked_sub(*then) } else { then.checked_sub(now) };
        apart.is_some_and(|apart| is_near(percent, apart, *then))
    };
    (0..counts.len()).any(|first| {
        let mut sum = 0_u128;
        counts[first..].iter().any(|own| {
            sum = sum.saturating_add(*own);
            fits(sum)
        })
    })
}

/// `46条，比上年的40条增长25%`: both counts stand before the percentage, the second behind 比.
/// `46条，比上年增加6条，增长15%`: the second may be the difference, too.
fn growth<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let (second, count) = (before.next()?, before.next()?);
    let verb = scan.slice(second.span.end..percent.span.start);
    // 比2023年(31起)下降29%: a bracket may hold the count of the year before.
    let verb = verb.trim_start_matches([')', ',', '了']);
    let change = way(&verb[YEARLY.begins(verb).map_or(0, str::len)..])?;
    let between = scan.slice(count.span.end..second.span.start).trim_start_matches(',');
    let compared = THAN.begins(between).is_some()
        && scan.strength(count.span.end..second.span.start, second.scope) < Strength::Semicolon;
    if !compared || !are_counts(&[count, second], percent) || second.unit != count.unit {
        return None;
    }
    let (now, other) = (count.count()?, second.count()?);
    let then = match (difference(between), change) {
        (None, _) => other,
        (Some(own), change) if own != change => return None,
        (_, Change::Growth) => now.checked_sub(other)?,
        _ => now.checked_add(other)?,
    };
    let difference = match change {
        Change::Growth => now.checked_sub(then),
        _ => then.checked_sub(now),
    };
    let fits = difference.is_some_and(|difference| is_near(percent, difference, then));
    (then > 0 && !fits).then_some((change, count, (then, second), percent))
}

/// `46条，比上年（40条）增加6条，增长15%`: the difference stands beside both counts and agrees with them.
fn with_difference<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let (difference, base) = (before.next()?, before.next()?);
    let verb = scan.slice(difference.span.end..percent.span.start).trim_start_matches([',', '了']);
    let change = way(&verb[YEARLY.begins(verb).map_or(0, str::len)..])?;
    let middle = without_compared(scan.slice(base.span.end..difference.span.start));
    let says = way(middle) == Some(change) && is_of_another_year(scan, base);
    let units = difference.unit == base.unit && are_counts(&[base, difference], percent);
    let (apart, then) = (difference.count()?, base.count()?);
    let now = if change == Change::Growth { then.checked_add(apart)? } else { then.checked_sub(apart)? };
    let mut counts = before.take(2).filter(|count| are_counts(&[count], percent) && count.unit == base.unit);
    let count = counts.find(|count| count.count() == Some(now)).filter(|_| says && units)?;
    compared(change, count, base, percent)
}

/// `36件，比2023年的30件增加8件`: both counts stand before the difference, which no count of the sentence has from the second.
fn wrong_difference<'a>(scan: &'a Scan, place: usize, apart: &'a Figure) -> Option<Found<'a>> {
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let base = before.next().filter(|base| is_of_another_year(scan, base) && base.unit == apart.unit)?;
    let change = way(without_compared(scan.slice(base.span.end..apart.span.start)))?;
    let (then, difference) = (base.count()?, apart.count()?);
    let same = before.take(MOST_COUNTS).take_while(|figure| figure.sentence == apart.sentence);
    let counts: Vec<&Figure> = same.filter(|figure| figure.unit == apart.unit).collect();
    if !are_counts(&[base], apart) || !are_counts(&counts, apart) || apart.zeros + base.zeros > 0 {
        return None;
    }
    let right = |now: u128| match change {
        Change::Growth => then.checked_add(difference) == Some(now),
        _ => then.checked_sub(difference) == Some(now),
    };
    let mut sum = 0_u128;
    let sums = counts.iter().map(|count| {
        sum = sum.saturating_add(count.count().unwrap_or_default());
        sum
    });
    if counts.iter().any(|count| count.count().is_some_and(right)) || sums.into_iter().any(right) {
        return None;
    }
    // The count that a percentage behind fits, or the one right before 比.
    let percent = scan.figures[place + 1..].iter().find(|figure| figure.kind != Kind::Other);
    let percent = percent.filter(|percent| {
        let verb = scan.slice(apart.span.end..percent.span.start).trim_start_matches([',', '了']);
        percent.kind == Kind::Percent && way(&verb[YEARLY.begins(verb).map_or(0, str::len)..]) == Some(change)
    });
    let fits = |count: &&&Figure| {
        let now = count.count().unwrap_or_default();
        percent.is_some_and(|percent| is_near(percent, now.abs_diff(then), then))
    };
    let right_before = || {
        let count = counts.first()?;
        let between = scan.slice(count.span.end..base.span.start).trim_start_matches([',', '(']);
        (THAN.begins(between).is_some() && percent.is_none()).then_some(count)
    };
    let count = *counts.iter().find(fits).or_else(right_before)?;
    Some((if change == Change::Growth { Change::More } else { Change::Fewer }, count, (then, base), apart))
}

/// The words behind a count of another year without those that only end the comparison: )相比减少.
fn without_compared(words: &str) -> &str {
    let words = words.trim_start_matches([')', ',']);
    words.strip_prefix("相比").unwrap_or(words).trim_start_matches(',')
}

/// Which way the words before a count make it the difference from another year, not that year's count.
fn difference(words: &str) -> Option<Change> {
    static MORE: Words = list("more");
    static LESS: Words = list("less");
    if LESS.is_in(words) {
        return Some(Change::Decline);
    }
    MORE.is_in(words).then_some(Change::Growth)
}

/// `由上年的50件增至60件，增长20%`: the year before stands first.
fn rise<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    static FROM: Words = list("from_last_year");
    static RISING: Words = list("rising");
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let (count, base) = (before.next()?, before.next()?);
    let change = way(scan.slice(count.span.end..percent.span.start).trim_start_matches(','))?;
    let between = scan.slice(base.span.end..count.span.start);
    let leads = RISING.begins(between) == Some(between) && FROM.is_in(scan.label(base));
    if !leads || !are_counts(&[count, base], percent) || base.unit != count.unit {
        return None;
    }
    compared(change, count, base, percent)
}

/// `收到申请50件，2023年收到申请40件，同比增长25%`: the same is said of two years.
fn two_years<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let (base, count) = (before.next()?, before.next()?);
    let verb = scan.slice(base.span.end..percent.span.start).trim_start_matches(',');
    let change = way(&verb[YEARLY.begins(verb)?.len()..])?;
    let ((own, year), (other, before)) = (without_year(scan.label(count)), without_year(scan.label(base)));
    let between = scan.slice(count.span.end..base.label);
    let comma = between == ",";
    // 收到17份申请，去年同期21份: the year alone stands for the same words.
    let alone = before == Year::Last && ["", "为", "同期", "同期为"].contains(&other);
    let joined = || between.strip_suffix(',').is_some_and(|words| !words.contains(is_mark));
    if alone
        && year == Year::Unsaid
        && joined()
        && are_counts(&[count, base], percent)
        && base.unit == count.unit
    {
        return compared(change, count, base, percent);
    }
    if own != other
        || own.is_empty()
        || !comma
        || !are_counts(&[count, base], percent)
        || base.unit != count.unit
    {
        return None;
    }
    // Either year may stand first; 上年 is the one before whatever year there is.
    match (year, before) {
        (year, Year::Last) if year != Year::Last => compared(change, count, base, percent),
        (Year::Last, before) if before != Year::Last => compared(change, base, count, percent),
        (Year::Of(year), Year::Of(before)) if year == before + 1 => compared(change, count, base, percent),
        (Year::Of(before), Year::Of(year)) if year == before + 1 => compared(change, base, count, percent),
        _ => None,
    }
}

/// `收到申请50件，同比增长25%（2023年为40件）`: the count of the year before stands in a bracket behind the percentage.
fn with_bracket<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    let count = scan.figures[..place].iter().rev().find(|figure| figure.kind != Kind::Other)?;
    let verb = scan.slice(count.span.end..percent.span.start).trim_start_matches([',', '(']);
    let change = way(&verb[YEARLY.begins(verb)?.len()..])?;
    let behind = scan.slice(percent.span.end..scan.text.len());
    let open = percent.span.end + behind.find(['(', ',']).filter(|open| *open <= "%".len())?;
    let base = scan.figures[place + 1..].iter().find(|figure| figure.kind != Kind::Other)?;
    let (words, year) = without_year(scan.label(base));
    // （较上年增长30%，上年30件） has a comma there.
    let bracket = scan.slice(open..scan.text.len()).starts_with('(');
    let rest = scan.slice(base.span.end..scan.text.len());
    let closes = if bracket { rest.starts_with(')') } else { rest.is_empty() || rest.starts_with(is_mark) };
    let year_is_said = if bracket { year != Year::Unsaid } else { year == Year::Last };
    let inside = base.label == open + 1 && year_is_said && closes && ["", "为", "是"].contains(&words);
    if !inside || !are_counts(&[count, base], percent) || base.unit != count.unit {
        return None;
    }
    compared(change, count, base, percent)
}

/// The year that words begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    Unsaid,
    Last,
    Of(u32),
}

/// Words without the year that they begin with, and which it is: 2023年, 上年.
fn without_year(words: &str) -> (&str, Year) {
    static LAST: Words = list("last_year");
    if let Some(year) = LAST.begins(words) {
        return (words[year.len()..].trim_start_matches('度'), Year::Last);
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let year = words[..digits].parse().ok().filter(|_| digits == 4);
    match words[digits..].strip_prefix('年').zip(year) {
        Some((rest, year)) => (rest.trim_start_matches('度'), Year::Of(year)),
        None => (words, Year::Unsaid),
    }
}

/// Which way a verb tells that a count went.
fn way(verb: &str) -> Option<Change> {
    let verb = verb.trim_end_matches('了');
    match verb {
        verb if GROWING.begins(verb) == Some(verb) => Some(Change::Growth),
        verb if SHRINKING.begins(verb) == Some(verb) => Some(Change::Decline),
        _ => None,
    }
}

/// Tells a count that did not change from another year's as a percentage says.
fn compared<'a>(
    change: Change,
    count: &'a Figure,
    base: &'a Figure,
    percent: &'a Figure,
) -> Option<Found<'a>> {
    let (now, then) = (count.count()?, base.count()?);
    let difference = if change == Change::Growth { now.checked_sub(then) } else { then.checked_sub(now) };
    let fits = difference.is_some_and(|difference| is_near(percent, difference, then));
    (then > 0 && !fits).then_some((change, count, (then, base), percent))
}

/// `80条，占全部100条的90%`: the whole stands between the count and the percentage.
fn share_of<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    static OF: Words = list("shares_of");
    let mut before = scan.figures[..place].iter().rev().filter(|figure| figure.kind != Kind::Other);
    let (whole, count) = (before.next()?, before.next()?);
    let between = scan.slice(count.span.end..whole.span.start).trim_start_matches([',', '(']);
    let says = OF.begins(between) == Some(between) && scan.slice(whole.span.end..percent.span.start) == "的";
    if !says || !are_counts(&[count, whole], percent) || whole.unit != count.unit {
        return None;
    }
    let (part, all) = (count.count()?, whole.count()?);
    (all > 0 && part <= all && !is_near(percent, part, all)).then_some((
        Change::Share,
        count,
        (all, whole),
        percent,
    ))
}

/// `收到申请4件，其中网上3件（占75%）、信函1件（占35%）`: the whole is the only count before, or the one that another share of
/// the sentence has; a count that is a share itself is no whole.
fn share<'a>(scan: &'a Scan, place: usize, percent: &'a Figure) -> Option<Found<'a>> {
    let Part { count, own, bare } = part_of(scan, place)?;
    let sentence = in_sentence(scan, percent).filter(|sentence| sentence.len() <= MOST)?;
    let wholes: Vec<&Figure> = scan.figures[sentence.start..place]
        .iter()
        .filter(|figure| figure.kind == Kind::Count && figure.unit == count.unit)
        .filter(|whole| whole.span.start < count.span.start && whole.count() >= Some(own))
        .collect();
    let fits = |whole: &Figure| whole.count().is_some_and(|whole| is_near(percent, own, whole));
    let shares: Vec<_> = sentence.filter_map(|place| share_at(scan, place)).collect();
    let sum = shares.iter().try_fold(0_u128, |sum, share| sum.checked_add(share.part))?;
    // 全年办理申请1598件。其中…896件，占比56.1%: the whole may stand in a sentence before.
    let earlier =
        scan.figures[..place].iter().rev().take(EARLIER).filter(|figure| figure.kind == Kind::Count);
    if wholes.iter().copied().chain(earlier).any(fits) || is_near(percent, own, sum) {
        return None;
    }
    // Another share of the sentence fits this whole, or there is no other count that it could be a share of.
    let agrees = |whole: &&&Figure| {
        let others = shares.iter().filter(|share| share.percent.span != percent.span);
        whole.count().is_some_and(|whole| others.clone().any(|own| is_near(own.percent, own.part, whole)))
    };
    // 予以公开18件，占比近五成 is a share, too.
    let is_part = |whole: &Figure| {
        let behind = scan.slice(whole.span.end..scan.text.len()).trim_start_matches([',', '(']);
        shares.iter().any(|share| share.count.span == whole.span) || SHARE.begins(behind).is_some()
    };
    let mut free = wholes.iter().filter(|whole| !is_part(whole));
    if free.clone().next().is_none() && !bare {
        let whole = whole_before(scan, &shares, count)?;
        return are_counts(&[count], percent).then_some((
            Change::Share,
            count,
            (whole.count()?, whole),
            percent,
        ));
    }
    let agreeing = free.clone().find(agrees);
    let whole = agreeing.or_else(|| free.next().filter(|_| wholes.len() == 1 && !bare))?;
    are_counts(&[count, whole], percent).then_some((Change::Share, count, (whole.count()?, whole), percent))
}

/// `收到申请1046件。其中，网上862件，占82.4%`: the sentence before has the whole where all shares of this one may be its parts.
fn whole_before<'a>(scan: &'a Scan, shares: &[Share], count: &Figure) -> Option<&'a Figure> {
    let (first, start) = (shares.first()?, scan.sentence_start(count.span.start));
    let opening = scan.slice(start..first.count.span.start).trim_start_matches(['。', '\n', ' ']);
    let clause = opening.split([',', ':']).next().unwrap_or("");
    if !opening.starts_with("其中") && !is_view(clause) {
        return None;
    }
    let end = scan.figures.partition_point(|figure| figure.sentence < count.sentence);
    let before = scan.figures[..end].iter().rev().take(EARLIER);
    let own = before.take_while(|figure| figure.sentence + 1 == count.sentence);
    let wholes: Vec<_> =
        own.filter(|figure| figure.kind == Kind::Count && figure.unit == count.unit).collect();
    let holds =
        |whole: &&Figure| !whole.vague && shares.iter().all(|share| whole.count() >= Some(share.part));
    let agrees = |whole: &&&Figure| {
        let whole = whole.count().unwrap_or_default();
        shares.iter().any(|share| is_near(share.percent, share.part, whole))
    };
    let all = !wholes.is_empty() && wholes.iter().all(holds);
    // The nearest to the beginning is what was received in all.
    all.then(|| wholes.iter().rev().find(agrees).or(wholes.last()).copied()).flatten()
}

/// A count that a percentage is a share of a whole of.
struct Part<'a> {
    count: &'a Figure,
    own: u128,
    /// Whether no word but a bracket says so: 予以公开16件（43.2%）.
    bare: bool,
}

/// The count that a percentage behind 占, or alone in a bracket, is said of.
fn part_of<'a>(scan: &'a Scan, place: usize) -> Option<Part<'a>> {
    let percent = &scan.figures[place];
    let count = scan.figures[..place].iter().rev().find(|figure| figure.kind != Kind::Other)?;
    let between = scan.slice(count.span.end..percent.span.start);
    let bare = between == "(" && scan.slice(percent.span.end..scan.text.len()).starts_with("%)");
    let words = between.trim_start_matches([',', '(', '、']);
    let says = bare || SHARE.begins(words) == Some(words);
    (says && count.kind == Kind::Count).then_some(())?;
    Some(Part { count, own: count.count()?, bare })
}

/// A count that is said to be a share.
struct Share<'a> {
    count: &'a Figure,
    part: u128,
    percent: &'a Figure,
}

fn share_at<'a>(scan: &'a Scan, place: usize) -> Option<Share<'a>> {
    let percent = scan.figures.get(place).filter(|figure| figure.kind == Kind::Percent)?;
    part_of(scan, place).map(|Part { count, own, .. }| Share { count, part: own, percent })
}

/// The places of all figures of a figure's sentence.
fn in_sentence(scan: &Scan, near: &Figure) -> Option<Range<usize>> {
    let start = scan.figures.partition_point(|figure| figure.sentence < near.sentence);
    let end = scan.figures.partition_point(|figure| figure.sentence <= near.sentence);
    (start < end).then_some(start..end)
}

fn are_counts(counts: &[&Figure], percent: &Figure) -> bool {
    counts
        .iter()
        .all(|figure| figure.kind == Kind::Count && !figure.vague && figure.sentence == percent.sentence)
}

/// Whether a percentage is a share to within one of its last printed digit: shares are often made to add up to 100.
pub(crate) fn is_near(percent: &Figure, part: u128, whole: u128) -> bool {
    is_near_to((percent.number.digits, percent.number.places), part, whole)
}

pub(crate) fn is_near_to((digits, places): (u128, u32), part: u128, whole: u128) -> bool {
    let unit = 10_u128.checked_pow(places).and_then(|unit| unit.checked_mul(100));
    let Some(scaled) = unit.and_then(|unit| part.checked_mul(unit)) else { return true };
    let right = scaled / whole.max(1);
    right.abs_diff(digits) <= 1
}
