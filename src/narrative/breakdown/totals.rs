//! The totals that a list of parts may belong to, and the values that they may have.

use crate::narrative::breakdown::cues::{Announced, Cue};
use crate::narrative::breakdown::labels;
use crate::narrative::phrases::last_bytes;
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::units;
use crate::narrative::scan::{Scan, Strength};
use crate::narrative::words::list;
use crate::text::Words;

/// Figures before a cue that may be the whole: more counts do not stand before one list.
const MOST_WHOLES: usize = 8;
/// Neighbours that may be the whole together: 网站5条、公众号3条、微博2条、其他1条，其中….
const MOST_TOGETHER: usize = 4;
/// Bytes between a whole and its bracket, twelve characters: 29件政府信息公开申请（其中….
const BEFORE_BRACKET: usize = 36;

/// Bytes between a whole and its cue that are looked at, three hundred characters: clauses further away say no more.
const LONGEST_BETWEEN: usize = 900;

/// Figures before a cue that are looked at, whatever their kinds.
const LOOKED_AT: usize = 64;

/// What the list of a cue may be the parts of, the nearest last.
pub(crate) fn candidates<'a>(scan: &'a Scan, cue: &Cue, cues: &[usize], unit: &str) -> Vec<&'a Figure> {
    let countable = |figure: &&Figure| figure.kind == Kind::Count && is_part(scan, figure);
    let scope = &scan.scopes[cue.scope];
    let place = scope.figures.partition_point(|&i| scan.figures[i].span.end <= cue.at);
    let before = scope.figures[..place].iter().rev().map(|&i| &scan.figures[i]).take(LOOKED_AT);
    let mut found: Vec<&Figure> = if cue.scope == 0 {
        let sentence = scan.sentence(cue.at);
        let mut before = before.filter(countable).take(MOST_WHOLES).peekable();
        // 其中 may open a sentence of its own; the whole then stands at most two sentences back.
        let from = before.peek().map_or(0, |figure| figure.sentence);
        if from + 2 < sentence || (from != sentence && cue.announced < Announced::View) {
            return vec![];
        }
        let same: Vec<_> = before.take_while(|figure| figure.sentence == from).collect();
        // 收到申请件，其中网上6件、信函4件: of a list that has lost its whole none is the whole.
        if from != sentence && same.len() > 1 && are_all_parts(scan, &same, cues) {
            return vec![];
        }
        without_parts(scan, cue, cues, same)
    } else {
        before.filter(countable).take(MOST_WHOLES).collect()
    };
    if found.is_empty() && cue.scope != 0 {
        let parent = &scan.scopes[scope.parent].figures;
        let place = parent.partition_point(|&i| scan.figures[i].span.end < scope.inside.start);
        let whole = place.checked_sub(1).map(|last| &scan.figures[parent[last]]);
        found.extend(whole.filter(countable).filter(|whole| {
            let between = scan.slice(whole.span.end..scope.inside.start);
            let between = between.strip_suffix('(').unwrap_or(between);
            between.len() <= BEFORE_BRACKET && !between.contains(units::is_mark)
        }));
    }
    if cue.scope == 0 && found.first().is_some_and(|nearest| is_of_another_matter(scan, nearest, cue)) {
        return vec![];
    }
    found.reverse();
    let same: Vec<_> = found.iter().copied().filter(|whole| whole.unit == unit).collect();
    if same.is_empty() { found } else { same }
}

/// Whether a cue stands before all figures of a sentence, which are given the nearest first.
fn are_all_parts(scan: &Scan, figures: &[&Figure], cues: &[usize]) -> bool {
    let Some(first) = figures.last() else { return false };
    let start = scan.sentence_start(first.span.start);
    cues.get(cues.partition_point(|cue| *cue <= start)).is_some_and(|cue| *cue < first.span.start)
}

/// Whether a cue stands behind a clause with its own verb and noun and no figure: 征集意见8次；公开会议信息，包括….
fn is_of_another_matter(scan: &Scan, nearest: &Figure, cue: &Cue) -> bool {
    let whole = scan.slice(nearest.label..nearest.span.end + scan.tail(nearest).len());
    let between = last_bytes(scan.slice(nearest.span.end..cue.at), LONGEST_BETWEEN);
    // What follows the figure up to its first mark belongs to the figure.
    let clauses = between.split_once(units::is_mark).map(|(_, clauses)| clauses);
    let is_other = |own: &str| !labels::is_view(own) && labels::is_own_matter(own, whole);
    clauses.is_some_and(|clauses| clauses.split(units::is_mark).any(is_other))
}

