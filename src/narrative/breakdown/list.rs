//! A list of parts: what it may be the parts of, its items, and where it surely still goes on.

use crate::narrative::breakdown::cues::{Announced, Cue};
use crate::narrative::breakdown::{labels, totals};
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::{Scan, Strength};

/// Longer lists than this do not occur; they are not judged.
pub(super) const MOST_ITEMS: usize = 64;
/// Nor figures of any kind behind its cue.
const MOST_FIGURES: usize = 4 * MOST_ITEMS;

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
    /// What it is called: in 22件为征地类 the words behind the figure.
    pub(crate) name: &'a str,
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
    /// Whether the nearest whole is itself listed as a part: 收到36件，其中…、商业企业9件。其中，….
    pub(crate) of_a_part: bool,
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
pub(crate) fn list<'a>(scan: &'a Scan, cue: &Cue, cues: &[usize]) -> Option<List<'a>> {
    let inside = &scan.scopes[cue.scope];
    let end = if cue.scope == 0 { scan.sentence_end(cue.end) } else { inside.inside.end };
    let own: Vec<&Figure> = {
        let first = inside.figures.partition_point(|&i| scan.figures[i].span.start < cue.end);
        let figures = inside.figures[first..].iter().map(|&i| &scan.figures[i]);
        let figures = figures.take_while(|figure| figure.span.start < end).take(MOST_FIGURES + 1);
        let figures: Vec<_> = figures.collect();
        if figures.len() > MOST_FIGURES {
            return None;
        }
        figures.into_iter().filter(|figure| totals::is_part(scan, figure)).take(MOST_ITEMS + 1).collect()
    };
    if own.is_empty() || own.len() > MOST_ITEMS {
        return None;
    }
    let wholes = totals::candidates(scan, cue, cues, own[0].unit);
    let values = totals::values(scan, &wholes);
    // What was carried over is added to the whole, not divided.
    let wholes = match wholes.iter().rposition(|own| !scan.label(own).contains("结转")) {
        Some(last) => wholes[..=last].to_vec(),
        None => return None,
    };
    let whole = wholes.last()?;
    let (published, asked) = (scan.label(whole).contains("主动公开"), scan.label(whole).contains("申请"));
    let unit = whole.unit;
    let mut items: Vec<Item> = vec![];
    let mut from = cue.end;
    for figure in own {
        push(scan, &mut items, figure, from, unit, cues);
        from = figure.span.end;
    }
    let count = items.len();
    if cue.scope == 0 {
        for figure in following(scan, end, unit) {
            push(scan, &mut items, figure, from, unit, cues);
            from = figure.span.end;
        }
    }
    let earlier = cues[..cues.partition_point(|place| *place < cue.at)].last();
    let inner = earlier.is_some_and(|place| *place >= scan.sentence_start(cue.at));
    let of_a_part = wholes.len() > 1 && is_listed(scan, whole, cue, cues);
    // Any of the parts before may be what is listed.
    let first = scan.figures.partition_point(|figure| figure.sentence < whole.sentence);
    let before = scan.figures[first..].iter().take_while(|figure| figure.sentence == whole.sentence);
    let before = before.take(if of_a_part { MOST_FIGURES } else { 0 });
    let values = values.into_iter().chain(before.filter_map(Figure::count)).collect();
    let (announced, own) = (cue.announced, count);
    let mut list = List { announced, wholes, values, items, of_a_part, own, sure: 0, inner, asked, end };
    for item in &mut list.items {
        item.outside |= published && labels::is_unpublished(item.words);
    }
    list.sure = list.surely(cue.scope != 0);
    Some(list)
}

/// Whether a figure of a sentence before a cue stands behind another cue of its sentence, as a part of what is told there.
fn is_listed(scan: &Scan, figure: &Figure, cue: &Cue, cues: &[usize]) -> bool {
    let start = scan.sentence_start(figure.span.start);
    let first = cues.get(cues.partition_point(|place| *place < start));
    figure.sentence != scan.sentence(cue.at) && first.is_some_and(|first| *first < figure.span.start)
}

