//! Where a list of parts begins: 其中, 包括, a bracket, a colon, or nothing but a comma.

use crate::narrative::breakdown::labels;
use crate::narrative::phrases::last_bytes;
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::{Scan, Strength};
use crate::narrative::words::list;
use crate::text::Words;
use crate::text::numerals::in_chinese;

/// How a list is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Announced {
    /// Not at all: `X条，公告3条、…`.
    Bare,
    /// From a point of view: 从渠道看.
    View,
    /// By a colon or a bracket.
    Mark,
    /// By a word.
    Word,
}

/// The beginning of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cue {
    pub(crate) at: usize,
    pub(crate) end: usize,
    pub(crate) scope: usize,
    pub(crate) announced: Announced,
}

/// How far before a cue, in bytes, the names may stand that it is said of.
const NEAR: usize = 300;

/// Longer lists of numbered items than this do not occur.
const MOST_POINTS: usize = 12;

/// Words that announce a list where a clause begins with them.
static CONTAINING: Words = list("containing");

/// Every cue of a text, in order; of two with no figure between them the later stands for both.
pub(crate) fn cues(scan: &Scan) -> Vec<Cue> {
    let mut cues = named(scan);
    cues.extend(brackets(scan));
    cues.extend(marks(scan));
    cues.extend(points(scan));
    cues.extend(bare(scan, &cues));
    cues.sort_by_key(|cue| (cue.at, cue.end));
    let mut kept: Vec<Cue> = vec![];
    // The last cue of each bracket that is open at this place.
    let mut last: Vec<usize> = vec![];
    for mut cue in cues {
        last.retain(|&place| {
            let scope = kept[place].scope;
            scope == 0 || cue.at <= scan.scopes[scope].inside.end
        });
        let before = last.iter().position(|&place| kept[place].scope == cue.scope);
        match before {
            Some(slot) if !figure_between(scan, &kept[last[slot]], &cue) => {
                let earlier = &mut kept[last[slot]];
                cue.announced = cue.announced.max(earlier.announced);
                *earlier = cue;
            }
            Some(slot) => {
                kept.push(cue);
                last[slot] = kept.len() - 1;
            }
            None => {
                kept.push(cue);
                last.push(kept.len() - 1);
            }
        }
    }
    kept.sort_by_key(|cue| cue.at);
    kept
}

fn figure_between(scan: &Scan, first: &Cue, second: &Cue) -> bool {
    let figures = &scan.scopes[first.scope].figures;
    let start = figures.partition_point(|&figure| scan.figures[figure].span.start < first.at);
    let mut between = figures[start..].iter().map(|&figure| &scan.figures[figure]);
    between.find(|figure| figure.kind != Kind::Other).is_some_and(|figure| figure.span.start < second.at)
        || scan.sentence(first.at) != scan.sentence(second.at)
}

fn named(scan: &Scan) -> Vec<Cue> {
    let word = |at: usize, word: &str| Cue {
        at,
        end: at + word.len(),
        scope: scan.scope(at),
        announced: Announced::Word,
    };
    let places = labels::NAMED
        .places(scan.text)
        .filter(|(at, name)| !name.starts_with("分别") || !is_said_of_names(scan, *at));
    let mut found: Vec<_> = places.map(|(at, name)| word(at, name)).collect();
    // 含 stands in many other words, 涉及 in many sentences; they announce a list only where they begin.
    let text = scan.text;
    let before = |at: usize| text[..at].chars().next_back();
    let clause = CONTAINING.places(text).filter(|(at, name)| {
        matches!(before(*at), Some(',' | '(' | ';')) && !text[at + name.len()..].starts_with('量')
    });
    let sentence = text.match_indices("涉及").filter(|(at, _)| before(*at) == Some('。'));
    found.extend(clause.map(|(at, name)| word(at, name)));
    found.extend(sentence.map(|(at, name)| word(at, name)));
    found
}

/// Whether names without numbers stand before 分别为, which are then no whole: 复议、诉讼分别为2件、1件.
fn is_said_of_names(scan: &Scan, at: usize) -> bool {
    let near = last_bytes(&scan.text[..at], NEAR);
    let clause = near.rsplit([',', ';', '。', ':', '(', ')', '\n']).next().unwrap_or(near);
    let last = at - clause.len();
    let figure = scan.figures.partition_point(|figure| figure.span.end <= at).checked_sub(1);
    let counts = figure.is_some_and(|figure| scan.figures[figure].span.start >= last);
    clause.contains(['、', '和', '与', '及']) && !clause.contains("其中") && !counts
}

fn brackets(scan: &Scan) -> Vec<Cue> {
    let listing = scan.scopes.iter().enumerate().skip(1).filter(|(_, scope)| scope.figures.len() >= 2);
    let cue = |(scope, own): (usize, &crate::narrative::scan::Scope)| Cue {
        at: own.inside.start,
        end: own.inside.start,
        scope,
        announced: Announced::Mark,
    };
    listing.map(cue).collect()
}