/// The figures of a sentence before a cue, the nearest first, without those that another cue lists as parts:
/// what stands before the first cue, behind the last semicolon, or nearest.
fn without_parts<'a>(scan: &'a Scan, cue: &Cue, cues: &[usize], figures: Vec<&'a Figure>) -> Vec<&'a Figure> {
    let Some(nearest) = figures.first().copied() else { return figures };
    let start = scan.sentence_start(nearest.span.start);
    let first = cues[cues.partition_point(|place| *place < start)..].first().copied().unwrap_or(cue.at);
    let semicolon = scan.last_semicolon(start..cue.at, cue.scope).unwrap_or(start);
    let may_be_whole = |figure: &&Figure| {
        let at = figure.span.start;
        at <= first || at == nearest.span.start || (semicolon > start && at > semicolon)
    };
    figures.into_iter().filter(may_be_whole).collect()
}

/// Every value that the whole may have: each alone, neighbours together, and with what was carried over.
pub(crate) fn values(scan: &Scan, wholes: &[&Figure]) -> Vec<u128> {
    let mut found: Vec<u128> = wholes.iter().filter_map(|whole| whole.count()).collect();
    let add = |one: &Figure, other: &Figure| one.count()?.checked_add(other.count()?);
    // 网站发布5条、公众号发布3条，其中…: neighbours together, up to the nearest.
    let mut sum = 0_u128;
    for (place, whole) in wholes.iter().enumerate().rev().take(MOST_TOGETHER) {
        let next = wholes.get(place + 1).map_or(whole.span.end, |next| next.span.start);
        if scan.strength(whole.span.end..next, whole.scope) >= Strength::Semicolon {
            break;
        }
        sum = sum.saturating_add(whole.count().unwrap_or_default());
        found.push(sum);
    }
    // 新收10件，上年结转2件；…
    let is_carried = |whole: &Figure| scan.label(whole).contains("结转");
    let pairs = wholes.windows(2).filter(|pair| pair.iter().any(|whole| is_carried(whole)));
    found.extend(pairs.filter_map(|pair| add(pair[0], pair[1])));
    // 收到10件（未含上年结转2件）: all that is in hand is the sum of both.
    for whole in wholes {
        let next = scan.figures.partition_point(|figure| figure.span.start < whole.span.end);
        let carried = scan.figures.get(next).filter(|next| next.scope != whole.scope && is_carried(next));
        found.extend(carried.and_then(|carried| add(whole, carried)));
    }
    found
}

/// Whether a figure may be a part or a whole at all.
pub(crate) fn is_part(scan: &Scan, figure: &Figure) -> bool {
    let label = scan.label(figure);
    matches!(figure.kind, Kind::Count | Kind::Bare)
        && figure.count().is_some()
        && !labels::is_comparison(label)
        && !is_of_another_year(scan, figure)
        && (figure.scope == 0 || !is_year(label))
        && !labels::is_audience(label)
        && (figure.kind != Kind::Bare || figure.number.digits < 10_000)
}

/// Whether words before a count in a bracket name a year and nothing else: 收到36件（2022年41件、前年30件）.
fn is_year(words: &str) -> bool {
    let words = words.trim_end_matches(['为', '是', '度']);
    words.strip_suffix('年').is_some_and(|year| {
        matches!(year, "上" | "去" | "前" | "上一")
            || year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit())
    })
}

/// Whether a figure is another year's, that the count before it is compared with: 较2023年的30件, 比上年（30件）.
pub(crate) fn is_of_another_year(scan: &Scan, figure: &Figure) -> bool {
    static THAN: Words = list("than_last_year");
    static LAST: Words = list("last_year");
    let text = scan.slice(0..figure.span.start);
    let before =
        last_bytes(text, BEFORE_BRACKET).trim_end_matches(['为', '是', '的', '(']).trim_end_matches('度');
    // 与2020年（5起）相比 compares, too.
    let compared = scan.slice(figure.span.end..scan.text.len()).trim_start_matches(')').starts_with("相比");
    if let Some(year) = LAST.ends(before) {
        return compared
            || THAN.ends(before).is_some()
            || THAN.ends(&before[..before.len() - year.len()]).is_some();
    }
    let year = before.strip_suffix('年').map(|before| before.trim_end_matches(|c: char| c.is_ascii_digit()));
    year.is_some_and(|before| THAN.ends(before).is_some() || compared && before.ends_with(['与', '和', '同']))
}