/// The first figures of the next sentence, as far as they may go on with the list.
fn following<'a>(scan: &'a Scan, end: usize, unit: &str) -> Vec<&'a Figure> {
    let root = &scan.scopes[0].figures;
    let first = root.partition_point(|&i| scan.figures[i].span.start < end);
    let figures = root[first..].iter().map(|&i| &scan.figures[i]).take(MOST_FIGURES);
    let next = scan.sentence(end) + 1;
    let own =
        figures.take_while(|figure| figure.sentence <= next).filter(|figure| totals::is_part(scan, figure));
    let mut from = end;
    let goes_on = |figure: &&Figure| {
        let words = scan.slice(from..figure.span.start);
        from = figure.span.end;
        figure.unit == unit && !labels::is_another(words)
    };
    own.take(3).take_while(goes_on).collect()
}

fn push<'a>(
    scan: &'a Scan,
    items: &mut Vec<Item<'a>>,
    figure: &'a Figure,
    from: usize,
    unit: &str,
    cues: &[usize],
) {
    let words = scan.slice(from..figure.span.start);
    let strength = scan.strength(from..figure.span.start, figure.scope);
    let first = cues.partition_point(|place| *place < from);
    let nested = !items.is_empty() && cues.get(first).is_some_and(|place| *place < figure.span.start);
    let outside = !items.is_empty() && labels::is_outside(words);
    let Some(value) = figure.count() else { return };
    let item = Item { figure, value, strength, nested, outside, words, name: name(scan, figure) };
    // Of two figures in one clause only one counts the part: 4类46条.
    if strength == Strength::Joined && !items.is_empty() && !labels::is_joint(words) && !nested {
        let last = items.len() - 1;
        if items[last].figure.unit == unit && figure.unit != unit {
            return;
        }
        let Item { strength, nested, outside, words, name, .. } = items[last];
        items[last] = Item { strength, nested, outside, words, name, ..item };
        return;
    }
    items.push(item);
}

/// Whether two items look at applications from different sides, by the words before them or by their names.
fn is_other_view(before: &Item, own: &Item) -> bool {
    labels::is_other_view(before.words, own.words) || labels::is_other_view(before.name, own.name)
}

/// The words of a figure's own clause before it, or where there are none, those behind it.
fn name<'a>(scan: &'a Scan, figure: &Figure) -> &'a str {
    let before = scan.label(figure).trim_start_matches("其中").trim_start_matches(['有', '对', '另']);
    if before.is_empty() { scan.tail(figure) } else { before }
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
            let view =
                (self.asked && is_other_view(before, item)) || labels::is_other_state(before.name, item.name);
            item.strength > style || (item.strength >= Strength::Comma && (words || bare || closed || view))
        };
        self.items[..self.own].windows(2).position(apart).map_or(self.own, |place| place + 1)
    }

    /// Whether all items add up to the whole.
    pub(crate) fn adds_up(&self) -> bool {
        let own = &self.items[..self.own];
        let sum = own.iter().fold(0, |sum: u128, item| sum.saturating_add(item.value));
        self.values.contains(&sum)
    }

    /// Where the figure of its first item begins.
    pub(crate) fn first(&self) -> Option<usize> {
        self.items.first().map(|item| item.figure.span.start)
    }

    /// The last figure of the list's own sentence.
    pub(crate) fn last_figure(&self) -> Option<&Figure> {
        self.items[..self.own].last().map(|item| item.figure)
    }

    /// Where the figures of its further items begin.
    pub(crate) fn further(&self) -> impl Iterator<Item = usize> {
        self.items[..self.own].iter().skip(1).map(|item| item.figure.span.start)
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
            // 视频189条，其中共创12条；图文168条: one part, then perhaps another whole.
            _ if self.own == 2 && second.strength == Strength::Semicolon && !closed => Strength::Comma,
            // Semicolons part the items that have lists of their own, and those that end with 其他.
            _ if !self.inner && (nested || closed) => Strength::Semicolon,
            _ => second.strength.max(Strength::Comma),
        }
    }
}