/// Bytes between a whole and its colon, eight characters: 收到申请29件，情况如下：.
const BEFORE_COLON: usize = 24;
/// Bytes between a whole and 中, twelve characters: 主动公开的29件政府信息中.
const BEFORE_AMONG: usize = 36;

/// Colons right behind a figure, `…的29件中,`, and `从渠道看,`.
fn marks(scan: &Scan) -> Vec<Cue> {
    let mut found = vec![];
    let mut start = 0;
    let mut figures = scan.figures.iter().peekable();
    for mark in &scan.marks {
        let mut last = None;
        while let Some(figure) = figures.next_if(|figure| figure.span.start < mark.at) {
            last = (figure.span.start >= start).then_some(figure);
        }
        let clause = scan.slice(start..mark.at);
        let counted = last.filter(|figure| figure.kind == Kind::Count && figure.scope == mark.scope);
        let announced = match counted {
            Some(figure) if mark.colon && mark.at - figure.span.end <= BEFORE_COLON => Some(Announced::Mark),
            Some(figure) if clause.ends_with('中') && mark.at - figure.span.end <= BEFORE_AMONG => {
                Some(Announced::Word)
            }
            None if last.is_none() && labels::is_view(clause) => Some(Announced::View),
            _ => None,
        };
        if let (Some(announced), Strength::Comma) = (announced, mark.strength) {
            found.push(Cue { at: mark.at, end: mark.at + 1, scope: mark.scope, announced });
        }
        start = mark.at + 1;
        while !scan.text.is_char_boundary(start) {
            start += 1;
        }
    }
    found
}

/// Sentences that number their items behind a total: 公开信息110条。一是动态60条；二是公告30条；三是政策20条. Each item is a
/// noun with its number and nothing else, else the list is one of acts.
fn points(scan: &Scan) -> Vec<Cue> {
    let mut found = vec![];
    for (at, _) in scan.text.match_indices("一是") {
        let start = scan.sentence_start(at);
        if !scan.slice(start..at).chars().all(|c| "。\n ".contains(c)) || scan.scope(at) != 0 {
            continue;
        }
        let end = scan.sentence_end(at);
        let items: Vec<&str> = scan.slice(at..end).split(';').take(MOST_POINTS).collect();
        let first = scan.figures.partition_point(|figure| figure.span.start < at);
        let figures = scan.figures[first..].iter().take_while(|figure| figure.span.start < end);
        let figures: Vec<_> = figures.take(MOST_POINTS).collect();
        let mut place = at;
        let is_item = |(number, (item, figure)): (u32, (&&str, &&Figure))| {
            let (from, to) = (place, place + item.len());
            place = to + 1;
            let point = format!("{}是", in_chinese(number));
            let noun = scan.slice(from..figure.span.start).strip_prefix(point.as_str());
            figure.span.end == to && noun.is_some_and(|noun| !noun.is_empty() && labels::is_noun(noun))
        };
        let complete = figures.len() == items.len() && (3..MOST_POINTS).contains(&items.len());
        if complete && (1..).zip(items.iter().zip(&figures)).all(is_item) {
            found.push(Cue { at, end: at, scope: 0, announced: Announced::Word });
        }
    }
    found
}

/// Sentences whose first figure is a total, and where no cue stands before the second.
fn bare(scan: &Scan, cues: &[Cue]) -> Vec<Cue> {
    let mut places: Vec<_> = cues.iter().map(|cue| cue.at).collect();
    places.sort_unstable();
    let mut begins: Vec<_> = cues.iter().filter(|cue| cue.scope == 0).map(|cue| cue.at).collect();
    begins.sort_unstable();
    // What a sentence lists from its beginning are parts of the whole of the sentence before.
    let lists_from_its_beginning = |at: usize| {
        begins.partition_point(|place| *place < scan.sentence_start(at))
            < begins.partition_point(|place| *place < at)
    };
    let mut found = vec![];
    let mut sentence = usize::MAX;
    let root = &scan.scopes[0].figures;
    for pair in root.windows(2) {
        let (first, second) = (&scan.figures[pair[0]], &scan.figures[pair[1]]);
        if first.kind != Kind::Count || first.sentence == sentence {
            continue;
        }
        sentence = first.sentence;
        let between = first.span.end..second.span.start;
        let cue = places.partition_point(|place| *place < between.start);
        let announced = places.get(cue).is_some_and(|place| *place < between.end);
        let same = second.sentence == first.sentence && second.kind == Kind::Count;
        let comma = scan.strength(between, 0) == Strength::Comma;
        let begun = lists_from_its_beginning(first.span.start);
        if same && !announced && !begun && comma && labels::is_total(scan.label(first)) {
            let at = first.span.end;
            found.push(Cue { at, end: at, scope: 0, announced: Announced::Bare });
        }
    }
    found
}
