//! Totals that stand behind their parts: 动态60条、公告30条，合计90条.

use crate::narrative::breakdown::list::MOST_ITEMS;
use crate::narrative::breakdown::verdict::{Verdict, are_near, is_each};
use crate::narrative::breakdown::{labels, totals};
use crate::narrative::scan::figure::{Figure, Kind};
use crate::narrative::scan::{Scan, Strength};

/// Every total that is not the sum of the parts before it, where nothing else can be meant.
pub(crate) fn behind<'a>(scan: &'a Scan) -> Vec<Verdict<'a>> {
    let root = &scan.scopes[0].figures;
    let totals =
        root.iter().enumerate().filter(|(_, own)| labels::is_bare_sum(scan.label(&scan.figures[**own])));
    totals.filter_map(|(place, own)| judged(scan, &root[..place], &scan.figures[*own])).collect()
}

fn judged<'a>(scan: &'a Scan, before: &[usize], whole: &'a Figure) -> Option<Verdict<'a>> {
    let start = scan.sentence_start(whole.span.start);
    let figures = before.iter().rev().map(|&place| &scan.figures[place]);
    let mut parts: Vec<&Figure> =
        figures.clone().take_while(|figure| figure.span.start >= start).take(MOST_ITEMS + 1).collect();
    parts.reverse();
    let (first, last) = (*parts.first()?, *parts.last()?);
    let words = scan.slice(start..whole.label);
    // The total may count what the sentence before tells, too.
    let earlier = figures.skip(parts.len()).take_while(|figure| figure.sentence + 1 == whole.sentence);
    let counts_more = earlier.clone().any(|figure| figure.unit == whole.unit);
    let between = scan.slice(last.span.end..whole.label);
    if parts.len() > MOST_ITEMS
        || counts_more
        || words.contains('(')
        || labels::is_announced(words)
        || labels::is_sum(scan.label(first))
        || between.contains('等')
        || !are_parts(scan, &parts, whole)
    {
        return None;
    }
    let value = whole.count()?;
    // 合计 may leave out what comes first: each sum that ends at the total counts.
    let mut sum = 0_u128;
    for part in parts.iter().rev() {
        sum = sum.saturating_add(part.count()?);
        if sum == value {
            return None;
        }
    }
    // A sum that is far from the total is one of other things.
    are_near(sum, value).then_some(Verdict { whole, parts, sum })
}

/// Whether figures are parts of one kind, each with its own name or none, all parted by the same mark.
fn are_parts(scan: &Scan, parts: &[&Figure], whole: &Figure) -> bool {
    let alike = |figure: &Figure| {
        figure.kind == Kind::Count
            && figure.unit == whole.unit
            && !figure.vague
            && figure.zeros == 0
            && totals::is_part(scan, figure)
            && !is_each(scan.label(figure))
    };
    let strength = |pair: &[&Figure]| scan.strength(pair[0].span.end..pair[1].span.start, 0);
    let Some(mark) = parts.windows(2).next().map(strength) else { return false };
    let least = if mark == Strength::Pause { 2 } else { 3 };
    let end = scan.strength(parts[parts.len() - 1].span.end..whole.span.start, 0);
    matches!(mark, Strength::Pause | Strength::Comma)
        && parts.len() >= least
        && end == Strength::Comma
        && parts.windows(2).all(|pair| strength(pair) == mark)
        && parts.iter().all(|part| alike(part))
        && alike(whole)
        && parts[1..].iter().all(|part| labels::is_noun(scan.label(part)))
}
