//! A list of parts: what it may be the parts of, its items, and where it surely still goes on.

use super::cues::{Announced, Cue};
use super::labels;
use super::reading::{Figure, Kind, Reading, Strength};
use super::units;

/// Longer lists than this do not occur; they are not judged.
const MOST_ITEMS: usize = 64;

/// One figure of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) figure: &'a Figure,
    pub(super) value: u128,
    /// The strongest mark between the item before and this one.
    pub(super) strength: Strength,
    /// Whether a cue stands between the item before and this one, so that it may be a part of that one.
    pub(super) nested: bool,
    /// Whether its words tell of something else than a part.
    pub(super) outside: bool,
    /// All words since the item before.
    pub(super) words: &'a str,
}

/// A list of parts.
#[derive(Debug)]
pub(super) struct List<'a> {
    pub(super) announced: Announced,
    /// What the parts may belong to; the last is the nearest.
    pub(super) wholes: Vec<&'a Figure>,
    /// Every value that the whole may have: each alone, neighbours together, and with what a bracket carries over.
    pub(super) values: Vec<u128>,
    /// The items up to the end of the sentence or bracket, then those of the next sentence.
    pub(super) items: Vec<Item<'a>>,
    /// How many items stand in the list's own sentence.
    pub(super) own: usize,
    /// How many of them are surely parts.
    pub(super) sure: usize,
    /// Where the list's sentence or bracket ends.
    pub(super) end: usize,
}

/// Collects the list that a cue announces; `cues` are the places of all cues of its scope.
pub(super) fn list<'a>(reading: &'a Reading, cue: &Cue, cues: &[usize]) -> Option<List<'a>> {
    let inside = &reading.scopes[cue.scope];
    let own: Vec<&Figure> = {
        let first = inside.figures.partition_point(|&i| reading.figures[i].span.start < cue.end);
        let end = if cue.scope == 0 { reading.sentence_end(cue.end) } else { inside.inside.end };
        let figures = inside.figures[first..].iter().map(|&i| &reading.figures[i]);
        figures
            .take_while(|figure| figure.span.start < end)
            .filter(|figure| is_part(reading, figure))
            .take(MOST_ITEMS + 1)
            .collect()
    };
    if own.is_empty() || own.len() > MOST_ITEMS {
        return None;
    }
    let end = if cue.scope == 0 { reading.sentence_end(cue.end) } else { inside.inside.end };
    let wholes = wholes(reading, cue, own[0].unit);
    let values = values(reading, &wholes);
    // What was carried over is added to the whole, not divided.
    let wholes = match wholes.iter().rposition(|own| !reading.label(own).contains("结转")) {
        Some(last) => wholes[..=last].to_vec(),
        None => return None,
    };
    let whole = wholes.last()?;
    let published = reading.label(whole).contains("主动公开");
    let unit = whole.unit;
    let mut items: Vec<Item> = vec![];
    let mut from = cue.end;
    for figure in own {
        push(reading, &mut items, figure, from, unit, cues);
        from = figure.span.end;
    }
    let count = items.len();
    if cue.scope == 0 {
        for figure in following(reading, end) {
            push(reading, &mut items, figure, from, unit, cues);
            from = figure.span.end;
        }
    }
    let mut list = List { announced: cue.announced, wholes, values, items, own: count, sure: 0, end };
    for item in &mut list.items {
        item.outside |= published && labels::is_unpublished(item.words);
    }
    list.sure = list.surely(cue.scope != 0);
    Some(list)
}

/// The first figures of the next sentence, which may go on with the list.
fn following<'a>(reading: &'a Reading, end: usize) -> Vec<&'a Figure> {
    let root = &reading.scopes[0].figures;
    let first = root.partition_point(|&i| reading.figures[i].span.start < end);
    let figures = root[first..].iter().map(|&i| &reading.figures[i]);
    let next = reading.sentence(end) + 1;
    let own = figures.take_while(|figure| figure.sentence <= next).filter(|figure| is_part(reading, figure));
    own.take(3).collect()
}

