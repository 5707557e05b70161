//! A list of parts: what it may be the parts of, its items, and where it surely still goes on.

use crate::narrative::cues::{Announced, Cue};
use crate::narrative::reading::{Figure, Kind, Reading, Strength};
use crate::narrative::verdict::is_other_view;
use crate::narrative::{labels, wholes};

/// Longer lists than this do not occur; they are not judged.
const MOST_ITEMS: usize = 64;

/// One figure of a list.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) value: u128,
    /// The strongest mark between the item before and this one.
    pub(crate) strength: Strength,
    /// Whether a cue stands between the item before and this one, so that it may be a part of that one.
    pub(crate) nested: bool,
    /// Whether its words tell of something else than a part.
    pub(crate) outside: bool,
    /// All words since the item before.
    pub(crate) words: &'a str,
}

/// A list of parts.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub(crate) announced: Announced,
    /// What the parts may belong to; the last is the nearest.
    pub(crate) wholes: Vec<&'a Figure>,
    /// Every value that the whole may have.
    pub(crate) values: Vec<u128>,
    /// The items up to the end of the sentence or bracket, then those of the next sentence.
    pub(crate) items: Vec<Item<'a>>,
    /// How many items stand in the list's own sentence.
    pub(crate) own: usize,
    /// How many of them are surely parts.
    pub(crate) sure: usize,
    /// Whether another list of the sentence begins before this one.
    pub(crate) inner: bool,
    /// Whether the whole counts applications.
    pub(crate) asked: bool,
    /// Where the list's sentence or bracket ends.
    pub(crate) end: usize,
}

/// Collects the list that a cue announces; `cues` are the places of all cues of its scope.
pub(crate) fn list<'a>(reading: &'a Reading, cue: &Cue, cues: &[usize]) -> Option<List<'a>> {
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
    let wholes = wholes::candidates(reading, cue, cues, own[0].unit);
    let values = wholes::values(reading, &wholes);
    // What was carried over is added to the whole, not divided.
    let wholes = match wholes.iter().rposition(|own| !reading.label(own).contains("结转")) {
        Some(last) => wholes[..=last].to_vec(),
        None => return None,
    };
    let whole = wholes.last()?;
    let (published, asked) =
        (reading.label(whole).contains("主动公开"), reading.label(whole).contains("申请"));
    let unit = whole.unit;
    let mut items: Vec<Item> = vec![];
    let mut from = cue.end;
    for figure in own {
        push(reading, &mut items, figure, from, unit, cues);
        from = figure.span.end;
    }
    let count = items.len();
    if cue.scope == 0 {
        for figure in following(reading, end, unit) {
            push(reading, &mut items, figure, from, unit, cues);
            from = figure.span.end;
        }
    }
    let earlier = cues[..cues.partition_point(|place| *place < cue.at)].last();
    let inner = earlier.is_some_and(|place| *place >= reading.sentence_start(cue.at));
    let mut list =
        List { announced: cue.announced, wholes, values, items, own: count, sure: 0, inner, asked, end };
    for item in &mut list.items {
        item.outside |= published && labels::is_unpublished(item.words);
    }
    list.sure = list.surely(cue.scope != 0);
    Some(list)
}

/// The first figures of the next sentence, as far as they may go on with the list.
fn following<'a>(reading: &'a Reading, end: usize, unit: &str) -> Vec<&'a Figure> {
    let root = &reading.scopes[0].figures;
    let first = root.partition_point(|&i| reading.figures[i].span.start < end);
    let figures = root[first..].iter().map(|&i| &reading.figures[i]);
    let next = reading.sentence(end) + 1;
    let own = figures.take_while(|figure| figure.sentence <= next).filter(|figure| is_part(reading, figure));
    let mut from = end;
    let goes_on = |figure: &&Figure| {
        let words = reading.slice(from..figure.span.start);
        from = figure.span.end;
        figure.unit == unit && !labels::is_another(words)
    };
    own.take(3).take_while(goes_on).collect()
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
pub(crate) fn is_part(reading: &Reading, figure: &Figure) -> bool {
    let label = reading.label(figure);
    matches!(figure.kind, Kind::Count | Kind::Bare)
        && figure.count().is_some()
        && !labels::is_comparison(label)
        && !labels::is_audience(label)
        && !(figure.kind == Kind::Bare && figure.number.digits >= 10_000)
}

impl List<'_> {
    /// How many items are surely parts: up to the first that is set apart by its mark, its words or its unit.
    fn surely(&self, bracketed: bool) -> usize {
        if bracketed {
            return self.own;
        }
        let style = self.style();
        let verbs = labels::is_outside(self.items[0].words);
        let apart = |pair: &[Item]| {
            let [before, item] = pair else { return false };
            let closed = item.figure.unit != before.figure.unit && labels::is_rest(before.words);
            let words = item.outside && (!verbs || labels::is_another(item.words));
            let bare = item.figure.kind == Kind::Bare && self.items[0].figure.kind == Kind::Count;
            let view = self.asked && is_other_view(before, item);
            item.strength > style || (item.strength >= Strength::Comma && (words || bare || closed || view))
        };
        self.items[..self.own].windows(2).position(apart).map_or(self.own, |place| place + 1)
    }

    /// The strongest mark that parts the items of the list.
    pub(crate) fn style(&self) -> Strength {
        let Some(second) = self.items.get(1) else { return Strength::Comma };
        let own = &self.items[..self.own];
        let nested =
            own.iter().take_while(|item| item.strength < Strength::Semicolon).any(|item| item.nested);
        // 其他 behind a semicolon closes the list, if there is still something to add.
        let first = own.iter().take_while(|item| item.strength < Strength::Semicolon);
        let sum = first.fold(0, |sum: u128, item| sum.saturating_add(item.value));
        let open = self.wholes.last().and_then(|whole| whole.count()).is_some_and(|whole| sum < whole);
        let rest = |item: &Item| item.strength == Strength::Semicolon && labels::is_rest(item.words);
        let closed = open && own.iter().any(rest);
        match self.announced {
            Announced::Bare => Strength::Comma,
            // Semicolons part the items that have lists of their own, and those that end with 其他.
            _ if !self.inner && (nested || closed) => Strength::Semicolon,
            _ => second.strength.max(Strength::Comma),
        }
    }
}
