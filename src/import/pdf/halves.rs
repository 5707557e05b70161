//! Two columns of text on one sheet, or two pages printed side by side: each is read as a page of its own, the left one
//! first.

use super::area::Area;
use super::page::{Glyph, POINT, Page, Rule};
use std::collections::BTreeSet;

/// No gap between two columns is narrower.
const GUTTER: usize = 12;
/// A gap between columns stands in the middle third of a page.
const THIRD: usize = 3;
/// Fewer Chinese characters than this on one side are heads of a table.
const FEWEST: usize = 100;
/// The number of a page may stand across the gap, in the outer twelfth of its height.
const OUTER: i32 = 12;

/// The pages with their numbers, each whole or in two halves where nothing crosses the gap between them.
pub(super) fn halves(pages: Vec<Page>) -> Vec<(usize, Page)> {
    let gaps: Vec<Option<i32>> = pages.iter().map(|page| gap(page, FEWEST)).collect();
    // On the last sheet one side may hold a few words only.
    let known = gaps.iter().flatten().next().is_some();
    let own = |page: &Page, gap: Option<i32>| gap.or_else(|| self::gap(page, 1).filter(|_| known));
    let numbered = (1..).zip(pages).zip(gaps);
    numbered
        .flat_map(|((number, page), gap)| {
            let parts = match own(&page, gap) {
                Some(middle) => parted(page, middle),
                None => vec![page],
            };
            parts.into_iter().map(move |part| (number, part))
        })
        .collect()
}

fn parted(page: Page, middle: i32) -> Vec<Page> {
    let Page { width, height, glyphs, rules, covers, pictured, .. } = page;
    let half = |width: i32| Page { width, height, pictured, ..Page::default() };
    let (mut left, mut right) = (half(middle), half(width - middle));
    // A line that crosses the gap is not torn.
    let crossing: BTreeSet<i32> = glyphs
        .iter()
        .filter(|glyph| is_outer(glyph, height) && (glyph.x - middle).abs() < glyph.size)
        .map(|glyph| glyph.y)
        .collect();
    for glyph in &glyphs {
        if glyph.x < middle || crossing.contains(&glyph.y) {
            left.glyphs.push(*glyph);
        } else {
            right.glyphs.push(Glyph { x: glyph.x - middle, ..*glyph });
        }
    }
    for rule in rules {
        let start = if rule.upright { rule.at } else { rule.from };
        let moved = if rule.upright {
            Rule { at: rule.at - middle, ..rule }
        } else {
            Rule { from: rule.from - middle, to: rule.to - middle, ..rule }
        };
        if start < middle { left.rules.push(rule) } else { right.rules.push(moved) }
    }
    for cover in covers {
        if cover.left < middle {
            left.covers.push(cover);
        }
        if cover.right > middle {
            right.covers.push(Area { left: cover.left - middle, right: cover.right - middle, ..cover });
        }
    }
    vec![left, right]
}

fn is_outer(glyph: &Glyph, height: i32) -> bool {
    glyph.y < height / OUTER || glyph.y > height - height / OUTER
}

/// The middle of a gap over the whole height of the page with so many Chinese characters on both sides of it; nothing where
/// there is none.
fn gap(page: &Page, fewest: usize) -> Option<i32> {
    let at = |x: i32| usize::try_from((x / POINT).max(0)).unwrap_or(0);
    let width = at(page.width);
    let shown = || page.glyphs.iter().filter(|glyph| !glyph.c.is_whitespace());
    let mut taken = vec![false; width + 1];
    let mut take = |from: i32, to: i32| {
        let end = (at(to) + 1).min(taken.len());
        taken.get_mut(at(from)..end).unwrap_or_default().fill(true);
    };
    for glyph in shown().filter(|glyph| !is_outer(glyph, page.height)) {
        take(glyph.x, glyph.end());
    }
    for rule in page.rules.iter().filter(|rule| !rule.upright) {
        take(rule.from, rule.to);
    }
    let (mut best, mut run) = ((0, 0), 0);
    for (place, taken) in taken.iter().enumerate().take(width - width / THIRD).skip(width / THIRD) {
        run = if *taken { 0 } else { run + 1 };
        best = best.max((run, place));
    }
    let (length, end) = best;
    let middle = i32::try_from(end - length / 2).ok()?.checked_mul(POINT)?;
    let count =
        |is_left: bool| shown().filter(|glyph| glyph.is_wide() && (glyph.x < middle) == is_left).count();
    (length >= GUTTER && count(true) >= fewest && count(false) >= fewest).then_some(middle)
}