fn push<'a>(
    reading: &'a Reading,
    items: &mut Vec<Item<'a>>,
    figure: &'a Figure,
    from: usize,
    unit: &str,
    cues: &[usize],
) {
    let words = reading.slice(from..figure.span.start);
    let strength = reading.strength(from..figure.span.start, figure.scope);
    let first = cues.partition_point(|place| *place < from);
    let nested = !items.is_empty() && cues.get(first).is_some_and(|place| *place < figure.span.start);
    let outside = !items.is_empty() && labels::is_outside(words);
    let Some(value) = figure.count() else { return };
    let item = Item { figure, value, strength, nested, outside, words };
    // Of two figures in one clause only one counts the part: 4类46条.
    if strength == Strength::Joined && !items.is_empty() && !labels::is_joint(words) && !nested {
        let last = items.len() - 1;
        if items[last].figure.unit == unit && figure.unit != unit {
            return;
        }
        let Item { strength, nested, outside, words, .. } = items[last];
        items[last] = Item { strength, nested, outside, words, ..item };
        return;
    }
    items.push(item);
}

/// Whether a figure may be a part or a whole at all.
fn is_part(reading: &Reading, figure: &Figure) -> bool {
    let label = reading.label(figure);
    matches!(figure.kind, Kind::Count | Kind::Bare)
        && figure.count().is_some()
        && !labels::is_comparison(label)
        && !labels::is_audience(label)
        && !(figure.kind == Kind::Bare && figure.number.digits >= 10_000)
}

/// What the list may be the parts of.
fn wholes<'a>(reading: &'a Reading, cue: &Cue, unit: &str) -> Vec<&'a Figure> {
    let countable = |figure: &&Figure| figure.kind == Kind::Count && is_part(reading, figure);
    let scope = &reading.scopes[cue.scope];
    let place = scope.figures.partition_point(|&i| reading.figures[i].span.end <= cue.at);
    let before = scope.figures[..place].iter().rev().map(|&i| &reading.figures[i]);
    let mut found: Vec<&Figure> = if cue.scope == 0 {
        let sentence = reading.sentence(cue.at);
        let mut before = before.filter(countable).take(8).peekable();
        // 其中 may open a sentence of its own; the whole then stands at most two sentences back.
        let from = before.peek().map_or(0, |figure| figure.sentence);
        if from + 2 < sentence || (from != sentence && cue.announced < Announced::View) {
            return vec![];
        }
        before.take_while(|figure| figure.sentence == from).collect()
    } else {
        before.filter(countable).take(8).collect()
    };
    if found.is_empty() && cue.scope != 0 {
        let parent = &reading.scopes[scope.parent].figures;
        let place = parent.partition_point(|&i| reading.figures[i].span.end < scope.inside.start);
        let whole = place.checked_sub(1).map(|last| &reading.figures[parent[last]]);
        found.extend(whole.filter(countable).filter(|whole| {
            let between = reading.slice(whole.span.end..scope.inside.start);
            let between = between.strip_suffix('(').unwrap_or(between);
            between.len() <= 36 && !between.contains(units::is_mark)
        }));
    }
    found.reverse();
    let same: Vec<_> = found.iter().copied().filter(|whole| whole.unit == unit).collect();
    if same.is_empty() { found } else { same }
}

/// Every value that the whole may have.
fn values(reading: &Reading, wholes: &[&Figure]) -> Vec<u128> {
    let mut found = vec![];
    for (first, whole) in wholes.iter().enumerate() {
        let mut sum = 0_u128;
        for other in wholes[first..].iter().take(4) {
            sum = sum.saturating_add(other.count().unwrap_or_default());
            found.push(sum);
        }
        // 收到10件（未含上年结转2件）: all that is in hand is the sum of both.
        let next = reading.figures.partition_point(|figure| figure.span.start < whole.span.end);
        let carried = reading.figures.get(next).filter(|figure| figure.scope != whole.scope);
        let carried = carried.filter(|figure| reading.label(figure).contains("结转")).and_then(Figure::count);
        found.extend(carried.and_then(|carried| whole.count()?.checked_add(carried)));
    }
    found
}

impl List<'_> {
    /// How many items are surely parts: up to the first that is set apart by its mark, its words or its unit.
    fn surely(&self, bracketed: bool) -> usize {
        if bracketed {
            return self.own;
        }
        let style = match self.announced {
            Announced::Bare => Strength::Comma,
            _ => self.items.get(1).map_or(Strength::Comma, |item| item.strength.max(Strength::Comma)),
        };
        let verbs = labels::is_outside(self.items[0].words);
        let apart = |item: &Item| {
            let words = item.outside && (!verbs || labels::is_another(item.words));
            item.strength > style || (item.strength >= Strength::Comma && words)
        };
        self.items[1..self.own].iter().position(apart).map_or(self.own, |place| place + 1)
    }
}
